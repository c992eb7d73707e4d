import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { matchesWords, searchWords } from '../runs/search-words';
import { useTRPC } from '../trpc/client';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { Progress } from '../ui/progress';
import styles from './input.module.css';

export interface RunChooserProps {
  /** The run that is shown; it is not offered. */
  readonly run: string;
  readonly onChoose: (run: string) => void;
  readonly onClose: () => void;
}

/** More would not be looked through; the search narrows them. */
const MOST_OFFERED = 60;

/** The list of runs to compare with, narrowed while one types. */
export function RunChooser({ run, onChoose, onClose }: RunChooserProps) {
  const t = useTranslations('input.difference');
  const trpc = useTRPC();
  const list = useQuery(trpc.runs.list.queryOptions(undefined, { staleTime: 10_000 }));
  const [search, setSearch] = useState('');
  const words = searchWords(search);
  const matching = (list.data ?? []).filter((one) => one.run !== run && matchesWords(one.run, words));
  const offered = matching.slice(0, MOST_OFFERED);
  return (
    <Popover label={t('chooseTitle')} className={styles.chooser ?? ''} onClose={onClose}>
      <h2>{t('chooseTitle')}</h2>
      <Field
        data-first
        label={t('searchRuns')}
        placeholder={t('searchRuns')}
        before={<Icon name="search" size={15} />}
        value={search}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Progress active={list.isPending} label={t('chooseTitle')} />
      <ul className={styles.offered}>
        {offered.map((one) => (
          <li key={one.run}>
            <button type="button" className={styles.offer} onClick={() => onChoose(one.run)}>
              <b>{one.name}</b>
              {one.run === one.name ? null : <span className="mono">{one.run}</span>}
            </button>
          </li>
        ))}
      </ul>
      {list.data !== undefined && offered.length === 0 ? <p className="ex-quiet">{t('noRun')}</p> : null}
      {matching.length > offered.length ? (
        <p className="ex-quiet">{t('moreRuns', { count: matching.length - offered.length })}</p>
      ) : null}
    </Popover>
  );
}
