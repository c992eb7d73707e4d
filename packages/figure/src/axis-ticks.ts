import { powerOfTen } from './decimal.js';
import { logTicks } from './log-ticks.js';
import { normalize } from './norm.js';
import type { ColorScale } from './scene.js';
import { formatTicks, powerLabel, type TickLabel } from './tick-format.js';
import { coveringTicks, insideRange } from './ticks.js';

/** A tick of an axis; `position` is 0 at the axis minimum and 1 at its maximum. */
export interface AxisTick {
  readonly value: number;
  readonly position: number;
  /** Empty when the tick has no label. */
  readonly label: TickLabel;
  readonly minor: boolean;
}

export interface AxisTicks {
  readonly ticks: readonly AxisTick[];
  /** What stands once at the end of the axis: '1e−7', or ''. */
  readonly exponentText: string;
}

export interface AxisTickOptions {
  readonly scale: ColorScale;
  readonly orientation: 'horizontal' | 'vertical';
  /** Length of the axis and size of its labels, in the same pixels. */
  readonly lengthPx: number;
  readonly fontSizePx: number;
  /** Width of a label in these pixels; 0.64 em for each character without it (a digit of DejaVu Sans). */
  readonly labelWidth?: (label: TickLabel) => number;
}

/** Ticks of matplotlib's density and text for an axis of this length, thinned where labels would touch. */
export function axisTicks(options: AxisTickOptions): AxisTicks {
  const { scale, orientation, lengthPx, fontSizePx } = options;
  if (!(lengthPx > 0)) return { ticks: [], exponentText: '' };
  const room = Math.floor(lengthPx / (fontSizePx * (orientation === 'horizontal' ? 3 : 2)));
  for (let intervals = Math.min(9, Math.max(1, room)); intervals >= 1; intervals--) {
    const candidate =
      scale.kind === 'linear' ? linearTicks(scale, intervals) : logarithmicTicks(scale, intervals);
    if (!labelsTouch(candidate.ticks, options)) return candidate;
    if (intervals === 1) return { ...candidate, ticks: thinned(candidate.ticks, options) };
  }
  return { ticks: [], exponentText: '' };
}

function linearTicks(scale: ColorScale, maxIntervals: number): AxisTicks {
  const covering = coveringTicks(scale.min, scale.max, { maxIntervals });
  const { labels, exponentText } = formatTicks(covering, scale.min, scale.max);
  const inside = new Set(insideRange(covering, scale.min, scale.max));
  const ticks = covering.flatMap((value, i): AxisTick[] =>
    inside.has(value)
      ? [{ value, position: normalize(scale, value), label: plain(labels[i] ?? ''), minor: false }]
      : [],
  );
  return { ticks, exponentText };
}

function logarithmicTicks(scale: ColorScale, maxTicks: number): AxisTicks {
  const { major, minor } = logTicks(scale.min, scale.max, maxTicks);
  const labelled = labelledMantissas(Math.log10(scale.max / scale.min));
  const majorTicks = major.map((value) => tickAt(scale, value, powerLabel(value), false));
  const minorTicks = minor.map((value) => {
    const label = labelled === 'all' || labelled.includes(mantissa(value)) ? powerLabel(value) : [];
    return tickAt(scale, value, label, true);
  });
  return { ticks: [...majorTicks, ...minorTicks].sort((a, b) => a.value - b.value), exponentText: '' };
}

/** Which multiples of a power of ten carry a label too, as matplotlib's LogFormatter chooses (thresholds 1 and 0.4). */
function labelledMantissas(decades: number): readonly number[] | 'all' {
  if (decades > 1) return [];
  return decades > 0.4 ? [2, 3, 4, 6] : 'all';
}

function mantissa(value: number): number {
  return Number((value / powerOfTen(Math.floor(Math.log10(value) + 1e-9))).toPrecision(6));
}

function tickAt(scale: ColorScale, value: number, label: TickLabel, minor: boolean): AxisTick {
  return { value, position: normalize(scale, value), label, minor };
}

function plain(text: string): TickLabel {
  return [{ text, raised: false }];
}

function labelsTouch(ticks: readonly AxisTick[], options: AxisTickOptions): boolean {
  return thinned(ticks, options).some((tick, i) => tick.label.length !== (ticks[i]?.label.length ?? 0));
}

/** The same ticks, without the labels that would come nearer than 0.4 em to the one before. */
function thinned(ticks: readonly AxisTick[], options: AxisTickOptions): AxisTick[] {
  const gap = 0.4 * options.fontSizePx;
  let end = Number.NEGATIVE_INFINITY;
  return ticks.map((tick) => {
    if (tick.label.length === 0) return tick;
    const center = tick.position * options.lengthPx;
    const half = labelLength(tick.label, options) / 2;
    if (center - half < end + gap) return { ...tick, label: [] };
    end = center + half;
    return tick;
  });
}

/** Extent of a label along its axis. */
function labelLength(label: TickLabel, { orientation, fontSizePx, labelWidth }: AxisTickOptions): number {
  if (orientation === 'vertical') return fontSizePx;
  if (labelWidth !== undefined) return labelWidth(label);
  return label.reduce(
    (sum, { text, raised }) => sum + (raised ? 0.7 : 1) * 0.64 * fontSizePx * text.length,
    0,
  );
}
