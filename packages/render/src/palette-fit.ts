import type { ColorTable } from '@emout/figure/scene';
import { TABLE_LEVELS } from './color-codes.js';
import { colorDistance, packedColor, packedMixture, packedRgb } from './packed-color.js';
import type { PaletteNeeds } from './palette-needs.js';

/** Levels of each map, most first, by the number of different maps: 1 and 2; more have no palette. */
const LEVELS: readonly (readonly number[])[] = [
  [240, 232, 224, 208, 192, 176, 160],
  [120, 112, 104, 96],
];

/** A mixture that occurs, and how much its error counts. */
interface Mixture {
  readonly color: number;
  readonly weight: number;
}

/** Soft edges on even areas show more than those on a map. */
const ON_GROUND = 1.5;
const ON_MAP = 1;
/** Where lines cross. */
const ON_INK = 0.5;

const STEPS_ON_GROUND = 32;
const STEPS_ON_MAP = 8;
const HUES_OF_MAP = 24;
const STEPS_ON_INK = 4;
const MOST_CROSSING_INKS = 12;
const MOST_MIXTURES = 8192;

/** Error of a mixture, 0…255, from which on more entries bring nothing, and for which a map gives entries away. */
const UNSEEN_ERROR = 4;
const GOOD_ERROR = 12;
/** The largest weighted error with which a picture looks the same as in true colour. */
export const FAITHFUL_ERROR = 24;

/** The colours of a palette: so many of each map, and the others. */
export interface PaletteColors {
  readonly levels: number;
  /** 0xRRGGBB, without those of the maps. */
  readonly extra: readonly number[];
}

/**
 * Chooses up to `entries` colours: those that must be there, levels of the maps, and mixtures, the farthest from all
 * entries so far first (Gonzalez, 1985: at most twice the least possible largest error). Null when they do not fit, or
 * when a mixture that occurs is off by more than `mostError`.
 */
export function fitPalette(needs: PaletteNeeds, entries: number, mostError: number): PaletteColors | null {
  const exact = exactColors(needs);
  const mixtures = occurringMixtures(needs);
  if (mixtures === null) return null;
  const { tables } = needs;
  const fewer = tables.length === 0 ? [] : LEVELS[tables.length - 1];
  if (fewer === undefined) return null;
  const most = Math.floor((entries - exact.size) / Math.max(1, tables.length));
  const options = tables.length === 0 ? [0] : [Math.min(TABLE_LEVELS, most), ...fewer];
  let best: (PaletteColors & { error: number }) | null = null;
  for (const levels of options) {
    const fixed = new Set(exact);
    for (const table of tables) for (const color of tableLevels(table, levels)) fixed.delete(color);
    const room = entries - levels * tables.length - fixed.size;
    if (room < 0 || levels < (fewer.at(-1) ?? 0)) continue;
    const known = [...fixed, ...tables.flatMap((table) => tableLevels(table, levels))];
    const { chosen, error } = farthestFirst(mixtures, known, room);
    if (best === null || error < best.error) best = { levels, extra: [...fixed, ...chosen], error };
    if (error <= GOOD_ERROR) break;
  }
  if (best === null || best.error > mostError) return null;
  return best;
}

/** Colours 0xRRGGBB of the levels of a map when it has fewer than its table. */
export function tableLevels({ rgb }: ColorTable, count: number): number[] {
  return Array.from({ length: count }, (_, level) =>
    packedRgb(rgb, 3 * Math.floor(((level + 0.5) * TABLE_LEVELS) / count)),
  );
}

function exactColors({ tables, missing, grounds, inks, solids }: PaletteNeeds): Set<number> {
  const exact = new Set([...grounds, ...inks, ...solids].map(packedColor));
  for (const { rgb, under, over, bad } of tables) {
    // Colours beyond the limits are mostly those at the limits, which are then taken from the nearest level.
    const ends = [packedRgb(rgb), packedRgb(rgb, 3 * (TABLE_LEVELS - 1))];
    for (const special of [under, over])
      if (!ends.includes(packedRgb(special))) exact.add(packedRgb(special));
    if (missing) exact.add(packedRgb(bad));
  }
  return exact;
}

function occurringMixtures({ tables, grounds, inks, mapInks }: PaletteNeeds): Mixture[] | null {
  const count =
    grounds.length * inks.length * STEPS_ON_GROUND +
    tables.length * mapInks.length * HUES_OF_MAP * STEPS_ON_MAP +
    (inks.length ** 2 + mapInks.length ** 2) * STEPS_ON_INK;
  if (count > MOST_MIXTURES) return null;
  const mixtures: Mixture[] = [];
  const mix = (below: number, above: number, alpha: number, steps: number, weight: number) => {
    for (let k = 1; k < steps; k++) {
      mixtures.push({ color: packedMixture(below, above, (alpha * k) / steps), weight });
    }
  };
  for (const ground of grounds) {
    for (const ink of inks) mix(packedColor(ground), packedColor(ink), 1, STEPS_ON_GROUND, ON_GROUND);
  }
  if (inks.length <= MOST_CROSSING_INKS) {
    for (const ink of inks) {
      for (const other of inks) mix(packedColor(other), packedColor(ink), 1, STEPS_ON_INK, ON_INK);
    }
  }
  for (const ink of mapInks) {
    const above = packedColor(ink);
    for (const table of tables) {
      for (const hue of tableLevels(table, HUES_OF_MAP)) mix(hue, above, ink.a, STEPS_ON_MAP, ON_MAP);
    }
    if (mapInks.length > MOST_CROSSING_INKS) continue;
    for (const other of mapInks) mix(packedColor(other), above, ink.a, STEPS_ON_INK, ON_INK);
  }
  return mixtures;
}

function farthestFirst(
  mixtures: readonly Mixture[],
  known: readonly number[],
  room: number,
): { chosen: number[]; error: number } {
  const errors = Float64Array.from(mixtures, ({ color, weight }) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const entry of known) nearest = Math.min(nearest, colorDistance(entry, color));
    return nearest * weight;
  });
  const chosen: number[] = [];
  for (;;) {
    let farthest = -1;
    let error = 0;
    for (let k = 0; k < errors.length; k++) {
      if ((errors[k] as number) <= error) continue;
      error = errors[k] as number;
      farthest = k;
    }
    const color = mixtures[farthest]?.color;
    if (color === undefined || chosen.length === room || error <= UNSEEN_ERROR) return { chosen, error };
    chosen.push(color);
    for (const [k, mixture] of mixtures.entries()) {
      const distance = colorDistance(color, mixture.color) * mixture.weight;
      if (distance < (errors[k] as number)) errors[k] = distance;
    }
  }
}
