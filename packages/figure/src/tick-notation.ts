import { type PrefixedUnit, prefixedUnit } from './si-prefix.js';
import {
  formatTicks,
  plainLabel,
  plainText,
  type Reduction,
  reduceTicks,
  reductionLabel,
  scientificLabels,
  type TickLabel,
} from './tick-format.js';

/**
 * How the numbers of an axis are written. `auto` is matplotlib's ScalarFormatter; `plain` every digit; `scientific`
 * m × 10ⁿ at each tick; `power` ×10ⁿ once at the end of the axis; `prefix` in a unit with the prefix that suits.
 */
export type TickNotation = 'auto' | 'plain' | 'scientific' | 'power' | 'prefix';

/** Numbers of an axis as they are written. */
export interface WrittenTicks {
  readonly labels: readonly TickLabel[];
  /** What stands once at the end of the axis: '1e−7', or ''. */
  readonly exponentText: string;
  /** The same in pieces; empty for ''. */
  readonly exponentLabel: TickLabel;
  /** The unit in which the numbers are written when a prefix was asked for and its unit takes one, else null. */
  readonly prefix: PrefixedUnit | null;
}

interface Axis {
  readonly min: number;
  readonly max: number;
  /** Plain symbol of the axis' unit, for prefixes. */
  readonly unit: string | null;
}

/** Shorter numbers than outside these powers of ten are read at a glance. */
const POWER: Reduction = { powerLimits: [-3, 5], offset: true };
const PLAIN: Reduction = { powerLimits: [-9, 15], offset: false };

const WRITERS: Readonly<Record<TickNotation, (values: readonly number[], axis: Axis) => WrittenTicks>> = {
  auto: writeAuto,
  plain: (values, axis) => writeReduced(values, axis, PLAIN),
  scientific: (values) => ({
    labels: scientificLabels(values),
    exponentText: '',
    exponentLabel: [],
    prefix: null,
  }),
  power: (values, axis) => writeReduced(values, axis, POWER),
  prefix: writePrefixed,
};

/** Writes the numbers of an axis; `plain` falls back to ×10ⁿ below 10⁻⁸ and from 10¹⁵ on. */
export function writeTicks(values: readonly number[], axis: Axis, notation: TickNotation): WrittenTicks {
  return WRITERS[notation](values, axis);
}

function writeAuto(values: readonly number[], { min, max }: Axis): WrittenTicks {
  const { labels, exponentText } = formatTicks(values, min, max);
  return {
    labels: labels.map(plainText),
    exponentText,
    exponentLabel: plainText(exponentText),
    prefix: null,
  };
}

function writeReduced(values: readonly number[], { min, max }: Axis, reduction: Reduction): WrittenTicks {
  const { labels, offset, power } = reduceTicks(values, min, max, reduction);
  const exponentLabel = reductionLabel(offset, power);
  return {
    labels: labels.map(plainText),
    exponentText: plainLabel(exponentLabel),
    exponentLabel,
    prefix: null,
  };
}

function writePrefixed(values: readonly number[], axis: Axis): WrittenTicks {
  const [first = axis.min, second = axis.max] = values;
  const prefix = prefixedUnit(
    axis.unit,
    Math.abs(second - first),
    Math.max(Math.abs(axis.min), Math.abs(axis.max)),
  );
  if (prefix === null) return writeReduced(values, axis, POWER);
  const { factor } = prefix;
  const scaled = { min: axis.min * factor, max: axis.max * factor, unit: null };
  return {
    ...writeReduced(
      values.map((value) => value * factor),
      scaled,
      POWER,
    ),
    prefix,
  };
}
