import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textRuns } from './rich-text-runs.js';
import type { Font, TextMark, TextRun } from './scene.js';
import { fitTextRuns, measureRuns, textBox } from './text.js';
import type { TextMetrics } from './text-metrics.js';

/** Every character is half an em wide. */
const METRICS: TextMetrics = {
  measure: (text, { sizePx }) => ({
    width: 0.5 * sizePx * Array.from(text).length,
    ascent: 0.75 * sizePx,
    descent: 0.25 * sizePx,
  }),
};
const FONT: Font = { family: 'Source Sans 3', sizePx: 20, weight: 'normal', style: 'normal' };
const SERIF = { family: 'Source Serif 4', scale: 1.1 } as const;

const runs = (text: string): TextRun[] => textRuns(text, FONT, METRICS, SERIF);
const texts = (found: readonly TextRun[] | null): string | undefined =>
  found?.map((run) => run.text).join('');

test('text is one run in its own font, symbols are set in theirs', () => {
  expect(runs('x [m]')).toEqual([{ text: 'x [m]', font: FONT, riseUpPx: 0 }]);
  const [symbol, unit] = runs('$E_x$ [V/m]').filter((run) => run.riseUpPx === 0);
  expect(symbol?.font).toEqual({ family: 'Source Serif 4', sizePx: 22, weight: 'normal', style: 'italic' });
  expect(unit).toEqual({ text: ' [V/m]', font: FONT, riseUpPx: 0 });
});

test('a label is one line', () => {
  expect(texts(runs('a\nb\r\n\0c'))).toBe('a b c');
});

test('powers without letters stay in the typeface of the text', () => {
  expect(runs('$10^{-3}$').map((run) => run.font.family)).toEqual(['Source Sans 3', 'Source Sans 3']);
});

test('a superscript stands above its subscript, what follows behind the longer of the two', () => {
  const [n, sub, sup, rest] = runs('$n_{e}^{234}$!');
  const script = 0.5 * 0.7 * 22;
  expect(n?.shiftPx).toBeUndefined();
  expect(sub?.riseUpPx).toBeLessThan(0);
  expect(sup?.shiftPx).toBeCloseTo(-script, 9);
  expect(rest?.shiftPx).toBeUndefined();
  const [, , shortSup, after] = runs('$n_{234}^{e}$!');
  expect(shortSup?.shiftPx).toBeCloseTo(-3 * script, 9);
  expect(after?.shiftPx).toBeCloseTo(2 * script, 9);
  expect(measureRuns(runs('$n_{234}^{e}$'), METRICS).width).toBeCloseTo(11 + 3 * script, 9);
});

test('Japanese text is not slanted', () => {
  const found = textRuns('E 電場', { ...FONT, style: 'italic' }, METRICS);
  expect(found.map((run) => [run.text, run.font.style])).toEqual([
    ['E ', 'italic'],
    ['電場', 'normal'],
  ]);
});

test('a typeface that lacks a variant takes the letter', () => {
  expect(texts(runs('$\\phi\\epsilon$'))).toBe('φε');
  expect(texts(textRuns('$\\phi$', { ...FONT, family: 'DejaVu Sans' }, METRICS))).toBe('ϕ');
});

test('signs that a typeface lacks come from DejaVu Sans, arrows are drawn above letters', () => {
  const [v, parallel] = runs('$v_\\parallel$');
  expect([v?.font.family, parallel?.font.family]).toEqual(['Source Serif 4', 'DejaVu Sans']);
  const [letter, arrow, next] = runs('$\\vec{E}$ b');
  expect([letter?.text, arrow?.text, next?.text]).toEqual(['E', '→', ' b']);
  expect(arrow?.riseUpPx).toBeGreaterThan(10);
  const end = (arrow?.shiftPx ?? 0) + 0.5 * (arrow?.font.sizePx ?? 0) + (next?.shiftPx ?? 0);
  expect(end).toBeCloseTo(0, 9);
  expect(texts(textRuns('$\\vec{E}$', { ...FONT, family: 'DejaVu Sans' }, METRICS))).toBe('E\u20d7');
});

test('a raised minus that a typeface lacks is a raised one of its own', () => {
  const found = textRuns('m⁻³', { ...FONT, family: 'Source Serif 4' }, METRICS);
  expect(found.map((run) => [run.text, run.font.family])).toEqual([
    ['m', 'Source Serif 4'],
    ['−', 'Source Serif 4'],
    ['³', 'Source Serif 4'],
  ]);
  expect(found.map((run) => run.riseUpPx > 0)).toEqual([false, true, false]);
  expect(texts(runs('m⁻³'))).toBe('m⁻³');
});

test('what is too wide gets smaller, then it is cut', () => {
  const label = '$n_1^2$ number density';
  expect(texts(fitTextRuns(label, FONT, 500, METRICS, SERIF))).toBe('n12 number density');
  const shrunk = fitTextRuns(label, FONT, 150, METRICS, SERIF) ?? [];
  expect(texts(shrunk)).toBe('n12 number density');
  expect(shrunk[0]?.font.sizePx).toBeLessThan(22);
  expect(texts(fitTextRuns(label, FONT, 60, METRICS, SERIF))).toMatch(/^n12 nu\w*…$/);
  expect(fitTextRuns(label, FONT, 5, METRICS, SERIF)).toBeNull();
});

test('fitted runs are no wider than what they have to fit in', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.double({ min: 1, max: 900, noNaN: true }), (text, width) => {
      const found = fitTextRuns(text, FONT, width, METRICS, SERIF);
      if (found !== null) expect(measureRuns(found, METRICS).width).toBeLessThanOrEqual(width);
    }),
  );
});

test('the box of a tilted text holds its corners', () => {
  const mark: TextMark = {
    kind: 'text',
    x: 100,
    y: 50,
    runs: [{ text: 'abcd', font: FONT, riseUpPx: 0 }],
    color: { r: 0, g: 0, b: 0, a: 1 },
    align: 'left',
    baseline: 'alphabetic',
    angleDeg: 0,
  };
  expect(textBox(mark, METRICS)).toEqual({ x: 100, y: 35, width: 40, height: 20 });
  expect(textBox({ ...mark, angleDeg: 90 }, METRICS)).toEqual({ x: 85, y: 10, width: 20, height: 40 });
  expect(textBox({ ...mark, angleDeg: -90 }, METRICS)).toEqual({ x: 95, y: 50, width: 20, height: 40 });
  expect(textBox({ ...mark, angleDeg: 180 }, METRICS)).toEqual({ x: 60, y: 45, width: 40, height: 20 });
  const tilted = textBox({ ...mark, angleDeg: 45 }, METRICS);
  expect(tilted.width).toBeCloseTo(60 * Math.SQRT1_2, 9);
  expect(tilted.x).toBeCloseTo(100 - 15 * Math.SQRT1_2, 9);
  expect(tilted.y + tilted.height).toBeCloseTo(50 + 5 * Math.SQRT1_2, 9);
});
