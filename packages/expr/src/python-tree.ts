import type { Expression, KeywordArgument, SubscriptItemExpression } from './expression.js';

/** Parts of a Python line stand nowhere in the text that was written. */
const span = { start: 0, end: 0 };

export function name(of: string): Expression {
  return { kind: 'name', name: of, span };
}

export function text(value: string): Expression {
  return { kind: 'text', value, span };
}

export function number(value: number): Expression {
  return { kind: 'number', value, span };
}

export function member(base: Expression, of: string): Expression {
  return { kind: 'member', base, name: of, nameSpan: span, span };
}

export function call(
  callee: Expression,
  positional: readonly Expression[],
  keywords: readonly (readonly [string, Expression])[] = [],
): Expression {
  const named = keywords.map(([of, value]): KeywordArgument => ({ name: of, value, span }));
  return { kind: 'call', callee, positional, keywords: named, span };
}

/** `np.name(…)`. */
export function numpy(
  of: string,
  positional: readonly Expression[],
  keywords: readonly (readonly [string, Expression])[] = [],
): Expression {
  return call(member(name('np'), of), positional, keywords);
}

/** Axes as NumPy takes them: one number, or a tuple. */
export function axes(places: readonly number[]): Expression {
  const [only = 0] = places;
  return places.length === 1 ? number(only) : name(`(${places.join(', ')})`);
}

export function index(at: number): SubscriptItemExpression {
  return { kind: 'index', at: number(at), span };
}

export function wholeRange(): SubscriptItemExpression {
  return { kind: 'range', start: null, stop: null, step: null, span };
}
