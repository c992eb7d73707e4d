/** Characters `start … end − 1` of the text that was parsed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Spanned {
  readonly span: Span;
}

/** A number as written; `nan`, `inf` and `pi` are names. */
export interface NumberExpression extends Spanned {
  readonly kind: 'number';
  readonly value: number;
}

/** A quoted text: the name of an axis, the address of a run. */
export interface TextExpression extends Spanned {
  readonly kind: 'text';
  readonly value: string;
}

/** A field, a vector, a parameter, a constant, or the argument of a function. */
export interface NameExpression extends Spanned {
  readonly kind: 'name';
  readonly name: string;
}

/** `base.name`: `inp.ptcond.zssurf`, `unit.v`, `run("b").phisp`, `phisp.val_si`. */
export interface MemberExpression extends Spanned {
  readonly kind: 'member';
  readonly base: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface KeywordArgument extends Spanned {
  readonly name: string;
  readonly value: Expression;
}

/** `callee(arguments, keyword=value)`. */
export interface CallExpression extends Spanned {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly positional: readonly Expression[];
  readonly keywords: readonly KeywordArgument[];
}

export interface IndexItemExpression extends Spanned {
  readonly kind: 'index';
  /** A whole number once it is evaluated, or a list of them. */
  readonly at: Expression;
}

export interface RangeItemExpression extends Spanned {
  readonly kind: 'range';
  readonly start: Expression | null;
  readonly stop: Expression | null;
  readonly step: Expression | null;
}

export interface EllipsisItemExpression extends Spanned {
  readonly kind: 'ellipsis';
}

/** One item between the brackets of a subscript. */
export type SubscriptItemExpression = IndexItemExpression | RangeItemExpression | EllipsisItemExpression;

/** `base[items]`, at least one item. */
export interface SubscriptExpression extends Spanned {
  readonly kind: 'subscript';
  readonly base: Expression;
  readonly items: readonly SubscriptItemExpression[];
}

/** `~` is the logical not of comparisons. */
export type UnaryOperator = '-' | '+' | '~';

export interface UnaryExpression extends Spanned {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  | ('+' | '-' | '*' | '/' | '//' | '%' | '**')
  | ('<' | '<=' | '>' | '>=' | '==' | '!=')
  | ('&' | '|');

export interface BinaryExpression extends Spanned {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `[0, 2, 5]` or `(2, 5)`: positions on an axis, names of axes. */
export interface ListExpression extends Spanned {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `lambda name: body`, as `masked` takes it. */
export interface LambdaExpression extends Spanned {
  readonly kind: 'lambda';
  readonly parameter: string;
  readonly body: Expression;
}

/** The tree of a field expression; a kind added here fails to compile until every table over kinds knows it. */
export type Expression =
  | NumberExpression
  | TextExpression
  | NameExpression
  | MemberExpression
  | CallExpression
  | SubscriptExpression
  | UnaryExpression
  | BinaryExpression
  | ListExpression
  | LambdaExpression;
