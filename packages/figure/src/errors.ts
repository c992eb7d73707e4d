/** A figure specification that the schema refuses; `path` names the member, for instance `panels[0].layers[0].cmap`. */
export class FigureSpecError extends Error {
  readonly tag = 'FigureSpecError' as const;
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(path === '' ? reason : `${path}: ${reason}`, options);
    this.name = 'FigureSpecError';
    this.path = path;
  }
}

/** A picture with more pixels than are drawn. */
export class FigureTooLargeError extends Error {
  readonly tag = 'FigureTooLarge' as const;
  readonly widthPx: number;
  readonly heightPx: number;

  constructor(widthPx: number, heightPx: number, maxPx: number) {
    super(
      `The picture would have ${widthPx} × ${heightPx} pixels; at most ${maxPx} × ${maxPx} are drawn. Ask for a smaller width, height or dpi.`,
    );
    this.name = 'FigureTooLargeError';
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }
}

/** A hand-written address with a parameter that means nothing; `parameter` is its name. */
export class FigureQueryError extends Error {
  readonly tag = 'FigureQueryError' as const;
  readonly parameter: string;

  constructor(parameter: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FigureQueryError';
    this.parameter = parameter;
  }
}

/** Data that the layer cannot show: another number of axes, no positive value on a log scale, … */
export class FigureError extends Error {
  readonly tag = 'FigureError' as const;
  /** The expression whose data was refused, or null when the figure as a whole is meant. */
  readonly expression: string | null;

  constructor(expression: string | null, message: string) {
    super(message);
    this.name = 'FigureError';
    this.expression = expression;
  }
}
