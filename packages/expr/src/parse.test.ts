import { describe, expect, it } from 'vitest';
import { ExpressionError } from './errors.js';
import { MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_LENGTH, parseExpression } from './parse.js';
import { printExpression } from './print.js';

function errorOf(text: string): ExpressionError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe('parseExpression', () => {
  it.each([
    ['phisp', 'phisp'],
    ['data . phisp [ - 1 , : , 64 , : ]', 'phisp[-1, :, 64, :]'],
    ['data', 'data'],
    ['data[0]', 'data[0]'],
    ['phisp[-1,:,64,:]', 'phisp[-1, :, 64, :]'],
    ['phisp[+3, 0010]', 'phisp[+3, 10]'],
    ['phisp[-0]', 'phisp[-0]'],
    ['phisp[--1]', 'phisp[--1]'],
    ['phisp[...]', 'phisp[...]'],
    ['phisp[-1, ...,::-1]', 'phisp[-1, ..., ::-1]'],
    ['phisp[10:30:2, :5, 5:, :]', 'phisp[10:30:2, :5, 5:, :]'],
    ['phisp[::]', 'phisp[:]'],
    ['phisp[-1,]', 'phisp[-1]'],
    ['phisp[(0, 2)]', 'phisp[0, 2]'],
    ['phisp[(0, 2),]', 'phisp[[0, 2]]'],
    ['phisp[(0, 2), 1]', 'phisp[[0, 2], 1]'],
    ['phisp[-1][::2, ::3]', 'phisp[-1][::2, ::3]'],
    ['\tnd12p\n[ 0 ]\r\n', 'nd12p[0]'],
    ['phisp[\u22121, \u2026]', 'phisp[-1, ...]'],
    ['2 \u00d7 a \u00f7 b \u2264 c', '2 * a / b <= c'],
    ['\ufeffphisp\u200b', 'phisp'],
    ['電位[0]', '電位[0]'],
    ['-exz[-1, 180:400, ny//2, :]', '-exz[-1, 180:400, ny // 2, :]'],
    ['sqrt(ex**2+ey**2)[-1]', 'sqrt(ex**2 + ey**2)[-1]'],
    ["mean(phisp[:, 100], axis='t',)", 'mean(phisp[:, 100], axis="t")'],
    ['run("sim_b").phisp[-1]', 'run("sim_b").phisp[-1]'],
    ['masked(p, lambda p: p < mean(p))', 'masked(p, lambda p: p < mean(p))'],
    ['sum(x, ("t", "z"))', 'sum(x, ["t", "z"])'],
    ['[] + (1,) + [2,]', '[] + [1] + [2]'],
    ['f(True, None)', 'f(True, None)'],
  ])('%j is %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['-a**2', '(-(a**2))'],
    ['(-a)**2', '((-a)**2)'],
    ['a**-b', '(a**(-b))'],
    ['a**b**c', '(a**(b**c))'],
    ['a**-b**c', '(a**(-(b**c)))'],
    ['a - b - c', '((a-b)-c)'],
    ['a / b * c // d % e', '((((a/b)*c)//d)%e)'],
    ['a + b * c', '(a+(b*c))'],
    ['-a * b', '((-a)*b)'],
    ['~a & b', '((~a)&b)'],
    ['a | b & c', '(a|(b&c))'],
    ['a + b & c', '((a+b)&c)'],
    ['a & b < c', '((a&b)<c)'],
    ['a < b and c < d or e', '(((a<b)&(c<d))|e)'],
    ['not a < b and c', '((~(a<b))&c)'],
    ['not not a', '(~(~a))'],
    ['-a.b[0](c)', '(-a.b[0](c))'],
    ['a < -b', '(a<(-b))'],
  ])('%j groups as Python does: %j', (text, grouped) => {
    const bare = (t: string) =>
      JSON.stringify(parseExpression(t), (k, v: unknown) => (/[sS]pan/.test(k) ? 0 : v));
    expect(bare(text)).toBe(bare(grouped));
  });

  it('gives the spans of what it read', () => {
    const one = { kind: 'number', value: 1, span: { start: 11, end: 12 } };
    expect(parseExpression(' data.ex[ -1 ,2:][0]')).toEqual({
      kind: 'subscript',
      span: { start: 1, end: 20 },
      items: [
        {
          kind: 'index',
          at: { kind: 'number', value: 0, span: { start: 18, end: 19 } },
          span: { start: 18, end: 19 },
        },
      ],
      base: {
        kind: 'subscript',
        span: { start: 1, end: 17 },
        items: [
          {
            kind: 'index',
            at: { kind: 'unary', operator: '-', operand: one, span: { start: 10, end: 12 } },
            span: { start: 10, end: 12 },
          },
          {
            kind: 'range',
            start: { kind: 'number', value: 2, span: { start: 14, end: 15 } },
            stop: null,
            step: null,
            span: { start: 14, end: 16 },
          },
        ],
        base: { kind: 'name', name: 'ex', span: { start: 1, end: 8 } },
      },
    });
    expect(parseExpression('(a + b).c * f(x=1)')).toMatchObject({
      span: { start: 0, end: 18 },
      left: {
        span: { start: 0, end: 9 },
        nameSpan: { start: 8, end: 9 },
        base: { span: { start: 1, end: 6 } },
      },
      right: { span: { start: 12, end: 18 }, keywords: [{ name: 'x', span: { start: 14, end: 17 } }] },
    });
  });

  it.each([
    ['', 0, 0, 'A value such as phisp, 0.5 or sqrt(ex**2) was expected: at the end.'],
    ['data.', 5, 5, 'A name was expected after “data.”: at the end.'],
    ['phisp[-1, :', 11, 11, '“]” is missing for the “[” at character 6: at the end.'],
    ['mean((a + b', 11, 11, '“)” is missing for the “(” at character 6: at the end.'],
    [
      'phisp[0 1]',
      8,
      9,
      '“,” or “]” was expected for the “[” at character 6: at character 9, where “1” stands.',
    ],
    ['phisp[]', 6, 7, 'between the brackets'],
    ['phisp[,0]', 6, 7, 'was expected'],
    ['phisp[0,,1]', 8, 9, 'was expected'],
    ['phisp[..., ...]', 11, 14, 'only once'],
    ['phisp[-]', 7, 8, 'A value such as phisp'],
    ['phisp[1:2:3:4]', 11, 12, '“,” or “]”'],
    ['phisp[99999999999999999999]', 6, 26, 'larger than 9007199254740991'],
    ['9007199254740992', 0, 16, 'larger than 9007199254740991'],
    ['1e999', 0, 5, 'larger than any number'],
    ['1__0', 0, 4, '“_”'],
    ['2phisp', 0, 6, 'a product is written 2*phisp'],
    ['0x1F', 0, 4, 'to the base ten'],
    ['phisp]', 5, 6, '“]” at character 6 closes nothing'],
    [
      'phisp ex',
      6,
      8,
      'An operation or the end was expected after “phisp”: at character 7, where “ex” stands.',
    ],
    ['phisp[😀]', 6, 8, 'The “😀” at character 7 has no meaning'],
    ['0 < a + b < 1', 0, 13, 'written (0 < a + b) & (a + b < 1).'],
    ['a < 1 & b > 2', 0, 13, 'written (a < 1) & (b > 2).'],
    ['a == b != c', 0, 11, 'written (a == b) & (b != c).'],
    ['a == not b', 5, 8, 'parentheses'],
    ['a if b else c', 2, 4, 'where(condition, a, b)'],
    ['[x for x in y]', 3, 6, 'all points at once'],
    ['a is None', 2, 4, 'isnan(a)'],
    ['a in b', 2, 4, 'conditions are written'],
    ['import os', 0, 6, 'without statements'],
    ['a @ b', 2, 3, 'dot(a, b)'],
    ['a ^ 2', 2, 3, 'a**2'],
    ['a && b', 2, 4, 'joined by &'],
    ['(a := 1)', 3, 5, 'cannot be given a name'],
    ['phi = data.phisp', 4, 5, 'leave out “phi =”'],
    ['f"a"', 1, 4, 'no letters'],
    ['"""a"""', 2, 5, 'no other text before it'],
    ['"a', 0, 2, 'second " is missing'],
    ['"a\nb"', 0, 2, 'second " is missing'],
    ['"\\d"', 1, 3, 'a backslash itself is written \\\\'],
    ['"\ud800"', 1, 2, 'half a character'],
    [`"${'a'.repeat(1025)}"`, 0, 1027, '1025 characters'],
    ['a.__class__', 2, 11, 'two underscores'],
    ['__import__("os")', 0, 10, 'two underscores'],
    ['f(*a)', 2, 3, 'without stars'],
    ['f(**a)', 2, 4, 'without stars'],
    ['f(a=1, 2)', 7, 8, 'before those with one, such as a='],
    ['f(a=1, a=2)', 7, 8, 'given twice'],
    ['f(a b)', 4, 5, '“,” or “)” was expected for the “(” at character 2'],
    ['lambda a, b: a', 8, 9, '“:” was expected after “a”'],
    ['lambda: 1', 6, 7, 'name of its value'],
    ['a + lambda p: p', 4, 10, 'Parentheses'],
    ['()', 1, 2, 'between the parentheses'],
    ['1, 2', 1, 2, 'in brackets, such as [0, 2]'],
    ['...', 0, 3, 'between brackets only'],
    ['a; b', 3, 4, 'the end was expected'],
    ['{1: 2}', 0, 1, 'lists are written'],
  ])('%j is pointed at from %i to %i', (text, start, end, sentence) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ tag: 'Expression', text, span: { start, end } });
    expect(error.sentence).toContain(sentence);
    expect(error.sentence).toMatch(/^[^a-z](?!.*[!]$).*\.$/s);
  });

  it('bounds length and depth', () => {
    const long = 'a'.repeat(MAX_EXPRESSION_LENGTH);
    expect(parseExpression(long)).toMatchObject({ name: long });
    expect(() => parseExpression(`${long}a`)).toThrow('2001 characters; at most 2000');
    const deepest = `a${'[:]'.repeat(MAX_EXPRESSION_DEPTH - 1)}`;
    expect(printExpression(parseExpression(deepest))).toBe(deepest);
    expect(() => parseExpression(`${deepest}[:]`)).toThrow('More than 64 operations');
    expect(() => parseExpression(`[${'1,'.repeat(900)}]`)).toThrow(
      'Written out, the expression has 2700 characters',
    );
    const wide = `[${`${'-'.repeat(60)}1,`.repeat(17)}]`;
    expect(() => parseExpression(wide)).toThrow('more than 1000 names');
  });

  it.each([
    ['(', ''],
    ['-', 'a'],
    ['not ', 'a'],
    ['[', ''],
    ['f(', ''],
    ['a[', ''],
    ['lambda p:', 'p'],
    ['a+', 'a'],
    ['a**', 'a'],
    ['a.', 'a'],
  ])('refuses a long row of %j', (piece, end) => {
    const text = piece.repeat(Math.floor((MAX_EXPRESSION_LENGTH - end.length) / piece.length)) + end;
    expect(errorOf(text).sentence).toContain('More than 64 operations');
    expect(() => parseExpression(piece.repeat(1_000_000))).toThrow('at most 2000');
  });

  it('reads balanced sums that are longer than the depth', () => {
    const sum = Array.from({ length: 4 }, () => `(${Array.from({ length: 50 }, () => 'a').join('+')})`).join(
      '+',
    );
    expect(parseExpression(sum)).toMatchObject({ kind: 'binary' });
  });
});
