import { powerOfTen } from './decimal.js';
import type { ColorScale } from './scene.js';
import { symlogTicks } from './symlog-ticks.js';

/** How levels follow each other. */
export type LevelRule = 'even' | 'decades' | 'one-two-five';

/** Round levels inside colour limits. */
export interface ColorLevels {
  readonly levels: readonly number[];
  readonly rule: LevelRule;
  /** Of even levels the difference in the shown unit, of decades their number between two levels, else null. */
  readonly interval: number | null;
}

const MOST_LEVELS = 10;
/** Fewer decades leave most of the picture without a line. */
const LEAST_DECADES = 3;

/**
 * Five to ten round levels strictly inside colour limits: multiples of 1, 2 or 5 × 10ⁿ; on a logarithmic scale powers
 * of ten, or 1, 2 and 5 of each where there are few; on a symmetric logarithmic one zero and powers of ten on both
 * sides. They depend on the limits alone, so pictures of equal limits have equal levels.
 */
export function colorLevels(scale: ColorScale): ColorLevels {
  return levelsOf(scale.kind, scale);
}

type ScaleByKind = { readonly [K in ColorScale['kind']]: Extract<ColorScale, { kind: K }> };

const LEVELS: { readonly [K in ColorScale['kind']]: (scale: ScaleByKind[K]) => ColorLevels } = {
  linear: ({ min, max }) => evenLevels(min, max),
  power: ({ min, max }) => evenLevels(min, max),
  log: ({ min, max }) => logarithmicLevels(min, max),
  symlog: ({ min, max, linthresh }) => symmetricLevels(min, max, linthresh),
};

function levelsOf<K extends ColorScale['kind']>(kind: K, scale: ScaleByKind[K]): ColorLevels {
  return LEVELS[kind](scale);
}

function logarithmicLevels(min: number, max: number): ColorLevels {
  if (!(min > 0)) return evenLevels(min, max);
  const decades = decadesBetween(min, max, [1]);
  if (decades.length >= LEAST_DECADES) {
    const interval = Math.ceil(decades.length / MOST_LEVELS);
    return { levels: decades.filter((_, k) => k % interval === 0), rule: 'decades', interval };
  }
  const finer = decadesBetween(min, max, [1, 2, 5]);
  if (finer.length >= LEAST_DECADES) return { levels: finer, rule: 'one-two-five', interval: null };
  return evenLevels(min, max);
}

function symmetricLevels(min: number, max: number, linthresh: number): ColorLevels {
  const all = symlogTicks(min, max, linthresh, Number.POSITIVE_INFINITY);
  const inside = (levels: readonly number[]): number[] =>
    levels.filter((level) => level > min && level < max);
  if (all.kind === 'values' || inside(all.major).length < LEAST_DECADES) return evenLevels(min, max);
  const { major } = symlogTicks(min, max, linthresh, MOST_LEVELS - 1);
  const sizes = inside(major).filter((level) => level !== 0);
  const [first = 1, second = 10 * first] = sizes;
  const interval = Math.max(1, Math.round(Math.abs(Math.log10(Math.abs(second / first)))));
  return { levels: inside(major), rule: 'decades', interval };
}

function evenLevels(min: number, max: number): ColorLevels {
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return { levels: [], rule: 'even', interval: null };
  for (let exponent = Math.floor(Math.log10(span / MOST_LEVELS)); ; exponent++) {
    for (const mantissa of [1, 2, 5]) {
      const interval = Number((mantissa * powerOfTen(exponent)).toPrecision(12));
      if (span / interval > MOST_LEVELS + 1) continue;
      const levels = multiplesBetween(min, max, interval);
      if (levels.length <= MOST_LEVELS) return { levels, rule: 'even', interval };
    }
  }
}

function multiplesBetween(min: number, max: number, interval: number): number[] {
  // A level at a limit would outline single cells.
  const slack = 1e-9;
  const first = Math.floor(min / interval + slack) + 1;
  const last = Math.ceil(max / interval - slack) - 1;
  // Beyond, neighbouring multiples are the same double and k + 1 is k.
  if (Math.max(-first, last) > 2 ** 50) return [];
  const levels: number[] = [];
  for (let k = first; k <= last; k++) levels.push(Number((k * interval).toPrecision(12)) + 0);
  return levels;
}

function decadesBetween(min: number, max: number, mantissas: readonly number[]): number[] {
  const levels: number[] = [];
  for (let exponent = Math.floor(Math.log10(min)); exponent <= Math.log10(max); exponent++) {
    for (const mantissa of mantissas) {
      const level = mantissa * powerOfTen(exponent);
      if (level > min * (1 + 1e-9) && level < max * (1 - 1e-9)) levels.push(level);
    }
  }
  return levels;
}
