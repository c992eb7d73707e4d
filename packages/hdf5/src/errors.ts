/** The file does not hold HDF5 data. */
export class NotHdf5Error extends Error {
  readonly tag = 'NotHdf5' as const;

  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path} is not an HDF5 file: ${reason}`);
    this.name = 'NotHdf5Error';
  }
}

/** Bytes that the file says it has are not there. */
export class TruncatedFileError extends Error {
  readonly tag = 'TruncatedFile' as const;

  constructor(
    readonly path: string,
    /** What is cut off: a dataset, a group, or the file as a whole. */
    readonly what: string,
    /** The file size at which `what` is whole. */
    readonly expectedBytes: number,
    readonly actualBytes: number,
  ) {
    super(
      `The file ends early: ${what} in ${path} needs ${expectedBytes} bytes, the file has ${actualBytes}.`,
    );
    this.name = 'TruncatedFileError';
  }
}

/** There is no such group or dataset. */
export class MissingMemberError extends Error {
  readonly tag = 'MissingMember' as const;

  constructor(
    readonly path: string,
    readonly member: string,
    readonly wanted: 'group' | 'dataset',
    /** What the group holds instead, for the message. */
    readonly present: readonly string[] = [],
  ) {
    const shown = present.slice(0, 5).join(', ');
    const more = present.length > 5 ? `, … (${present.length})` : '';
    const has = present.length === 0 ? '' : ` It has ${shown}${more}.`;
    super(`There is no ${wanted} ${member} in ${path}.${has}`);
    this.name = 'MissingMemberError';
  }
}

/** The elements are not numbers that a typed array can hold. */
export class UnsupportedTypeError extends Error {
  readonly tag = 'UnsupportedType' as const;

  constructor(
    readonly path: string,
    readonly member: string,
    readonly dtype: string,
  ) {
    super(`${member} in ${path} holds ${dtype}; float32, float64 and integers up to 32 bits can be read.`);
    this.name = 'UnsupportedTypeError';
  }
}

/** The HDF5 library or the file system refused an operation. */
export class Hdf5ReadError extends Error {
  readonly tag = 'Hdf5Read' as const;

  constructor(
    readonly path: string,
    readonly what: string,
    options?: ErrorOptions,
  ) {
    super(`${what} (${path})`, options);
    this.name = 'Hdf5ReadError';
  }
}

/** Something could not be written. */
export class Hdf5WriteError extends Error {
  readonly tag = 'Hdf5Write' as const;

  constructor(
    readonly path: string,
    readonly what: string,
    options?: ErrorOptions,
  ) {
    super(`${what} (${path})`, options);
    this.name = 'Hdf5WriteError';
  }
}
