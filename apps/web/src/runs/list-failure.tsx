'use client';

import { useTranslations } from 'use-intl';
import { below } from '../base-path';
import { formatClock } from '../i18n/date-words';
import { type Failure, SIGNED_OUT, UNREACHABLE, WORKER_LOST } from '../trpc/failure';
import { Button, buttonClass } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Message } from '../ui/message';

export interface ListFailureProps {
  readonly failure: Failure;
  /** When the list that is still shown was made; null where there is none. */
  readonly keptFromMs: number | null;
  readonly onRetry: () => void;
}

/** Why there is no list, or why it is an old one. */
export function ListFailure({ failure, keptFromMs, onRetry }: ListFailureProps) {
  const t = useTranslations('errors');
  const { tag, message, hint } = failure;
  if (tag === WORKER_LOST) {
    return (
      <Message
        tone="warn"
        title={t('workerLost.title')}
        actions={
          <Button small onClick={onRetry}>
            {t('workerLost.retry')}
          </Button>
        }
      >
        {keptFromMs === null
          ? t('workerLost.text')
          : t('workerLost.textKept', { time: formatClock(keptFromMs, true) })}
      </Message>
    );
  }
  if (tag === SIGNED_OUT) {
    return (
      <Message
        tone="warn"
        title={t('signedOut.title')}
        actions={
          <a className={buttonClass('primary', true)} href={below('/signin')}>
            {t('signedOut.action')}
          </a>
        }
      >
        {t('signedOut.text')}
      </Message>
    );
  }
  if (tag === UNREACHABLE) {
    return (
      <Message
        tone="warn"
        title={t('unreachable.title')}
        actions={
          <Button small onClick={onRetry}>
            {t('workerLost.retry')}
          </Button>
        }
      >
        {t('unreachable.text')}
      </Message>
    );
  }
  return (
    <Message
      tone="bad"
      title={t('unknown.title')}
      fine={hint ?? undefined}
      actions={
        <>
          <Button small onClick={onRetry}>
            {t('unknown.action')}
          </Button>
          <CopyButton kind="quiet" text={`${tag}: ${message}`}>
            {t('copyDetails')}
          </CopyButton>
        </>
      }
    >
      {message}
    </Message>
  );
}
