import type { Span } from './expression.js';

/** What an expression fails by: a name that the run does not have, a position that an axis does not have, or its meaning. */
export type ExpressionFault = 'UnknownField' | 'IndexError' | 'Expression';

/** An expression that can be read but has no meaning for this run: a name, a shape, a unit or an argument. */
export class ExpressionTypeError extends Error {
  constructor(
    /** Characters of the text that was parsed. */
    readonly span: Span,
    /** What is wrong there and what could be written, in one or two sentences. */
    readonly sentence: string,
    /** Names that may have been meant. */
    readonly near: readonly string[] = [],
    readonly tag: ExpressionFault = 'Expression',
  ) {
    super(sentence);
    this.name = 'ExpressionTypeError';
  }
}

/** An expression that would read, compute or keep more than is allowed. */
export class ExpressionCostError extends Error {
  readonly tag = 'DataTooLarge' as const;

  constructor(
    sentence: string,
    /** What to write instead. */
    readonly hint: string,
    readonly needed: number,
    readonly allowed: number,
  ) {
    super(sentence);
    this.name = 'ExpressionCostError';
  }
}
