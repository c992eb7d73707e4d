import { ExpressionError } from './errors.js';
import type { Span } from './expression.js';
import { insteadOfWord } from './refused-syntax.js';
import { type Mark, type Token, tokenize } from './tokens.js';

/** The tokens of a text, read from left to right. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #position = 0;

  constructor(readonly text: string) {
    this.#tokens = tokenize(text);
    this.#end = { kind: 'end', span: { start: text.length, end: text.length } };
  }

  get token(): Token {
    return this.#tokens[this.#position] ?? this.#end;
  }

  get next(): Token {
    return this.#tokens[this.#position + 1] ?? this.#end;
  }

  /** Where the token before this one ends. */
  get previousEnd(): number {
    return this.#tokens[this.#position - 1]?.span.end ?? 0;
  }

  advance(): void {
    this.#position += 1;
  }

  is(mark: Mark): boolean {
    const { token } = this;
    return token.kind === 'mark' && token.text === mark;
  }

  isWord(word: string): boolean {
    const { token } = this;
    return token.kind === 'name' && token.text === word;
  }

  take(mark: Mark): boolean {
    const found = this.is(mark);
    if (found) this.#position += 1;
    return found;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#position += 1;
    return found;
  }

  /** From `start` to the end of what was read. */
  since(start: number): Span {
    return { start, end: this.previousEnd };
  }

  shown(span: Span): string {
    return `“${this.text.slice(span.start, span.end)}”`;
  }

  /** The token here is not what can stand here. */
  unexpected(expectation: string, opening?: Span): ExpressionError {
    const { token } = this;
    const { span } = token;
    const instead = token.kind === 'name' ? insteadOfWord(token.text) : null;
    if (instead !== null) {
      return this.error(
        span,
        `${this.shown(span)} at character ${span.start + 1} is not part of field expressions: ${instead}.`,
      );
    }
    const opened = opening ? ` for the ${this.shown(opening)} at character ${opening.start + 1}` : '';
    const where =
      token.kind === 'end'
        ? 'at the end'
        : `at character ${span.start + 1}, where ${this.shown(span)} stands`;
    return this.error(span, `${expectation}${opened}: ${where}.`);
  }

  error(span: Span, sentence: string): ExpressionError {
    return new ExpressionError(this.text, span, sentence.charAt(0).toUpperCase() + sentence.slice(1));
  }
}
