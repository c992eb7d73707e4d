import type { RunInput } from '@emout/api/parameter-schemas';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SessionNotice } from '../shell/session/session-notice';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import styles from './input.module.css';
import type { ShownGroup } from './rows';
import { RunChooser } from './run-chooser';

export interface InputSideProps {
  readonly input: RunInput;
  readonly groups: readonly ShownGroup[];
  readonly other: string | null;
  readonly onOther: (run: string | null) => void;
}

/** What the values were read from, what they are compared with, and the groups. */
export function InputSide({ input, groups, other, onOther }: InputSideProps) {
  const t = useTranslations('input');
  const [choosing, setChoosing] = useState(false);
  const { source, conversionKey, problems, ambiguous } = input;
  return (
    <aside className={styles.side}>
      <SessionNotice />
      <div>
        <h2 className="lg-h">{t('source')}</h2>
        <p className={styles.fact}>
          {source === null ? t('noSource') : <span className="mono">{source}</span>}
        </p>
      </div>
      <div>
        <h2 className="lg-h">{t('key')}</h2>
        <p className={styles.fact}>
          {conversionKey === null ? t('noKey') : <span className="mono">{keyText(conversionKey)}</span>}
        </p>
      </div>
      {source === null ? null : (
        <div className={styles.compare}>
          <h2 className="lg-h">{t('difference.title')}</h2>
          {other === null ? (
            <Button small onClick={() => setChoosing(true)} aria-haspopup="dialog">
              {t('difference.choose')}
            </Button>
          ) : (
            <>
              <p className={`mono ${styles.fact}`}>{other}</p>
              <p className={styles.acts}>
                <button type="button" className="tl" onClick={() => setChoosing(true)} aria-haspopup="dialog">
                  {t('difference.change')}
                </button>
                <button type="button" className="tl" onClick={() => onOther(null)}>
                  {t('difference.stop')}
                </button>
              </p>
            </>
          )}
          {choosing ? (
            <RunChooser
              run={input.run}
              onClose={() => setChoosing(false)}
              onChoose={(run) => {
                setChoosing(false);
                onOther(run);
              }}
            />
          ) : null}
        </div>
      )}
      {groups.length === 0 ? null : (
        <nav aria-label={t('groups')}>
          <h2 className="lg-h">{t('groups')}</h2>
          <ul className={styles.groups}>
            {groups.map(({ id, name, rows }) => (
              <li key={id} className={rows.length === 0 ? styles.none : undefined}>
                <a href={`#group-${id}`}>
                  <span className="mono">{name}</span>
                  <span className="num">{rows.length}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {problems.length === 0 && ambiguous.length === 0 ? null : (
        <div>
          <h2 className="lg-h">{t('problems')}</h2>
          {ambiguous.map(({ name, groups: among }) => (
            <p key={name} className={styles.said}>
              {t.rich('ambiguous', {
                name: () => <span className="mono">{name}</span>,
                groups: among.join(t('and')),
              })}
            </p>
          ))}
          {problems.map((problem) => (
            <p key={problem} className={styles.said}>
              {problem}
            </p>
          ))}
        </div>
      )}
      <p className={styles.keys}>
        <span>
          <Kbd>/</Kbd> {t('hints.search')}
        </span>
        <span>
          <Kbd>i</Kbd> {t('hints.back')}
        </span>
      </p>
    </aside>
  );
}

/** As it stands in the first line of the file. */
export function keyText({ dxM, toC }: NonNullable<RunInput['conversionKey']>): string {
  return `dx=[${dxM}], to_c=[${toC}]`;
}
