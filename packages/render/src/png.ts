import type { ColorTable, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { BoundedCache } from './bounded-cache.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { PaletteError } from './errors.js';
import { IndexPicture } from './index-picture.js';
import { paletteNeeds } from './indexed-needs.js';
import { encodeIndexedPng } from './indexed-png.js';
import { Overlay } from './overlay.js';
import { paintCanvas } from './paint-general.js';
import { paintIndexed } from './paint-indexed.js';
import type { PaintedScene } from './painted-scene.js';
import { Palette } from './palette.js';
import { FAITHFUL_ERROR } from './palette-fit.js';
import { type PaletteNeeds, tableKey } from './palette-needs.js';
import { picturePixels } from './picture-pixels.js';
import { PictureRoom } from './picture-room.js';
import { checkedSize } from './scene-size.js';
import { TextStamps } from './text-stamps.js';
import { encodeTruecolorPng } from './truecolor-png.js';

export interface PngOptions {
  /**
   * `auto` (the default) paints with a palette where the picture then looks the same, in a quarter of the time;
   * `indexed` insists on it, `general` paints in true colour.
   */
  readonly path?: 'auto' | 'indexed' | 'general';
  readonly signal?: AbortSignal | undefined;
}

const KEPT_PALETTES = 8;

/**
 * Paints scenes into PNG one after the other, one instance for each thread. Keeps the room for pixels, palettes and
 * the texts of the last pictures: stepping through time changes little but the map.
 */
export class PngPainter {
  /** Those that scenes for this painter are composed with. */
  readonly metrics: TextMetrics;
  /** For pictures that others paint in this thread. */
  readonly room = new PictureRoom();
  readonly #stamps: TextStamps;
  readonly #palettes = new BoundedCache<{ readonly palette: Palette | null }>(KEPT_PALETTES);
  readonly #tableKeys = new WeakMap<ColorTable, string>();
  #picture = new IndexPicture(0, 0);
  readonly #overlay = new Overlay();

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
    const painted = this.paint(scene, options);
    switch (painted.kind) {
      case 'indexed': {
        const { picture, rgb } = painted;
        return encodeIndexedPng(picture, rgb, scene.dpi);
      }
      case 'colored':
        return encodeTruecolorPng(picturePixels(painted), scene.dpi);
    }
  }

  /**
   * The pixels of a scene before they are encoded; those of an indexed picture are valid until the next.
   * @throws what `render` throws.
   */
  paint(scene: Scene, options: PngOptions = {}): PaintedScene {
    const { path = 'auto', signal } = options;
    signal?.throwIfAborted();
    checkedSize(scene);
    const palette = path === 'general' ? null : this.#paletteFor(scene, path === 'auto');
    if (palette === null) {
      if (path === 'indexed') throw new PaletteError();
      return { kind: 'colored', canvas: paintCanvas(scene, this.metrics, signal) };
    }
    const { widthPx, heightPx } = scene;
    if (this.#picture.widthPx !== widthPx || this.#picture.heightPx !== heightPx) {
      this.#picture = new IndexPicture(widthPx, heightPx);
    }
    paintIndexed(scene, palette, this.#stamps, this.#picture, this.#overlay);
    signal?.throwIfAborted();
    return { kind: 'indexed', picture: this.#picture, rgb: palette.rgb };
  }

  #paletteFor(scene: Scene, faithful: boolean): Palette | null {
    const needs = paletteNeeds(scene, this.metrics, faithful);
    return needs === null ? null : this.#palette(needs, faithful ? FAITHFUL_ERROR : Number.POSITIVE_INFINITY);
  }

  #keyOf(table: ColorTable): string {
    const known = this.#tableKeys.get(table) ?? tableKey(table);
    this.#tableKeys.set(table, known);
    return known;
  }

  #palette(needs: PaletteNeeds, mostError: number): Palette | null {
    const { tables, ...colors } = needs;
    const key = [mostError, JSON.stringify(colors), ...tables.map((table) => this.#keyOf(table))].join(' ');
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
