import type { Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { BoundedCache } from './bounded-cache.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { PaletteError, SceneSizeError } from './errors.js';
import { IndexPicture } from './index-picture.js';
import { paletteNeeds } from './indexed-needs.js';
import { encodeIndexedPng } from './indexed-png.js';
import { paintGeneral } from './paint-general.js';
import { paintIndexed } from './paint-indexed.js';
import { Palette } from './palette.js';
import { FAITHFUL_ERROR } from './palette-fit.js';
import { type PaletteNeeds, tableKey } from './palette-needs.js';
import { TextStamps } from './text-stamps.js';

export interface PngOptions {
  /**
   * `auto` (the default) paints with a palette where the picture then looks the same, in a quarter of the time;
   * `indexed` insists on it, `general` paints in true colour.
   */
  readonly path?: 'auto' | 'indexed' | 'general';
  readonly signal?: AbortSignal;
}

const MAX_SIDE_PX = 32767;
const KEPT_PALETTES = 8;

/**
 * Paints scenes into PNG one after the other, one instance for each thread. Keeps the room for pixels, palettes and
 * the texts of the last pictures: stepping through time changes little but the map.
 */
export class PngPainter {
  /** Those that scenes for this painter are composed with. */
  readonly metrics: TextMetrics;
  readonly #stamps: TextStamps;
  readonly #palettes = new BoundedCache<{ readonly palette: Palette | null }>(KEPT_PALETTES);
  #picture = new IndexPicture(0, 0);
  #lines = new Uint8Array(0);

  constructor(metrics: TextMetrics = canvasTextMetrics()) {
    this.metrics = metrics;
    this.#stamps = new TextStamps(metrics);
  }

  /**
   * A PNG of `widthPx` × `heightPx` pixels that says its dpi.
   *
   * @throws SceneSizeError when a side is not 1 … 32767 pixels.
   * @throws RasterShapeError when a raster's field has not two axes with samples.
   * @throws PaletteError with `path: 'indexed'` when the scene has too many colours.
   */
  render(scene: Scene, options: PngOptions = {}): Uint8Array {
    const { path = 'auto', signal } = options;
    signal?.throwIfAborted();
    checkSize(scene);
    if (path === 'general') return paintGeneral(scene, this.metrics, signal);
    const needs = paletteNeeds(scene, this.metrics, path === 'auto');
    const palette =
      needs === null
        ? null
        : this.#palette(needs, path === 'auto' ? FAITHFUL_ERROR : Number.POSITIVE_INFINITY);
    if (palette !== null) return this.#paintIndexed(scene, palette, signal);
    if (path === 'indexed') throw new PaletteError();
    return paintGeneral(scene, this.metrics, signal);
  }

  #paintIndexed(scene: Scene, palette: Palette, signal?: AbortSignal): Uint8Array {
    const { widthPx, heightPx } = scene;
    if (this.#picture.widthPx !== widthPx || this.#picture.heightPx !== heightPx) {
      this.#picture = new IndexPicture(widthPx, heightPx);
      this.#lines = new Uint8Array((widthPx + 1) * heightPx);
    }
    paintIndexed(scene, palette, this.#stamps, this.#picture);
    signal?.throwIfAborted();
    return encodeIndexedPng(this.#picture, palette.rgb, scene.dpi, this.#lines);
  }

  #palette(needs: PaletteNeeds, mostError: number): Palette | null {
    const { tables, ...colors } = needs;
    const key = [mostError, JSON.stringify(colors), ...tables.map(tableKey)].join(' ');
    const known = this.#palettes.get(key);
    if (known !== undefined) return known.palette;
    const palette = Palette.fit(needs, undefined, mostError);
    this.#palettes.set(key, { palette });
    return palette;
  }
}

/** Paints one scene into PNG; a `PngPainter` paints the next ones faster. */
export function renderPng(scene: Scene, options: PngOptions = {}): Uint8Array {
  return new PngPainter().render(scene, options);
}

function checkSize({ widthPx, heightPx }: Scene): void {
  for (const side of [widthPx, heightPx]) {
    if (!Number.isInteger(side) || side < 1 || side > MAX_SIDE_PX)
      throw new SceneSizeError(widthPx, heightPx);
  }
}
