import type { FrameStyle } from './axis-drawing.js';
import type { Mark, Rect } from './scene.js';
import { fitTextRuns, measureRuns } from './text.js';

/** The title above all panels, and the height that it takes from them. */
export interface SuperTitle {
  readonly mark: Mark;
  readonly heightPx: number;
}

/** A title in the middle above all panels; null for an empty one. */
export function drawnSuperTitle(title: string, picture: Rect, style: FrameStyle): SuperTitle | null {
  if (title === '') return null;
  const { theme, pointPx, metrics } = style;
  const font = {
    family: theme.titleFamily,
    sizePx: theme.superTitlePt * pointPx,
    weight: theme.titleWeight,
    style: 'normal',
  } as const;
  const pad = theme.titlePadPt * pointPx;
  const runs = fitTextRuns(title, font, picture.width - 4 * pad, metrics, theme.symbols);
  if (runs === null) return null;
  const { ascent, descent } = measureRuns(runs, metrics);
  return {
    mark: {
      kind: 'text',
      x: picture.x + picture.width / 2,
      y: picture.y + pad + ascent,
      runs,
      color: theme.ink,
      align: 'center',
      baseline: 'alphabetic',
      angleDeg: 0,
    },
    heightPx: Math.ceil(pad + ascent + descent),
  };
}
