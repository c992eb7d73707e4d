import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Progress } from '../ui/progress';
import type { PlateLayout } from './plate-layout';

export interface FigureTitleProps {
  readonly layout: PlateLayout;
  readonly name: string;
  /** The name is the text of an expression. */
  readonly isExpression: boolean;
  /** Null where none is known. */
  readonly unit: string | null;
  readonly onVariables: () => void;
  /** The formula. */
  readonly children: ReactNode;
}

/** An expression stays over its plot, or takes so much of the column beside a narrow one. */
const EXPRESSION_PX = 640;

/** Panel letter, name, unit and formula; over a narrow plot they reach out to the left. */
export function FigureTitle({ layout, name, isExpression, unit, onVariables, children }: FigureTitleProps) {
  const t = useTranslations('explorer');
  const { plot } = layout;
  const reach = plot.x + plot.width + 1;
  return (
    <div
      className="title"
      style={{
        right: layout.width - plot.x - plot.width - 1,
        top: 20,
        minWidth: plot.width + 2,
        maxWidth: isExpression ? Math.max(plot.width + 2, Math.min(reach, EXPRESSION_PX)) : reach,
      }}
    >
      <span className="lab">(a)</span>
      <button
        type="button"
        className={isExpression ? 'tname expression' : 'tname'}
        onClick={onVariables}
        title={t('title.choose')}
        aria-label={isExpression ? name : undefined}
      >
        {isExpression ? <em>f</em> : name}
      </button>
      {unit === null ? null : <span className="tunit">[{unit}]</span>}
      {children}
    </div>
  );
}

export interface DrawingNoteProps {
  readonly layout: PlateLayout;
  readonly loading: boolean;
  readonly preview: boolean;
  /** When the picture was drawn, where it may be old. */
  readonly staleSinceMs: number | null;
}

/** Between title and plot: that a picture is on its way, a preview, or from when it is. */
export function DrawingNote({ layout, loading, preview, staleSinceMs }: DrawingNoteProps) {
  const t = useTranslations('explorer');
  const { plot } = layout;
  return (
    <div className="ex-above" style={{ left: plot.x, top: plot.y - 18, width: plot.width }}>
      {staleSinceMs !== null ? (
        <span className="ex-stale">{t('drawnAt', { time: clockText(staleSinceMs) })}</span>
      ) : preview ? (
        <span>{t('preview')}</span>
      ) : null}
      <Progress label={t('drawing')} active={loading} className="ex-hair" />
    </div>
  );
}

function clockText(ms: number): string {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}
