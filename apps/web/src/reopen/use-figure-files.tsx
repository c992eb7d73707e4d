'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../trpc/failure';
import { Icon } from '../ui/icon';
import { Progress } from '../ui/progress';
import { arriveAt, takeArrivalNote } from './arrival';
import styles from './figure-files.module.css';
import { ArrivalMessage, ProblemMessage } from './file-messages';
import { type ArrivalNote, type ReopenProblem, reopenFigure } from './reopen-figure';
import { useFileDrag } from './use-file-drag';

type Said =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'problem'; readonly problem: ReopenProblem }
  | { readonly kind: 'arrived'; readonly note: ArrivalNote };

export interface FigureFiles {
  /** Opens the dialog for a file. */
  readonly choose: () => void;
  /** What belongs on the page: the ring while a file is dragged, and what is said of one. */
  readonly parts: ReactNode;
}

const ACCEPTED = 'image/*,application/pdf,text/html,.svg,.apng,.html';

/** Lets a page open the figures that picture files keep, dropped on it or chosen. */
export function useFigureFiles(): FigureFiles {
  const t = useTranslations('reopen');
  const [said, setSaid] = useState<Said | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    const note = takeArrivalNote();
    if (note !== null) setSaid({ kind: 'arrived', note });
    return () => running.current?.abort();
  }, []);

  const open = useCallback((file: File) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { name } = file;
    setSaid({ kind: 'reading', name });
    reopenFigure(file, controller.signal).then(
      (reopened) => {
        if (controller.signal.aborted) return;
        if (reopened.kind === 'problem') setSaid(reopened);
        else arriveAt(reopened.address, reopened.note);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setSaid({ kind: 'problem', problem: { kind: 'refused', name, failure: failureOf(error) } });
      },
    );
  }, []);
  const close = useCallback(() => {
    running.current?.abort();
    setSaid(null);
  }, []);
  const choose = useCallback(() => input.current?.click(), []);
  const over = useFileDrag(open);

  const parts = (
    <>
      <input
        ref={input}
        type="file"
        className="vh"
        tabIndex={-1}
        accept={ACCEPTED}
        aria-label={t('choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (file !== undefined) open(file);
        }}
      />
      {over ? (
        <div className={styles.ring}>
          <p>{t('drop')}</p>
        </div>
      ) : null}
      {said === null || over ? null : (
        <div className={styles.said}>
          {said.kind === 'reading' ? (
            <Reading name={said.name} />
          ) : said.kind === 'problem' ? (
            <ProblemMessage problem={said.problem} />
          ) : (
            <ArrivalMessage note={said.note} />
          )}
          <button type="button" className="ib" onClick={close} title={t('close')} aria-label={t('close')}>
            <Icon name="x" />
          </button>
        </div>
      )}
    </>
  );
  return { choose, parts };
}

function Reading({ name }: { name: string }) {
  const t = useTranslations('reopen');
  return (
    <p className={`msg ${styles.reading}`} role="status">
      {t('reading', { name })}
      <Progress label={t('reading', { name })} active className={styles.progress ?? ''} />
    </p>
  );
}
