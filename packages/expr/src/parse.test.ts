import type { IndexItem } from '@emout/ndarray/index-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from './errors.js';
import type { Expression } from './expression.js';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH, parseExpression } from './parse.js';
import { printExpression } from './print.js';

describe('parseExpression', () => {
  it.each([
    ['phisp', 'phisp'],
    ['data.phisp', 'phisp'],
    ['data . phisp [ - 1 , : , 64 , : ]', 'phisp[-1, :, 64, :]'],
    ['data', 'data'],
    ['data[0]', 'data[0]'],
    ['phisp[-1,:,64,:]', 'phisp[-1, :, 64, :]'],
    ['phisp[+3, 0010]', 'phisp[3, 10]'],
    ['phisp[-0]', 'phisp[0]'],
    ['phisp[...]', 'phisp[...]'],
    ['phisp[-1, ...,::-1]', 'phisp[-1, ..., ::-1]'],
    ['phisp[10:30:2, :5, 5:, :]', 'phisp[10:30:2, :5, 5:, :]'],
    ['phisp[::]', 'phisp[:]'],
    ['phisp[-1,]', 'phisp[-1]'],
    ['phisp[-1][::2, ::3]', 'phisp[-1][::2, ::3]'],
    ['\tnd12p\n[ 0 ]\r\n', 'nd12p[0]'],
    ['phisp[\u22121, \u2026]', 'phisp[-1, ...]'],
    ['電位[0]', '電位[0]'],
  ])('%j is %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it('gives the spans of what it read', () => {
    expect(parseExpression(' data.ex[ -1 ,2:3][0]')).toEqual({
      kind: 'subscript',
      span: { start: 1, end: 21 },
      items: [{ kind: 'index', at: 0, span: { start: 19, end: 20 } }],
      base: {
        kind: 'subscript',
        span: { start: 1, end: 18 },
        items: [
          { kind: 'index', at: -1, span: { start: 10, end: 12 } },
          { kind: 'range', start: 2, stop: 3, step: null, span: { start: 14, end: 17 } },
        ],
        base: { kind: 'name', name: 'ex', span: { start: 1, end: 8 } },
      },
    });
  });

  it.each([
    ['', 0, 0, 'The name of a field, such as phisp, was expected: at the end.'],
    ['[0]', 0, 1, 'The name of a field'],
    ['data.', 5, 5, 'after “data.”: at the end.'],
    ['phisp[-1, :', 11, 11, 'A “]” is missing, for the “[” at character 6: at the end.'],
    [
      'phisp[0 1]',
      8,
      9,
      '“,” or “]” was expected, for the “[” at character 6: at character 9, where “1” stands.',
    ],
    ['phisp[]', 6, 7, 'between the brackets'],
    ['phisp[,0]', 6, 7, 'was expected'],
    ['phisp[0,,1]', 8, 9, 'was expected'],
    ['phisp[..., ...]', 11, 14, 'only once'],
    ['phisp[-]', 7, 8, 'after the sign'],
    ['phisp[--1]', 7, 8, 'after the sign'],
    ['phisp[1:2:3:4]', 11, 12, '“,” or “]”'],
    ['phisp[1.5]', 6, 9, '1.5 is not a whole number; indices count cells and steps from 0.'],
    ['phisp[1e3]', 6, 9, 'not a whole number'],
    ['phisp[99999999999999999999]', 6, 26, 'larger than any index'],
    ['phisp[None]', 6, 10, 'where “None” stands'],
    ['phisp[0].val_si', 8, 9, 'only the name of a field'],
    ['phisp]', 5, 6, '“[” or the end was expected after “phisp”'],
    ['phisp ex', 6, 8, 'where “ex” stands'],
    ['phisp[0] * 2', 9, 10, 'The “*” at character 10 has no meaning'],
    ['phisp[😀]', 6, 8, 'The “😀” at character 7'],
    ['phisp;', 5, 6, 'has no meaning'],
  ])('%j is pointed at from %i to %i', (text, start, end, sentence) => {
    let caught: unknown;
    try {
      parseExpression(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ExpressionError);
    expect(caught).toMatchObject({ text, span: { start, end } });
    expect((caught as ExpressionError).message.toLowerCase()).toContain(sentence.toLowerCase());
  });

  it('bounds length and depth', () => {
    const long = 'a'.repeat(MAX_EXPRESSION_LENGTH);
    expect(parseExpression(long)).toMatchObject({ name: long });
    expect(() => parseExpression(`${long}a`)).toThrow('2001 characters; at most 2000');
    const deepest = `a${'[:]'.repeat(MAX_EXPRESSION_DEPTH - 1)}`;
    expect(printExpression(parseExpression(deepest))).toBe(deepest);
    expect(() => parseExpression(`${deepest}[:]`)).toThrow(ExpressionError);
  });
});

const index = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
const bound = fc.option(index);
const item: fc.Arbitrary<IndexItem> = fc.oneof(
  fc.record({ kind: fc.constant('index' as const), at: index }),
  fc.record({ kind: fc.constant('range' as const), start: bound, stop: bound, step: bound }),
);
const subscript = fc
  .tuple(fc.array(item, { maxLength: 5 }), fc.option(fc.nat({ max: 5 })))
  .map(([items, ellipsisAt]): IndexItem[] =>
    ellipsisAt === null ? items : items.toSpliced(ellipsisAt, 0, { kind: 'ellipsis' }),
  )
  .filter((items) => items.length > 0);
const nowhere = { start: 0, end: 0 };
const tree: fc.Arbitrary<Expression> = fc
  .tuple(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/), fc.array(subscript, { maxLength: 4 }))
  .map(([name, subscripts]) =>
    subscripts.reduce<Expression>(
      (base, items) => ({
        kind: 'subscript',
        base,
        items: items.map((i) => ({ ...i, span: nowhere })),
        span: nowhere,
      }),
      { kind: 'name', name, span: nowhere },
    ),
  );

function withoutSpans(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) => (key === 'span' ? undefined : value)),
  );
}

describe('round trips', () => {
  it('a printed tree is read back as the same tree', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        expect(withoutSpans(parseExpression(printExpression(expression)))).toEqual(withoutSpans(expression));
      }),
    );
  });

  it('blanks between tokens change nothing', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(' ', '\t', '\n  '), (expression, blank) => {
        const text = printExpression(expression);
        const spaced = text.replace(/[[\],:]|\.\.\.|-/g, (mark) => `${blank}${mark}${blank}`);
        expect(printExpression(parseExpression(spaced))).toBe(text);
      }),
    );
  });

  it('any text gives a tree or an ExpressionError that points into it', () => {
    const pieces = fc.constantFrom(
      'phisp',
      'data',
      '.',
      '[',
      ']',
      ',',
      ':',
      '...',
      '-',
      '+',
      '1',
      '2.5',
      ' ',
      '(',
      '−',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((p) => p.join('')),
        ),
        (text) => {
          try {
            const canonical = printExpression(parseExpression(text));
            expect(printExpression(parseExpression(canonical))).toBe(canonical);
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError);
            const { span } = error as ExpressionError;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(span.start).toBeLessThanOrEqual(span.end);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
