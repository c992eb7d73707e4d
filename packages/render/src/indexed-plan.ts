import type { Color, ColorTable, RasterMark, RectMark, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { pixelEdge } from './axis-weights.js';
import { grown, markBounds, overlaps } from './mark-bounds.js';
import type { VectorMark } from './paint-marks.js';
import { mixed, type PaletteNeeds } from './palette.js';
import { isAxisParallel } from './pixel-snap.js';

/** How a scene is painted with a palette: filled areas in order, then everything else on top of them. */
export interface IndexedPlan {
  readonly areas: readonly (RasterMark | FilledRect)[];
  readonly overlay: readonly VectorMark[];
  readonly needs: PaletteNeeds;
}

/** A rectangle of one opaque colour. */
export interface FilledRect extends RectMark {
  readonly fill: Color;
}

/** Lines and text may reach this far over the edge of a map before their soft edges need its colours, in pixels. */
const EDGE_ALLOWANCE_PX = 3;

/**
 * The plan for a scene of one colour table, or null when it has several, is transparent, or paints in another
 * order than areas first. With `faithful`, also null when soft edges of lines or text lie on a map: their mixtures
 * with its colours are not in the palette.
 */
export function planIndexed(scene: Scene, metrics: TextMetrics, faithful: boolean): IndexedPlan | null {
  if (scene.background.a < 1) return null;
  const rasters = scene.marks.filter((mark) => mark.kind === 'raster');
  const table = rasters[0]?.colors ?? null;
  if (table !== null && rasters.some((raster) => !sameTable(raster.colors, table))) return null;

  const areas: (RasterMark | FilledRect)[] = [];
  const overlay: VectorMark[] = [];
  let rastersToCome = rasters.length;
  for (const mark of scene.marks) {
    if (mark.kind === 'raster') {
      areas.push(mark);
      rastersToCome--;
      continue;
    }
    const bounds = markBounds(mark, metrics);
    const later = rasters.slice(rasters.length - rastersToCome);
    const solid =
      isFilledRect(mark) && !overlay.some((other) => overlaps(markBounds(other, metrics), bounds));
    if (solid) areas.push(mark);
    else if (later.some((raster) => overlaps(raster.rect, bounds))) return null;
    else if (faithful && rasters.some((raster) => softensMap(mark, bounds, raster))) return null;
    else overlay.push(mark);
  }
  return { areas, overlay, needs: paletteNeeds(scene, table, rasters, areas, overlay) };
}

function isFilledRect(mark: VectorMark): mark is FilledRect {
  return mark.kind === 'rect' && mark.fill?.a === 1 && mark.stroke === undefined;
}

function softensMap(mark: VectorMark, bounds: RectMark['rect'], raster: RasterMark): boolean {
  const inner = grown(raster.rect, -EDGE_ALLOWANCE_PX);
  if (inner.width <= 0 || inner.height <= 0 || !overlaps(bounds, inner)) return false;
  if (mark.kind === 'polyline') return mark.stroke.a < 1 || !isAxisParallel(mark.points);
  return mark.kind === 'text' || (mark.fill?.a ?? 1) < 1 || (mark.stroke?.a ?? 1) < 1;
}

function paletteNeeds(
  scene: Scene,
  table: ColorTable | null,
  rasters: readonly RasterMark[],
  areas: IndexedPlan['areas'],
  overlay: readonly VectorMark[],
): PaletteNeeds {
  const grounds = coversAll(rasters, scene) && overlay.length === 0 ? [] : [scene.background];
  for (const area of areas) if (area.kind === 'rect') grounds.push(area.fill);
  const inks = overlay.flatMap(markColors).map((color) => mixed(scene.background, color, color.a));
  // Looking for missing values takes a pass over the data; it pays where it frees an entry for the map.
  const missing = overlay.length > 0 || rasters.some(hasMissing);
  return { table, missing, grounds, inks };
}

function markColors(mark: VectorMark): Color[] {
  switch (mark.kind) {
    case 'polyline':
      return [mark.stroke];
    case 'text':
      return [mark.color];
    case 'rect':
      return [mark.fill, mark.stroke].filter((color) => color !== undefined);
  }
}

function coversAll(rasters: readonly RasterMark[], { widthPx, heightPx }: Scene): boolean {
  return rasters.some(
    ({ rect }) =>
      pixelEdge(rect.x) <= 0 &&
      pixelEdge(rect.y) <= 0 &&
      pixelEdge(rect.x + rect.width) >= widthPx &&
      pixelEdge(rect.y + rect.height) >= heightPx,
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

function sameTable(a: ColorTable, b: ColorTable): boolean {
  if (a === b) return true;
  return tableKey(a) === tableKey(b);
}

/** The colours of a table as text, to compare and to look up. */
export function tableKey(table: ColorTable): string {
  return String.fromCharCode(...table.rgb, ...table.under, ...table.over, ...table.bad);
}
