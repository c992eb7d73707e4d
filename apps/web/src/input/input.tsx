'use client';

import { runPathSchema } from '@emout/api/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RunFailure } from '../explorer/run-failure';
import { RunHead } from '../explorer/run-head';
import { RunWaiting } from '../explorer/run-waiting';
import { useRun } from '../explorer/use-run';
import { useTRPC } from '../trpc/client';
import { failureOf } from '../trpc/failure';
import { InputPage } from './input-page';
// The order is that of the cascade.
import '../explorer/page.css';
import '../explorer/menus.css';

/** The page of a run's parameters. */
export function Input({ run }: { run: string }) {
  const t = useTranslations('input');
  const trpc = useTRPC();
  const known = useRun(run);
  const { data, error, refetch } = useQuery(trpc.runs.input.queryOptions({ run: runPathSchema.parse(run) }));
  const name = known.data?.name ?? run.split('/').at(-1) ?? run;
  return (
    <>
      <RunHead run={{ run, name, root: known.data?.root ?? null }} view="input" />
      {data !== undefined ? (
        <InputPage name={name} input={data} />
      ) : (
        <main className="ex-alone">
          {error === null ? (
            <RunWaiting label={t('loading')} />
          ) : (
            <RunFailure failure={failureOf(error)} run={run} onRetry={() => void refetch()} />
          )}
        </main>
      )}
    </>
  );
}
