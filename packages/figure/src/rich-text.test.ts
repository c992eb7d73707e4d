import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalText, plainText, richText } from './rich-text.js';

/** The pieces in short: italic letters in slashes, scripts by their level and direction. */
function short(text: string): string {
  return richText(text)
    .pieces.map(({ text: characters, italic, bold, level, riseEm }) => {
      const look = `${italic ? '/' : ''}${bold ? '*' : ''}`;
      const script = level === 0 ? '' : `${riseEm > 0 ? '^' : '_'}${level}`;
      return `${look}${characters}${script}`;
    })
    .join('|');
}

test.each([
  ['phisp [V]', 'phisp [V]'],
  ['$\\phi$ (V)', '/ϕ| (V)'],
  ['$E_x$', '/E|/x_1'],
  ['$10^{-3}$', '10|−3^1'],
  ['$n_1^2$', '/n|1_1|2^1'],
  ['$n^2_1$', '/n|1_1|2^1'],
  ['$J_{1x}$', '/J|1_1|/x_1'],
  ['$x^{y^{z}}$', '/x|/y^1|/z^2'],
  ['$\\mathrm{A\\,m^{-2}}$', 'A\u2009m|−2^1'],
  ['$\\mathit{nd1p}$', '/nd1p'],
  ['$\\mathbf{E}\\times\\mathbf{B}$', '*E|\u2009×\u2009|*B'],
  ['$\\text{a - b}$', 'a - b'],
  ['$a-b$', '/a|\u2009−\u2009|/b'],
  ['$-1 \\leq x$', '−1\u2009≤\u2009|/x'],
  ['$a = -b$', '/a|\u2009=\u2009−|/b'],
  ['$x_{i+1}$', '/x|/i_1|+1_1'],
  ['$v_\\parallel/v_\\perp$', '/v|∥_1|/|/v|⊥_1'],
  ['$\\log_{10} n$', 'log|10_1|\u2009|/n'],
  ['$\\log(n)$', 'log(|/n|)'],
  ['$2\\sin x$', '2\u2009sin\u2009|/x'],
  ['$20^\\circ$', '20°'],
  ['$\\langle v \\rangle$', '⟨|/v|⟩'],
  ['$\\left(\\frac{a}{b}\\right)$', '(|/a|/|/b|)'],
  ['$\\frac{a + b}{c d}$', '(|/a|\u2009+\u2009|/b|)/(|/cd|)'],
  ['$\\frac{1}{25}$', '1/25'],
  ['$\\frac{\\partial n}{\\partial t}$', '∂|/n|/∂|/t'],
  ['$\\sqrt{x}\\sqrt{x y}$', '√|/x|√(|/xy|)'],
  ['$\\vec{E}\\bar v$', '/E\u20d7v\u0304'],
  ['$\\Phi\\%\\{\\}$', 'Φ%{}'],
  ['100 \\$', '100 $'],
  ['電位 $\\phi$ (V)', '電位 |/ϕ| (V)'],
])('%s', (text, pieces) => {
  expect(short(text)).toBe(pieces);
  expect(richText(text).problems).toEqual([]);
});

test.each([
  ['$\\phi$ (V)', 'φ (V)'],
  ['$10^{-3}$ m', '10⁻³ m'],
  ['$n_1^2$', 'n₁²'],
  ['$E_x$', 'E_x'],
  ['$a \\approx b$', 'a ≈ b'],
  ['$\\mathrm{A\\,m^{-2}}$', 'A m⁻²'],
])('in characters alone %s is %s', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test.each([
  ['costs 5 $', 'partner'],
  ['$\\unknowncommand{x}$', 'unknowncommand'],
  ['$x_$', 'missing'],
  ['$x^2^3$', 'Two ^'],
  ['${a$', 'no }'],
  ['$a}$', 'no {'],
  [`$${'{'.repeat(9)}x${'}'.repeat(9)}$`, 'levels'],
  [`$${'x^'.repeat(50)}x$`, 'Two ^'],
])('%s is shown as it was written, with a reason', (text, reason) => {
  const { pieces, plain, problems } = richText(text);
  expect(pieces.map((piece) => piece.text)).toEqual([text]);
  expect(plain).toBe(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(reason);
});

test('scripts of scripts are smaller and farther from the line', () => {
  const [x, y, z] = richText('$x^{y^{z}}$').pieces;
  expect([x?.size, y?.size, z?.size]).toEqual([1, 0.7, 0.7 ** 2]);
  expect(y?.riseEm).toBeCloseTo(0.38, 12);
  expect(z?.riseEm).toBeCloseTo(0.38 * 1.7, 12);
});

test('a subscript lies lower below a superscript', () => {
  const alone = richText('$n_1$').pieces[1]?.riseEm ?? 0;
  const stacked = richText('$n_1^2$').pieces[1]?.riseEm ?? 0;
  expect(stacked).toBeLessThan(alone);
});

const mathematics = fc
  .array(
    fc.constantFrom(
      ...[
        'x',
        '2',
        '{',
        '}',
        '^',
        '_',
        '$',
        '\\',
        '\\phi',
        '\\frac',
        '\\sqrt',
        '\\mathrm',
        '\\text',
        '\\left',
      ],
      ...['\\vec', '\\,', ' ', '-', '+', '(', '電', '\\log', '\\$', '😀'],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('any text is read, into no more than a few characters for each of its own', () => {
  fc.assert(
    fc.property(fc.oneof(mathematics, fc.string({ maxLength: 300 })), (text) => {
      const { pieces, plain, problems } = richText(text);
      const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      expect(length).toBeLessThanOrEqual(4 * text.length + 4);
      expect(plain.length).toBeLessThanOrEqual(4 * text.length + 4);
      if (problems.length > 0) expect(plain).toBe(text);
      for (const piece of pieces) expect(Math.abs(piece.riseEm)).toBeLessThan(3);
    }),
    { numRuns: 400 },
  );
});

test('a text without a dollar comes back as it was, a literal one always', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainText(literalText(text))).toBe(text);
      if (!text.includes('$')) expect(plainText(text)).toBe(text);
    }),
  );
});
