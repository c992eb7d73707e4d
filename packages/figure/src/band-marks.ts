import { contourBands, joinedRings, regionsAbove } from '@emout/geometry/contour-bands';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { ColorBand } from './banded-bar.js';
import type { FieldData } from './data.js';
import type { FilledContours } from './filled-contours.js';
import { gridPage, onGridPage } from './grid-page.js';
import { scaleCurve } from './norm.js';
import { planeOf } from './plane.js';
import type { PanelView } from './prepared-layer.js';
import type { Color, ColorScale, ColorTable, Mark, Rect } from './scene.js';
import type { ContourLayer } from './spec-layers.js';
import { faded } from './stroke.js';

/**
 * The areas between levels, each in the colour of its middle. Opaque ones are painted one over the other, each without
 * what lies below its level, since areas side by side leave a seam of background between them.
 *
 * @throws FigureError when the field does not have two axes, or not those asked for.
 */
export function bandMarks(
  layer: Pick<ContourLayer, 'axes' | 'opacity'>,
  field: FieldData,
  { bounds, startsAtLeast, scale }: FilledContours,
  table: ColorTable,
  view: PanelView,
  axes: Rect,
  signal?: AbortSignal,
): Mark[] {
  const plane = planeOf(field, layer.axes);
  const page = gridPage(plane, view, axes);
  const stored = bounds.map((bound, i) =>
    i === 0 && startsAtLeast ? Number.NEGATIVE_INFINITY : bound / field.factor,
  );
  const areas =
    (layer.opacity ?? 1) === 1
      ? paintedOver(plane.values, stored, signal)
      : contourBands(plane.values, stored, signal).map(({ points }) => points);
  return areas.flatMap((points, i): Mark[] => {
    if (points.length === 0) return [];
    const [lower = 0, upper = 0] = [bounds[i], bounds[i + 1]];
    const fill = faded(bandColor(lower, upper, scale, table), layer.opacity);
    return [{ kind: 'polygon', points: onGridPage(points, page), fill, clip: axes }];
  });
}

/** For each band but the last all that lies above its lower end, without what lies above the last bound. */
function paintedOver(values: NdArray, bounds: readonly number[], signal?: AbortSignal): Float64Array[] {
  const regions = regionsAbove(values, bounds, signal);
  const beyond = regions[regions.length - 1] ?? new Float64Array();
  // Outlines that two regions have both cancel out.
  return regions.slice(0, -1).map((region) => (region.length === 0 ? region : joinedRings(region, beyond)));
}

/** The bands between bounds that are finite, as a colour bar shows them. */
export function colorBands({ bounds, scale }: FilledContours, table: ColorTable): ColorBand[] {
  return bounds.slice(0, -1).flatMap((from, i) => {
    const to = bounds[i + 1] ?? from;
    if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
    return [{ from, to, color: bandColor(from, to, scale, table) }];
  });
}

/** The colour in the middle of a band, on a logarithmic scale of its ends' geometric mean. */
function bandColor(lower: number, upper: number, scale: ColorScale, table: ColorTable): Color {
  if (lower === Number.NEGATIVE_INFINITY) return opaque(table.under);
  if (upper === Number.POSITIVE_INFINITY) return opaque(table.over);
  const middle = scale.kind === 'log' ? Math.sqrt(lower) * Math.sqrt(upper) : lower / 2 + upper / 2;
  const position = scaleCurve(scale).toPosition(middle);
  if (!(position >= 0)) return opaque(table.under);
  if (position > 1) return opaque(table.over);
  const at = 3 * Math.min(255, Math.floor(position * 256));
  return opaque([table.rgb[at] ?? 0, table.rgb[at + 1] ?? 0, table.rgb[at + 2] ?? 0]);
}

function opaque([r, g, b]: readonly [number, number, number]): Color {
  return { r, g, b, a: 1 };
}
