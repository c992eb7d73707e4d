import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinaryOperator, Expression, SubscriptItemExpression } from './expression.js';
import { BINARY_BINDING, isBinaryOperator } from './operators.js';
import { parseExpression } from './parse.js';
import { printExpression } from './print.js';

describe('printExpression', () => {
  it.each([
    ['((a)+((b)*c))-(d)', 'a + b * c - d'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a*b)/(c*d)', 'a * b / (c * d)'],
    ['(a**b)**c', '(a**b) ** c'],
    ['(-1)**2', '(-1)**2'],
    ['f(x)**2', 'f(x) ** 2'],
    ['inp.nx**-2', 'inp.nx**-2'],
    ['(a<b)==(c<d)', '(a < b) == (c < d)'],
    ['(a<b)&(c<d)|e', '(a < b) & (c < d) | e'],
    ['a[ny//2:]', 'a[ny // 2 :]'],
    ['a[:ny//2, 1:ny//2:2]', 'a[: ny // 2, 1 : ny // 2 : 2]'],
    ['a[::ny//2, ny//2::2]', 'a[:: ny // 2, ny // 2 :: 2]'],
    ['a[-ny:inp.nx]', 'a[-ny:inp.nx]'],
    ["f('it''s'[0])".replace("''", "\\'"), 'f("it\'s"[0])'],
    ['"\\x00\\t\\"\\\\"', '"\\x00\\t\\"\\\\"'],
    ['(5).real', '(5).real'],
    ['(lambda p: p)(1)', '(lambda p: p)(1)'],
    ['(lambda p: lambda q: p)', 'lambda p: lambda q: p'],
  ])('%j is printed %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['1e5', '100000'],
    ['1_000', '1000'],
    ['1.50', '1.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e-7', '1e-7'],
    ['1E+21', '1e21'],
    ['1e20', '1e20'],
    ['9007199254740991', '9007199254740991'],
    ['1.7976931348623157e308', '1.7976931348623157e308'],
    ['5e-324', '5e-324'],
  ])('the number %j is printed %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it('prints what a computation may put in place of a number', () => {
    const span = { start: 0, end: 0 };
    const base = { kind: 'number', value: -2, span } as const;
    const right = { kind: 'number', value: Number.NaN, span } as const;
    expect(printExpression({ kind: 'binary', operator: '**', left: base, right, span })).toBe('(-2)**nan');
  });
});

const span = { start: 0, end: 0 };
const name = fc.oneof(
  fc.constantFrom('phisp', 'ex', 'ny', 'nan', 'True', 'mean', '電位', 'run', 'inp'),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/).map((letters) => `${letters}_`),
);
/** `x.mean()` is `mean(x)`. */
const memberName = name.filter((n) => n !== 'mean');
const number = fc.oneof(
  fc.nat({ max: 2 ** 31 }),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const operators = Object.keys(BINARY_BINDING).filter(isBinaryOperator) satisfies BinaryOperator[];

const { tree } = fc.letrec<{ tree: Expression; item: SubscriptItemExpression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true, maxDepth: 12 },
    name.map((n): Expression => ({ kind: 'name', name: n, span })),
    number.map((value): Expression => ({ kind: 'number', value, span })),
    fc.string({ unit: 'binary', maxLength: 8 }).map((value): Expression => ({ kind: 'text', value, span })),
    fc.tuple(tie('tree'), memberName).map(([base, n]): Expression => {
      return { kind: 'member', base, name: n, nameSpan: span, span };
    }),
    fc
      .tuple(
        tie('tree'),
        fc.array(tie('tree'), { maxLength: 2 }),
        fc.uniqueArray(fc.tuple(name, tie('tree')), { maxLength: 2, selector: ([n]) => n }),
      )
      .map(([callee, positional, named]): Expression => {
        const keywords = named.map(([n, value]) => ({ name: n, value, span }));
        return { kind: 'call', callee, positional, keywords, span };
      }),
    fc
      .tuple(tie('tree'), fc.array(tie('item'), { minLength: 1, maxLength: 3 }), fc.boolean())
      .filter(([base, items]) => !isParameterByName(base, items))
      .map(([base, items, ellipsis]): Expression => {
        const all = ellipsis ? [...items, { kind: 'ellipsis', span } as const] : items;
        return { kind: 'subscript', base, items: all, span };
      }),
    fc.tuple(fc.constantFrom('-', '+', '~'), tie('tree')).map(([operator, operand]): Expression => {
      return { kind: 'unary', operator, operand, span };
    }),
    fc
      .tuple(fc.constantFrom(...operators), tie('tree'), tie('tree'))
      .map(([operator, left, right]): Expression => {
        return { kind: 'binary', operator, left, right, span };
      }),
    fc.array(tie('tree'), { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items, span })),
    fc
      .tuple(name, tie('tree'))
      .map(([parameter, body]): Expression => ({ kind: 'lambda', parameter, body, span })),
  ),
  item: fc.oneof(
    tie('tree').map((at): SubscriptItemExpression => ({ kind: 'index', at, span })),
    fc
      .tuple(fc.option(tie('tree')), fc.option(tie('tree')), fc.option(tie('tree')))
      .map(([start, stop, step]): SubscriptItemExpression => ({ kind: 'range', start, stop, step, span })),
  ),
}));

/** `inp["nx"]`, which is `inp.nx`. */
function isParameterByName(base: Expression, items: readonly SubscriptItemExpression[]): boolean {
  return items.some(({ kind }) => kind === 'index') && JSON.stringify(base).includes('"inp"');
}

function withoutSpans(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) => (/[sS]pan/.test(key) ? undefined : value)),
  );
}

const small = tree.filter((expression) => printExpression(expression).length <= 2000);

describe('round trips', () => {
  it('a printed tree is read back as the same tree', () => {
    fc.assert(
      fc.property(small, (expression) => {
        expect(withoutSpans(parseExpression(printExpression(expression)))).toEqual(withoutSpans(expression));
      }),
      { numRuns: 2000 },
    );
  });

  it('blanks, comments and new lines between tokens change nothing', () => {
    fc.assert(
      fc.property(small, fc.constantFrom('  ', '\t', '\n  ', ' # a note\n', ' \\\n'), (expression, blank) => {
        const text = printExpression(expression);
        fc.pre(!text.includes('"') && text.length < 400);
        const spaced = text.replace(/[[\](),:~]|\.\.\.| /g, (mark) => `${mark}${blank}`);
        fc.pre(spaced.length <= 2000);
        expect(printExpression(parseExpression(spaced))).toBe(text);
      }),
    );
  });

  it('parentheses around every part change nothing', () => {
    const grouped = (e: Expression): string =>
      e.kind === 'binary' ? `((${grouped(e.left)}) ${e.operator} (${grouped(e.right)}))` : printExpression(e);
    fc.assert(
      fc.property(small, (expression) => {
        const text = grouped(expression);
        fc.pre(text.length <= 2000 && expression.kind !== 'lambda');
        expect(withoutSpans(parseExpression(text))).toEqual(withoutSpans(expression));
      }),
    );
  });
});
