/** Something with the name of the run to be written is there already. */
export class RunExistsError extends Error {
  readonly tag = 'RunExists' as const;

  constructor(readonly directory: string) {
    super(`${directory} exists already and was left as it is. Choose another name, or remove it first.`);
    this.name = 'RunExistsError';
  }
}

/** The directory that is to hold the run cannot be used. */
export class NoParentDirectoryError extends Error {
  readonly tag = 'NoParentDirectory' as const;

  constructor(
    readonly parent: string,
    options?: ErrorOptions,
  ) {
    super(`The run cannot be written: ${parent} is not a directory that can be written to.`, options);
    this.name = 'NoParentDirectoryError';
  }
}

/** The run could not be written to its end; nothing of it was kept. */
export class SampleWriteError extends Error {
  readonly tag = 'SampleWrite' as const;

  constructor(
    readonly directory: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`Writing ${directory} stopped: ${reason} What had been written was removed.`, options);
    this.name = 'SampleWriteError';
  }
}
