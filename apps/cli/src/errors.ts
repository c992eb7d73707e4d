/** A command was called with words that do not fit; the message says which and what would. */
export class UsageError extends Error {
  readonly tag = 'UsageError' as const;
}

/** What was named as a run is none. */
export class RunArgumentError extends Error {
  readonly tag = 'UnknownRun' as const;
}

/** A file that a command was to write. */
export class OutputFileError extends Error {
  readonly tag = 'OutputFile' as const;
  constructor(
    readonly path: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path} cannot be written: ${reason}.`, options);
  }
}

/** A picture file without a figure that could be read back. */
export class FigureFileError extends Error {
  readonly tag = 'FigureFile' as const;
}

/** No port is free where the dashboard may listen. */
export class PortInUseError extends Error {
  readonly tag = 'PortInUse' as const;
  constructor(
    readonly port: number,
    tried: number,
  ) {
    super(
      tried === 1
        ? `Port ${port} is in use by another program. Choose another with --port, or leave it out.`
        : `Ports ${port} to ${port + tried - 1} are all in use. Choose one with --port.`,
    );
  }
}

/** A process of the session did not come up. */
export class ServiceStartError extends Error {
  readonly tag = 'ServiceStart' as const;
  constructor(
    readonly service: string,
    reason: string,
  ) {
    super(`The ${service} did not start: ${reason}`);
  }
}
