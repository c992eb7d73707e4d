/** A scene whose pixel size cannot be painted. */
export class SceneSizeError extends Error {
  readonly tag = 'SceneSizeError' as const;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
    readonly mostPx = 32767,
  ) {
    super(
      `A picture of ${widthPx} × ${heightPx} pixels cannot be painted: both must be whole numbers from 1 to ${mostPx}.`,
    );
    this.name = 'SceneSizeError';
  }
}

/** A raster mark whose field does not have two axes with at least one sample each. */
export class RasterShapeError extends Error {
  readonly tag = 'RasterShapeError' as const;

  constructor(readonly shape: readonly number[]) {
    super(
      `A map needs a field of two axes with at least one sample each; this one has shape (${shape.join(', ')}).`,
    );
    this.name = 'RasterShapeError';
  }
}

/** A font file that is not where its package should have put it. */
export class FontFileError extends Error {
  readonly tag = 'FontFileError' as const;

  constructor(
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(`The font file ${file} cannot be read. Install the packages of the fonts again.`, options);
    this.name = 'FontFileError';
  }
}

/** A scene whose colours do not fit the 256 entries of a palette. */
export class PaletteError extends Error {
  readonly tag = 'PaletteError' as const;

  constructor() {
    super(
      'This picture has more colours than a palette of 256 holds. Paint it with path "general" or "auto".',
    );
    this.name = 'PaletteError';
  }
}

/** A thread that would have to register fonts, which only the main thread can do safely. */
export class ThreadFontsError extends Error {
  readonly tag = 'ThreadFontsError' as const;

  constructor() {
    super(
      'This thread was started before the fonts were registered. Call registerFonts() in the main thread first.',
    );
    this.name = 'ThreadFontsError';
  }
}

/** Bytes that are not a picture of the format they are taken for. */
export class PictureFormatError extends Error {
  readonly tag = 'PictureFormatError' as const;

  constructor(readonly format: 'PNG' | 'JPEG' | 'WebP') {
    super(`These bytes are not a whole ${format} picture. Draw the picture again as ${format}.`);
    this.name = 'PictureFormatError';
  }
}
