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
import { ThreePage } from './three-page';
import { useThreeView } from './use-three-view';
// The order is that of the cascade.
import '../explorer/page.css';
import '../explorer/figure.css';
import '../explorer/menus.css';
import '../explorer/panels.css';

/** The page of a run's boundaries. */
export function Three({ run }: { run: string }) {
  const t = useTranslations('three');
  const trpc = useTRPC();
  const known = useRun(run);
  const { data, error, refetch } = useQuery(
    trpc.runs.boundaries.queryOptions({ run: runPathSchema.parse(run) }),
  );
  const { view, change, settle } = useThreeView();
  const name = known.data?.name ?? run.split('/').at(-1) ?? run;
  const head = { run, name, root: known.data?.root ?? null };
  if (data !== undefined && view !== null) {
    return <ThreePage run={head} boundaries={data} view={view} onChange={change} onLeave={settle} />;
  }
  return (
    <>
      <RunHead run={head} view="three" />
      <main className="ex-alone">
        {error === null ? (
          <RunWaiting label={t('loading')} />
        ) : (
          <RunFailure failure={failureOf(error)} run={run} onRetry={() => void refetch()} />
        )}
      </main>
    </>
  );
}
