import type { TextMark } from '@emout/figure/scene';
import { createCanvas } from 'canvas';
import { expect, test } from 'vitest';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { markBounds, overlaps } from './mark-bounds.js';
import { paintMark, type VectorMark } from './paint-marks.js';
import { BLACK, FONT } from './test-scenes.js';

const metrics = canvasTextMetrics();

function paintedBox(mark: VectorMark) {
  const canvas = createCanvas(200, 200);
  paintMark(canvas.getContext('2d'), mark, metrics);
  const raw = canvas.toBuffer('raw');
  const box = { left: 200, top: 200, right: 0, bottom: 0, pixels: 0 };
  for (let i = 0; i < 200 * 200; i++) {
    if ((raw[i * 4 + 3] ?? 0) === 0) continue;
    const [x, y] = [i % 200, Math.floor(i / 200)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
    box.pixels++;
  }
  return box;
}

const texts: VectorMark[] = ([0, 90, -90] as const).flatMap((angleDeg) =>
  (['left', 'center', 'right'] as const).flatMap((align) =>
    (['top', 'middle', 'alphabetic', 'bottom'] as const).map(
      (baseline): TextMark => ({
        kind: 'text',
        x: 100.3,
        y: 99.6,
        runs: [
          { text: 'lp 10', font: FONT, riseUpPx: 0 },
          { text: '−7', font: { ...FONT, sizePx: 14 }, riseUpPx: 7.6 },
        ],
        color: BLACK,
        align,
        baseline,
        angleDeg,
      }),
    ),
  ),
);
const lines: VectorMark[] = [
  { kind: 'polyline', points: Float64Array.of(20, 30, 90, 31, 25, 32), stroke: BLACK, widthPx: 4 },
  {
    kind: 'polyline',
    points: Float64Array.of(-50, 30.2, 290, 30.2),
    stroke: BLACK,
    widthPx: 1.67,
    clip: { x: 40.2, y: 0, width: 60, height: 99 },
  },
  {
    kind: 'rect',
    rect: { x: 20.4, y: 30.6, width: 50.2, height: 9 },
    stroke: BLACK,
    widthPx: 2.6,
    fill: BLACK,
  },
  {
    kind: 'polygon',
    points: Float64Array.of(40, 40, 160, 50, 50, 60, Number.NaN, Number.NaN, 90, 90, 99, 99, 90, 99),
    stroke: BLACK,
    widthPx: 5,
  },
  {
    kind: 'polygon',
    points: Float64Array.of(-40, 40, 260, 50, 50, 160),
    fill: BLACK,
    clip: { x: 30.4, y: 20, width: 60, height: 99 },
  },
  ...(['circle', 'square', 'diamond', 'triangle', 'plus', 'cross', 'point'] as const).map(
    (shape): VectorMark => ({
      kind: 'markers',
      shape,
      sizePx: 13,
      points: Float64Array.of(40.3, 60.2, Number.NaN, 1, 120.9, 90.1),
      fill: BLACK,
      stroke: BLACK,
      widthPx: 4,
    }),
  ),
  ...([30, -50, 135] as const).map(
    (angleDeg): VectorMark => ({
      kind: 'text',
      x: 100.3,
      y: 99.6,
      runs: [{ text: 'lp 10 xx', font: FONT, riseUpPx: 0 }],
      color: BLACK,
      align: 'center',
      baseline: 'middle',
      angleDeg,
      halo: { color: BLACK, widthPx: 3 },
    }),
  ),
];

test.each([...texts, ...lines])('bounds hold what is painted: $kind $angleDeg $align $baseline', (mark) => {
  const painted = paintedBox(mark);
  const bounds = markBounds(mark, metrics);
  expect(painted.pixels).toBeGreaterThan(20);
  expect(painted.left).toBeGreaterThanOrEqual(Math.floor(bounds.x));
  expect(painted.top).toBeGreaterThanOrEqual(Math.floor(bounds.y));
  expect(painted.right).toBeLessThanOrEqual(Math.ceil(bounds.x + bounds.width));
  expect(painted.bottom).toBeLessThanOrEqual(Math.ceil(bounds.y + bounds.height));
  if (mark.kind === 'text') {
    // And are not much larger.
    expect(bounds.width * bounds.height).toBeLessThan(
      2 * (painted.right - painted.left) * (painted.bottom - painted.top),
    );
  }
});

test('rectangles that only touch do not overlap', () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  expect(overlaps(a, { x: 10, y: 0, width: 5, height: 5 })).toBe(false);
  expect(overlaps(a, { x: 9.9, y: 9.9, width: 5, height: 5 })).toBe(true);
});
