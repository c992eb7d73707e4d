import { useQuery } from '@tanstack/react-query';
import { type Failure, failureOf } from '../trpc/failure';
import { fetchMeshes, MeshError } from './mesh-source';

/** The surfaces of a run, kept only as long as the page is open: they may be large. */
export function useMeshes(run: string, wanted: boolean) {
  return useQuery({
    queryKey: ['boundary-meshes', run],
    queryFn: ({ signal }) => fetchMeshes(run, signal),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Comparing two answers would look at every number of both.
    structuralSharing: false,
  });
}

/** Why the surfaces did not come. */
export function meshFailure(error: Error): Failure {
  return error instanceof MeshError ? error.failure : failureOf(error);
}
