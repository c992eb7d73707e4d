import { closePeriodic, type Grid } from './grid.js';

export type Triple = readonly [number, number, number];

/** A solid body; lengths in cells of the grid that the run is written on. */
export type Body =
  | { readonly shape: 'cuboid'; readonly low: Triple; readonly high: Triple }
  | { readonly shape: 'sphere'; readonly centre: Triple; readonly radius: number }
  | { readonly shape: 'cylinder'; readonly foot: Triple; readonly radius: number; readonly height: number }
  | {
      readonly shape: 'disk';
      readonly foot: Triple;
      readonly radius: number;
      readonly innerRadius: number;
      readonly height: number;
    };

/** A dielectric ground with a rectangular hole, and conductors on and above it. */
export interface Landscape {
  /** Height of the ground. */
  readonly surfaceZ: number;
  readonly hole: {
    readonly x: readonly [number, number];
    readonly y: readonly [number, number];
    readonly z: number;
  };
  /** Each conductor is one or more bodies at one potential. */
  readonly conductors: readonly (readonly Body[])[];
}

/** What a node lies in. Potentials are solved for below `GROUND_SURFACE` and given from there on. */
export const PLASMA = 0;
export const GROUND_INSIDE = 1;
export const GROUND_SURFACE = 2;
/** The first conductor; the next ones count on. */
export const FIRST_CONDUCTOR = 3;

function isInside(body: Body, x: number, y: number, z: number): boolean {
  switch (body.shape) {
    case 'cuboid': {
      const [xl, yl, zl] = body.low;
      const [xu, yu, zu] = body.high;
      return x >= xl && x <= xu && y >= yl && y <= yu && z >= zl && z <= zu;
    }
    case 'sphere': {
      const [xc, yc, zc] = body.centre;
      return (x - xc) ** 2 + (y - yc) ** 2 + (z - zc) ** 2 <= body.radius ** 2;
    }
    case 'cylinder':
    case 'disk': {
      const [xc, yc, zl] = body.foot;
      const fromAxis = (x - xc) ** 2 + (y - yc) ** 2;
      const inner = body.shape === 'disk' ? body.innerRadius : 0;
      return fromAxis <= body.radius ** 2 && fromAxis >= inner ** 2 && z >= zl && z <= zl + body.height;
    }
  }
}

/** The box around a body, as [low, high] corners. */
function boxOf(body: Body): readonly [Triple, Triple] {
  if (body.shape === 'cuboid') return [body.low, body.high];
  if (body.shape === 'sphere') {
    const [x, y, z] = body.centre;
    const r = body.radius;
    return [
      [x - r, y - r, z - r],
      [x + r, y + r, z + r],
    ];
  }
  const [x, y, z] = body.foot;
  const r = body.radius;
  return [
    [x - r, y - r, z],
    [x + r, y + r, z + body.height],
  ];
}

function placeGround(land: Landscape, grid: Grid, scale: number, kinds: Uint8Array): void {
  const top = land.surfaceZ / scale;
  const bottom = land.hole.z / scale;
  const [xl, xu] = land.hole.x;
  const [yl, yu] = land.hole.y;
  for (let k = 0; k <= top; k++) {
    const plane = k * grid.planeNodes;
    kinds.fill(GROUND_INSIDE, plane, plane + grid.planeNodes);
    if (k <= bottom) continue;
    for (let j = yl / scale + 1; j < yu / scale; j++) {
      const row = plane + j * grid.rowNodes;
      kinds.fill(PLASMA, row + xl / scale + 1, row + xu / scale);
    }
  }
}

function placeBody(body: Body, grid: Grid, scale: number, kind: number, kinds: Uint8Array): void {
  const [low, high] = boxOf(body);
  const bounds = (axis: 0 | 1 | 2, last: number) => [
    Math.max(0, Math.ceil(low[axis] / scale)),
    Math.min(last, Math.floor(high[axis] / scale)),
  ];
  const [i0 = 0, i1 = 0] = bounds(0, grid.nx);
  const [j0 = 0, j1 = 0] = bounds(1, grid.ny);
  const [k0 = 0, k1 = 0] = bounds(2, grid.nz);
  for (let k = k0; k <= k1; k++)
    for (let j = j0; j <= j1; j++)
      for (let i = i0; i <= i1; i++) {
        if (isInside(body, i * scale, j * scale, k * scale)) {
          kinds[k * grid.planeNodes + j * grid.rowNodes + i] = kind;
        }
      }
}

/** The six neighbours of a node along x, y and z, with the periodic sides closed and z mirrored at its ends. */
export function neighboursOf(grid: Grid, node: number, into: Int32Array): Int32Array {
  const { nx, ny, nz, rowNodes, planeNodes } = grid;
  const k = Math.floor(node / planeNodes);
  const j = Math.floor((node - k * planeNodes) / rowNodes);
  const i = node - k * planeNodes - j * rowNodes;
  const row = k * planeNodes + j * rowNodes;
  const column = k * planeNodes + i;
  into[0] = row + (i > 0 ? i - 1 : nx - 1);
  into[1] = row + (i < nx ? i + 1 : 1);
  into[2] = column + (j > 0 ? j - 1 : ny - 1) * rowNodes;
  into[3] = column + (j < ny ? j + 1 : 1) * rowNodes;
  into[4] = k > 0 ? node - planeNodes : node + planeNodes;
  into[5] = k < nz ? node + planeNodes : node - planeNodes;
  return into;
}

/**
 * What every node of a grid lies in.
 * @param scale cells of the landscape per cell of the grid; faces of the ground must fall on nodes.
 */
export function nodeKinds(land: Landscape, grid: Grid, scale: number): Uint8Array {
  const kinds = new Uint8Array(grid.nodes);
  placeGround(land, grid, scale, kinds);
  for (const [conductor, bodies] of land.conductors.entries()) {
    for (const body of bodies) placeBody(body, grid, scale, FIRST_CONDUCTOR + conductor, kinds);
  }
  closePeriodic(grid, kinds);
  const around = new Int32Array(6);
  const groundNodes = (Math.floor(land.surfaceZ / scale) + 1) * grid.planeNodes;
  for (let p = 0; p < groundNodes; p++) {
    if (kinds[p] !== GROUND_INSIDE) continue;
    neighboursOf(grid, p, around);
    for (const q of around) {
      if (kinds[q] === PLASMA) {
        kinds[p] = GROUND_SURFACE;
        break;
      }
    }
  }
  return kinds;
}
