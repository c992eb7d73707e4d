'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPCClient } from '../../trpc/client';
import { Button, buttonClass } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { type AwayWords, awayWords } from './away-words';
import { type SessionFacts, startCommand } from './session-facts';
import styles from './session-notice.module.css';
import { useSessionParts } from './session-provider';
import type { SessionWarning } from './session-warning';
import { useSession } from './use-session';
import { useSessionTimes } from './use-session-times';

/**
 * The one message about the session in the margin of a page: that it is away, or that it will end soon. The running
 * head speaks it to who cannot see it.
 */
export function SessionNotice() {
  const t = useTranslations('session');
  const times = useSessionTimes();
  const { dismissed } = useSessionParts();
  const { connection, facts, nowMs, warning } = useSession();
  const away = awayWords(connection, facts, (atMs) => times.moment(atMs, nowMs ?? atMs), t);
  if (away !== null) return <AwayNotice words={away} />;
  if (warning === null || facts === null || nowMs === null || dismissed.includes(warning.key)) return null;
  return <WarningNotice warning={warning} facts={facts} nowMs={nowMs} />;
}

function AwayNotice({ words }: { words: AwayWords }) {
  const t = useTranslations('session.away');
  const { watch } = useSessionParts();
  const { title, text, next, command, action } = words;
  return (
    <section className={`note warn ${styles.notice}`} aria-label={title} data-notice="away">
      <p className="msg">
        <b>{title}</b> {text}
      </p>
      {next === null ? null : <p className="fine">{next}</p>}
      {command === null ? null : <Command text={command} />}
      <div className="note-acts">
        {action === 'sign-in' ? (
          <a
            className={buttonClass('outline', true)}
            href={signInPage()}
            onClick={({ currentTarget }) => {
              // The view may have moved on since this was drawn.
              currentTarget.href = signInPage();
            }}
          >
            {t('signedOut.action')}
          </a>
        ) : (
          <Button small onClick={watch.check}>
            {t('retry')}
          </Button>
        )}
        {command === null ? null : <CopyButton kind="quiet" text={command} label={command} />}
      </div>
    </section>
  );
}

interface WarningNoticeProps {
  readonly warning: SessionWarning;
  readonly facts: SessionFacts;
  readonly nowMs: number;
}

function WarningNotice({ warning, facts, nowMs }: WarningNoticeProps) {
  const t = useTranslations('session.warning');
  const times = useSessionTimes();
  const { dismiss } = useSessionParts();
  const client = useTRPCClient();
  const leftMs = warning.endsAtMs - nowMs;
  const time = times.left(leftMs);
  const idle = warning.kind === 'idle';
  const restMs = (facts.idleMs ?? 0) - leftMs;
  const title = idle ? t('idleTitle', { length: times.left(restMs) }) : t('title', { time });
  const command = idle || facts.role === 'viewer' ? null : startCommand(facts.name);
  return (
    <section className={`note warn ${styles.notice}`} aria-label={title} data-notice={warning.kind}>
      <p className="msg">
        <b>{title}</b> {idle ? t('idleText', { time }) : t('text')}
      </p>
      {idle ? null : <p className="fine">{t(command === null ? 'nextViewer' : 'next')}</p>}
      {command === null ? null : <Command text={command} />}
      <div className="note-acts">
        {idle ? (
          // Any question keeps a session; the answer to this one is of no use.
          <Button small onClick={() => void client.runs.list.query().catch(() => undefined)}>
            {t('keep')}
          </Button>
        ) : null}
        {command === null ? null : <CopyButton kind="quiet" text={command} label={command} />}
        <Button small kind="quiet" onClick={() => dismiss(warning.key)}>
          {t('dismiss')}
        </Button>
      </div>
    </section>
  );
}

/** A line to type; an option keeps its value beside it where there is room for both. */
function Command({ text }: { text: string }) {
  return (
    <p className={styles.command}>
      <code>
        {text.split(/ (?=--)/).map((part, position) => (
          <Fragment key={part}>
            {position === 0 ? null : ' '}
            <span>{part}</span>
          </Fragment>
        ))}
      </code>
    </p>
  );
}

/** This very page: a server that asks for a key leads from here to its sign-in page, and from there back. */
function signInPage(): string {
  const { pathname, search } = window.location;
  return `${pathname}${search}`;
}
