/** The numbers given to an analysis do not fit together. */
export class AnalysisInputError extends Error {
  readonly tag = 'AnalysisInput' as const;

  constructor(
    /** What was given, such as `boundary values of x`. */
    readonly what: string,
    readonly reason: string,
  ) {
    super(`The ${what} cannot be used: ${reason}`);
    this.name = 'AnalysisInputError';
  }
}
