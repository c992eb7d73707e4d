import { z } from 'zod';

const point = z.tuple([z.number(), z.number(), z.number()]);

/** One boundary of a run; lengths in grid units. */
export const boundarySummarySchema = z.object({
  /** Position in the list of boundary types, 0 for the first. */
  index: z.number().int(),
  type: z.string(),
  /** In English: `Sphere`, `Cylinder along z, open`. */
  label: z.string(),
  /** Its numbers as they stand in the input: `sphere_radius = 2.5`. */
  parameters: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
  /** Smallest and largest corner (x, y, z) in grid units; null when there is no mesh. */
  box: z.object({ min: point, max: point }).nullable(),
  /** Why no mesh can be made, as a sentence; null when it can. */
  problem: z.string().nullable(),
});
export type BoundarySummary = z.infer<typeof boundarySummarySchema>;

/** The boundaries of a run and the box that they stand in. */
export const runBoundariesSchema = z.object({
  run: z.string(),
  boundaries: z.array(boundarySummarySchema),
  /** Entries of the input that are no boundary known here. */
  skipped: z.array(z.object({ index: z.number().int(), name: z.string(), reason: z.string() })),
  /** Cells along x, y, z; null when neither parameters nor fields say. */
  grid: z.object({ nx: z.number(), ny: z.number(), nz: z.number() }).nullable(),
  dxM: z.number().nullable(),
});
export type RunBoundaries = z.infer<typeof runBoundariesSchema>;

/** The meshes come as bytes: `GET /api/boundaries?run=…&units=si|emses&resolution=…` answers what `@emout/geometry/mesh-buffer` decodes. */
export const boundaryMeshRequestSchema = z.strictObject({
  run: z.string().min(1).max(1024),
  units: z.enum(['si', 'emses']),
  /** Factor on the number of points along every edge; 1 is the usual. */
  resolution: z.number().min(0.25).max(8),
});
export type BoundaryMeshRequest = z.infer<typeof boundaryMeshRequestSchema>;
