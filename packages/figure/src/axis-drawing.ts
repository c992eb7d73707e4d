import { type AxisTicks, axisTicks } from './axis-ticks.js';
import type { AxisContent, Side } from './frame-content.js';
import { quantityLabel } from './labels.js';
import type { PlacedTexts } from './placed-texts.js';
import { rectOf } from './rects.js';
import type { AxisScale, Font, Mark, Rect, TextRun } from './scene.js';
import type { LabelOptions } from './spec.js';
import type { AxisOptions, ColorbarOptions } from './spec-panels.js';
import { fitTextRuns, labelRuns, measureRuns } from './text.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';

/** From the middle of a digit to its baseline, and the height of a line above it, in em. */
const DIGIT_MIDDLE_EM = 0.365;
const LINE_ASCENT_EM = 0.76;
const LINE_DESCENT_EM = 0.24;

/** A theme at a size: `pointPx` pixels make a point, texts included. */
export interface FrameStyle {
  readonly theme: Theme;
  readonly pointPx: number;
  readonly metrics: TextMetrics;
  readonly labels: LabelOptions;
  readonly compat?: 'emout' | undefined;
  /** False when the panel is too small for any text. */
  readonly texts: boolean;
}

/** Which way is outwards from a side. */
const OUTWARDS: Record<Side, readonly [dx: number, dy: number]> = {
  left: [-1, 0],
  right: [1, 0],
  top: [0, -1],
  bottom: [0, 1],
};

