'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFigureFiles } from '../reopen/use-figure-files';
import { Head } from '../shell/head';
import { SessionNotice } from '../shell/session/session-notice';
import { useAway } from '../shell/session/use-session';
import { useTRPC } from '../trpc/client';
import { failureOf } from '../trpc/failure';
import { Icon } from '../ui/icon';
import { Progress } from '../ui/progress';
import { useServerClock } from './clock';
import { countStates, groupRuns } from './group-runs';
import { ListFailure } from './list-failure';
import { NoRuns, NothingFound } from './nothing';
import { useRowKeys } from './row-keys';
import { useRunListState } from './run-list-state';
import { RunTable, RunTableSkeleton } from './run-table';
import styles from './runs.module.css';
import { matchesWords, searchWords } from './search-words';
import { Side } from './side';

const EVERY_MS = 10_000;
const EVERY_WHILE_LOST_MS = 4_000;

/** The page of all runs under the allowed roots. */
export function Runs() {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const info = useQuery(trpc.session.info.queryOptions(undefined, { staleTime: 30_000 }));
  const list = useQuery(
    trpc.runs.list.queryOptions(undefined, {
      refetchInterval: (query) => (query.state.error === null ? EVERY_MS : EVERY_WHILE_LOST_MS),
    }),
  );
  const nowMs = useServerClock();
  const { search, state, setSearch, setState } = useRunListState();
  const words = useMemo(() => searchWords(search), [search]);
  const shownWords = useDeferredValue(words);
  const field = useRef<HTMLInputElement>(null);
  const clear = useCallback(() => setSearch(''), [setSearch]);
  useRowKeys(field, clear);

  const files = useFigureFiles();
  const away = useAway();

  const runs = list.data;
  const named = useMemo(() => runs?.filter(({ run }) => matchesWords(run, shownWords)), [runs, shownWords]);
  const counts = useMemo(() => (named === undefined ? null : countStates(named)), [named]);
  const shown = useMemo(() => named?.filter((run) => state === null || run.state === state), [named, state]);
  const groups = useMemo(() => groupRuns(shown ?? []), [shown]);
  const roots = info.data?.roots ?? [];
  const total = runs?.length ?? 0;
  const narrowed = shown !== undefined && shown.length !== total;

  return (
    <>
      <Head />
      <main className={styles.page}>
        <Side
          roots={roots}
          counts={counts}
          state={state}
          onState={setState}
          onChooseFile={files.choose}
          scannedS={nowMs === null || list.dataUpdatedAt === 0 ? null : secondsSince(list.dataUpdatedAt)}
        />
        <section className={styles.body} aria-labelledby="runs-title" aria-busy={list.isPending}>
          <div className={styles.top}>
            <h1 id="runs-title">{t('title')}</h1>
            <div className={`field ${styles.search}`}>
              <Icon name="search" size={17} />
              <input
                ref={field}
                type="search"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
                placeholder={t('search')}
                aria-label={t('searchShort')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
              <span className={`num ${styles.found}`} aria-live="polite">
                {shown === undefined
                  ? null
                  : narrowed
                    ? t('found', { found: shown.length, total })
                    : t('total', { total })}
              </span>
            </div>
            <Progress className={styles.progress ?? ''} active={list.isPending} label={t('looking')} />
          </div>
          <div className={styles.scroll}>
            <div className={styles.notice}>
              <SessionNotice />
            </div>
            {list.error === null || away ? null : (
              <div className={styles.notice}>
                <ListFailure
                  failure={failureOf(list.error)}
                  keptFromMs={runs === undefined ? null : list.dataUpdatedAt}
                  onRetry={() => void list.refetch()}
                />
              </div>
            )}
            {runs === undefined ? (
              list.error === null ? (
                <RunTableSkeleton />
              ) : null
            ) : runs.length === 0 ? (
              <NoRuns />
            ) : groups.length === 0 ? (
              <NothingFound
                search={search}
                state={state}
                total={total}
                onShowAll={() => {
                  setSearch('');
                  setState(null);
                }}
              />
            ) : (
              <RunTable
                groups={groups}
                words={shownWords}
                nowMs={nowMs}
                rootLabel={roots.length === 1 ? (roots[0]?.label ?? '') : t('topLevel')}
              />
            )}
          </div>
        </section>
        {files.parts}
      </main>
    </>
  );
}

function secondsSince(atMs: number): number {
  return (Date.now() - atMs) / 1000;
}
