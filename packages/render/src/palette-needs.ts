import type { Color, ColorTable } from '@emout/figure/scene';

/** What a palette has to hold. */
export interface PaletteNeeds {
  /** Different colour tables of the maps. */
  readonly tables: readonly ColorTable[];
  /** Whether a pixel without a value can occur. */
  readonly missing: boolean;
  /** Opaque colours that soft edges are painted on. */
  readonly grounds: readonly Color[];
  /** Opaque colours painted with soft edges: text, slanted lines. */
  readonly inks: readonly Color[];
  /** Those of them, as they are in the scene, whose soft edges lie on maps: translucent ones never cover them wholly. */
  readonly mapInks: readonly Color[];
  /** Opaque colours painted with hard edges only. */
  readonly solids: readonly Color[];
}

/** The colours of a table as text, to compare and to look up. */
export function tableKey(table: ColorTable): string {
  return String.fromCharCode(...table.rgb, ...table.under, ...table.over, ...table.bad);
}

/** Colours that differ, opaque or not. */
export function distinctColors(colors: readonly Color[]): Color[] {
  const byValue = new Map<string, Color>();
  for (const color of colors) byValue.set(`${color.r},${color.g},${color.b},${color.a}`, color);
  return [...byValue.values()];
}

export function distinctTables(tables: readonly ColorTable[]): ColorTable[] {
  const same = new Set(tables);
  if (same.size < 2) return [...same];
  return [...new Map([...same].map((table) => [tableKey(table), table])).values()];
}

/** One palette's needs for pictures that share it. */
export function unitedNeeds(all: readonly PaletteNeeds[]): PaletteNeeds {
  return {
    tables: distinctTables(all.flatMap(({ tables }) => tables)),
    missing: all.some(({ missing }) => missing),
    grounds: distinctColors(all.flatMap(({ grounds }) => grounds)),
    inks: distinctColors(all.flatMap(({ inks }) => inks)),
    mapInks: distinctColors(all.flatMap(({ mapInks }) => mapInks)),
    solids: distinctColors(all.flatMap(({ solids }) => solids)),
  };
}
