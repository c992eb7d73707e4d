'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RunGroup } from './group-runs';
import { RunRow } from './run-row';
import styles from './runs.module.css';

export interface RunTableProps {
  readonly groups: readonly RunGroup[];
  readonly words: readonly string[];
  readonly nowMs: number | null;
  /** What runs that lie in the root itself are gathered under. */
  readonly rootLabel: string;
}

function Columns() {
  return (
    <colgroup>
      <col className={styles.colThumb} />
      <col />
      <col className={styles.colState} />
      <col className={styles.colSteps} />
      <col className={styles.colGrid} />
      <col className={styles.colWritten} />
    </colgroup>
  );
}

function GroupHead({ title, note }: { title: ReactNode; note: ReactNode }) {
  const t = useTranslations('runs.columns');
  return (
    <tr className={styles.group}>
      <th colSpan={2} scope="rowgroup">
        <span className={styles.groupName}>
          {title}
          <span className={styles.groupNote}>{note}</span>
        </span>
      </th>
      <th scope="col" className={styles.state}>
        {t('state')}
      </th>
      <th scope="col">{t('steps')}</th>
      <th scope="col" className={styles.grid}>
        {t('grid')}
      </th>
      <th scope="col" className={styles.written}>
        {t('written')}
      </th>
    </tr>
  );
}

/** The runs, folder by folder. */
export function RunTable({ groups, words, nowMs, rootLabel }: RunTableProps) {
  const t = useTranslations('runs');
  return (
    <table className={styles.table}>
      <Columns />
      {groups.map(({ folder, runs }) => (
        <tbody key={folder}>
          <GroupHead
            title={folder === '' ? rootLabel : folder.slice(folder.lastIndexOf('/') + 1)}
            note={t('group', { count: runs.length })}
          />
          {runs.map((run) => (
            <RunRow key={run.run} run={run} words={words} nowMs={nowMs} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The list's frame before its first answer; the rows come to stand where these are. */
export function RunTableSkeleton() {
  return (
    <table className={styles.table} aria-hidden="true">
      <Columns />
      <tbody>
        <GroupHead title={<i className={styles.blank} />} note={null} />
        {SKELETON_ROWS.map((row) => (
          <tr key={row} className={styles.row}>
            <td className={styles.thumbCell}>
              <span className={styles.noThumb} />
            </td>
            <td>
              <i className={styles.blank} />
            </td>
            <td colSpan={4} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
