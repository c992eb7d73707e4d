import { ExpressionError } from './errors.js';
import type { Expression, KeywordArgument, NameExpression, Span } from './expression.js';

/** A call of a method or of a NumPy function as it stands in a pasted line, its arguments read already. */
export interface PastedCall {
  /** The whole line, for errors. */
  readonly text: string;
  /** As it is written: `np.power`, `time_series`. */
  readonly written: string;
  readonly positional: readonly Expression[];
  readonly keywords: readonly KeywordArgument[];
  readonly span: Span;
  readonly nameSpan: Span;
}

/** What a pasted call computes, written as the field language writes it. */
export function functionCall(name: string, call: PastedCall, first: readonly Expression[] = []): Expression {
  const callee: NameExpression = { kind: 'name', name, span: call.nameSpan };
  return {
    kind: 'call',
    callee,
    positional: [...first, ...call.positional],
    keywords: call.keywords,
    span: call.span,
  };
}

/** The arguments of a call that takes exactly these, by position or by name, in the order of `names`. */
export function argumentsOf(call: PastedCall, names: readonly string[]): readonly Expression[] {
  const byName = new Map(call.keywords.map(({ name, value }) => [name, value]));
  const values = names
    .map((name, k) => call.positional[k] ?? byName.get(name))
    .filter((value) => value !== undefined);
  const given = call.positional.length + call.keywords.length;
  if (values.length === names.length && given === names.length) return values;
  const form = `${call.written}(${names.join(', ')})`;
  const takes = names.length === 0 ? 'no arguments' : `exactly these ${names.length} arguments`;
  const sentence = `${form} takes ${names.length === 1 ? 'exactly this argument' : takes}; ${given} are given.`;
  throw new ExpressionError(call.text, call.span, sentence);
}
