'use client';

import type { RunSummary } from '@emout/api/schemas';
import { formatBytes, formatGrid, formatNumber } from '@emout/units/number-format';
import { prefixFor } from '@emout/units/prefix';
import Link from 'next/link';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Status } from '../ui/status';
import { runAddress } from './run-address';
import styles from './runs.module.css';
import { markWords } from './search-words';
import { Thumbnail } from './thumbnail';
import { Written } from './written';

export interface RunRowProps {
  readonly run: RunSummary;
  readonly words: readonly string[];
  /** The server's time, for ages. */
  readonly nowMs: number | null;
}

function Name({ text, words }: { text: string; words: readonly string[] }) {
  return markWords(text, words).map((part) => (part.found ? <u key={part.at}>{part.text}</u> : part.text));
}

function Steps({ run }: { run: RunSummary }) {
  const t = useTranslations('runs');
  const { written, expected, lastTimeS } = run.steps;
  if (run.state === 'unreadable' && written === 0) return null;
  if (expected !== null && (run.state === 'growing' || run.state === 'stopped' || run.state === 'waiting')) {
    const share = expected === 0 ? 0 : Math.min(1, written / expected);
    return (
      <>
        {written} / {expected}
        <span
          className={`${styles.mini} ${run.state === 'growing' ? styles.live : ''}`}
          role="img"
          aria-label={t('steps', { written, expected })}
        >
          <i style={{ width: `${share * 100}%` }} />
        </span>
      </>
    );
  }
  if (written === 0) return <span className={styles.second}>{t('noSteps')}</span>;
  const prefix = lastTimeS === null ? null : prefixFor(Math.abs(lastTimeS), 's');
  return (
    <>
      {written}
      {lastTimeS === null || prefix === null ? null : (
        <span className={styles.second}>
          {formatNumber(lastTimeS * prefix.factor, { digits: 3 })} {prefix.symbol}
        </span>
      )}
    </>
  );
}

function Grid({ run: { grid, dxM } }: { run: RunSummary }) {
  if (grid === null) return null;
  const sizes = [grid.nx, grid.ny, grid.nz];
  const longest = dxM === null ? null : prefixFor(Math.max(...sizes) * dxM, 'm');
  return (
    <>
      {formatGrid(sizes)}
      <span className={styles.second}>
        {dxM === null || longest === null
          ? 'EMSES'
          : `${sizes.map((n) => formatNumber(n * dxM * longest.factor)).join(' × ')} ${longest.symbol}`}
      </span>
    </>
  );
}

/** One run: picture, name, state, how far it is, how large, and when it was last written. */
export const RunRow = memo(function RunRow({ run, words, nowMs }: RunRowProps) {
  const t = useTranslations('runs');
  const reason = useNotice()(run);
  const unreadable = run.state === 'unreadable';
  return (
    <tr className={`${styles.row} ${unreadable ? styles.unreadable : ''}`}>
      <td className={styles.thumbCell}>
        <Thumbnail run={run} />
      </td>
      <td>
        <Link className={styles.name} href={runAddress(run.run)} data-run-row prefetch={false}>
          <Name text={run.name} words={words} />
        </Link>
        {reason !== null && (unreadable || run.state === 'waiting') ? (
          <span className={styles.second} title={reason}>
            {reason}
          </span>
        ) : run.run === run.name ? null : (
          <span className={`${styles.second} mono`} title={run.run}>
            {run.run}
          </span>
        )}
      </td>
      <td className={styles.state} title={reason ?? undefined}>
        <Status state={run.state}>{t(`states.${run.state}`)}</Status>
      </td>
      <td className="num">
        <Steps run={run} />
      </td>
      <td className={`num ${styles.grid}`}>
        <Grid run={run} />
      </td>
      <td className={`num ${styles.written}`}>
        <Written atMs={run.modifiedAtMs} nowMs={nowMs} growing={run.state === 'growing'} />
        <span className={styles.second}>{formatBytes(run.bytes)}</span>
      </td>
    </tr>
  );
});
