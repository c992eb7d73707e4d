import type { BoxEdge } from './box-edges';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The edge of the box that carries an axis's ticks, on the screen. */
export interface Spine {
  readonly axis: 0 | 1 | 2;
  readonly from: Point;
  readonly to: Point;
  /** Unit vector away from the box, across the spine. */
  readonly outward: Point;
  readonly lengthPx: number;
  /** Share 0…1 of the spine at which a share 0…1 of the axis lies; not the same in perspective. */
  readonly along: (share: number) => number;
}

/** An axis seen nearly from its end has no room for ticks. */
const SHORTEST_PX = 24;

export interface ProjectedBox {
  /** The eight corners in pixels, in the order of `cornersOf`. */
  readonly corners: readonly Point[];
  /** How far each is from the eye, along its gaze; all 1 without perspective. */
  readonly depths: readonly number[];
  readonly edges: readonly BoxEdge[];
}

/** One spine for each axis that is seen: along the foot for x and y, on the left for z. */
export function spinesOf({ corners, depths, edges }: ProjectedBox): Spine[] {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  };
  return ([0, 1, 2] as const).flatMap((axis): Spine[] => {
    const candidates = edges.flatMap((edge): Spine[] => {
      if (edge.axis !== axis || edge.place !== 'silhouette') return [];
      const from = corners[edge.from];
      const to = corners[edge.to];
      if (from === undefined || to === undefined) return [];
      const lengthPx = Math.hypot(to.x - from.x, to.y - from.y);
      if (lengthPx < SHORTEST_PX) return [];
      const near = depths[edge.from] ?? 1;
      const far = depths[edge.to] ?? 1;
      if (near <= 0 || far <= 0) return [];
      const along = (share: number) => (share * far) / (share * far + (1 - share) * near);
      return [{ axis, from, to, lengthPx, outward: outwardOf(from, to, middle), along }];
    });
    const best = candidates.sort((a, b) => preference(axis, b) - preference(axis, a))[0];
    return best === undefined ? [] : [best];
  });
}

/** Larger is better: z at the left, x and y at the bottom; between two as low, the left one. */
function preference(axis: 0 | 1 | 2, { from, to }: Spine): number {
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  return axis === 2 ? -x + 0.01 * y : y - 0.01 * x;
}

function outwardOf(from: Point, to: Point, middle: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const across = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const away = ((from.x + to.x) / 2 - middle.x) * across.x + ((from.y + to.y) / 2 - middle.y) * across.y;
  return away < 0 ? { x: -across.x, y: -across.y } : across;
}

/** The point of a spine at a share of its axis. */
export function pointAt({ from, to, along }: Spine, share: number): Point {
  const k = along(share);
  return { x: from.x + (to.x - from.x) * k, y: from.y + (to.y - from.y) * k };
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** True for each label that touches none of those kept before it. Places are centres. */
export function roomFor(labels: readonly Label[]): boolean[] {
  const kept: Label[] = [];
  return labels.map((label) => {
    const free = kept.every(
      (other) =>
        Math.abs(label.x - other.x) >= (label.width + other.width) / 2 ||
        Math.abs(label.y - other.y) >= (label.height + other.height) / 2,
    );
    if (free) kept.push(label);
    return free;
  });
}
