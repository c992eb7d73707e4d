import { ExpressionError } from './errors.js';
import type { Expression, Span, SpannedIndexItem } from './expression.js';
import { type Punctuation, type Token, tokenize } from './tokens.js';

/** Longer texts are refused before they are looked at. */
export const MAX_EXPRESSION_LENGTH = 2000;
/** How many nodes may stand above one another; every walk over the tree may recurse that deep. */
export const MAX_EXPRESSION_DEPTH = 64;

/**
 * Reads `name[items][items]…`, with `data.` in front or without: whole numbers, negatives, ranges with steps, `...`.
 * @throws ExpressionError with the span in question and a sentence about it.
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError(
      text,
      { start: MAX_EXPRESSION_LENGTH, end: text.length },
      `The expression has ${text.length} characters; at most ${MAX_EXPRESSION_LENGTH} are read.`,
    );
  }
  return new Parser(text).parse();
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(readonly text: string) {
    this.#tokens = tokenize(text);
  }

  parse(): Expression {
    const expression = this.#postfix();
    const rest = this.#token;
    if (rest.kind !== 'end') {
      if (this.#is('.')) {
        throw this.#error('only the name of a field may follow “data.”', rest.span);
      }
      throw this.#error(`“[” or the end was expected after ${this.#shown(expression.span)}`, rest.span);
    }
    return expression;
  }

  #postfix(): Expression {
    let expression = this.#primary();
    for (let depth = 2; this.#is('['); depth += 1) {
      if (depth > MAX_EXPRESSION_DEPTH) {
        throw this.#error(
          `more than ${MAX_EXPRESSION_DEPTH - 1} subscripts follow one another`,
          this.#token.span,
        );
      }
      const items = this.#subscript();
      const span = { start: expression.span.start, end: this.#previousEnd };
      expression = { kind: 'subscript', base: expression, items, span };
    }
    return expression;
  }

  #primary(): Expression {
    let name = this.#name('the name of a field, such as phisp, was expected');
    const { start } = name.span;
    if (name.text === 'data' && this.#take('.'))
      name = this.#name('the name of a field was expected after “data.”');
    return { kind: 'name', name: name.text, span: { start, end: name.span.end } };
  }

  #name(expectation: string): Token & { kind: 'name' } {
    const token = this.#token;
    if (token.kind !== 'name') throw this.#error(expectation, token.span);
    this.#position += 1;
    return token;
  }

  #subscript(): SpannedIndexItem[] {
    const opening = this.#token.span;
    this.#position += 1;
    if (this.#is(']')) {
      throw this.#error('an index, a range or “...” was expected between the brackets', this.#token.span);
    }
    const items: SpannedIndexItem[] = [];
    do {
      // Python allows a comma after the last item.
      if (items.length > 0 && this.#is(']')) break;
      const item = this.#item(opening);
      if (item.kind === 'ellipsis' && items.some(({ kind }) => kind === 'ellipsis')) {
        throw this.#error('“...” may stand only once between two brackets', item.span);
      }
      items.push(item);
    } while (this.#take(','));
    if (!this.#take(']')) {
      throw this.#token.kind === 'end'
        ? this.#error('a “]” is missing', this.#token.span, opening)
        : this.#error('“,” or “]” was expected', this.#token.span, opening);
    }
    return items;
  }

  #item(opening: Span): SpannedIndexItem {
    const { start } = this.#token.span;
    const spanned = () => ({ start, end: this.#previousEnd });
    if (this.#take('...')) return { kind: 'ellipsis', span: spanned() };
    const first = this.#integer();
    if (!this.#take(':')) {
      if (first === null) {
        throw this.#error('an index, a range such as 10:20 or “...” was expected', this.#token.span, opening);
      }
      return { kind: 'index', at: first, span: spanned() };
    }
    const stop = this.#integer();
    const step = this.#take(':') ? this.#integer() : null;
    return { kind: 'range', start: first, stop, step, span: spanned() };
  }

  #integer(): number | null {
    const sign = this.#take('-') ? -1 : this.#take('+') ? 1 : null;
    const token = this.#token;
    if (token.kind !== 'integer') {
      if (sign !== null) throw this.#error('a whole number was expected after the sign', token.span);
      return null;
    }
    this.#position += 1;
    return sign === -1 && token.value !== 0 ? -token.value : token.value;
  }

  get #token(): Token {
    const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)];
    if (!token) throw new RangeError('a token list ends with an end token');
    return token;
  }

  get #previousEnd(): number {
    return this.#tokens[this.#position - 1]?.span.end ?? 0;
  }

  #is(text: Punctuation): boolean {
    const token = this.#token;
    return token.kind === 'punctuation' && token.text === text;
  }

  #take(text: Punctuation): boolean {
    const found = this.#is(text);
    if (found) this.#position += 1;
    return found;
  }

  #shown(span: Span): string {
    return `“${this.text.slice(span.start, span.end)}”`;
  }

  #error(what: string, span: Span, opening?: Span): ExpressionError {
    const opened = opening ? `, for the “[” at character ${opening.start + 1}` : '';
    const where =
      span.start === span.end
        ? 'at the end'
        : `at character ${span.start + 1}, where ${this.#shown(span)} stands`;
    const sentence = `${what}${opened}: ${where}.`;
    return new ExpressionError(this.text, span, sentence.charAt(0).toUpperCase() + sentence.slice(1));
  }
}
