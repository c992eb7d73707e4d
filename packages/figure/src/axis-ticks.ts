import { powerOfTen } from './decimal.js';
import { logTicks } from './log-ticks.js';
import { minorTicks } from './minor-ticks.js';
import { normalize } from './norm.js';
import type { AxisScale, ColorScale } from './scene.js';
import type { PrefixedUnit } from './si-prefix.js';
import { symlogTicks } from './symlog-ticks.js';
import { plainText, powerLabel, type TickLabel } from './tick-format.js';
import { type TickNotation, type WrittenTicks, writeTicks } from './tick-notation.js';
import { coveringTicks, insideRange } from './ticks.js';

/** A tick of an axis; `position` is 0 at its left or lower end and 1 at the other (the minimum of an inverted axis). */
export interface AxisTick {
  readonly value: number;
  readonly position: number;
  /** Empty when the tick has no label. */
  readonly label: TickLabel;
  readonly minor: boolean;
}

export interface AxisTicks {
  /** Ascending in value. */
  readonly ticks: readonly AxisTick[];
  /** What stands once at the end of the axis: '1e−7', '×10⁻⁷', or ''. */
  readonly exponentText: string;
  /** The same in pieces; empty for ''. */
  readonly exponentLabel: TickLabel;
  /** The unit of the numbers when a prefix was asked for and its unit takes one: the axis label has to say it. */
  readonly prefix: PrefixedUnit | null;
}

/** What may be asked of the ticks of an axis. */
export interface TickWishes {
  /** At most this many intervals between major ticks, nine without it (symmetric logarithms 15); fewer where labels would touch. */
  readonly count?: number | undefined;
  /** The values that carry major ticks; those outside the range are left out. */
  readonly values?: readonly number[] | undefined;
  /** Texts for `values` one by one, or without these for the major ticks from the smallest on. */
  readonly labels?: readonly string[] | undefined;
  /** Minor ticks, without labels; usual on logarithmic and symmetric logarithmic axes alone. */
  readonly minor?: boolean | undefined;
  /** `auto` without it. Powers of ten on logarithmic axes are written as such whatever the notation. */
  readonly notation?: TickNotation | undefined;
  /** Plain symbol of the axis' unit, which the notation `prefix` needs. */
  readonly unit?: string | null | undefined;
}

export interface AxisTickOptions extends TickWishes {
  readonly scale: AxisScale;
  readonly orientation: 'horizontal' | 'vertical';
  /** Length of the axis and size of its labels, in the same pixels. */
  readonly lengthPx: number;
  readonly fontSizePx: number;
  /** Width of a label in these pixels; 0.64 em for each character without it (a digit of DejaVu Sans). */
  readonly labelWidth?: (label: TickLabel) => number;
}

const MOST_INTERVALS: Readonly<Record<ColorScale['kind'], number>> = {
  linear: 9,
  power: 9,
  log: 9,
  symlog: 15,
};
/** Nearer to each other minor ticks are a grey band; in em. */
const MINOR_GAP_EM = 1 / 12;
const NONE: AxisTicks = { ticks: [], exponentText: '', exponentLabel: [], prefix: null };

/** Ticks of matplotlib's density and text for an axis of this length, thinned where labels would touch. */
export function axisTicks(options: AxisTickOptions): AxisTicks {
  const { scale, orientation, lengthPx, fontSizePx } = options;
  const { count = MOST_INTERVALS[scale.kind] } = options;
  if (!(lengthPx > 0) || !(scale.min < scale.max)) return NONE;
  if (options.values !== undefined)
    return apart(finished(givenTicks(options.values, options), options), options);
  const room = Math.floor(lengthPx / (fontSizePx * (orientation === 'horizontal' ? 3 : 2)));
  for (let intervals = Math.max(1, Math.min(count, room)); ; intervals--) {
    const candidate = finished(TICKS[scale.kind](options, intervals), options);
    const separate = apart(candidate, options);
    if (intervals <= 1 || !lostLabels(candidate.ticks, separate.ticks)) return separate;
  }
}

type TickRule = (options: AxisTickOptions, maxIntervals: number) => AxisTicks;

const TICKS: Readonly<Record<ColorScale['kind'], TickRule>> = {
  linear: evenTicks,
  power: evenTicks,
  log: logarithmicTicks,
  symlog: symmetricTicks,
};

function evenTicks(options: AxisTickOptions, maxIntervals: number): AxisTicks {
  const { scale } = options;
  const covering = coveringTicks(scale.min, scale.max, { maxIntervals });
  return numbered(covering, minorTicks(covering, scale.min, scale.max), options);
}

function logarithmicTicks({ scale }: AxisTickOptions, maxTicks: number): AxisTicks {
  const { major, minor } = logTicks(scale.min, scale.max, maxTicks);
  const labelled = labelledMantissas(Math.log10(scale.max) - Math.log10(scale.min));
  return {
    ...NONE,
    ticks: ascending([
      ...major.map((value) => tickAt(scale, value, powerLabel(value), false)),
      ...minor.map((value) => {
        const label = labelled === 'all' || labelled.includes(mantissa(value)) ? powerLabel(value) : [];
        return tickAt(scale, value, label, true);
      }),
    ]),
  };
}

function symmetricTicks(options: AxisTickOptions, maxTicks: number): AxisTicks {
  const { scale } = options;
  if (scale.kind !== 'symlog') return NONE;
  const { major, minor, kind } = symlogTicks(scale.min, scale.max, scale.linthresh, maxTicks);
  if (kind === 'values') return numbered(major, minorTicks(major, scale.min, scale.max), options);
  return {
    ...NONE,
    ticks: ascending([
      ...major.map((value) => tickAt(scale, value, powerLabel(value), false)),
      ...minor.map((value) => tickAt(scale, value, [], true)),
    ]),
  };
}

