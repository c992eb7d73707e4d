import { PointBuffer } from '@emout/geometry/point-buffer';
import { pushArrow } from './arrow-outline.js';
import { gridPage } from './grid-page.js';
import { colorBins, type MagnitudeBins, type MagnitudeColors, singleBin } from './magnitude-bins.js';
import type { PanelView } from './prepared-layer.js';
import {
  type ArrowLengths,
  arrowLengths,
  arrowOnPage,
  type QuiverGrid,
  quiverGrid,
} from './quiver-arrows.js';
import { keyMagnitude, quiverKeyMarks } from './quiver-key.js';
import type { Color, Font, Mark, Rect } from './scene.js';
import type { QuiverLayer } from './spec-layers.js';
import type { Stroke } from './stroke.js';
import type { TextMetrics } from './text-metrics.js';
import type { VectorPlane } from './vector-plane.js';

/** matplotlib's shaft: this part of the axes' width over √N arrows, N held between 8² and 25². */
const SHAFT_SHARE = 0.06;
/** Arrows of one mark never touch; they lie this many classes apart in each direction at most. */
const MOST_CLASSES = 12;

export interface QuiverStyle {
  /** `width` of the layer, in points, is that of the shafts; null leaves it to the number of arrows. */
  readonly stroke: Stroke;
  /** Colours of the magnitude; null for arrows of one colour. */
  readonly colors: MagnitudeColors | null;
  readonly pointPx: number;
  readonly metrics: TextMetrics;
  /** Of the key. */
  readonly font: Font;
  readonly ink: Color;
  readonly background: Color;
  readonly compat?: 'emout' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An arrow at every n-th node of a vector field, its tail on the node, and on request a key to their length. */
export function quiverMarks(
  layer: QuiverLayer,
  plane: VectorPlane,
  view: PanelView,
  axes: Rect,
  style: QuiverStyle,
): Mark[] {
  const grid = quiverGrid(layer, plane, view, axes);
  const lengths = arrowLengths(layer, plane, grid, style.compat);
  const usualShaft =
    (SHAFT_SHARE * axes.width) / Math.min(25, Math.max(8, Math.sqrt(grid.columns.count * grid.rows.count)));
  const shaftPx = layer.width === undefined ? usualShaft : layer.width * style.pointPx;
  const bins = style.colors === null ? singleBin(style.stroke.color) : colorBins(style.colors, layer.opacity);
  const arrows = new ArrowMarks(plane, grid, view, axes, shaftPx, bins);
  arrows.draw(lengths, style.signal);
  const marks = arrows.marks();
  if (!layer.key || layer.scaler === 'normal') return marks;
  return [...marks, ...keyMarks(plane, view, axes, lengths, shaftPx, bins, style)];
}

/** Arrows by colour, and so that two of one mark do not touch: where areas overlap, the even-odd rule cuts holes. */
class ArrowMarks {
  readonly #plane: VectorPlane;
  readonly #grid: QuiverGrid;
  readonly #axes: Rect;
  readonly #page: ReturnType<typeof gridPage>;
  readonly #shaftPx: number;
  readonly #bins: MagnitudeBins;
  readonly #rings = new Map<number, PointBuffer>();

  constructor(
    plane: VectorPlane,
    grid: QuiverGrid,
    view: PanelView,
    axes: Rect,
    shaftPx: number,
    bins: MagnitudeBins,
  ) {
    this.#plane = plane;
    this.#grid = grid;
    this.#axes = axes;
    this.#page = gridPage(plane, view, axes);
    this.#shaftPx = shaftPx;
    this.#bins = bins;
  }

  draw(lengths: ArrowLengths, signal: AbortSignal | undefined): void {
    const { columns, rows } = this.#grid;
    const [acrossClasses, upClasses] = this.#classes(lengths);
    for (let j = 0; j < rows.count; j++) {
      signal?.throwIfAborted();
      for (let i = 0; i < columns.count; i++) {
        const column = columns.start + i * columns.skip;
        const row = rows.start + j * rows.skip;
        const magnitude = this.#plane.magnitude.data[row * this.#plane.horizontal.count + column] as number;
        const [dx, dy] = arrowOnPage(this.#plane, this.#page, { column, row }, lengths.lengthOf(magnitude));
        const [x, y] = [this.#page.x(column), this.#page.y(row)];
        if (!(dx - dx === 0 && dy - dy === 0 && x - x === 0 && y - y === 0)) continue;
        const apart = (j % upClasses) * acrossClasses + (i % acrossClasses);
        const ring = this.#ring(this.#bins.binOf(magnitude) + this.#bins.count * apart);
        pushArrow(ring, x, y, dx, dy, this.#shaftPx);
      }
    }
  }

  marks(): Mark[] {
    return [...this.#rings].map(([key, ring]) => ({
      kind: 'polygon',
      points: ring.take(),
      fill: this.#bins.colorOf(key % this.#bins.count),
      clip: this.#axes,
    }));
  }

  /** How many arrows apart two stand that cannot touch, along rows and along columns. */
  #classes(lengths: ArrowLengths): [across: number, up: number] {
    const { columns, rows } = this.#grid;
    let [reachX, reachY] = [0, 0];
    for (let j = 0; j < rows.count; j++) {
      for (let i = 0; i < columns.count; i++) {
        const node = { column: columns.start + i * columns.skip, row: rows.start + j * rows.skip };
        const magnitude = this.#plane.magnitude.data[
          node.row * this.#plane.horizontal.count + node.column
        ] as number;
        const [dx, dy] = arrowOnPage(this.#plane, this.#page, node, lengths.lengthOf(magnitude));
        if (Math.abs(dx) > reachX) reachX = Math.abs(dx);
        if (Math.abs(dy) > reachY) reachY = Math.abs(dy);
      }
    }
    // Two arrows may point at each other, and barbs stand out.
    const barbs = 4 * this.#shaftPx;
    const apartX = Math.abs(this.#page.x(columns.skip) - this.#page.x(0));
    const apartY = Math.abs(this.#page.y(rows.skip) - this.#page.y(0));
    return [classesOf(2 * reachX + barbs, apartX), classesOf(2 * reachY + barbs, apartY)];
  }

  #ring(key: number): PointBuffer {
    const found = this.#rings.get(key) ?? new PointBuffer();
    this.#rings.set(key, found);
    return found;
  }
}

function classesOf(reach: number, apart: number): number {
  return apart > 0 ? Math.min(MOST_CLASSES, Math.floor(reach / apart) + 1) : MOST_CLASSES;
}

function keyMarks(
  plane: VectorPlane,
  view: PanelView,
  axes: Rect,
  lengths: ArrowLengths,
  shaftPx: number,
  bins: MagnitudeBins,
  { font, metrics, ink, background }: QuiverStyle,
): Mark[] {
  const page = gridPage(plane, view, axes);
  const pixelsPerUnit = Math.abs((page.x(1) - page.x(0)) / plane.horizontal.spacing);
  const lengthPx = (magnitude: number): number => lengths.lengthOf(magnitude) * pixelsPerUnit;
  const magnitude = keyMagnitude(largestOf(plane.magnitude.data), axes, lengthPx);
  if (magnitude === null) return [];
  return quiverKeyMarks(
    {
      magnitude,
      unit: plane.unit,
      lengthPx: lengthPx(magnitude),
      shaftPx,
      color: bins.colorOf(bins.binOf(magnitude)),
      ink,
      background,
      font,
      metrics,
    },
    axes,
  );
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (value > largest && value < Number.POSITIVE_INFINITY) largest = value;
  }
  return largest;
}
