/** A PDF as cairo wrote it that cannot be completed with a title and the record of its figure. */
export class PdfStructureError extends Error {
  readonly tag = 'PdfStructureError' as const;

  constructor(missing: string) {
    super(
      `The PDF library wrote a file without ${missing}, so its title and its figure cannot be added. Save the picture as SVG or PNG.`,
    );
    this.name = 'PdfStructureError';
  }
}
