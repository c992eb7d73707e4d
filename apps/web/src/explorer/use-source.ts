import { runPathSchema } from '@emout/api/schemas';
import { useMemo } from 'react';
import { useTRPCClient } from '../trpc/client';
import { fetchPicture } from './picture';
import type { ExplorerSource } from './source';

/** The worker behind this page. */
export function useSource(): ExplorerSource {
  const client = useTRPCClient();
  return useMemo(
    (): ExplorerSource => ({
      run: (run, signal) => client.runs.get.query({ run: runPathSchema.parse(run) }, { signal }),
      describe: (spec, signal) => client.figures.describe.query({ spec }, { signal }),
      picture: fetchPicture,
      values: ({ run, expr, units }, signal) =>
        client.data.values.query({ data: { run: runPathSchema.parse(run), expr, units } }, { signal }),
      check: ({ run, expr, units }, signal) =>
        client.expressions.check.query({ run: runPathSchema.parse(run), expr, units }, { signal }),
      names: (run, signal) => client.expressions.names.query({ run: runPathSchema.parse(run) }, { signal }),
    }),
    [client],
  );
}
