import type { Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { paletteNeeds } from './indexed-needs.js';
import { Palette } from './palette.js';
import { FAITHFUL_ERROR } from './palette-fit.js';
import { type PaletteNeeds, unitedNeeds } from './palette-needs.js';

/** Of 256 entries one means "as in the frame before". */
export const ANIMATION_COLORS = 255;

/**
 * One palette for scenes that follow each other; null when they have too many colours for it, or translucent layers.
 * With `faithful`, also null when the soft edges would look other than in true colour.
 */
export function commonPalette(
  scenes: readonly Scene[],
  metrics: TextMetrics,
  faithful: boolean,
): Palette | null {
  const all: PaletteNeeds[] = [];
  for (const scene of scenes) {
    const needs = paletteNeeds(scene, metrics, faithful);
    if (needs === null) return null;
    all.push(needs);
  }
  const needs = unitedNeeds(all);
  // Values may be missing in a frame that has not been looked at.
  const missing = needs.tables.length > 0;
  return Palette.fit(
    { ...needs, missing },
    ANIMATION_COLORS,
    faithful ? FAITHFUL_ERROR : Number.POSITIVE_INFINITY,
  );
}

/** Whether a scene can be painted with a palette that was made for others: it brings no other colour table. */
export function suitsPalette({ marks }: Scene, palette: Palette): boolean {
  return marks.every(
    (mark) =>
      mark.kind !== 'raster' || ((mark.opacity ?? 1) === 1 && palette.indicesOf(mark.colors) !== null),
  );
}
