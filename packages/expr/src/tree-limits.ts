import { ExpressionError } from './errors.js';
import type { Expression, Span } from './expression.js';

/** Longer texts are refused before they are looked at. */
export const MAX_EXPRESSION_LENGTH = 2000;
/** How many nodes may stand above one another; every walk over the tree may recurse that deep. */
export const MAX_EXPRESSION_DEPTH = 64;
const MAX_EXPRESSION_NODES = 1000;
/** Every node of a tree of that depth may be an operand in parentheses. */
const MAX_NESTING = 2 * MAX_EXPRESSION_DEPTH + 2;

/** Counts a tree while it grows from its leaves, and how deep the reading of its text is nested. */
export class TreeLimits {
  readonly #heights = new Map<Expression, number>();
  #nesting = 0;

  constructor(readonly text: string) {}

  /** Takes a node whose parts were taken before. @throws ExpressionError when the tree is too high or too large */
  grow<E extends Expression>(node: E, ...parts: readonly Expression[]): E {
    let height = 1;
    for (const part of parts) height = Math.max(height, 1 + (this.#heights.get(part) ?? 0));
    if (height > MAX_EXPRESSION_DEPTH) throw this.#tooDeep(node.span);
    this.#heights.set(node, height);
    if (this.#heights.size > MAX_EXPRESSION_NODES) {
      const sentence = `The expression has more than ${MAX_EXPRESSION_NODES} names, numbers and operations.`;
      throw new ExpressionError(this.text, node.span, sentence);
    }
    return node;
  }

  /** Reads something inside something else. @throws ExpressionError when too much of the text is still open */
  inside<T>(span: Span, read: () => T): T {
    if (this.#nesting >= MAX_NESTING) throw this.#tooDeep(span);
    this.#nesting += 1;
    const result = read();
    this.#nesting -= 1;
    return result;
  }

  #tooDeep(span: Span): ExpressionError {
    const sentence =
      `More than ${MAX_EXPRESSION_DEPTH} operations are built on one another, ` +
      `up to character ${span.end}; parentheses such as (a + b) + (c + d) make fewer levels.`;
    return new ExpressionError(this.text, span, sentence);
  }
}
