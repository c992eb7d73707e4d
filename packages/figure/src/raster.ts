import type { AxisData, FieldData } from './data.js';
import { cellRange, nodeRange, type Range } from './extent.js';
import { normalize } from './norm.js';
import { type Plane, planeOf } from './plane.js';
import type { PanelView } from './prepared-layer.js';
import type { AxisScale, ColorScale, ColorTable, RasterMark, Rect } from './scene.js';
import type { MapLayer } from './spec-layers.js';

/** The part of a map that the view shows, painted into its place in `axes`; null when they have nothing in common. */
export function rasterMark(
  layer: Pick<MapLayer, 'axes' | 'interpolation' | 'opacity'>,
  field: FieldData,
  view: PanelView,
  axes: Rect,
  scale: ColorScale,
  colors: ColorTable,
  compat?: 'emout',
): RasterMark | null {
  return planeMark(layer, planeOf(field, layer.axes), field.factor, view, axes, scale, colors, compat);
}

/** The same of values that are laid on the page already. @param factor shown value = value × factor */
export function planeMark(
  layer: Pick<MapLayer, 'interpolation' | 'opacity'>,
  { horizontal, vertical, values }: Plane,
  factor: number,
  view: PanelView,
  axes: Rect,
  scale: ColorScale,
  colors: ColorTable,
  compat?: 'emout',
): RasterMark | null {
  const range = compat === 'emout' ? nodeRange : cellRange;
  const x = shownPart(horizontal, range(horizontal), view.x);
  const y = shownPart(vertical, range(vertical), view.y);
  if (x === null || y === null) return null;
  const left = axes.x + x.from * axes.width;
  const top = axes.y + (1 - y.to) * axes.height;
  return {
    kind: 'raster',
    rect: { x: left, y: top, width: (x.to - x.from) * axes.width, height: (y.to - y.from) * axes.height },
    values,
    factor,
    columns: x.positions,
    rows: y.positions,
    interpolation: layer.interpolation,
    ...(layer.opacity === undefined ? {} : { opacity: layer.opacity }),
    scale,
    colors,
  };
}

/** Where the covered range begins and ends in the view (0…1), and the array positions there. */
function shownPart(
  axis: AxisData,
  covered: Range,
  view: AxisScale,
): { from: number; to: number; positions: readonly [number, number] } | null {
  const low = Math.max(covered[0], view.min);
  const high = Math.min(covered[1], view.max);
  if (!(low < high)) return null;
  // The covered range holds all cells, also where compat stretches it between the outermost nodes.
  const [first, last] = axis.spacing < 0 ? [axis.count - 0.5, -0.5] : [-0.5, axis.count - 0.5];
  const position = (coordinate: number): number =>
    first + ((coordinate - covered[0]) / (covered[1] - covered[0])) * (last - first);
  const [a, b] = [normalize(view, low), normalize(view, high)];
  // On an inverted axis the high end lies nearer to the origin of the page.
  if (a > b) return { from: b, to: a, positions: [position(high), position(low)] };
  return { from: a, to: b, positions: [position(low), position(high)] };
}

/** The colours of a scale from bottom to top or from left to right, for a colour bar. */
export function rampMark(rect: Rect, colors: ColorTable, horizontal = false): RasterMark {
  const values = Float32Array.from({ length: 256 }, (_, i) => (i + 0.5) / 256);
  return {
    kind: 'raster',
    rect,
    values: { data: values, shape: horizontal ? [1, 256] : [256, 1], strides: [1, 1], offset: 0 },
    factor: 1,
    columns: horizontal ? [-0.5, 255.5] : [-0.5, 0.5],
    rows: horizontal ? [-0.5, 0.5] : [-0.5, 255.5],
    interpolation: 'nearest',
    scale: { kind: 'linear', min: 0, max: 1 },
    colors,
  };
}
