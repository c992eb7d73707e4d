/** A gallery was to be written where a run lies. */
export class GalleryInRunError extends Error {
  readonly tag = 'GalleryInRun' as const;
  constructor(
    readonly directory: string,
    readonly run: string,
  ) {
    super(
      `${directory} lies in the run ${run}, and nothing is written into a run. Name a directory outside of it.`,
    );
  }
}

/** A thread ended while it drew. */
export class DrawingThreadError extends Error {
  readonly tag = 'DrawingThread' as const;
  constructor(reason: string, options?: ErrorOptions) {
    super(`The thread that drew it ended: ${reason}.`, options);
  }
}

/** What a thread that draws said instead of an answer. */
export class DrawingFailedError extends Error {
  readonly tag: string;
  constructor(failure: { readonly tag: string; readonly message: string }) {
    super(failure.message);
    this.tag = failure.tag;
  }
}
