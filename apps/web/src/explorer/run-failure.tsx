import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Failure } from '../trpc/failure';
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
  const runs: ReactNode = (
    <Link className={buttonClass('outline', true)} href="/">
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
  const lost =
    failure.tag === 'WorkerLost' ? 'workerLost' : failure.tag === 'Unreachable' ? 'unreachable' : null;
  if (lost !== null) {
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
