import { createHash } from 'node:crypto';
import { type Boundary, boundariesOf, meshOfBoundary } from '@emout/emses/boundaries';
import type { Run } from '@emout/emses/run';
import { encodeMeshes, type MeshBody } from '@emout/geometry/mesh-buffer';
import { boundingBox, type TriangleMesh, vertexCount } from '@emout/geometry/triangle-mesh';
import { DataTooLargeError } from './errors.js';

type Point = [number, number, number];

/** The boundaries of a run and the box that they stand in; lengths in grid units. */
export interface RunBoundaries {
  run: string;
  boundaries: BoundarySummary[];
  skipped: { index: number; name: string; reason: string }[];
  grid: { nx: number; ny: number; nz: number } | null;
  dxM: number | null;
}

export interface BoundarySummary {
  index: number;
  type: string;
  label: string;
  /** Its numbers as they stand in the input. */
  parameters: { name: string; values: number[] }[];
  box: { min: Point; max: Point } | null;
  /** Why there is no surface, as a sentence. */
  problem: string | null;
}

export interface BoundaryMeshRequest {
  readonly run: string;
  /** `si` gives metres where the run has a conversion key, grid units otherwise. */
  readonly units: 'si' | 'emses';
  /** Factor on the number of points along every edge. */
  readonly resolution: number;
}

/** The surfaces of a run's boundaries as bytes that `@emout/geometry/mesh-buffer` decodes. */
export interface BoundaryMeshes {
  readonly bytes: Uint8Array;
  /** Quoted, as HTTP writes it. */
  readonly etag: string;
}

/** The bodies of a run as triangles, in metres or in grid units. */
export interface BoundaryBodies {
  readonly unit: 'm' | null;
  readonly bodies: readonly MeshBody[];
}

/** What one answer may hold: 200 MB. */
const MAX_VERTICES = 4_000_000;
/** Boxes need few points. */
const COARSE = 0.5;

/** Why there is no surface of a body with lengths such as 1e300. */
const TOO_FAR = 'Its surface reaches too far away to be drawn.';

/** What there is to say about the boundaries of a run. */
export function boundariesAnswer(run: Run, address: string, signal?: AbortSignal): RunBoundaries {
  const { boundaries, skipped } = boundariesOf(run.parameters);
  const { grid } = run;
  return {
    run: address,
    boundaries: boundaries.map((boundary) => {
      signal?.throwIfAborted();
      return summaryOf(boundary);
    }),
    skipped: skipped.map(({ index, name, reason }) => ({ index, name, reason })),
    grid: grid === null ? null : { nx: grid.nx, ny: grid.ny, nz: grid.nz },
    dxM: run.parameters?.key?.dxM ?? null,
  };
}

/** The boundaries that have a surface, as triangles; those that have none are left out. */
export function boundaryBodies(
  run: Run,
  { units, resolution }: Omit<BoundaryMeshRequest, 'run'>,
  signal?: AbortSignal,
): BoundaryBodies {
  const dxM = units === 'si' ? (run.parameters?.key?.dxM ?? null) : null;
  const length = dxM === null ? ({ unit: 'grid' } as const) : ({ unit: 'si', dxM } as const);
  const bodies: MeshBody[] = [];
  let vertices = 0;
  for (const boundary of boundariesOf(run.parameters).boundaries) {
    signal?.throwIfAborted();
    const drawn = surfaceOf(boundary, (one) => meshOfBoundary(one, { ...length, resolution }));
    if (!('mesh' in drawn)) continue;
    vertices += vertexCount(drawn.mesh);
    if (vertices > MAX_VERTICES) {
      throw new DataTooLargeError(
        `The surfaces of the boundaries have more than ${MAX_VERTICES} points.`,
        'Ask for a lower resolution.',
      );
    }
    bodies.push({ index: boundary.index, type: boundary.type, mesh: drawn.mesh });
  }
  return { unit: dxM === null ? null : 'm', bodies };
}

/** The surfaces of a run's boundaries, packed for a browser. */
export function meshesAnswer(run: Run, request: BoundaryMeshRequest, signal: AbortSignal): BoundaryMeshes {
  const { unit, bodies } = boundaryBodies(run, request, signal);
  const bytes = encodeMeshes(bodies, { unit });
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}

function summaryOf(boundary: Boundary): BoundarySummary {
  const { index, type, label, parameters } = boundary;
  const drawn = surfaceOf(boundary, (one) => meshOfBoundary(one, { unit: 'grid', resolution: COARSE }));
  const box = 'mesh' in drawn ? boundingBox(drawn.mesh) : null;
  return {
    index,
    type,
    label,
    parameters: parameters.map(({ name, values }) => ({ name, values: [...values] })),
    box: box === null ? null : { min: [...box.min], max: [...box.max] },
    problem: 'problem' in drawn ? drawn.problem : null,
  };
}

type Surface = { readonly mesh: TriangleMesh } | { readonly problem: string };

function surfaceOf(boundary: Boundary, draw: (boundary: Boundary) => TriangleMesh): Surface {
  if (boundary.problem !== null) return { problem: boundary.problem };
  try {
    const mesh = draw(boundary);
    return isDrawable(mesh) ? { mesh } : { problem: TOO_FAR };
  } catch (error) {
    if (error instanceof Error && 'tag' in error) return { problem: error.message };
    throw error;
  }
}

/** Meshes travel in single precision. */
function isDrawable({ positions }: TriangleMesh): boolean {
  for (const position of positions) if (!Number.isFinite(Math.fround(position))) return false;
  return true;
}
