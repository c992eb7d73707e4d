import { type Axis, axisFrame, writePoint } from './axis-frame.js';
import { faceResolution } from './box-mesh.js';
import { MeshError } from './mesh-errors.js';
import { finitePoint, type MeshOptions, widthPair } from './mesh-options.js';
import { evenly } from './samples.js';
import { bodyMesh, gridMesh } from './surface-patch.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { scaled, type Vector3 } from './vector3.js';

/** A rectangle across an axis; the widths are those along e1 and e2 of the axis, one number for a square. */
export interface Panel {
  readonly center: Vector3;
  readonly axis: Axis;
  readonly width: number | readonly [number, number];
}

/** A rectangle by two opposite corners, which share exactly one coordinate. */
export interface PanelCorners {
  readonly pmin: Vector3;
  readonly pmax: Vector3;
}

export interface PanelOptions extends MeshOptions {
  /** Points along e1 and e2; default 2. */
  readonly resolution?: number | readonly [number, number];
  /** Faces against the axis. */
  readonly flipNormal?: boolean;
}

/** Corners nearer than this share the coordinate. */
const SAME = 1e-12;

/**
 * A rectangle that faces along its axis.
 * @throws MeshError
 */
export function panelMesh(panel: Panel | PanelCorners, options: PanelOptions = {}): TriangleMesh {
  const { center, axis, width } = 'pmin' in panel ? betweenCorners(panel) : panel;
  const frame = axisFrame(axis);
  const base = finitePoint('center', center);
  const [widthU, widthV] = widthPair(width);
  const [nu, nv] = faceResolution(options);
  const u = evenly(-0.5 * widthU, 0.5 * widthU, nu);
  const v = evenly(-0.5 * widthV, 0.5 * widthV, nv);
  const mesh = gridMesh(nv, nu, false, (positions, vertex, row, column) => {
    writePoint(positions, vertex, frame, base, 1, u[column] ?? 0, v[row] ?? 0);
  });
  const turn = options.flipNormal === true;
  return bodyMesh([{ mesh, turn, facing: scaled(frame.axis, turn ? -1 : 1) }], options);
}

function betweenCorners({ pmin, pmax }: PanelCorners): Panel {
  const shared = ([0, 1, 2] as const).filter((axis) => Math.abs(pmax[axis] - pmin[axis]) <= SAME);
  const [flat] = shared;
  if (flat === undefined || shared.length !== 1) {
    throw new MeshError(
      'pmin',
      `pmin = (${pmin.join(', ')}) and pmax = (${pmax.join(', ')}) share ${shared.length} coordinates; a rectangle needs exactly one.`,
    );
  }
  const across = ([0, 1, 2] as const).filter((axis) => axis !== flat);
  const [first = 0, second = 0] = across.map((axis) => Math.abs(pmax[axis] - pmin[axis]));
  return {
    center: [0.5 * (pmin[0] + pmax[0]), 0.5 * (pmin[1] + pmax[1]), 0.5 * (pmin[2] + pmax[2])],
    axis: (['x', 'y', 'z'] as const)[flat],
    width: [first, second],
  };
}
