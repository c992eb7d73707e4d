import { streamlines } from '@emout/geometry/streamlines';
import { type NdArray, ndarray } from '@emout/ndarray/ndarray';
import { bilinearAt } from '@emout/ndarray/sample';
import { headPlaces, headShapes } from './arrow-heads.js';
import { binnedLines, type GradedLine } from './binned-lines.js';
import { gridPage, onGridPage } from './grid-page.js';
import {
  colorBins,
  type MagnitudeBins,
  type MagnitudeColors,
  singleBin,
  widthBins,
} from './magnitude-bins.js';
import type { PanelView } from './prepared-layer.js';
import type { Color, Mark, Rect } from './scene.js';
import type { StreamLayer } from './spec-layers.js';
import { streamWindow } from './stream-window.js';
import type { Stroke } from './stroke.js';
import type { VectorPlane } from './vector-plane.js';

/** Of matplotlib's `-|>` at a size of 10 pt: a triangle of 4 pt, its rim drawn as wide as the line with mitred corners. */
const HEAD_PT = 4;
const RIM_WIDTHS = (1 + Math.sqrt(5)) / 2;
/** The thinnest line of a picture with widths by magnitude, as a part of the thickest. */
const THINNEST = 0.2;
/** Points of a line are no closer together. */
const NEAR_PX = 1.25;

export interface StreamStyle {
  readonly stroke: Stroke;
  /** Colours of the magnitude; null for lines of one colour. */
  readonly colors: MagnitudeColors | null;
  /** Pixels of a point. */
  readonly pointPx: number;
  readonly signal?: AbortSignal | undefined;
}

/** Evenly spaced lines along a vector field with an arrow head in the middle of each, by matplotlib's rules. */
export function streamMarks(
  layer: StreamLayer,
  plane: VectorPlane,
  view: PanelView,
  axes: Rect,
  { stroke, colors, pointPx, signal }: StreamStyle,
): Mark[] {
  const { horizontal, vertical, magnitude } = plane;
  const shown = streamWindow(plane, view, layer.density);
  if (shown === null) return [];
  const { lines } = streamlines(perUnit(plane.u, horizontal.spacing), perUnit(plane.v, vertical.spacing), {
    ...shown,
    ...(signal === undefined ? {} : { signal }),
  });
  const page = gridPage(plane, view, axes);
  const thinned = lines.map((line) => thinnedLine(line, onGridPage(line, page)));
  const largest = largestOf(magnitude.data);
  const bins = binsOf(layer, stroke.color, colors, largest);
  const widthOf = (bin: number): number => {
    const part = layer.widthByMagnitude ? Math.min(1, Math.max(THINNEST, bins.middleOf(bin) / largest)) : 1;
    return stroke.widthPt * pointPx * part;
  };
  const graded = thinned.map(
    ({ grid, points }): GradedLine => ({
      points,
      magnitudes: bins.count === 1 ? new Float64Array(points.length / 2) : sampled(grid, magnitude),
    }),
  );
  return [
    ...lineMarks(graded, bins, widthOf, stroke, axes),
    ...headMarks(graded, bins, widthOf, HEAD_PT * layer.arrowSize * pointPx, axes),
  ];
}

function lineMarks(
  lines: readonly GradedLine[],
  bins: MagnitudeBins,
  widthOf: (bin: number) => number,
  { color, dash }: Stroke,
  axes: Rect,
): Mark[] {
  return binnedLines(lines, bins).flatMap((points, bin): Mark[] => {
    if (points.length === 0) return [];
    const widthPx = widthOf(bin);
    return [
      {
        kind: 'polyline',
        points,
        stroke: bins.colorOf(bin),
        widthPx,
        ...(dash === null ? {} : { dashPx: dash.map((part) => part * widthPx) }),
        // Round ends close the joints between pieces; where the line lets light through they would show as dots.
        cap: bins.count > 1 && color.a === 1 && dash === null ? 'round' : 'butt',
        join: 'round',
        clip: axes,
      },
    ];
  });
}

function headMarks(
  lines: readonly GradedLine[],
  bins: MagnitudeBins,
  widthOf: (bin: number) => number,
  headPx: number,
  axes: Rect,
): Mark[] {
  if (headPx === 0) return [];
  const widest = widthOf(bins.count - 1);
  const longest = headPx + RIM_WIDTHS * widest;
  const places = headPlaces(
    lines.map(({ points }) => points),
    longest,
    axes,
  );
  const binOf = ({ line, point }: (typeof places)[number]): number =>
    bins.binOf(lines[line]?.magnitudes[point] ?? 0);
  return Array.from({ length: bins.count }, (_, bin) =>
    places.filter((place) => binOf(place) === bin),
  ).flatMap((inBin, bin): Mark[] => {
    if (inBin.length === 0) return [];
    const points = headShapes(inBin, headPx + RIM_WIDTHS * widthOf(bin));
    return [{ kind: 'polygon', points, fill: bins.colorOf(bin), clip: axes }];
  });
}

function binsOf(
  { widthByMagnitude, opacity }: StreamLayer,
  color: Color,
  colors: MagnitudeColors | null,
  largest: number,
): MagnitudeBins {
  if (colors !== null) return colorBins(colors, opacity);
  return widthByMagnitude && largest > 0 ? widthBins(largest, color) : singleBin(color);
}

/** A component in nodes for the same time as another one. */
function perUnit({ data, shape }: NdArray<Float64Array>, spacing: number): NdArray {
  const scaled = new Float64Array(data.length);
  for (let k = 0; k < data.length; k++) scaled[k] = (data[k] as number) / spacing;
  return ndarray(scaled, shape);
}

function sampled(line: Float64Array, magnitude: NdArray): Float64Array {
  const values = new Float64Array(line.length / 2);
  for (let k = 0; k < values.length; k++)
    values[k] = bilinearAt(magnitude, line[2 * k + 1] as number, line[2 * k] as number);
  return values;
}

/** A line in array coordinates and on the page, without points that lie closer together there than can be seen. */
function thinnedLine(line: Float64Array, shown: Float64Array): { grid: Float64Array; points: Float64Array } {
  const grid = new Float64Array(line.length);
  const points = new Float64Array(line.length);
  let kept = 0;
  for (let k = 0; k < line.length; k += 2) {
    const [x, y] = [shown[k] as number, shown[k + 1] as number];
    const isNear =
      kept > 0 &&
      Math.abs(x - (points[kept - 2] as number)) + Math.abs(y - (points[kept - 1] as number)) < NEAR_PX;
    if (isNear && k + 2 < line.length) continue;
    grid[kept] = line[k] as number;
    grid[kept + 1] = line[k + 1] as number;
    points[kept++] = x;
    points[kept++] = y;
  }
  return { grid: grid.subarray(0, kept), points: points.subarray(0, kept) };
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (value > largest && value < Number.POSITIVE_INFINITY) largest = value;
  }
  return largest;
}
