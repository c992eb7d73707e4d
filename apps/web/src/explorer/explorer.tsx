'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Head } from '../shell/head';
import { failureOf } from '../trpc/failure';
import { RunFailure } from './run-failure';
import { RunFigure } from './run-figure';
import { RunWaiting } from './run-waiting';
import { useSource } from './use-source';
// The order is that of the cascade.
import './page.css';
import './figure.css';
import './color-bar.css';
import './menus.css';
import './formula.css';
import './panels.css';

const GROWING_INTERVAL_MS = 5_000;
const LOST_INTERVAL_MS = 4_000;

/** The page of one run: its figure. */
export function Explorer({ run }: { run: string }) {
  const t = useTranslations('explorer');
  const source = useSource();
  const { data, error, refetch } = useQuery({
    queryKey: ['run', run],
    queryFn: ({ signal }) => source.run(run, signal),
    refetchInterval: ({ state }) => {
      if (state.data === undefined) return state.error === null ? false : LOST_INTERVAL_MS;
      return state.data.state === 'growing' || state.data.state === 'waiting' ? GROWING_INTERVAL_MS : false;
    },
  });
  if (data !== undefined) return <RunFigure key={run} run={data} source={source} />;
  const name = run.split('/').at(-1) ?? run;
  return (
    <>
      <Head crumbs={[{ label: name }]} />
      <main className="ex-alone">
        {error === null ? (
          <RunWaiting label={t('loadingRun')} />
        ) : (
          <RunFailure failure={failureOf(error)} run={run} onRetry={() => void refetch()} />
        )}
      </main>
    </>
  );
}
