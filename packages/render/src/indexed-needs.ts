import type { Color, RasterMark, Rect, Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { pixelEdge } from './axis-weights.js';
import { isCrisp } from './crisp-marks.js';
import { grown, markBounds, overlaps } from './mark-bounds.js';
import type { VectorMark } from './paint-marks.js';
import { mixed } from './palette.js';
import { distinctColors, distinctTables, type PaletteNeeds } from './palette-needs.js';

/** Soft edges may reach this far over the edge of a map before their mixtures with its colours show, in pixels. */
const EDGE_ALLOWANCE_PX = 3;

/** Translucent markers on each other that are told apart. */
const MOST_LAYERS = 6;

/**
 * What the palette of a scene has to hold; null when it has a transparent background, a map that others shine through
 * or markers with colours of their own. With `faithful`, also null when translucent areas lie on a map: they would
 * show it in a few steps only.
 */
export function paletteNeeds(scene: Scene, metrics: TextMetrics, faithful: boolean): PaletteNeeds | null {
  if (scene.background.a < 1) return null;
  const rasters = scene.marks.filter((mark) => mark.kind === 'raster');
  const vectors = scene.marks.filter((mark) => mark.kind !== 'raster');
  if (rasters.some(({ opacity = 1 }) => opacity < 1)) return null;
  if (vectors.some((mark) => mark.kind === 'markers' && mark.rgb !== undefined)) return null;

  const covered = vectors.length === 0 && rasters.some(({ rect }) => covers(rect, scene));
  const grounds = covered ? [] : [scene.background];
  const inks: Color[] = [];
  const mapInks: Color[] = [];
  const solids: Color[] = [];
  for (const mark of vectors) {
    const crisp = isCrisp(mark);
    const onMap = !crisp && rasters.length > 0 && softensMap(mark, rasters, metrics);
    if (onMap && faithful && isTranslucentArea(mark)) return null;
    for (const color of markColors(mark)) {
      (crisp ? solids : inks).push(...painted(scene.background, color, mark.kind === 'markers'));
      if (onMap) mapInks.push(color);
    }
    if ((mark.kind === 'rect' || mark.kind === 'polygon') && mark.fill?.a === 1) grounds.push(mark.fill);
  }
  return {
    tables: distinctTables(rasters.map(({ colors }) => colors)),
    // Looking for missing values takes a pass over the data; it pays where it frees an entry for the map.
    missing: rasters.length > 0 && (vectors.length > 0 || rasters.some(hasMissing)),
    grounds: distinctColors(grounds),
    inks: distinctColors(inks),
    mapInks: distinctColors(mapInks),
    solids: distinctColors(solids),
  };
}

/** An ink on the ground; markers lie on each other, and where they do a translucent one gets darker. */
function painted(ground: Color, ink: Color, onItself: boolean): Color[] {
  const once = mixed(ground, ink, ink.a);
  if (!onItself || ink.a === 1) return [once];
  const layers = [once];
  for (let k = 1; k < MOST_LAYERS; k++) layers.push(mixed(layers[k - 1] ?? once, ink, ink.a));
  return layers;
}

function softensMap(mark: VectorMark, rasters: readonly RasterMark[], metrics: TextMetrics): boolean {
  const bounds = markBounds(mark, metrics);
  return rasters.some(({ rect }) => {
    const inner = grown(rect, -EDGE_ALLOWANCE_PX);
    return inner.width > 0 && inner.height > 0 && overlaps(bounds, inner);
  });
}

function isTranslucentArea(mark: VectorMark): boolean {
  return (mark.kind === 'rect' || mark.kind === 'polygon') && mark.fill !== undefined && mark.fill.a < 1;
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
