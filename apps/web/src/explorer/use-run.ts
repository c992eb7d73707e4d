import { runPathSchema } from '@emout/api/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTRPCClient } from '../trpc/client';

/** What a run consists of; one answer for all of its pages. */
export function useRun(run: string) {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ['run', run],
    queryFn: ({ signal }) => client.runs.get.query({ run: runPathSchema.parse(run) }, { signal }),
  });
}
