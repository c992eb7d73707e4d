import type { Color, ColorTable } from '@emout/figure/scene';
import { badCode, overCode, underCode } from './color-codes.js';
import { colorDistance, packedRgb } from './packed-color.js';
import { fitPalette, tableLevels } from './palette-fit.js';
import { type PaletteNeeds, tableKey } from './palette-needs.js';

const MAX_ENTRIES = 256;

/** Up to 256 colours: the levels of the maps first and in order, then the special ones and inks with their soft edges. */
export class Palette {
  /** r, g, b of each entry. */
  readonly rgb: Uint8Array;
  readonly #codes = new Map<string, Uint8Array>();
  readonly #codesOf = new WeakMap<ColorTable, Uint8Array>();
  readonly #exact = new Map<number, number>();
  readonly #nearest = new Int16Array(32 * 32 * 32).fill(-1);

  private constructor(tables: readonly ColorTable[], levels: number, extra: readonly number[]) {
    const colors = [...tables.flatMap((table) => tableLevels(table, levels)), ...extra];
    this.rgb = Uint8Array.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
    for (const [index, color] of colors.entries()) {
      if (!this.#exact.has(color)) this.#exact.set(color, index);
    }
    for (const [k, table] of tables.entries()) {
      const codes = Uint8Array.from({ length: levels + 3 }, (_, code) => k * levels + code);
      codes[underCode(levels)] = this.indexOf(...table.under);
      codes[overCode(levels)] = this.indexOf(...table.over);
      codes[badCode(levels)] = this.indexOf(...table.bad);
      this.#codes.set(tableKey(table), codes);
      this.#codesOf.set(table, codes);
    }
  }

  /** Null when the colours are too many, or a mixture that occurs would be off by more than `mostError` (0…255). */
  static fit(
    needs: PaletteNeeds,
    entries = MAX_ENTRIES,
    mostError = Number.POSITIVE_INFINITY,
  ): Palette | null {
    const colors = fitPalette(needs, entries, mostError);
    return colors === null ? null : new Palette(needs.tables, colors.levels, colors.extra);
  }

  /** Palette index of each colour code of a map: levels, under, over, bad. Null for a table that it was not made for. */
  indicesOf(table: ColorTable): Uint8Array | null {
    const known = this.#codesOf.get(table) ?? this.#codes.get(tableKey(table)) ?? null;
    if (known !== null) this.#codesOf.set(table, known);
    return known;
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
    const found = this.#search(packedRgb([eightBits(cell >> 10), eightBits(cell >> 5), eightBits(cell)]));
    this.#nearest[cell] = found;
    return found;
  }

  #search(color: number): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.rgb.length; at += 3) {
      const distance = colorDistance(packedRgb(this.rgb, at), color);
      if (distance < least) {
        least = distance;
        best = at / 3;
      }
    }
    return best;
  }
}

/** The lowest five bits spread over 0…255, so that black stays black and white white. */
function eightBits(bits: number): number {
  return ((bits & 31) << 3) | ((bits & 31) >> 2);
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
