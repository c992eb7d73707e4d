import type { Color, ColorTable } from '@emout/figure/scene';
import { badCode, overCode, TABLE_LEVELS, underCode } from './color-codes.js';

const MAX_ENTRIES = 256;
/** Steps of an antialiased edge, both ends included. */
const EDGE_STEPS_BESIDE_MAP = 16;
const FEWEST_EDGE_STEPS = 8;
const MOST_EDGE_STEPS = 48;
/** A map keeps at least this many levels; a scene of more hues is not drawn with a palette. */
const FEWEST_LEVELS = 192;
/** A colour nearer than this to an edge that is there already gets no edge of its own; 0…255. */
const SAME_EDGE = 3;

/** What a palette has to hold. */
export interface PaletteNeeds {
  readonly table: ColorTable | null;
  /** Whether a pixel without a value can occur. */
  readonly missing: boolean;
  /** Opaque colours that soft edges are painted on. */
  readonly grounds: readonly Color[];
  /** Opaque colours painted with soft edges: text, slanted lines. */
  readonly inks: readonly Color[];
  /** Opaque colours painted with hard edges only. */
  readonly solids: readonly Color[];
}

/** Up to 256 colours: the levels of the map first and in order, then the special ones, then inks with their soft edges. */
export class Palette {
  /** r, g, b of each entry. */
  readonly rgb: Uint8Array;
  /** Palette index of each colour code of the map: levels, under, over, bad. */
  readonly indexOfCode: Uint8Array;
  readonly #exact = new Map<number, number>();
  readonly #nearest = new Int16Array(32 * 32 * 32).fill(-1);

  private constructor(levels: Uint8Array, extra: readonly number[], table: ColorTable | null) {
    const count = levels.length / 3;
    this.rgb = new Uint8Array(levels.length + extra.length * 3);
    this.rgb.set(levels);
    for (const [k, color] of extra.entries()) {
      this.rgb.set([color >> 16, (color >> 8) & 255, color & 255], (count + k) * 3);
    }
    for (let index = this.rgb.length / 3 - 1; index >= 0; index--) {
      this.#exact.set(packed(this.rgb, index * 3), index);
    }
    this.indexOfCode = Uint8Array.from({ length: count + 3 }, (_, code) => (code < count ? code : 0));
    if (table === null) return;
    this.indexOfCode[underCode(count)] = this.indexOf(...table.under);
    this.indexOfCode[overCode(count)] = this.indexOf(...table.over);
    this.indexOfCode[badCode(count)] = this.indexOf(...table.bad);
  }

  /** At most `entries` colours, 256 without it; null when they do not suffice. */
  static fit(needs: PaletteNeeds, entries = MAX_ENTRIES): Palette | null {
    const { table, missing } = needs;
    const extra = new Set<number>();
    if (table !== null) {
      const [first, last] = [packed(table.rgb, 0), packed(table.rgb, (TABLE_LEVELS - 1) * 3)];
      const special = [packed(table.under), packed(table.over)];
      if (missing) special.push(packed(table.bad));
      for (const color of special) if (color !== first && color !== last) extra.add(color);
    }
    for (const ground of needs.grounds) extra.add(packedColor(ground));
    for (const color of [...needs.inks, ...needs.solids]) extra.add(packedColor(color));
    const edges = separateEdges(needs);
    const room = entries - (table === null ? 0 : FEWEST_LEVELS) - extra.size;
    const most = table === null ? MOST_EDGE_STEPS : EDGE_STEPS_BESIDE_MAP;
    const steps = edges.length === 0 ? 0 : Math.min(most, Math.floor(room / edges.length) + 2);
    if (room < 0 || (edges.length > 0 && steps < FEWEST_EDGE_STEPS)) return null;
    for (const { ground, ink } of edges) {
      for (let k = 1; k < steps - 1; k++) extra.add(packedColor(mixed(ground, ink, k / (steps - 1))));
    }
    const levels = table === null ? 0 : Math.min(TABLE_LEVELS, entries - extra.size);
    return new Palette(tableLevels(table, levels), [...extra], table);
  }

  /** The entry of exactly this colour, or else the nearest. */
  indexOf(r: number, g: number, b: number): number {
    return this.#exact.get((r << 16) | (g << 8) | b) ?? this.nearest(r, g, b);
  }

  /** The entry nearest to a colour, to within the 8 neighbouring values of each channel that are looked up together. */
  nearest(r: number, g: number, b: number): number {
    const cell = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
    const known = this.#nearest[cell] as number;
    if (known >= 0) return known;
    const found = this.#search((r & ~7) + 4, (g & ~7) + 4, (b & ~7) + 4);
    this.#nearest[cell] = found;
    return found;
  }

  #search(r: number, g: number, b: number): number {
    const { rgb } = this;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < rgb.length; at += 3) {
      const dr = (rgb[at] as number) - r;
      const dg = (rgb[at + 1] as number) - g;
      const db = (rgb[at + 2] as number) - b;
      // Rough weights of the eye's sensitivity.
      const distance = 2 * dr * dr + 4 * dg * dg + 3 * db * db;
      if (distance < least) {
        least = distance;
        best = at / 3;
      }
    }
    return best;
  }
}

interface Edge {
  readonly ground: Color;
  readonly ink: Color;
}

/** Pairs of a ground and an ink whose mixtures are not on a longer such line already. */
function separateEdges({ grounds, inks }: PaletteNeeds): Edge[] {
  const all = grounds.flatMap((ground) => inks.map((ink) => ({ ground, ink })));
  all.sort((a, b) => distance(b.ground, b.ink) - distance(a.ground, a.ink));
  const kept: Edge[] = [];
  for (const edge of all) {
    if (distance(edge.ground, edge.ink) < SAME_EDGE) continue;
    if (!kept.some((other) => liesOn(edge.ground, other) && liesOn(edge.ink, other))) kept.push(edge);
  }
  return kept;
}

function liesOn(color: Color, { ground, ink }: Edge): boolean {
  const length = distance(ground, ink);
  const along =
    (color.r - ground.r) * (ink.r - ground.r) +
    (color.g - ground.g) * (ink.g - ground.g) +
    (color.b - ground.b) * (ink.b - ground.b);
  const position = Math.max(0, Math.min(1, along / (length * length)));
  return distance(color, mixed(ground, ink, position)) < SAME_EDGE;
}

function tableLevels(table: ColorTable | null, count: number): Uint8Array {
  const levels = new Uint8Array(count * 3);
  if (table === null) return levels;
  for (let level = 0; level < count; level++) {
    const entry = Math.floor(((level + 0.5) * TABLE_LEVELS) / count);
    levels.set(table.rgb.subarray(entry * 3, entry * 3 + 3), level * 3);
  }
  return levels;
}

/** A colour painted on an opaque ground. */
export function mixed(ground: Color, ink: Color, alpha: number): Color {
  return {
    r: Math.round(ground.r + (ink.r - ground.r) * alpha),
    g: Math.round(ground.g + (ink.g - ground.g) * alpha),
    b: Math.round(ground.b + (ink.b - ground.b) * alpha),
    a: 1,
  };
}

function distance(a: Color, b: Color): number {
  return Math.hypot(a.r - b.r, a.g - b.g, a.b - b.b);
}

function packed(rgb: ArrayLike<number>, at = 0): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

function packedColor({ r, g, b }: Color): number {
  return (r << 16) | (g << 8) | b;
}