export function isHorizontal(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

/** The font of tick labels and axis labels. */
export function labelFont({ theme, pointPx }: FrameStyle, sizePt = theme.labelPt): Font {
  return { family: theme.fontFamily, sizePx: sizePt * pointPx, weight: 'normal', style: 'normal' };
}

/** Ticks of one side for its length. */
export function sideTicks(
  rect: Rect,
  side: Side,
  scale: AxisScale,
  options: AxisOptions | ColorbarOptions | undefined,
  unit: string | null,
  style: FrameStyle,
): AxisTicks {
  const font = labelFont(style, style.theme.tickPt);
  const horizontal = isHorizontal(side);
  const asked = options?.notation ?? 'auto';
  return axisTicks({
    scale,
    orientation: horizontal ? 'horizontal' : 'vertical',
    lengthPx: horizontal ? rect.width : rect.height,
    fontSizePx: font.sizePx,
    labelWidth: (label) => measureRuns(labelRuns(label, font), style.metrics).width,
    unit,
    ...(typeof options?.ticks === 'number' ? { count: options.ticks } : {}),
    ...(typeof options?.ticks === 'object' ? { values: options.ticks } : {}),
    ...(options?.tickLabels === undefined ? {} : { labels: options.tickLabels }),
    ...(options?.minor === undefined ? {} : { minor: options.minor }),
    notation: asked === 'auto' ? style.theme.notation : asked,
  });
}

/** Ticks of a side as two lines (major and minor), and the rectangles they cover. */
export function tickMarks(
  rect: Rect,
  side: Side,
  { ticks }: AxisTicks,
  { theme, pointPx }: FrameStyle,
): { marks: Mark[]; covered: Rect[] } {
  const marks: Mark[] = [];
  const covered: Rect[] = [];
  const [dx, dy] = OUTWARDS[side];
  for (const minor of [false, true]) {
    const own = ticks.filter((tick) => tick.minor === minor);
    if (own.length === 0) continue;
    const widthPx = wholeStroke((minor ? theme.minorTickWidthPt : theme.tickWidthPt) * pointPx);
    const length = (minor ? theme.minorTickLengthPt : theme.tickLengthPt) * pointPx;
    const snap = (at: number): number => (widthPx % 2 === 1 ? Math.floor(at) + 0.5 : Math.round(at));
    const points = new Float64Array(6 * own.length).fill(Number.NaN);
    for (const [i, { position }] of own.entries()) {
      const [x, y] = tickPlace(rect, side, position);
      const [x0, y0] = dx === 0 ? [snap(x), y] : [x, snap(y)];
      points.set([x0, y0, x0 + dx * length, y0 + dy * length], 6 * i);
      covered.push(rectOf(x0, y0, x0 + dx * length, y0 + dy * length));
    }
    marks.push({ kind: 'polyline', points, stroke: theme.ink, widthPx, cap: 'butt' });
  }
  return { marks, covered };
}

function tickPlace(rect: Rect, side: Side, position: number): [number, number] {
  if (isHorizontal(side)) {
    return [rect.x + position * rect.width, side === 'top' ? rect.y : rect.y + rect.height];
  }
  return [side === 'left' ? rect.x : rect.x + rect.width, rect.y + (1 - position) * rect.height];
}

/** Grid lines at the major ticks, across the axes. */
export function gridMark(axes: Rect, side: Side, { ticks }: AxisTicks, style: FrameStyle): Mark | null {
  const { theme, pointPx } = style;
  const inside = ticks.filter(({ minor, position }) => !minor && position > 1e-6 && position < 1 - 1e-6);
  if (inside.length === 0) return null;
  const points = new Float64Array(6 * inside.length).fill(Number.NaN);
  for (const [i, { position }] of inside.entries()) {
    const [x, y] = tickPlace(axes, side, position);
    const line = isHorizontal(side)
      ? [x, axes.y, x, axes.y + axes.height]
      : [axes.x, y, axes.x + axes.width, y];
    points.set(line, 6 * i);
  }
  const widthPx = theme.gridWidthPt * pointPx;
  return { kind: 'polyline', points, stroke: theme.gridColor, widthPx, cap: 'butt', clip: axes };
}

/** Tick labels of a side; returns how far outwards they reach, in pixels of the page. */
export function tickTexts(
  rect: Rect,
  side: Side,
  { ticks }: AxisTicks,
  style: FrameStyle,
  texts: PlacedTexts,
): number {
  const { theme, pointPx } = style;
  const font = labelFont(style, theme.tickPt);
  const labelled = ticks.filter((tick) => tick.label.length > 0);
  const pad = (theme.tickLengthPt + theme.tickPadPt) * pointPx;
  const runs = labelled.map((tick) => labelRuns(tick.label, font));
  const rise = Math.max(0, ...runs.flat().map((run) => run.riseUpPx));
  const edge = edgeOf(rect, side) + (side === 'left' || side === 'top' ? -pad : pad);
  let reach = edge;
  for (const [i, tick] of labelled.entries()) {
    const [x, y] = tickPlace(rect, side, tick.position);
    const text = { runs: runs[i] ?? [], color: theme.ink };
    if (isHorizontal(side)) {
      const baseline =
        side === 'bottom'
          ? edge + LINE_ASCENT_EM * font.sizePx + rise / 2
          : edge - LINE_DESCENT_EM * font.sizePx;
      texts.place({ ...text, x, y: baseline, align: 'center' });
      reach =
        side === 'bottom'
          ? baseline + LINE_DESCENT_EM * font.sizePx
          : baseline - LINE_ASCENT_EM * font.sizePx - rise / 2;
      continue;
    }
    const align = side === 'left' ? 'right' : 'left';
    const box = texts.place({ ...text, x: edge, y: y + DIGIT_MIDDLE_EM * font.sizePx, align });
    reach = side === 'left' ? Math.min(reach, box.x) : Math.max(reach, box.x + box.width);
  }
  return reach;
}

function edgeOf(rect: Rect, side: Side): number {
  switch (side) {
    case 'left':
      return rect.x;
    case 'right':
      return rect.x + rect.width;
    case 'top':
      return rect.y;
    case 'bottom':
      return rect.y + rect.height;
  }
}

/** What an axis is called: its own words, or its quantity in the unit that its ticks have. */
export function axisLabelText(
  { label, quantity }: Pick<AxisContent, 'label' | 'quantity'>,
  { prefix }: AxisTicks,
  style: FrameStyle,
): string {
  if (label !== undefined) return label;
  if (quantity === null) return '';
  // A letter is a symbol of mathematics; a longer name is the name of a field.
  const names = /^[xyzt]$|^v[xyz]$/.test(quantity.name) ? style.theme.axisNames : 'upright';
  return quantityLabel(
    { ...quantity, unit: prefix?.unit ?? quantity.unit },
    style.labels,
    style.compat,
    names,
  );
}

/** The label of a side beyond its tick labels. @param room pixels that it may take along the axis. */
export function sideLabel(
  rect: Rect,
  side: Side,
  text: string,
  reach: number,
  room: number,
  style: FrameStyle,
  texts: PlacedTexts,
): void {
  const { theme, pointPx, metrics } = style;
  if (text === '') return;
  const font = labelFont(style);
  const runs = fitTextRuns(text, font, room, metrics, theme.symbols);
  if (runs === null) return;
  const pad = theme.labelPadPt * pointPx;
  const { ascent, descent } = measureRuns(runs, metrics);
  const below = Math.max(descent, LINE_DESCENT_EM * font.sizePx);
  const above = Math.max(ascent, LINE_ASCENT_EM * font.sizePx);
  const [cx, cy] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const text0 = { runs, color: theme.ink, align: 'center' } as const;
  if (side === 'bottom') texts.place({ ...text0, x: cx, y: reach + pad + above }, 'down');
  else if (side === 'top') texts.place({ ...text0, x: cx, y: reach - pad - below }, 'up');
  else if (side === 'left') texts.place({ ...text0, x: reach - pad - below, y: cy, angleDeg: 90 });
  else texts.place({ ...text0, x: reach + pad + above, y: cy, angleDeg: 90 });
}

/** What stands once for all ticks: a power of ten or an offset, at the far end of the axis. */
export function sideExponent(
  rect: Rect,
  side: Side,
  ticks: AxisTicks,
  reach: number,
  style: FrameStyle,
  texts: PlacedTexts,
  at: 'left' | 'right' = side === 'right' ? 'right' : 'left',
): void {
  const { theme, pointPx } = style;
  const font = labelFont(style, theme.tickPt);
  const runs: TextRun[] = labelRuns(ticks.exponentLabel, font);
  if (runs.length === 0) return;
  const color = theme.ink;
  const pad = theme.labelPadPt * pointPx;
  if (isHorizontal(side)) {
    const y =
      side === 'bottom'
        ? reach + pad + LINE_ASCENT_EM * font.sizePx
        : reach - pad - LINE_DESCENT_EM * font.sizePx;
    texts.place({ runs, color, x: rect.x + rect.width, y, align: 'right' });
    return;
  }
  const x = at === 'left' ? rect.x : rect.x + rect.width;
  texts.place({ runs, color, x, y: rect.y - pad, align: at }, 'up');
}

/** Whole pixels, at least one, so that lines are crisp. */
export function wholeStroke(px: number): number {
  return Math.max(1, Math.round(px));
}
