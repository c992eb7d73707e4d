import type { ExpressionError } from './errors.js';
import type {
  BinaryOperator,
  Expression,
  KeywordArgument,
  Span,
  SubscriptItemExpression,
} from './expression.js';
import { operatorAhead } from './operator-ahead.js';
import { BINDING, isUnaryOperator } from './operators.js';
import { insteadOfWord } from './refused-syntax.js';
import { TokenCursor } from './token-cursor.js';
import type { Mark } from './tokens.js';
import { TreeLimits } from './tree-limits.js';

const VALUE = 'a value such as phisp, 0.5 or sqrt(ex**2) was expected';
const COMPARISON = BINDING.comparison;

/** Reads one text as the tree of what is written, by recursive descent with operator precedence. */
export class ExpressionParser {
  readonly #cursor: TokenCursor;
  readonly #limits: TreeLimits;

  constructor(readonly text: string) {
    this.#cursor = new TokenCursor(text);
    this.#limits = new TreeLimits(text);
  }

  /** @throws ExpressionError where the text is no expression */
  parse(): Expression {
    const cursor = this.#cursor;
    const expression = this.#expression();
    while (cursor.take(';'));
    if (cursor.token.kind === 'end') return expression;
    throw this.#notTheEnd(expression);
  }

  #notTheEnd(expression: Expression): ExpressionError {
    const cursor = this.#cursor;
    const { span } = cursor.token;
    const where = `at character ${span.start + 1}`;
    if (cursor.is('=')) {
      const left = expression.kind === 'name' ? `leave out “${expression.name} =”, or compare` : 'compare';
      return cursor.error(span, `“=” ${where} gives no name to a value: ${left} with ==.`);
    }
    if (cursor.is(')') || cursor.is(']')) {
      return cursor.error(span, `${cursor.shown(span)} ${where} closes nothing that was opened.`);
    }
    if (cursor.is(',')) {
      return cursor.error(
        span,
        `“,” ${where} begins a second value; several stand in brackets, such as [0, 2].`,
      );
    }
    return cursor.unexpected(
      `an operation or the end was expected after ${shortened(cursor, expression.span)}`,
    );
  }

  #expression(): Expression {
    return this.#cursor.isWord('lambda') ? this.#lambda() : this.#operation(BINDING.or);
  }

  #lambda(): Expression {
    const cursor = this.#cursor;
    const { start } = cursor.token.span;
    cursor.advance();
    const form = 'a function of one value is written lambda p: p < 1; ';
    const parameter = this.#name(`${form}the name of its value was expected`);
    if (!cursor.take(':')) throw cursor.unexpected(`${form}“:” was expected after “${parameter}”`);
    const body = this.#limits.inside(cursor.since(start), () => this.#expression());
    return this.#limits.grow({ kind: 'lambda', parameter, body, span: cursor.since(start) }, body);
  }

  /** Operands joined by operators that bind at least as tightly as `least`. */
  #operation(least: number): Expression {
    return this.#limits.inside(this.#cursor.token.span, () => this.#operationInside(least));
  }

  #operationInside(least: number): Expression {
    const cursor = this.#cursor;
    const { start } = cursor.token.span;
    let left = this.#operand(least);
    for (;;) {
      const leftSpan = cursor.since(start);
      const ahead = operatorAhead(cursor.token);
      if (ahead === null || ahead.binding < least) return left;
      cursor.advance();
      const { operator, binding } = ahead;
      const rightStart = cursor.token.span.start;
      const right = this.#operation(ahead.right);
      if (binding === COMPARISON && operatorAhead(cursor.token)?.binding === COMPARISON) {
        throw this.#chain(leftSpan, operator, cursor.since(rightStart), right);
      }
      left = this.#limits.grow(
        { kind: 'binary', operator, left, right, span: cursor.since(start) },
        left,
        right,
      );
    }
  }

  /** `0 < a < 1`, read up to its second sign. */
  #chain(left: Span, operator: BinaryOperator, middle: Span, between: Expression): ExpressionError {
    const cursor = this.#cursor;
    const second = cursor.text.slice(cursor.token.span.start, cursor.token.span.end);
    cursor.advance();
    const rightStart = cursor.token.span.start;
    this.#operation(COMPARISON + 1);
    const right = cursor.since(rightStart);
    const textOf = (span: Span) => cursor.text.slice(span.start, span.end);
    const [a, b] =
      // What was meant by `a < 1 & b > 2`, where & binds more tightly.
      between.kind === 'binary' && between.operator === '&' && textOf(middle) === textOf(between.span)
        ? [textOf(between.left.span), textOf(between.right.span)]
        : [textOf(middle), textOf(middle)];
    const written = `(${textOf(left)} ${operator} ${a}) & (${b} ${second} ${textOf(right)})`;
    const shown = written.length <= 120 ? written : '(0 < a) & (a < 1)';
    return cursor.error(cursor.since(left.start), `two comparisons in a row are written ${shown}.`);
  }

  /** What stands before the first operator: signs, or a value with its members, arguments and subscripts. */
  #operand(least: number): Expression {
    const cursor = this.#cursor;
    const { token } = cursor;
    const { start } = token.span;
    if (token.kind === 'mark' && isUnaryOperator(token.text)) return this.#unary(token.text, BINDING.sign);
    if (cursor.isWord('not')) {
      if (least <= BINDING.not) return this.#unary('~', BINDING.not);
      throw cursor.error(
        token.span,
        `“not” at character ${start + 1} needs parentheses around it and its condition: (not a < 1).`,
      );
    }
    let value = this.#atom();
    for (;;) {
      if (cursor.is('.')) value = this.#member(value, start);
      else if (cursor.is('(')) value = this.#call(value, start);
      else if (cursor.is('[')) value = this.#subscript(value, start);
      else return value;
    }
  }

  #unary(operator: '-' | '+' | '~', least: number): Expression {
    const cursor = this.#cursor;
    const { start } = cursor.token.span;
    cursor.advance();
    const operand = this.#operation(least);
    return this.#limits.grow({ kind: 'unary', operator, operand, span: cursor.since(start) }, operand);
  }

  #atom(): Expression {
    const cursor = this.#cursor;
    const { token } = cursor;
    const { span } = token;
    if (token.kind === 'number' || token.kind === 'text') {
      cursor.advance();
      this.#noTextNext();
      return this.#limits.grow(
        token.kind === 'number'
          ? { kind: 'number', value: token.value, span }
          : { kind: 'text', value: token.value, span },
      );
    }
    if (cursor.is('(')) return this.#parenthesised();
    if (cursor.is('[')) return this.#list();
    if (cursor.is('...')) throw cursor.unexpected('“...” stands between brackets only, as in phisp[-1, ...]');
    if (cursor.isWord('lambda')) throw cursor.unexpected('parentheses are needed around a lambda');
    const name = this.#name(VALUE);
    this.#noTextNext();
    return this.#limits.grow({ kind: 'name', name, span });
  }

  #noTextNext(): void {
    const cursor = this.#cursor;
    if (cursor.token.kind !== 'text') return;
    throw cursor.unexpected('a text stands alone, with no letters and no other text before it');
  }

  #parenthesised(): Expression {
    const cursor = this.#cursor;
    const opening = cursor.token.span;
    cursor.advance();
    if (cursor.is(')')) throw cursor.unexpected('a value was expected between the parentheses');
    const first = this.#expression();
    if (!cursor.is(',')) {
      this.#close(')', opening);
      return first;
    }
    const items = [first];
    while (cursor.take(',')) {
      if (cursor.is(')')) break;
      items.push(this.#expression());
    }
    this.#close(')', opening, '“,” or “)”');
    return this.#limits.grow({ kind: 'list', items, span: cursor.since(opening.start) }, ...items);
  }

  #list(): Expression {
    const cursor = this.#cursor;
    const opening = cursor.token.span;
    cursor.advance();
    const items: Expression[] = [];
    while (!cursor.is(']')) {
      items.push(this.#expression());
      if (!cursor.take(',')) break;
    }
    this.#close(']', opening, '“,” or “]”');
    return this.#limits.grow({ kind: 'list', items, span: cursor.since(opening.start) }, ...items);
  }

  #member(base: Expression, start: number): Expression {
    const cursor = this.#cursor;
    cursor.advance();
    const nameSpan = cursor.token.span;
    const name = this.#name(
      `a name was expected after ${shortened(cursor, { start, end: cursor.previousEnd })}`,
    );
    return this.#limits.grow({ kind: 'member', base, name, nameSpan, span: cursor.since(start) }, base);
  }

  #call(callee: Expression, start: number): Expression {
    const cursor = this.#cursor;
    const opening = cursor.token.span;
    cursor.advance();
    const positional: Expression[] = [];
    const keywords: KeywordArgument[] = [];
    while (!cursor.is(')')) {
      if (cursor.token.kind === 'name' && cursor.next.kind === 'mark' && cursor.next.text === '=') {
        keywords.push(this.#keyword(keywords));
      } else {
        positional.push(this.#positional(keywords));
      }
      if (!cursor.take(',')) break;
    }
    this.#close(')', opening, '“,” or “)”');
    const span = cursor.since(start);
    const values = keywords.map(({ value }) => value);
    return this.#limits.grow(
      { kind: 'call', callee, positional, keywords, span },
      callee,
      ...positional,
      ...values,
    );
  }

  #keyword(earlier: readonly KeywordArgument[]): KeywordArgument {
    const cursor = this.#cursor;
    const { span } = cursor.token;
    const name = this.#name('the name of an argument was expected');
    if (earlier.some((keyword) => keyword.name === name)) {
      throw cursor.error(
        span,
        `the argument “${name}” is given twice, again at character ${span.start + 1}.`,
      );
    }
    cursor.advance();
    const value = this.#expression();
    return { name, value, span: cursor.since(span.start) };
  }

  #positional(keywords: readonly KeywordArgument[]): Expression {
    const cursor = this.#cursor;
    if (cursor.is('*') || cursor.is('**')) {
      throw cursor.unexpected('arguments are written one by one, without stars');
    }
    const { start } = cursor.token.span;
    const value = this.#expression();
    const before = keywords.at(-1);
    if (before !== undefined) {
      const sentence = `an argument without a name stands before those with one, such as ${before.name}=.`;
      throw cursor.error(cursor.since(start), sentence);
    }
    return value;
  }

  #subscript(base: Expression, start: number): Expression {
    const cursor = this.#cursor;
    const opening = cursor.token.span;
    cursor.advance();
    if (cursor.is(']')) {
      throw cursor.unexpected('an index, a range or “...” was expected between the brackets');
    }
    const items: SubscriptItemExpression[] = [];
    do {
      // Python allows a comma after the last item.
      if (items.length > 0 && cursor.is(']')) break;
      const item = this.#item(opening);
      if (item.kind === 'ellipsis' && items.some(({ kind }) => kind === 'ellipsis')) {
        const where = `at character ${item.span.start + 1}`;
        throw cursor.error(item.span, `“...” may stand only once between two brackets: again ${where}.`);
      }
      items.push(item);
    } while (cursor.take(','));
    this.#close(']', opening, '“,” or “]”');
    const span = cursor.since(start);
    const spread = this.#spread(items);
    return this.#limits.grow(
      { kind: 'subscript', base, items: spread, span },
      base,
      ...spread.flatMap(valuesOf),
    );
  }

  /** A tuple that is alone between the brackets gives the items: `phisp[(0, 2)]` is `phisp[0, 2]`. */
  #spread(items: readonly SubscriptItemExpression[]): readonly SubscriptItemExpression[] {
    const [only, ...others] = items;
    if (only?.kind !== 'index' || only.at.kind !== 'list' || others.length > 0) return items;
    const tuple = this.text.charAt(only.at.span.start) === '(';
    const comma = this.text.slice(only.span.end, this.#cursor.previousEnd).includes(',');
    if (!tuple || comma) return items;
    return only.at.items.map((at) => ({ kind: 'index', at, span: at.span }));
  }

  #item(opening: Span): SubscriptItemExpression {
    const cursor = this.#cursor;
    const { start } = cursor.token.span;
    if (cursor.take('...')) return { kind: 'ellipsis', span: cursor.since(start) };
    if (cursor.token.kind === 'end') throw cursor.unexpected('“]” is missing', opening);
    if (cursor.is(',')) {
      throw cursor.unexpected('an index, a range such as 10:20 or “...” was expected', opening);
    }
    const first = cursor.is(':') ? null : this.#expression();
    if (first !== null && !cursor.is(':')) return { kind: 'index', at: first, span: cursor.since(start) };
    cursor.advance();
    const stop = this.#bound();
    const step = cursor.take(':') ? this.#bound() : null;
    return { kind: 'range', start: first, stop, step, span: cursor.since(start) };
  }

  #bound(): Expression | null {
    const cursor = this.#cursor;
    const left = cursor.is(':') || cursor.is(',') || cursor.is(']') || cursor.token.kind === 'end';
    return left ? null : this.#expression();
  }

  /** A name that is no word of Python's own. */
  #name(expectation: string): string {
    const cursor = this.#cursor;
    const { token } = cursor;
    if (token.kind !== 'name' || RESERVED.has(token.text) || insteadOfWord(token.text) !== null) {
      throw cursor.unexpected(expectation);
    }
    if (token.text.startsWith('__')) {
      throw cursor.error(
        token.span,
        `names such as “${token.text}”, with two underscores, are Python's own.`,
      );
    }
    cursor.advance();
    return token.text;
  }

  #close(mark: Mark & (')' | ']'), opening: Span, expected?: string): void {
    const cursor = this.#cursor;
    if (cursor.take(mark)) return;
    throw cursor.token.kind === 'end' || expected === undefined
      ? cursor.unexpected(`“${mark}” is missing`, opening)
      : cursor.unexpected(`${expected} was expected`, opening);
  }
}

const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'lambda']);

function valuesOf(item: SubscriptItemExpression): Expression[] {
  if (item.kind === 'index') return [item.at];
  if (item.kind === 'ellipsis') return [];
  return [item.start, item.stop, item.step].filter((bound) => bound !== null);
}

/** The end of a long part of the text is what tells where one is. */
function shortened(cursor: TokenCursor, span: Span): string {
  const text = cursor.text.slice(span.start, span.end);
  return text.length <= 40 ? `“${text}”` : `“…${text.slice(-39)}”`;
}
