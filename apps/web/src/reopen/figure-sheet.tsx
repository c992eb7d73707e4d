import { type FigureSpec, pixelSize } from '@emout/figure/spec';
import Link from 'next/link';
import { useId, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { pictureAddress } from '../explorer/picture';
import { runAddress } from '../runs/run-address';
import { SessionNotice } from '../shell/session/session-notice';
import { Button, buttonClass } from '../ui/button';
import { Message } from '../ui/message';
import { Progress } from '../ui/progress';
import styles from './figure-sheet.module.css';
import { kindsOf, titleOf } from './figure-title';
import { runsOf } from './reopen-figure';
import { useDrawnFigure } from './use-drawn-figure';
import { explorerAddress } from './view-of-figure';

/** The other formats have addresses of the same kind. */
const STILL = ['png', 'svg', 'pdf', 'webp'] as const;
const FILM = ['gif', 'webp', 'apng', 'html'] as const;

export interface FigureSheetProps {
  readonly spec: FigureSpec;
  /** Opens the dialog for a file with a figure. */
  readonly onChooseFile: () => void;
}

/** A whole figure: the picture, what it shows and of which runs, and the files that it can be saved as. */
export function FigureSheet({ spec, onChooseFile }: FigureSheetProps) {
  const t = useTranslations('reopen');
  const captionId = useId();
  const { drawn, failure, retry } = useDrawnFigure(spec);
  const runs = useMemo(() => runsOf(spec), [spec]);
  const kinds = kindsOf(spec).map((kind) => t(`kinds.${kind}`));
  const title = titleOf(spec) ?? t('page.contents', { contents: sentenceCase(kinds.join(t('changed.and'))) });
  const { widthPx, heightPx } = pixelSize(spec.size);
  const shows = drawn?.data?.resolved ?? [];
  const slice = explorerAddress(spec, []);
  const endings = spec.animation === undefined ? STILL : FILM;
  return (
    <main className={styles.page}>
      <section className={styles.side}>
        <SessionNotice />
        <div id={captionId}>
          <p className="cap">
            <span className="fn">{t('page.number')}</span> {title}
          </p>
          {drawn === null || drawn.software === null ? null : (
            <p className={styles.fine}>
              {t('page.drawnBy', { software: drawn.software, width: widthPx, height: heightPx })}
            </p>
          )}
        </div>
        {shows.length === 0 ? null : (
          <div>
            <h2 className="lg-h">{t('page.shows')}</h2>
            <ul className={styles.list}>
              {shows.map((one) => (
                <li key={one}>
                  <code>{one}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
        {runs.length === 0 ? null : (
          <div>
            <h2 className="lg-h">{t('page.runs')}</h2>
            <ul className={styles.list}>
              {runs.map((run) => (
                <li key={run}>
                  <Link className="tl" href={runAddress(run)} prefetch={false}>
                    {run}
                  </Link>
                </li>
              ))}
            </ul>
            {slice === null ? null : (
              <p className={styles.actions}>
                <Link className={buttonClass('outline', true)} href={slice} prefetch={false}>
                  {t('page.explore')}
                </Link>
              </p>
            )}
          </div>
        )}
        <div>
          <h2 className="lg-h">{t('page.save')}</h2>
          <p className={styles.actions}>
            {endings.map((ending) => (
              <a
                key={ending}
                className={buttonClass('outline', true)}
                href={pictureAddress(spec, ending)}
                download=""
              >
                {ending.toUpperCase()}
              </a>
            ))}
          </p>
        </div>
        <div className={styles.foot}>
          <Button kind="quiet" small onClick={onChooseFile}>
            {t('page.another')}
          </Button>
        </div>
      </section>
      <section className={styles.area}>
        <Progress label={t('page.drawing')} active={drawn === null && failure === null} />
        {failure !== null ? (
          <Message
            className={styles.message ?? ''}
            tone="bad"
            title={t('page.refused.title')}
            fine={failure.hint ?? undefined}
            actions={
              <Button small onClick={retry}>
                {t('page.retry')}
              </Button>
            }
          >
            {failure.message}
          </Message>
        ) : drawn === null ? null : (
          // biome-ignore lint/performance/noImgElement: the picture is the figure's own file, within this page.
          <img
            className={styles.picture}
            src={drawn.url}
            alt={t('page.alt', { title })}
            aria-describedby={captionId}
            width={widthPx}
            height={heightPx}
          />
        )}
      </section>
    </main>
  );
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
