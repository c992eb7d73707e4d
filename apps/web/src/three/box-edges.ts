import type { Box } from './fit';
import type { Vector } from './view-point';

/** Which of the two faces across each axis is seen from outside: the one at `max`, at `min`, or neither. */
export type Facing = readonly [-1 | 0 | 1, -1 | 0 | 1, -1 | 0 | 1];

/** The letters of the axes, in the order of coordinates. */
export const AXES = ['x', 'y', 'z'] as const;

export interface BoxEdge {
  /** Along which axis it runs: 0 for x. */
  readonly axis: 0 | 1 | 2;
  /** Positions among `cornersOf`; the first is at the axis's minimum. */
  readonly from: number;
  readonly to: number;
  /** Seen against nothing of the box (`silhouette`), through it (`behind`), or in front of all of it (`before`). */
  readonly place: 'silhouette' | 'behind' | 'before';
}

/** Faces seen by parallel rays from a direction; one that is seen from its edge is not seen. */
export function facingOfDirection(towards: Vector): Facing {
  const side = (component: number) => (component > 1e-3 ? 1 : component < -1e-3 ? -1 : 0);
  return [side(towards[0]), side(towards[1]), side(towards[2])];
}

/** Faces seen by an eye at a place. */
export function facingOfEye(eye: Vector, { min, max }: Box): Facing {
  const side = (k: 0 | 1 | 2) => (eye[k] > max[k] ? 1 : eye[k] < min[k] ? -1 : 0);
  return [side(0), side(1), side(2)];
}

/** The twelve edges of a box and how each lies to the eye. */
export function boxEdges(facing: Facing): BoxEdge[] {
  const edges: BoxEdge[] = [];
  for (const axis of [0, 1, 2] as const) {
    const [b, c] = axis === 0 ? ([1, 2] as const) : axis === 1 ? ([0, 2] as const) : ([0, 1] as const);
    for (const sideB of [-1, 1] as const) {
      for (const sideC of [-1, 1] as const) {
        const seen = Number(facing[b] === sideB) + Number(facing[c] === sideC);
        const from = (sideB === 1 ? 1 << b : 0) | (sideC === 1 ? 1 << c : 0);
        edges.push({
          axis,
          from,
          to: from | (1 << axis),
          place: seen === 1 ? 'silhouette' : seen === 0 ? 'behind' : 'before',
        });
      }
    }
  }
  return edges;
}
