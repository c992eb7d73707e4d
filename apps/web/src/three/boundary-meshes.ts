/** The triangles of one body; they count vertices from the first of all bodies. */
export interface BodyMesh {
  /** The boundary's position in the input. */
  readonly index: number;
  readonly triangles: Uint32Array;
}

/** The surfaces of a run's boundaries, lengths in grid units. */
export interface BoundaryMeshes {
  /** x, y, z of every vertex of all bodies. */
  readonly positions: Float32Array;
  readonly bodies: readonly BodyMesh[];
}
