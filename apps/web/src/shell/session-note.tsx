'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '../trpc/client';
import { failureOf, UNREACHABLE, WORKER_LOST } from '../trpc/failure';

const EVERY_MS = 30_000;
const EVERY_WHILE_LOST_MS = 4_000;

/** On which machine the session runs, or that its worker does not answer. */
export function SessionNote() {
  const t = useTranslations('shell');
  const format = useFormatter();
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.session.info.queryOptions(undefined, {
      staleTime: EVERY_MS,
      refetchInterval: (query) => (query.state.error === null ? EVERY_MS : EVERY_WHILE_LOST_MS),
    }),
  );
  if (error !== null) {
    const { tag } = failureOf(error);
    if (tag === WORKER_LOST || tag === UNREACHABLE) {
      return (
        <span className="clock low" role="status">
          {t('workerLost')}
        </span>
      );
    }
  }
  if (data === undefined) return <span className="clock" />;
  const started = format.dateTime(new Date(data.startedAtMs), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className="clock" title={t('nodeTitle', { host: data.host, version: data.version, started })}>
      {t('node', { host: data.host })}
    </span>
  );
}
