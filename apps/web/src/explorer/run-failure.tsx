import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { runsAddress } from '../runs/run-address';
import { SessionNotice } from '../shell/session/session-notice';
import { useAway, useReturn } from '../shell/session/use-session';
import { type Failure, isOfSession, WORKER_LOST } from '../trpc/failure';
import { Button, buttonClass } from '../ui/button';
import { Message } from '../ui/message';

export interface RunFailureProps {
  readonly failure: Failure;
  readonly run: string;
  readonly onRetry: () => void;
}

/** Why there is nothing of a run to show. */
export function RunFailure({ failure, run, onRetry }: RunFailureProps) {
  const t = useTranslations('explorer.problem');
  const away = useAway();
  const ofSession = isOfSession(failure);
  useReturn(onRetry);
  if (away && ofSession) return <SessionNotice />;
  const runs: ReactNode = (
    <Link className={buttonClass('outline', true)} href={runsAddress()}>
      {t('unknownRun.action')}
    </Link>
  );
  if (failure.tag === 'UnknownRun' || failure.tag === 'PathOutsideRoots') {
    return (
      <Message tone="bad" title={t('unknownRun.title')} actions={runs}>
        {t('unknownRun.text', { run })}
      </Message>
    );
  }
  const retry = (
    <>
      <Button small onClick={onRetry}>
        {t('retry')}
      </Button>
      {runs}
    </>
  );
  if (ofSession) {
    const lost = failure.tag === WORKER_LOST ? 'workerLost' : 'unreachable';
    return (
      <Message tone="warn" title={t(`${lost}.title`)} actions={retry}>
        {t(`${lost}.textEmpty`)}
      </Message>
    );
  }
  return (
    <Message tone="bad" title={t('unreadableRun.title')} fine={failure.hint ?? undefined} actions={retry}>
      {failure.message}
    </Message>
  );
}
