import type { IndexItem } from '@emout/ndarray/index-rules';

/** Characters `start … end − 1` of the text that was parsed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type SpannedIndexItem = IndexItem & { readonly span: Span };

/** The name of a field. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

/** `base[items]`, at least one item. */
export interface SubscriptExpression {
  readonly kind: 'subscript';
  readonly base: Expression;
  readonly items: readonly SpannedIndexItem[];
  readonly span: Span;
}

/** The tree of a field expression; a kind added here fails to compile until every table over kinds knows it. */
export type Expression = NameExpression | SubscriptExpression;
