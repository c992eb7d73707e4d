import { boundaryMeshRequestSchema } from '@emout/api/boundary-schemas';
import { TaggedError } from '@emout/api/errors';
import type { BytesQuestion, WorkerQuestion } from './worker-bytes.js';

/** Where a page asks for the surfaces of a run's boundaries. */
export const MESH_ADDRESS = '/api/boundaries';

function meshQuestionOf(address: string): WorkerQuestion {
  const query = new URL(address, 'http://localhost').searchParams;
  const asked = boundaryMeshRequestSchema.safeParse({
    run: query.get('run') ?? '',
    units: query.get('units') ?? 'si',
    resolution: Number(query.get('resolution') ?? 1),
  });
  if (asked.success) {
    const { data } = asked;
    return { path: '/boundaries', body: data, run: data.run, headers: {} };
  }
  throw new TaggedError({
    tag: 'BadRequest',
    message: `${asked.error.issues[0]?.path.join('.') ?? 'The address'} cannot be read.`,
    hint: `Write ${MESH_ADDRESS}?run=<run>&units=si&resolution=1; units are si or emses, the resolution 0.25 to 8.`,
  });
}

/** The surfaces of a run's boundaries: what `@emout/geometry/mesh-buffer` decodes. */
export const BOUNDARY_MESHES: BytesQuestion = { questionOf: meshQuestionOf, errorFor: (_, error) => error };
