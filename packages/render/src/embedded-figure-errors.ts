/** A file from which no figure can be read: of a kind that keeps none, or with a damaged record. */
export class UnreadableFigureFileError extends Error {
  readonly tag = 'UnreadableFigureFileError' as const;
  /** What was found instead of a figure. */
  readonly found: string;

  constructor(found: string, options?: ErrorOptions) {
    super(
      `No figure can be read from this file: ${found}. Open a PNG, SVG, PDF, JPEG, WebP, GIF or HTML file as emout web saved it.`,
      options,
    );
    this.name = 'UnreadableFigureFileError';
    this.found = found;
  }
}
