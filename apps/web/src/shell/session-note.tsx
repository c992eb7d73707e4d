'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { awayWords, headWords } from './session/away-words';
import { LOW_BELOW_MS } from './session/session-clock';
import { SessionDetails } from './session/session-details';
import { useAttendance, useSession } from './session/use-session';
import { useSessionTimes } from './session/use-session-times';
import styles from './session-note.module.css';

/** How long the session still runs and where, or why it does not answer; pressed, all that is known of it. */
export function SessionNote() {
  const t = useTranslations('session');
  const times = useSessionTimes();
  const session = useSession();
  const [open, setOpen] = useState(false);
  useAttendance();
  const { connection, facts, nowMs, leftMs, warning } = session;
  const moment = (atMs: number) => times.moment(atMs, nowMs ?? atMs);
  const trouble = headWords(connection, moment, t);
  const low = trouble !== null || (leftMs !== null && leftMs < LOW_BELOW_MS);
  const said =
    awayWords(connection, facts, moment, t)?.title ??
    trouble ??
    (warning === null
      ? null
      : t(warning.kind === 'idle' ? 'warning.idleSaid' : 'warning.said', {
          time: times.length(warning.minutes * 60_000),
        }));
  const left = leftMs === null ? null : times.left(leftMs);
  const end =
    facts === null || facts.endsAtMs === null
      ? t('tooltipOpen')
      : t('tooltip', { time: moment(facts.endsAtMs) });
  const node = facts === null ? null : t('node', { node: facts.node });
  return (
    <span className={styles.note}>
      {facts === null ? (
        <span className={low ? 'clock low' : 'clock'}>{trouble}</span>
      ) : (
        <button
          type="button"
          className={low ? `clock low ${styles.open}` : `clock ${styles.open}`}
          title={trouble === null ? end : t('open')}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {trouble ?? (left === null ? null : t.rich('left', { time: left, b: (words) => <b>{words}</b> }))}
          <span className={trouble === null && left === null ? undefined : styles.node}>
            {trouble === null && left === null ? null : ' · '}
            {node}
          </span>
          {facts.role === 'viewer' ? <span className={styles.role}> · {t('viewer')}</span> : null}
        </button>
      )}
      {open && facts !== null ? (
        <SessionDetails session={session} facts={facts} onClose={() => setOpen(false)} />
      ) : null}
      <span className="vh" role="status">
        {said}
      </span>
    </span>
  );
}