/** Ticks at values that were asked for. */
function givenTicks(values: readonly number[], options: AxisTickOptions): AxisTicks {
  const { scale } = options;
  const sorted = [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
  const shown = sorted.filter((value) => {
    const position = normalize(scale, value);
    return position > -1e-9 && position < 1 + 1e-9;
  });
  const logarithmic = scale.kind === 'log' || scale.kind === 'symlog';
  if (!logarithmic) return numbered(shown, minorTicks(shown, scale.min, scale.max), options);
  const short = shown.every((value) => value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5));
  const label = (value: number): TickLabel =>
    short ? plainText(String(Number(value.toPrecision(12))).replace('-', '\u2212')) : powerLabel(value);
  return { ...NONE, ticks: shown.map((value) => tickAt(scale, value, label(value), false)) };
}

/** Ticks whose labels are numbers in the notation that was asked for; those outside the range are left out. */
function numbered(major: readonly number[], minor: readonly number[], options: AxisTickOptions): AxisTicks {
  const { scale, notation = 'auto', unit = null } = options;
  const written: WrittenTicks = writeTicks(major, { min: scale.min, max: scale.max, unit }, notation);
  const inside = new Set(insideRange(major, scale.min, scale.max));
  const ticks = major.flatMap((value, i) =>
    inside.has(value) ? [tickAt(scale, value, written.labels[i] ?? [], false)] : [],
  );
  const { exponentText, exponentLabel, prefix } = written;
  const small = options.minor === true ? minor.map((value) => tickAt(scale, value, [], true)) : [];
  return { ticks: ascending([...ticks, ...small]), exponentText, exponentLabel, prefix };
}

/** With the texts that were asked for, and without minor ticks that were not or that stand too close. */
function finished(candidate: AxisTicks, options: AxisTickOptions): AxisTicks {
  const { labels, values } = options;
  const texted = labels === undefined ? candidate : withTexts(candidate, labels, values);
  // A range that is nothing beside its scale's threshold has no positions.
  const placed = texted.ticks.filter(({ position }) => Number.isFinite(position));
  return { ...texted, ticks: withoutCrowds(placed, options) };
}

function withTexts(candidate: AxisTicks, labels: readonly string[], values?: readonly number[]): AxisTicks {
  let next = 0;
  const ticks = candidate.ticks.map((tick) => {
    if (tick.minor) return { ...tick, label: [] };
    const index = values === undefined ? next++ : values.indexOf(tick.value);
    return { ...tick, label: plainText(labels[index] ?? '') };
  });
  // Texts of one's own are not to be multiplied by anything.
  return { ...NONE, ticks };
}

function withoutCrowds(ticks: readonly AxisTick[], options: AxisTickOptions): AxisTick[] {
  const { scale, minor, fontSizePx, lengthPx } = options;
  const gap = (MINOR_GAP_EM * fontSizePx) / lengthPx;
  const crowded = new Set<AxisTick>();
  let last: AxisTick | null = null;
  for (const tick of ticks) {
    if (!tick.minor || tick.label.length > 0) continue;
    if (last !== null && Math.abs(tick.position - last.position) < gap) crowded.add(tick);
    else last = tick;
  }
  // A power draws one end of its axis together; elsewhere ticks that are left out here and there would mislead.
  if (minor !== false && (crowded.size === 0 || scale.kind === 'power')) {
    return ticks.filter((tick) => !crowded.has(tick));
  }
  return ticks.filter((tick) => !tick.minor || tick.label.length > 0);
}

/** Which multiples of a power of ten carry a label too, as matplotlib's LogFormatter chooses (thresholds 1 and 0.4). */
function labelledMantissas(decades: number): readonly number[] | 'all' {
  if (decades > 1) return [];
  return decades > 0.4 ? [2, 3, 4, 6] : 'all';
}

function mantissa(value: number): number {
  return Number((value / powerOfTen(Math.floor(Math.log10(value) + 1e-9))).toPrecision(6));
}

function tickAt(scale: AxisScale, value: number, label: TickLabel, minor: boolean): AxisTick {
  return { value, position: normalize(scale, value), label, minor };
}

function ascending(ticks: readonly AxisTick[]): AxisTick[] {
  return [...ticks].sort((a, b) => a.value - b.value);
}

function lostLabels(before: readonly AxisTick[], after: readonly AxisTick[]): boolean {
  return after.some(({ label }, i) => label.length !== (before[i]?.label.length ?? 0));
}

/** The same ticks, without the labels that would come nearer than 0.4 em to the one before. */
function apart(candidate: AxisTicks, options: AxisTickOptions): AxisTicks {
  const { ticks } = candidate;
  const gap = 0.4 * options.fontSizePx;
  let end = Number.NEGATIVE_INFINITY;
  const separated = (tick: AxisTick): AxisTick => {
    if (tick.label.length === 0) return tick;
    const center = tick.position * options.lengthPx;
    const half = labelLength(tick.label, options) / 2;
    if (center - half < end + gap) return { ...tick, label: [] };
    end = center + half;
    return tick;
  };
  // From the left or from below, which is from the largest value on an inverted axis.
  if (options.scale.inverted !== true) return { ...candidate, ticks: ticks.map(separated) };
  return { ...candidate, ticks: [...ticks].reverse().map(separated).reverse() };
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
