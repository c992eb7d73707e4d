/** A number of a boundary is missing or makes no sense. */
export class BoundaryNumberError extends Error {
  readonly tag = 'BoundaryNumber' as const;

  constructor(
    /** As the input names it, with its indices: `sphere_radius(3)`. */
    readonly parameter: string,
    /** What is wrong, to be read after the name: `is not given.` */
    readonly reason: string,
  ) {
    super(`${parameter} ${reason}`);
    this.name = 'BoundaryNumberError';
  }
}

/** A surface was asked for a boundary whose numbers do not give one. */
export class BoundaryMeshError extends Error {
  readonly tag = 'BoundaryMesh' as const;

  constructor(
    /** 0 for the first. */
    readonly index: number,
    readonly type: string,
    /** A sentence. */
    readonly reason: string,
  ) {
    super(`Boundary ${index + 1} (${type}) has no surface: ${reason}`);
    this.name = 'BoundaryMeshError';
  }
}
