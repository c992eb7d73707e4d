'use client';

import { useTranslations } from 'use-intl';
import { Popover } from '../../ui/popover';
import styles from './session-details.module.css';
import type { SessionFacts } from './session-facts';
import { SessionNotice } from './session-notice';
import type { SessionNow } from './use-session';
import { useSessionTimes } from './use-session-times';

export interface SessionDetailsProps {
  readonly session: SessionNow;
  readonly facts: SessionFacts;
  readonly onClose: () => void;
}

/** All that is known of the session, under the time left. */
export function SessionDetails({ session, facts, onClose }: SessionDetailsProps) {
  const t = useTranslations('session.details');
  const times = useSessionTimes();
  const { idle, leftMs } = session;
  const nowMs = session.nowMs ?? facts.startedAtMs;
  const moment = (atMs: number) => times.moment(atMs, nowMs);
  const ends =
    facts.endsAtMs === null || leftMs === null
      ? t('noEnd')
      : t('endsIn', { time: moment(facts.endsAtMs), left: times.left(leftMs) });
  const rest =
    idle === null
      ? t('noIdle')
      : t('idleAfter', { length: times.length(idle.lengthMs), time: moment(idle.endsAtMs) });
  const lines: readonly (readonly [string, string])[] = [
    [t('name'), facts.name],
    [t('node'), facts.node],
    [t('started'), moment(facts.startedAtMs)],
    [t('ends'), ends],
    [t('idle'), rest],
    [t('version'), t('versionOf', { version: facts.version })],
    [t('role'), t(facts.role)],
  ];
  return (
    <Popover label={t('title')} className={styles.sheet ?? ''} onClose={onClose}>
      <SessionNotice />
      <dl className={styles.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
