import { type FrameStyle, labelFont } from './axis-drawing.js';
import type { LegendEntry } from './prepared-layer.js';
import { textRuns } from './rich-text-runs.js';
import type { Color, Mark, Rect, TextRun } from './scene.js';
import type { LegendOptions } from './spec-panels.js';
import { measureRuns } from './text.js';

/** In em of the legend's font: a line's sample, gaps, and the height of a row. */
const SAMPLE_EM = 2;
const SAMPLE_GAP_EM = 0.6;
const COLUMN_GAP_EM = 1.5;
const ROW_EM = 1.35;
const PAD_EM = 0.45;
const BASELINE_EM = 0.34;
const MARGIN_EM = 0.6;
const FRAME_OPACITY = 0.85;

/** A legend with its measures, wherever it will stand. */
export interface Legend {
  readonly width: number;
  readonly height: number;
  /** Marks for its upper left corner at (x, y). */
  at(x: number, y: number): Mark[];
}

/** Lays the entries out in columns, with a title above them. */
export function legendOf(entries: readonly LegendEntry[], options: LegendOptions, style: FrameStyle): Legend {
  const { theme, metrics } = style;
  const font = labelFont(style, theme.legendPt);
  const em = font.sizePx;
  const texts = entries.map(({ label }) => textRuns(label, font, metrics, theme.symbols));
  const columns = Math.min(options.columns, Math.max(1, entries.length));
  const rows = Math.ceil(entries.length / columns);
  const title = options.title === undefined ? null : textRuns(options.title, font, metrics, theme.symbols);
  const titleWidth = title === null ? 0 : measureRuns(title, metrics).width;
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(0, ...texts.slice(c * rows, (c + 1) * rows).map((runs) => measureRuns(runs, metrics).width)),
  );
  const sample = (SAMPLE_EM + SAMPLE_GAP_EM) * em;
  const inner = widths.reduce((sum, width) => sum + sample + width, (columns - 1) * COLUMN_GAP_EM * em);
  const head = title === null ? 0 : ROW_EM * em;
  const pad = PAD_EM * em;
  const width = Math.max(inner, titleWidth) + 2 * pad;
  const height = rows * ROW_EM * em + head + 2 * pad;
  const framed = options.frame ?? theme.legendFrame;
  return {
    width,
    height,
    at: (x, y) => {
      const marks: Mark[] = framed ? [frameMark({ x, y, width, height }, style)] : [];
      if (title !== null)
        marks.push(
          textAt(title, x + width / 2, y + pad + (0.5 * ROW_EM + BASELINE_EM) * em, theme.ink, 'center'),
        );
      let left = x + pad;
      for (const [c, columnWidth] of widths.entries()) {
        for (let r = 0; r < rows; r++) {
          const i = c * rows + r;
          const entry = entries[i];
          if (entry === undefined) break;
          const middle = y + pad + head + (r + 0.5) * ROW_EM * em;
          marks.push(...swatchMarks(entry, left, middle, em, style));
          marks.push(textAt(texts[i] ?? [], left + sample, middle + BASELINE_EM * em, theme.ink, 'left'));
        }
        left += sample + columnWidth + COLUMN_GAP_EM * em;
      }
      return marks;
    },
  };
}

/** Where a legend stands in its axes: as asked, or in the corner with the fewest points of the layers. */
export function legendPlace(
  { width, height }: Legend,
  at: LegendOptions['at'],
  axes: Rect,
  bounds: Rect,
  drawn: readonly Mark[],
  style: FrameStyle,
): { x: number; y: number } {
  const margin = MARGIN_EM * style.theme.legendPt * style.pointPx;
  const left = axes.x + margin;
  const right = axes.x + axes.width - margin - width;
  const top = axes.y + margin;
  const bottom = axes.y + axes.height - margin - height;
  switch (at) {
    case 'upper left':
      return { x: left, y: top };
    case 'upper right':
      return { x: right, y: top };
    case 'lower left':
      return { x: left, y: bottom };
    case 'lower right':
      return { x: right, y: bottom };
    case 'outside':
      return { x: bounds.x + bounds.width + margin, y: axes.y };
    case 'best':
      return emptiest(
        [
          { x: right, y: top },
          { x: left, y: top },
          { x: left, y: bottom },
          { x: right, y: bottom },
          { x: right, y: (top + bottom) / 2 },
          { x: (left + right) / 2, y: top },
          { x: (left + right) / 2, y: bottom },
        ],
        width,
        height,
        drawn,
      );
  }
}

