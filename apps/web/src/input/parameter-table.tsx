import type { ParameterEntry } from '@emout/api/parameter-schemas';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../ui/copy-button';
import styles from './input.module.css';
import { entryLine, groupText } from './namelist-text';
import type { ShownGroup, ShownRow } from './rows';
import { type ConversionKey, siText } from './si-value';

export interface ParameterTableProps {
  readonly groups: readonly ShownGroup[];
  readonly conversionKey: ConversionKey | null;
  /** Names of this and of the other run in a comparison. */
  readonly compared: { readonly here: string; readonly there: string } | null;
}

/** Every parameter in the order of the file, one table; a group is a part of it with a heading. */
export function ParameterTable({ groups, conversionKey, compared }: ParameterTableProps) {
  const t = useTranslations('input');
  const columns = compared === null ? 5 : 4;
  return (
    <table className={`${styles.table} ${compared === null ? '' : styles.two}`}>
      <colgroup>
        <col className={styles.colName} />
        <col className={styles.colValue} />
        <col className={compared === null ? styles.colSi : styles.colValue} />
        <col />
        {compared === null ? <col className={styles.colCopy} /> : null}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{compared?.here ?? t('columns.value')}</th>
          <th scope="col">{compared?.there ?? t('columns.si')}</th>
          <th scope="col">{t('columns.meaning')}</th>
          {compared === null ? (
            <th>
              <span className="vh">{t('copyLineShort')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id} id={`group-${group.id}`}>
          <tr className={styles.group}>
            <th colSpan={columns} scope="rowgroup">
              <div>
                <span className={styles.groupName}>{group.name}</span>
                <span className={`num ${styles.groupNote}`}>
                  {group.count === 0 ? t('emptyGroup') : group.rows.length}
                </span>
                {compared === null && group.rows.length > 0 ? (
                  <span className={styles.copyGroup}>
                    <CopyButton kind="quiet" text={groupText(group.name, entriesOf(group))}>
                      {t('copyGroupShort')}
                    </CopyButton>
                  </span>
                ) : null}
              </div>
            </th>
          </tr>
          {group.rows.map((row) =>
            compared === null ? (
              <Row key={row.key} row={row} conversionKey={conversionKey} />
            ) : (
              <TwoRow key={row.key} row={row} />
            ),
          )}
        </tbody>
      ))}
    </table>
  );
}

function entriesOf({ rows }: ShownGroup): ParameterEntry[] {
  return rows.flatMap(({ here }) => (here === null ? [] : [here]));
}

function Name({ row }: { row: ShownRow }) {
  return (
    <>
      {row.name}
      <span className={styles.indices}>{row.indices}</span>
    </>
  );
}

const Row = memo(function Row({
  row,
  conversionKey,
}: {
  row: ShownRow;
  conversionKey: ConversionKey | null;
}) {
  const t = useTranslations('input');
  const { here } = row;
  if (here === null) return null;
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.name}>
        <Name row={row} />
      </th>
      <td className={styles.value}>{here.text}</td>
      <td className={`num ${styles.si}`}>{siText(here, conversionKey)}</td>
      <td className={styles.meaning}>{row.meaning}</td>
      <td className={styles.copy}>
        <CopyButton kind="quiet" text={entryLine(here)} label={t('copyLine', { name: row.name })}>
          {t('copyLineShort')}
        </CopyButton>
      </td>
    </tr>
  );
});

/** A parameter in two runs; what differs is heavy and has a sign, as colour alone would not do. */
const TwoRow = memo(function TwoRow({ row }: { row: ShownRow }) {
  const t = useTranslations('input.difference');
  const { difference } = row;
  if (difference === null) return null;
  const differs = difference.kind !== 'equal';
  const value = (entry: ParameterEntry | null) =>
    entry === null ? <span className={styles.absent}>{t('absent')}</span> : entry.text;
  return (
    <tr className={`${styles.row} ${differs ? styles.differs : ''}`}>
      <th scope="row" className={styles.name}>
        {differs ? (
          <span className={styles.sign} role="img" aria-label={t('differs')}>
            ≠
          </span>
        ) : null}
        <Name row={row} />
      </th>
      <td className={styles.value}>{value(difference.here)}</td>
      <td className={styles.value}>{value(difference.there)}</td>
      <td className={styles.meaning}>{row.meaning}</td>
    </tr>
  );
});
