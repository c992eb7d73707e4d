/** An error that the engine raises itself: a tag to act on, a sentence to read, and what to do about it. */
class EngineError<Tag extends string> extends Error {
  constructor(
    readonly tag: Tag,
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = `${tag}Error`;
  }
}

/** An allowed root is not a directory that can be read. */
export class RootError extends EngineError<'Root'> {
  constructor(
    readonly path: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      'Root',
      `${path} cannot be used as a root: ${reason}.`,
      'Name a directory that you may read.',
      options,
    );
  }
}

/** There is no run at this address. */
export class UnknownRunError extends EngineError<'UnknownRun'> {
  constructor(readonly run: string) {
    super(
      'UnknownRun',
      `There is no run ${JSON.stringify(run)} below the allowed roots.`,
      'The list of runs shows what is there.',
    );
  }
}

/** An address that leads out of the allowed roots, by its text or through a symbolic link. */
export class PathOutsideRootsError extends EngineError<'PathOutsideRoots'> {
  constructor(
    readonly path: string,
    readonly why: 'text' | 'link',
  ) {
    super(
      'PathOutsideRoots',
      why === 'text'
        ? `${JSON.stringify(path)} is not a path below an allowed root.`
        : `${JSON.stringify(path)} is a link to a place outside the allowed roots; it is not opened.`,
      why === 'text' ? undefined : 'Start the server with the target as a further root.',
    );
  }
}

/** A field file without a snapshot. */
export class EmptyFieldError extends EngineError<'EmptyField'> {
  constructor(
    readonly field: string,
    readonly fileName: string,
    /** A sentence, where more is known. */
    reason: string | undefined,
  ) {
    super(
      'EmptyField',
      reason === undefined
        ? `${field} has no snapshot yet: ${fileName} is there, but empty.`
        : `${field} has no snapshot in ${fileName}. ${reason}`,
      'A running simulation fills it; look again later.',
    );
  }
}

/** Time in plasma periods is asked for, and the parameters do not say what these are. */
export class UnknownTimeError extends EngineError<'BadRequest'> {
  constructor(reason: string) {
    super('BadRequest', reason, 'Leave the time axis in seconds.');
  }
}

/** A request for more numbers than are sent, or than are read at once. */
export class DataTooLargeError extends EngineError<'DataTooLarge'> {
  constructor(message: string, hint: string) {
    super('DataTooLarge', message, hint);
  }
}

/** An expression whose result a figure's layer cannot show. */
export class FigureDataError extends EngineError<'FigureSpecError'> {
  constructor(
    readonly path: string,
    message: string,
    hint?: string,
  ) {
    super('FigureSpecError', `${path}: ${message}`, hint);
  }
}

/** An expression whose values are no image on an even grid in space. */
export class ImageDataError extends EngineError<'BadRequest'> {
  constructor(message: string, hint: string) {
    super('BadRequest', message, hint);
  }
}
