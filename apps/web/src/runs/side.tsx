'use client';

import type { SessionInfo } from '@emout/api/schemas';
import { formatAge } from '@emout/units/number-format';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { Status } from '../ui/status';
import type { RunState } from './group-runs';
import styles from './runs.module.css';

const STATES: readonly RunState[] = ['complete', 'growing', 'stopped', 'waiting', 'unreadable'];

export interface SideProps {
  readonly roots: SessionInfo['roots'];
  readonly counts: Readonly<Record<RunState, number>> | null;
  readonly state: RunState | null;
  readonly onState: (state: RunState | null) => void;
  /** Opens the dialog for a file with a figure. */
  readonly onChooseFile: () => void;
  /** Seconds since the list was made. */
  readonly scannedS: number | null;
}

/** Where the runs come from, and of which state the list shows them. */
export function Side({ roots, counts, state, onState, onChooseFile, scannedS }: SideProps) {
  const t = useTranslations('runs');
  const { locale } = useLanguage();
  const total = roots.reduce((sum, root) => sum + root.runs, 0);
  return (
    <aside className={styles.side}>
      <div>
        <h2 className="lg-h">{t('roots')}</h2>
        <ul className={styles.list}>
          {roots.length > 1 ? (
            <li className={styles.line}>
              <b>{t('allRoots')}</b>
              <span className="num">{total}</span>
            </li>
          ) : null}
          {roots.map(({ label, runs }) => (
            <li key={label} className={styles.line}>
              <span className={`mono ${styles.path}`} title={label}>
                {label}
              </span>
              <span className="num">{runs}</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className="lg-h">{t('state')}</h2>
        <ul className={styles.list}>
          {STATES.filter((one) => one !== 'waiting' || (counts?.waiting ?? 0) > 0).map((one) => (
            <li key={one}>
              <button
                type="button"
                className={styles.line}
                aria-pressed={state === one}
                disabled={state !== one && (counts?.[one] ?? 0) === 0}
                onClick={() => onState(state === one ? null : one)}
              >
                <Status state={one}>{t(`states.${one}`)}</Status>
                <span className="num">{counts?.[one] ?? ''}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className="lg-h">{t('saved.title')}</h2>
        <p className={styles.saved}>{t('saved.text')}</p>
        <Button small onClick={onChooseFile}>
          {t('saved.open')}
        </Button>
      </div>
      <p className={styles.scanned}>
        {scannedS === null ? null : t('scanned', { age: formatAge(scannedS, locale) })}
      </p>
      <p className={styles.keys}>
        <span>
          <Kbd>/</Kbd> {t('keys.search')}
        </span>
        <span>
          <Kbd>j</Kbd> <Kbd>k</Kbd> {t('keys.rows')}
        </span>
        <span>
          <Kbd>↵</Kbd> {t('keys.open')}
        </span>
      </p>
    </aside>
  );
}
