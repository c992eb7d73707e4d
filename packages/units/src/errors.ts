/** A unit would get an exponent that no quantity has. */
export class UnitExponentError extends Error {
  readonly tag = 'UnitExponent' as const;

  constructor(
    readonly symbol: string,
    readonly exponent: number,
    readonly largest: number,
  ) {
    super(
      `The exponent ${exponent} of ${symbol} is not between -${largest} and ${largest}; divide by a value of the same unit first.`,
    );
    this.name = 'UnitExponentError';
  }
}
