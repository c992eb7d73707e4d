import type { RunDetail } from '@emout/api/schemas';
import { formatAge } from '@emout/units/number-format';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language';
import { useTRPC } from '../trpc/client';
import { Button } from '../ui/button';
import { Message } from '../ui/message';

export interface GrowingNoteProps {
  readonly run: RunDetail;
  readonly written: number;
  readonly following: boolean;
  /** The time that the figure shows, with its unit. */
  readonly shownTime: string;
  readonly onFollow: () => void;
}

const AGE_INTERVAL_MS = 10_000;

/** A run that still writes: how far it is, how old the newest step is, and the choice to go along. */
export function GrowingNote({ run, written, following, shownTime, onFollow }: GrowingNoteProps) {
  const t = useTranslations('explorer');
  const { locale } = useLanguage();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const trpc = useTRPC();
  const session = useQuery(trpc.session.info.queryOptions(undefined, { staleTime: 30_000 }));
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), AGE_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  // Ages come from the server's clock: the reader's may be off.
  const offsetMs = session.data === undefined ? 0 : session.data.nowMs - session.dataUpdatedAt;
  const ageS = Math.max(0, (nowMs + offsetMs - run.modifiedAtMs) / 1000);
  const { expected } = run.steps;
  const title =
    expected === null
      ? t('growing.titleOpen', { step: written })
      : t('growing.title', { step: written, expected });
  return (
    <Message
      tone="live"
      title={title}
      fine={following ? t('film.following') : t('growing.limits')}
      actions={
        following ? null : (
          <>
            <Button small kind="primary" onClick={onFollow}>
              {t('film.newest')}
            </Button>
            <span className="fine">{t('film.stay', { value: shownTime })}</span>
          </>
        )
      }
    >
      {t('growing.age', { age: formatAge(ageS, locale) })}
    </Message>
  );
}
