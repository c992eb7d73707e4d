import type { RunInput } from '@emout/api/parameter-schemas';
import { runPathSchema } from '@emout/api/schemas';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language';
import { runAddress } from '../runs/run-address';
import { searchWords } from '../runs/search-words';
import { useTRPC } from '../trpc/client';
import { failureOf } from '../trpc/failure';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Message } from '../ui/message';
import { Progress } from '../ui/progress';
import { Seg } from '../ui/seg';
import { compareInputs } from './difference';
import styles from './input.module.css';
import { useInputKeys } from './input-keys';
import { InputSide, keyText } from './input-side';
import { meaningOf } from './parameter-meanings';
import { ParameterTable } from './parameter-table';
import { differenceGroups, inputGroups } from './rows';
import { useInputAddress } from './use-input-address';

/** The parameters of a run, alone or beside those of another. */
export function InputPage({ name, input }: { name: string; input: RunInput }) {
  const t = useTranslations('input');
  const { locale } = useLanguage();
  const router = useRouter();
  const trpc = useTRPC();
  const { address, change, settle } = useInputAddress();
  const { search, other, all } = address;
  const field = useRef<HTMLInputElement>(null);
  const clear = useCallback(() => change({ search: '' }), [change]);
  const back = useCallback(() => {
    settle();
    router.push(runAddress(input.run));
  }, [router, input.run, settle]);
  useInputKeys(field, clear, back);

  const answer = useQuery(
    trpc.runs.input.queryOptions(
      { run: runPathSchema.parse(other ?? input.run) },
      { enabled: other !== null },
    ),
  );
  const theirs = other === null ? undefined : answer.data;
  const difference = useMemo(
    () => (theirs === undefined ? null : compareInputs(input, theirs)),
    [input, theirs],
  );
  const deferred = useDeferredValue(search);
  const words = useMemo(() => searchWords(deferred), [deferred]);
  const groups = useMemo(() => {
    const meaning = (parameter: string) => meaningOf(parameter, locale);
    return difference === null
      ? inputGroups(input.groups, words, meaning)
      : differenceGroups(difference, words, meaning, all);
  }, [difference, input.groups, words, locale, all]);
  const narrowed = words.length > 0 || (difference !== null && !all);
  const shown = narrowed ? groups.filter(({ rows }) => rows.length > 0) : groups;
  const found = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const otherName = other?.split('/').at(-1) ?? '';

  return (
    <main className={styles.page}>
      <InputSide
        input={input}
        groups={shown}
        other={other}
        onOther={(run) => change({ other: run, all: false })}
      />
      <section className={styles.body} aria-labelledby="input-title">
        <div className={styles.top}>
          <h1 id="input-title">{t('title')}</h1>
          <div className={`field ${styles.search}`}>
            <Icon name="search" size={17} />
            <input
              ref={field}
              type="search"
              value={search}
              onChange={(event) => change({ search: event.target.value })}
              placeholder={t('search')}
              aria-label={t('searchShort')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <span className={`num ${styles.found}`} aria-live="polite">
              {words.length > 0
                ? t('found', { found, total })
                : difference === null
                  ? t('total', { total })
                  : null}
            </span>
          </div>
          <Progress
            active={answer.isLoading && other !== null}
            label={t('difference.loading')}
            className={styles.progress ?? ''}
          />
        </div>
        {difference === null ? null : (
          <div className={styles.counts}>
            <span className="num" aria-live="polite">
              {t('difference.counts', { differ: difference.differ, equal: difference.equal })}
            </span>
            <Seg
              label={t('difference.show')}
              value={all ? 'all' : 'only'}
              options={[
                { value: 'only', label: t('difference.only') },
                { value: 'all', label: t('difference.all') },
              ]}
              onChange={(value) => change({ all: value === 'all' })}
            />
          </div>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached. */}
        <section className={styles.scroll} tabIndex={0} aria-label={t('title')}>
          {other !== null && answer.error !== null ? (
            <Message
              className={styles.notice ?? ''}
              tone="bad"
              title={t('difference.missing')}
              fine={failureOf(answer.error).hint ?? undefined}
              actions={
                <Button small onClick={() => change({ other: null })}>
                  {t('difference.stop')}
                </Button>
              }
            >
              {failureOf(answer.error).message}
            </Message>
          ) : null}
          <KeyNote here={input} there={theirs} />
          {total === 0 ? (
            <Message className={styles.notice ?? ''}>
              {input.source === null ? t('noSource') : t('empty')}
            </Message>
          ) : found > 0 || !narrowed ? (
            <ParameterTable
              groups={shown}
              conversionKey={input.conversionKey}
              compared={difference === null ? null : { here: name, there: otherName }}
            />
          ) : words.length > 0 ? (
            <Message
              className={styles.notice ?? ''}
              actions={
                <Button small onClick={() => change({ search: '', all: true })}>
                  {t('showAll')}
                </Button>
              }
            >
              {t.rich('nothingFound', { total, q: () => <span className="mono">{search.trim()}</span> })}
            </Message>
          ) : (
            <Message
              className={styles.notice ?? ''}
              actions={
                <Button small onClick={() => change({ all: true })}>
                  {t('difference.showEqual')}
                </Button>
              }
            >
              {t('difference.none', { equal: difference?.equal ?? 0 })}
            </Message>
          )}
        </section>
      </section>
    </main>
  );
}

/** Equal EMSES numbers are other lengths and speeds where the conversion keys differ. */
function KeyNote({ here, there }: { here: RunInput; there: RunInput | undefined }) {
  const t = useTranslations('input.difference');
  if (there === undefined) return null;
  const text = ({ conversionKey }: RunInput) =>
    conversionKey === null ? t('noKey') : keyText(conversionKey);
  if (text(here) === text(there)) return null;
  return (
    <Message className={styles.notice ?? ''} tone="warn">
      {t('keys', { here: text(here), there: text(there) })}
    </Message>
  );
}
