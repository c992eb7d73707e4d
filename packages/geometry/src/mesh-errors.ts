/** A mesh cannot be made from the numbers given. */
export class MeshError extends Error {
  readonly tag = 'Mesh' as const;

  constructor(
    /** Name of the parameter that does not fit, such as `radius`. */
    readonly parameter: string,
    /** A sentence that names the parameter and its value. */
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'MeshError';
  }
}

/** Bytes are not a mesh buffer, or a damaged one. */
export class MeshBufferError extends Error {
  readonly tag = 'MeshBuffer' as const;

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The mesh data cannot be used: ${reason} Load them again.`, options);
    this.name = 'MeshBufferError';
  }
}