/** Pixels that a legend outside adds to the right of its panel. */
export function outsideWidth({ width }: Legend, style: FrameStyle): number {
  return width + 2 * MARGIN_EM * style.theme.legendPt * style.pointPx;
}

function emptiest(
  places: readonly { x: number; y: number }[],
  width: number,
  height: number,
  drawn: readonly Mark[],
): { x: number; y: number } {
  let best = places[0] ?? { x: 0, y: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const hits = pointsInside({ ...place, width, height }, drawn);
    if (hits < least) {
      least = hits;
      best = place;
    }
  }
  return best;
}

function pointsInside({ x, y, width, height }: Rect, drawn: readonly Mark[]): number {
  let count = 0;
  for (const mark of drawn) {
    if (mark.kind !== 'polyline' && mark.kind !== 'markers') continue;
    const { points } = mark;
    for (let i = 0; i + 1 < points.length; i += 2) {
      const px = points[i] as number;
      const py = points[i + 1] as number;
      if (px >= x && px <= x + width && py >= y && py <= y + height) count++;
    }
  }
  return count;
}

function frameMark(rect: Rect, { theme, pointPx }: FrameStyle): Mark {
  return {
    kind: 'rect',
    rect,
    fill: { ...theme.background, a: FRAME_OPACITY },
    stroke: theme.gridColor,
    widthPx: Math.max(1, Math.round(theme.spinePt * pointPx)),
  };
}

function textAt(
  runs: readonly TextRun[],
  x: number,
  y: number,
  color: Color,
  align: 'left' | 'center',
): Mark {
  return { kind: 'text', x, y, runs, color, align, baseline: 'alphabetic', angleDeg: 0 };
}

function swatchMarks(
  { swatch }: LegendEntry,
  x: number,
  middle: number,
  em: number,
  { pointPx }: FrameStyle,
): Mark[] {
  const width = SAMPLE_EM * em;
  const center = Float64Array.of(x + width / 2, middle);
  switch (swatch.kind) {
    case 'line': {
      const widthPx = swatch.widthPt * pointPx;
      const line: Mark = {
        kind: 'polyline',
        points: Float64Array.of(x, middle, x + width, middle),
        stroke: swatch.stroke,
        widthPx,
        ...(swatch.dash === undefined ? {} : { dashPx: swatch.dash.map((part) => part * widthPx) }),
        cap: 'butt',
      };
      if (swatch.marker === undefined) return [line];
      const { shape, sizePt } = swatch.marker;
      const fill = { fill: swatch.stroke, stroke: swatch.stroke, widthPx };
      return [line, { kind: 'markers', points: center, shape, sizePx: sizePt * pointPx, ...fill }];
    }
    case 'marker': {
      const sizePx = Math.max(3, swatch.sizePt * pointPx);
      const shape = swatch.shape === 'point' ? 'square' : swatch.shape;
      return [
        {
          kind: 'markers',
          points: center,
          shape,
          sizePx,
          fill: swatch.fill,
          stroke: swatch.fill,
          widthPx: pointPx,
        },
      ];
    }
    case 'patch': {
      const height = 0.7 * em;
      const rect = { x, y: middle - height / 2, width, height };
      const { fill, stroke, widthPt } = swatch;
      const outline = stroke === undefined ? {} : { stroke, widthPx: (widthPt ?? 1) * pointPx };
      return [{ kind: 'rect', rect, ...(fill === undefined ? {} : { fill }), ...outline }];
    }
  }
}
