import { type AxisTick, type AxisTicks, axisTicks } from './axis-ticks.js';
import type { ColorScale, Font, Mark, PolylineMark, Rect, TextMark, TextRun } from './scene.js';
import { fitText, labelRuns, measureRuns, textBox } from './text.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';
import type { TickLabel } from './tick-format.js';

/** DejaVu Sans: from the middle of a digit to its baseline, and the height of a line above it, in em. */
const DIGIT_MIDDLE_EM = 0.365;
const LINE_ASCENT_EM = 0.76;
const LINE_DESCENT_EM = 0.24;
/** matplotlib's colour bar: height twenty times the width, a sixteenth of the axes' width away. */
const BAR_ASPECT = 20;
const BAR_GAP = 0.0625;
const BAR_MAX_WIDTH = 0.12;

/** What stands round the axes of one panel. */
export interface FrameContent {
  readonly x: ColorScale;
  readonly y: ColorScale;
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The scale of the colour bar, null without one. */
  readonly bar: ColorScale | null;
}

/** A theme at a size: `pointPx` pixels make a point, texts included. */
interface FrameStyle {
  readonly theme: Theme;
  readonly pointPx: number;
  readonly metrics: TextMetrics;
  /** False when the panel is too small for any text. */
  readonly texts: boolean;
}

/** Spines, ticks and texts of a panel for given axes, and all they cover. */
export interface Frame {
  readonly axes: Rect;
  readonly bar: Rect | null;
  readonly marks: readonly Mark[];
  /** Axes, colour bar, ticks and texts. */
  readonly bounds: Rect;
}

/**
 * Draws the frame round `axes`. Title and labels are cut to what `cell`, the panel's whole rectangle, has room for;
 * tick labels are not: whoever places the axes reads from `bounds` how much room they take.
 */
export function frameAround(axes: Rect, cell: Rect, content: FrameContent, style: FrameStyle): Frame {
  const bar = content.bar === null ? null : barBeside(axes, style);
  const builder = new FrameBuilder(axes, cell, style);
  const xTicks = builder.ticks(content.x, 'horizontal', axes.width);
  const yTicks = builder.ticks(content.y, 'vertical', axes.height);
  const barTicks = content.bar === null ? null : builder.ticks(content.bar, 'vertical', axes.height);
  builder.box(axes);
  builder.tickLines(xTicks.ticks, (tick) => tickBelow(axes, tick));
  builder.tickLines(yTicks.ticks, (tick) => tickBeside(axes, tick, axes.x, -1));
  if (bar !== null && barTicks !== null) {
    builder.box(bar);
    builder.tickLines(barTicks.ticks, (tick) => tickBeside(bar, tick, bar.x + bar.width, 1));
  }
  if (style.texts) {
    builder.xTexts(xTicks, content.xLabel);
    builder.yTexts(yTicks, content.yLabel);
    if (bar !== null && barTicks !== null) builder.barTexts(bar, barTicks);
    builder.exponent(yTicks.exponentText, axes);
    if (bar !== null && barTicks !== null) builder.exponent(barTicks.exponentText, bar);
    builder.titleText(content.title);
  }
  return {
    axes,
    bar,
    marks: builder.marks,
    bounds: union([axes, ...(bar === null ? [] : [bar]), ...builder.covered]),
  };
}

interface TickLine {
  readonly x: number;
  readonly y: number;
  /** Unit vector outwards. */
  readonly dx: number;
  readonly dy: number;
}

function tickBelow(axes: Rect, tick: AxisTick): TickLine {
  return { x: axes.x + tick.position * axes.width, y: axes.y + axes.height, dx: 0, dy: 1 };
}

function tickBeside(rect: Rect, tick: AxisTick, x: number, dx: 1 | -1): TickLine {
  return { x, y: rect.y + (1 - tick.position) * rect.height, dx, dy: 0 };
}

function barBeside(axes: Rect, { pointPx }: FrameStyle): Rect {
  const width = Math.max(2, Math.round(Math.min(axes.height / BAR_ASPECT, BAR_MAX_WIDTH * axes.width)));
  const gap = Math.round(Math.max(BAR_GAP * axes.width, 4 * pointPx));
  return { x: axes.x + axes.width + gap, y: axes.y, width, height: axes.height };
}

