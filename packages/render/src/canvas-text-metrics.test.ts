import { createCanvas } from 'canvas';
import { expect, test } from 'vitest';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { cssFont } from './fonts.js';
import { FONT } from './test-scenes.js';

test.each(['0.25', '−12.5', 'phisp [V]', 'office', ''])(
  'the width of %j is what node-canvas advances',
  (text) => {
    const metrics = canvasTextMetrics();
    const context = createCanvas(1, 1).getContext('2d');
    for (const sizePx of [9, 20.833, 41]) {
      const font = { ...FONT, sizePx };
      context.font = cssFont(font);
      expect(metrics.measure(text, font).width).toBeCloseTo(context.measureText(text).width, 1);
    }
  },
);

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
