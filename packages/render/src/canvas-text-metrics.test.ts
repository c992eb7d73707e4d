import type { FontFamily } from '@emout/figure/scene';
import { createCanvas } from 'canvas';
import { expect, test } from 'vitest';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { cssFont } from './fonts.js';
import { FONT } from './test-scenes.js';

const FAMILIES: readonly FontFamily[] = [
  'DejaVu Sans',
  'DejaVu Sans Mono',
  'Source Sans 3',
  'Source Serif 4',
  'Source Code Pro',
];

test.each(
  FAMILIES.flatMap((family) =>
    ['0.25', '−12.5', '7.1−47', 'phisp [V]', 'office', '電位 φ (V)', '⟨v⟩ m⁻³', ''].map((text) => ({
      family,
      text,
    })),
  ),
)('the width of $text in $family is what node-canvas advances', ({ family, text }) => {
  const metrics = canvasTextMetrics();
  const context = createCanvas(1, 1).getContext('2d');
  for (const sizePx of [9, 20.833, 41]) {
    const font = { ...FONT, family, sizePx };
    context.font = cssFont(font);
    expect(metrics.measure(text, font).width).toBeCloseTo(context.measureText(text).width, 1);
  }
});

test('bold is wider, and every character of the monospaced face as wide as the next', () => {
  const metrics = canvasTextMetrics();
  const width = (text: string, more: object) => metrics.measure(text, { ...FONT, ...more }).width;
  expect(width('phisp', { weight: 'bold' })).toBeGreaterThan(width('phisp', {}) * 1.05);
  expect(width('iii', { family: 'DejaVu Sans Mono' })).toBeCloseTo(
    width('WWW', { family: 'DejaVu Sans Mono' }),
    6,
  );
});

test('the line box holds l and p', () => {
  const box = canvasTextMetrics().measure('x', { ...FONT, sizePx: 100 });
  expect([box.ascent, box.descent]).toEqual([76, 20.8]);
});

test.each(FAMILIES)('in %s accents and Japanese characters take more room than letters', (family) => {
  const metrics = canvasTextMetrics();
  const box = (text: string) => metrics.measure(text, { ...FONT, family, sizePx: 100 });
  const { ascent, descent } = box('phisp');
  for (const text of ['x', 'l [V]', '(−3)', 'E_x']) expect(box(text)).toMatchObject({ ascent, descent });
  expect(box('Å').ascent).toBeGreaterThan(ascent + 10);
  expect(box('電位').ascent).toBe(88);
  expect(box('電位').width).toBeCloseTo(200, 0);
});

test.each(FAMILIES)('the pixels of a text in %s lie in its box', (family) => {
  const [sizePx, left, base] = [40, 20, 80];
  const font = { ...FONT, family, sizePx };
  for (const text of ['phisp [V]', '電位 φ', 'Åg', 'ΣΨ∫']) {
    const { width, ascent, descent } = canvasTextMetrics().measure(text, font);
    const canvas = createCanvas(500, 120);
    const context = canvas.getContext('2d');
    context.font = cssFont(font);
    context.fillText(text, left, base);
    const { data } = context.getImageData(0, 0, 500, 120);
    const inked = Array.from({ length: 500 * 120 }, (_, i) => i).filter((i) => (data[4 * i + 3] ?? 0) > 64);
    const rows = inked.map((i) => Math.floor(i / 500));
    const columns = inked.map((i) => i % 500);
    const slack = 0.045 * sizePx + 1;
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(base - ascent - slack);
    expect(Math.max(...rows)).toBeLessThan(base + descent + slack);
    expect(Math.min(...columns)).toBeGreaterThanOrEqual(left - slack);
    expect(Math.max(...columns)).toBeLessThan(left + width + slack);
    expect(Math.max(...columns)).toBeGreaterThan(left + 0.8 * width);
  }
});
