'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { Message } from '../ui/message';
import type { RunState } from './group-runs';
import styles from './runs.module.css';

export interface NothingFoundProps {
  readonly search: string;
  readonly state: RunState | null;
  readonly total: number;
  readonly onShowAll: () => void;
}

/** No run is as asked for; how many there are otherwise. */
export function NothingFound({ search, state, total, onShowAll }: NothingFoundProps) {
  const t = useTranslations('runs');
  const words = search.trim();
  return (
    <Message
      className={styles.notice ?? ''}
      actions={
        <Button small onClick={onShowAll}>
          {t('showAll')}
        </Button>
      }
    >
      {words === '' && state !== null
        ? t('nothingInState', { state: t(`states.${state}`), total })
        : t.rich('nothingFound', { total, q: () => <span className="mono">{words}</span> })}
    </Message>
  );
}

/** There is no run at all: what makes one appear. */
export function NoRuns() {
  const t = useTranslations('runs');
  return (
    <Message
      className={styles.notice ?? ''}
      fine={t.rich('addFolder', { code: (words: ReactNode) => <code>{words}</code> })}
    >
      {t('noRuns')}
    </Message>
  );
}
