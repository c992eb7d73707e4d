import type { Color, ColorTable, RasterMark, Rect, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { pixelEdge } from './axis-weights.js';
import { isCrisp } from './crisp-marks.js';
import { grown, markBounds, overlaps } from './mark-bounds.js';
import type { VectorMark } from './paint-marks.js';
import { mixed, type PaletteNeeds } from './palette.js';

/** Soft edges may reach this far over the edge of a map before their mixtures with its colours show, in pixels. */
const EDGE_ALLOWANCE_PX = 3;

/**
 * What the palette of a scene has to hold; null when the scene has several colour tables or a transparent
 * background. With `faithful`, also null when text or slanted lines lie on a map: the mixtures of their soft edges
 * with its colours would not be in the palette.
 */
export function paletteNeeds(scene: Scene, metrics: TextMetrics, faithful: boolean): PaletteNeeds | null {
  if (scene.background.a < 1) return null;
  const rasters = scene.marks.filter((mark) => mark.kind === 'raster');
  const vectors = scene.marks.filter((mark) => mark.kind !== 'raster');
  if (rasters.some(({ opacity = 1 }) => opacity < 1)) return null;
  if (faithful && vectors.some((mark) => mark.kind === 'markers' && mark.rgb !== undefined)) return null;
  const table = rasters[0]?.colors ?? null;
  if (
    table !== null &&
    rasters.some(({ colors }) => colors !== table && tableKey(colors) !== tableKey(table))
  ) {
    return null;
  }
  if (faithful && rasters.length > 0 && vectors.some((mark) => softensMap(mark, rasters, metrics)))
    return null;

  const covered = vectors.length === 0 && rasters.some(({ rect }) => covers(rect, scene));
  const grounds = covered ? [] : [scene.background];
  const inks: Color[] = [];
  const solids: Color[] = [];
  for (const mark of vectors) {
    const kept = isCrisp(mark) ? solids : inks;
    for (const color of markColors(mark)) kept.push(mixed(scene.background, color, color.a));
    if (mark.kind === 'rect' && mark.fill?.a === 1) grounds.push(mark.fill);
  }
  // Looking for missing values takes a pass over the data; it pays where it frees an entry for the map.
  const missing = vectors.length > 0 || rasters.some(hasMissing);
  return { table, missing, grounds: distinct(grounds), inks: distinct(inks), solids: distinct(solids) };
}

/** The colours of a table as text, to compare and to look up. */
export function tableKey(table: ColorTable): string {
  return String.fromCharCode(...table.rgb, ...table.under, ...table.over, ...table.bad);
}

function softensMap(mark: VectorMark, rasters: readonly RasterMark[], metrics: TextMetrics): boolean {
  if (isCrisp(mark)) return false;
  const bounds = markBounds(mark, metrics);
  return rasters.some(({ rect }) => {
    const inner = grown(rect, -EDGE_ALLOWANCE_PX);
    return inner.width > 0 && inner.height > 0 && overlaps(bounds, inner);
  });
}

function markColors(mark: VectorMark): Color[] {
  switch (mark.kind) {
    case 'polyline':
      return [mark.stroke];
    case 'text':
      return mark.halo === undefined ? [mark.color] : [mark.color, mark.halo.color];
    case 'polygon':
    case 'markers':
    case 'rect':
      return [mark.fill, mark.stroke].filter((color) => color !== undefined);
  }
}

function distinct(colors: readonly Color[]): Color[] {
  const byValue = new Map<number, Color>();
  for (const color of colors) byValue.set((color.r << 16) | (color.g << 8) | color.b, color);
  return [...byValue.values()];
}

function covers(rect: Rect, { widthPx, heightPx }: Scene): boolean {
  return (
    pixelEdge(rect.x) <= 0 &&
    pixelEdge(rect.y) <= 0 &&
    pixelEdge(rect.x + rect.width) >= widthPx &&
    pixelEdge(rect.y + rect.height) >= heightPx
  );
}

function hasMissing({ values, scale, factor }: RasterMark): boolean {
  const { data, shape, strides, offset } = values;
  const [rowCount = 0, columnCount = 0] = shape;
  const [rowStride = 0, columnStride = 0] = strides;
  const positiveOnly = scale.kind === 'log';
  for (let row = 0; row < rowCount; row++) {
    let at = offset + row * rowStride;
    for (let column = 0; column < columnCount; column++) {
      const value = (data[at] as number) * factor;
      if (value - value !== 0 || (positiveOnly && value <= 0)) return true;
      at += columnStride;
    }
  }
  return false;
}
