import type { Span } from './expression.js';

/** The text is not a field expression. */
export class ExpressionError extends Error {
  readonly tag = 'Expression' as const;

  constructor(
    readonly text: string,
    /** Where in the text; empty at its end when something is missing there. */
    readonly span: Span,
    /** What is there and what could be, as one sentence. */
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = 'ExpressionError';
  }
}