class FrameBuilder {
  readonly marks: Mark[] = [];
  /** Rectangles of ticks and texts. */
  readonly covered: Rect[] = [];
  /** Rectangles of texts, which no later text may touch. */
  readonly #texts: Rect[] = [];
  readonly #axes: Rect;
  readonly #cell: Rect;
  readonly #style: FrameStyle;
  readonly #font: Font;

  constructor(axes: Rect, cell: Rect, style: FrameStyle) {
    this.#axes = axes;
    this.#cell = cell;
    this.#style = style;
    this.#font = this.#fontOf(style.theme.labelPt);
  }

  ticks(scale: ColorScale, orientation: 'horizontal' | 'vertical', lengthPx: number): AxisTicks {
    return axisTicks({
      scale,
      orientation,
      lengthPx,
      fontSizePx: this.#font.sizePx,
      labelWidth: (label: TickLabel) => measureRuns(labelRuns(label, this.#font), this.#style.metrics).width,
    });
  }

  box(rect: Rect): void {
    const { theme, pointPx } = this.#style;
    const widthPx = strokeWidth(theme.spinePt * pointPx);
    // A line of an odd number of pixels is crisp when it runs through pixel centres.
    const shift = (widthPx % 2) / 2;
    const snapped = {
      x: rect.x + shift,
      y: rect.y + shift,
      width: rect.width - 2 * shift,
      height: rect.height - 2 * shift,
    };
    this.marks.push({ kind: 'rect', rect: snapped, stroke: theme.ink, widthPx });
  }

  tickLines(ticks: readonly AxisTick[], place: (tick: AxisTick) => TickLine): void {
    const { theme, pointPx } = this.#style;
    for (const minor of [false, true]) {
      const widthPx = strokeWidth((minor ? theme.minorTickWidthPt : theme.spinePt) * pointPx);
      const length = this.#px(minor ? theme.minorTickLengthPt : theme.tickLengthPt);
      const lines = ticks.filter((tick) => tick.minor === minor).map(place);
      if (lines.length === 0) continue;
      this.marks.push(this.#tickMark(lines, length, widthPx));
    }
  }

  #tickMark(lines: readonly TickLine[], length: number, widthPx: number): PolylineMark {
    const snap = (at: number): number => (widthPx % 2 === 1 ? Math.floor(at) + 0.5 : Math.round(at));
    const points = new Float64Array(6 * lines.length).fill(Number.NaN);
    for (const [i, { x, y, dx, dy }] of lines.entries()) {
      const [x0, y0] = dx === 0 ? [snap(x), y] : [x, snap(y)];
      points.set([x0, y0, x0 + dx * length, y0 + dy * length], 6 * i);
      this.covered.push(rectOf(x0, y0, x0 + dx * length, y0 + dy * length));
    }
    return { kind: 'polyline', points, stroke: this.#style.theme.ink, widthPx, cap: 'butt' };
  }

  xTexts({ ticks, exponentText }: AxisTicks, label: string): void {
    const { theme } = this.#style;
    const axes = this.#axes;
    const top = axes.y + axes.height + this.#px(theme.tickLengthPt + theme.tickPadPt);
    const baseline = top + LINE_ASCENT_EM * this.#font.sizePx;
    const rise = Math.max(
      0,
      ...ticks.flatMap(({ label }) => labelRuns(label, this.#font)).map((run) => run.riseUpPx),
    );
    const labelled = ticks.filter((tick) => tick.label.length > 0);
    for (const tick of labelled) {
      const x = axes.x + tick.position * axes.width;
      this.#place({ x, y: baseline + rise / 2, runs: labelRuns(tick.label, this.#font), align: 'center' });
    }
    const below = labelled.length === 0 ? top : baseline + rise / 2 + LINE_DESCENT_EM * this.#font.sizePx;
    const labelBaseline = below + this.#px(theme.labelPadPt) + LINE_ASCENT_EM * this.#font.sizePx;
    if (exponentText !== '') {
      this.#place({
        x: axes.x + axes.width,
        y: labelBaseline,
        runs: this.#runs(exponentText),
        align: 'right',
      });
    }
    const center = axes.x + axes.width / 2;
    const room =
      2 * Math.min(center - this.#cell.x, this.#cell.x + this.#cell.width - center) -
      2 * this.#px(theme.edgePadPt);
    const run = label === '' ? null : fitText(label, this.#font, room, this.#style.metrics);
    if (run !== null) this.#place({ x: center, y: labelBaseline, runs: [run], align: 'center' }, 'down');
  }

  yTexts({ ticks }: AxisTicks, label: string): void {
    const { theme } = this.#style;
    const axes = this.#axes;
    const right = axes.x - this.#px(theme.tickLengthPt + theme.tickPadPt);
    let left = right;
    for (const tick of ticks) {
      if (tick.label.length === 0) continue;
      const y = axes.y + (1 - tick.position) * axes.height + DIGIT_MIDDLE_EM * this.#font.sizePx;
      const box = this.#place({ x: right, y, runs: labelRuns(tick.label, this.#font), align: 'right' });
      left = Math.min(left, box.x);
    }
    const run = label === '' ? null : fitText(label, this.#font, axes.height, this.#style.metrics);
    if (run === null) return;
    const { descent } = this.#style.metrics.measure(run.text, run.font);
    const x = left - this.#px(theme.labelPadPt) - Math.max(descent, LINE_DESCENT_EM * run.font.sizePx);
    this.#place({ x, y: axes.y + axes.height / 2, runs: [run], align: 'center', angleDeg: 90 });
  }

  barTexts(bar: Rect, { ticks }: AxisTicks): void {
    const { theme } = this.#style;
    const x = bar.x + bar.width + this.#px(theme.tickLengthPt + theme.tickPadPt);
    for (const tick of ticks) {
      if (tick.label.length === 0) continue;
      const y = bar.y + (1 - tick.position) * bar.height + DIGIT_MIDDLE_EM * this.#font.sizePx;
      this.#place({ x, y, runs: labelRuns(tick.label, this.#font), align: 'left' });
    }
  }

  titleText(title: string): void {
    const { theme, metrics } = this.#style;
    const center = this.#axes.x + this.#axes.width / 2;
    const { x, width } = this.#cell;
    const room = 2 * Math.min(center - x, x + width - center) - 2 * this.#px(theme.edgePadPt);
    const run = title === '' ? null : fitText(title, this.#fontOf(theme.titlePt), room, metrics);
    if (run === null) return;
    const y = this.#axes.y - this.#px(theme.titlePadPt);
    this.#place({ x: center, y, runs: [run], align: 'center' }, 'up');
  }

  /** The factor of a vertical axis stands above its upper left end; placed after all tick labels, to keep off them. */
  exponent(text: string, rect: Rect): void {
    if (text === '') return;
    const y = rect.y - this.#px(this.#style.theme.labelPadPt);
    this.#place({ x: rect.x, y, runs: this.#runs(text), align: 'left' }, 'up');
  }

  /** Adds a text; with `avoid` it moves up or down until it touches no text placed before. */
  #place(
    text: Pick<TextMark, 'x' | 'y' | 'runs' | 'align'> & { angleDeg?: 90 },
    avoid?: 'up' | 'down',
  ): Rect {
    const { theme, metrics, pointPx } = this.#style;
    const gap = 2 * pointPx;
    let mark: TextMark = { kind: 'text', baseline: 'alphabetic', angleDeg: 0, color: theme.ink, ...text };
    let box = textBox(mark, metrics);
    for (let tries = 0; avoid !== undefined && tries < 20; tries++) {
      const hit = this.#texts.find((other) => touches(box, other, gap));
      if (hit === undefined) break;
      const shift = avoid === 'up' ? hit.y - gap - (box.y + box.height) : hit.y + hit.height + gap - box.y;
      mark = { ...mark, y: mark.y + shift };
      box = textBox(mark, metrics);
    }
    this.marks.push(mark);
    this.covered.push(box);
    this.#texts.push(box);
    return box;
  }

  #runs(text: string): TextRun[] {
    return [{ text, font: this.#font, riseUpPx: 0 }];
  }

  #fontOf(sizePt: number): Font {
    return {
      family: this.#style.theme.fontFamily,
      sizePx: this.#px(sizePt),
      weight: 'normal',
      style: 'normal',
    };
  }

  #px(points: number): number {
    return points * this.#style.pointPx;
  }
}

/** Whole pixels, at least one, so that lines are crisp. */
function strokeWidth(px: number): number {
  return Math.max(1, Math.round(px));
}

function touches(a: Rect, b: Rect, gap: number): boolean {
  const slack = gap - 1e-6;
  return (
    a.x < b.x + b.width + slack &&
    b.x < a.x + a.width + slack &&
    a.y < b.y + b.height + slack &&
    b.y < a.y + a.height + slack
  );
}

function rectOf(x0: number, y0: number, x1: number, y1: number): Rect {
  return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
}

function union(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
