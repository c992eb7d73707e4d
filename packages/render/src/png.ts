import type { RectMark, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { type Canvas, createCanvas } from 'canvas';
import { BoundedCache } from './bounded-cache.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { PaletteError, SceneSizeError } from './errors.js';
import { type FilledRect, type IndexedPlan, planIndexed, tableKey } from './indexed-plan.js';
import { encodeIndexedPng } from './indexed-png.js';
import { composite, type Overlay, overlayBytes, paintOverlay } from './overlay.js';
import { paintGeneral } from './paint-general.js';
import { Palette } from './palette.js';
import { snappedRect } from './pixel-snap.js';
import { paintRasterIndices } from './raster.js';

export interface PngOptions {
  /**
   * `auto` (the default) paints with a palette where the picture then looks the same, in a third of the time;
   * `indexed` insists on it, `general` paints in true colour.
   */
  readonly path?: 'auto' | 'indexed' | 'general';
  readonly signal?: AbortSignal;
}

const MAX_SIDE_PX = 32767;
const KEPT_OVERLAY_BYTES = 8 << 20;
const KEPT_PALETTES = 8;
/** Overlays with more line points than this are data, not axes, and are not looked up again. */
const MAX_KEPT_POINTS = 2000;

/**
 * Paints scenes into PNG one after the other, one instance for each thread. Keeps the room for pixels and what
 * lies over the last few maps: stepping through time changes only the map.
 */
export class PngPainter {
  readonly metrics: TextMetrics;
  readonly #overlays = new BoundedCache<Overlay>(KEPT_OVERLAY_BYTES);
  readonly #palettes = new BoundedCache<Palette>(KEPT_PALETTES);
  #canvas: Canvas | null = null;
  #indices = new Uint8Array(0);
  #lines = new Uint8Array(0);

  /** `metrics` are those that the scenes are composed with. */
  constructor(metrics: TextMetrics = canvasTextMetrics()) {
    this.metrics = metrics;
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
    const plan = planIndexed(scene, this.metrics, path === 'auto');
    const palette = plan === null ? null : this.#palette(plan);
    if (plan !== null && palette !== null) return this.#paintIndexed(scene, plan, palette, signal);
    if (path === 'indexed') throw new PaletteError();
    return paintGeneral(scene, this.metrics, signal);
  }

  #paintIndexed(scene: Scene, plan: IndexedPlan, palette: Palette, signal?: AbortSignal): Uint8Array {
    const { widthPx, heightPx, background } = scene;
    const pixels = widthPx * heightPx;
    if (this.#indices.length !== pixels) {
      this.#indices = new Uint8Array(pixels);
      this.#lines = new Uint8Array(pixels + heightPx);
    }
    const picture = this.#indices;
    const backgroundIndex = palette.indexOf(background.r, background.g, background.b);
    picture.fill(backgroundIndex);
    for (const area of plan.areas) {
      if (area.kind === 'raster') paintRasterIndices(area, palette.indexOfCode, picture, widthPx, heightPx);
      else fillRect(area, palette, picture, scene);
    }
    signal?.throwIfAborted();
    if (plan.overlay.length > 0) {
      composite(this.#overlay(scene, plan, palette), picture, palette, backgroundIndex);
      signal?.throwIfAborted();
    }
    return encodeIndexedPng(
      { widthPx, heightPx, dpi: scene.dpi, palette: palette.rgb, indices: picture },
      this.#lines,
    );
  }

  #palette({ needs }: IndexedPlan): Palette | null {
    const table = needs.table === null ? '' : tableKey(needs.table);
    const key = `${JSON.stringify([needs.missing, needs.grounds, needs.inks])}${table}`;
    const known = this.#palettes.get(key);
    if (known !== undefined) return known;
    const palette = Palette.fit(needs);
    if (palette !== null) this.#palettes.set(key, palette);
    return palette;
  }

  #overlay(scene: Scene, plan: IndexedPlan, palette: Palette): Overlay {
    const { widthPx, heightPx, background } = scene;
    const key = overlayKey(scene, plan, palette);
    const known = key === null ? undefined : this.#overlays.get(key);
    if (known !== undefined) return known;
    if (this.#canvas?.width !== widthPx || this.#canvas.height !== heightPx) {
      this.#canvas = createCanvas(widthPx, heightPx);
    }
    const overlay = paintOverlay(this.#canvas, plan.overlay, this.metrics, background, palette);
    if (key !== null) this.#overlays.set(key, overlay, overlayBytes(overlay) + key.length * 2);
    return overlay;
  }
}

/** Paints one scene into PNG; `PngPainter` paints many faster. */
export function renderPng(scene: Scene, options: PngOptions = {}): Uint8Array {
  return new PngPainter().render(scene, options);
}

function checkSize({ widthPx, heightPx }: Scene): void {
  for (const side of [widthPx, heightPx]) {
    if (!Number.isInteger(side) || side < 1 || side > MAX_SIDE_PX)
      throw new SceneSizeError(widthPx, heightPx);
  }
}

function fillRect(mark: FilledRect & RectMark, palette: Palette, picture: Uint8Array, scene: Scene): void {
  const { x, y, width, height } = snappedRect(mark.rect);
  const index = palette.indexOf(mark.fill.r, mark.fill.g, mark.fill.b);
  const from = Math.max(0, x);
  const to = Math.min(scene.widthPx, x + width);
  if (to <= from) return;
  for (let row = Math.max(0, y); row < Math.min(scene.heightPx, y + height); row++) {
    picture.fill(index, row * scene.widthPx + from, row * scene.widthPx + to);
  }
}

/** Everything that the overlay's pixels depend on, as text; null when that is too long to be worth it. */
function overlayKey(scene: Scene, plan: IndexedPlan, palette: Palette): string | null {
  let points = 0;
  for (const mark of plan.overlay) if (mark.kind === 'polyline') points += mark.points.length / 2;
  if (points > MAX_KEPT_POINTS) return null;
  const marks = JSON.stringify(plan.overlay, (_, value: unknown) =>
    value instanceof Float64Array ? Array.from(value) : value,
  );
  return `${scene.widthPx}×${scene.heightPx} ${String.fromCharCode(...palette.rgb)} ${marks}`;
}
