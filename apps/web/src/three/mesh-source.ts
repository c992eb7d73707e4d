import { decodeMeshes } from '@emout/geometry/mesh-buffer';
import { below } from '../base-path';
import { type Failure, SIGNED_OUT, UNREACHABLE } from '../trpc/failure';
import { failureOfResponse } from '../trpc/response-failure';
import type { BoundaryMeshes } from './boundary-meshes';

/** Surfaces that did not come, with the words of the server. */
export class MeshError extends Error {
  readonly tag = 'Mesh' as const;

  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'MeshError';
  }
}

/**
 * The surfaces of a run's boundaries in grid units, so that units change on the page without another question. The
 * arrays look into the answer; nothing is copied.
 * @throws MeshError, or the signal's AbortError
 */
export async function fetchMeshes(run: string, signal: AbortSignal): Promise<BoundaryMeshes> {
  const query = new URLSearchParams({ run, units: 'emses', resolution: '1' });
  const headers = { accept: 'application/octet-stream, application/json' };
  const response = await fetch(below(`/api/boundaries?${query}`), { signal, headers }).catch(
    (cause: unknown) => {
      signal.throwIfAborted();
      throw new MeshError(
        { tag: UNREACHABLE, message: 'The server does not answer.', hint: null },
        { cause },
      );
    },
  );
  if (!response.ok) throw new MeshError(await failureOfResponse(response));
  // Without a session the answer is the page that asks for the key.
  if ((response.headers.get('content-type') ?? '').startsWith('text/html')) {
    throw new MeshError({ tag: SIGNED_OUT, message: 'This browser has no session.', hint: null });
  }
  return meshesOf(await response.arrayBuffer());
}

/** Reads the bytes of an answer. @throws MeshError */
export function meshesOf(bytes: ArrayBuffer): BoundaryMeshes {
  try {
    const { header, positions, triangles } = decodeMeshes(new Uint8Array(bytes));
    const bodies = header.bodies.map(({ index, firstTriangle, triangleCount }) => ({
      index,
      triangles: triangles.subarray(3 * firstTriangle, 3 * (firstTriangle + triangleCount)),
    }));
    return { positions, bodies };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new MeshError({ tag: 'Internal', message, hint: null }, { cause });
  }
}
