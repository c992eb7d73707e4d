import type { Mark, MarkerShape } from '@emout/figure/scene';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { renderPng } from './png.js';
import { BLACK, FONT, raster, scene, WHITE } from './test-scenes.js';

const nan = Number.NaN;
const RED = { r: 200, g: 0, b: 0, a: 1 };

describe.each(['indexed', 'general'] as const)('the %s path', (path) => {
  /** Red of each pixel: 0 is black, 255 white. */
  function reds(marks: readonly Mark[], width = 12, height = 12): (x: number, y: number) => number {
    const png = PNG.sync.read(Buffer.from(renderPng(scene(width, height, marks), { path })));
    return (x, y) => png.data[(y * width + x) * 4] ?? -1;
  }

  test('the hole of an area is left out, and its clip cuts it', () => {
    const ring: Mark = {
      kind: 'polygon',
      points: Float64Array.of(0, 0, 12, 0, 12, 12, 0, 12, nan, nan, 4, 4, 8, 4, 8, 8, 4, 8),
      fill: BLACK,
      clip: { x: 0, y: 0, width: 12, height: 10 },
    };
    const red = reds([ring]);
    expect([red(1, 1), red(5, 5), red(9, 9), red(9, 11)]).toEqual([0, 255, 0, 255]);
  });

  test.each<[MarkerShape, boolean]>([
    ['circle', false],
    ['square', true],
    ['diamond', false],
    ['triangle', false],
    ['plus', false],
    ['cross', true],
    ['point', true],
  ])('%s has its middle, and its corner when it has one', (shape, corner) => {
    const mark: Mark = {
      kind: 'markers',
      points: Float64Array.of(nan, 3, 10.5, 10.5),
      shape,
      sizePx: 13,
      widthPx: 3,
      fill: BLACK,
    };
    const red = reds([mark], 21, 21);
    expect(red(10, 10)).toBe(0);
    expect(red(5, 5) < 128).toBe(corner);
    expect(red(1, 10)).toBe(255);
  });

  test('a point covers the pixel it lies in, and lies on what was before it', () => {
    const points: Mark = {
      kind: 'markers',
      points: Float64Array.of(3.9, 5.1, nan, 1, 30, 30, 11.99, 0),
      shape: 'point',
      sizePx: 1,
      fill: BLACK,
    };
    const red = reds([{ kind: 'rect', rect: { x: 0, y: 0, width: 6, height: 12 }, fill: RED }, points]);
    expect([red(3, 5), red(4, 5), red(3, 6), red(11, 0), red(11, 1)]).toEqual([0, 200, 200, 0, 255]);
  });

  test('words on lines on words keep their order', () => {
    const words = (color: typeof RED): Mark => ({
      kind: 'text',
      x: 6,
      y: 40,
      runs: [{ text: '█', font: { ...FONT, sizePx: 40 }, riseUpPx: 0 }],
      color,
      align: 'left',
      baseline: 'alphabetic',
      angleDeg: 0,
    });
    const stroke: Mark = {
      kind: 'polyline',
      points: Float64Array.of(0, 20, 60, 21),
      stroke: BLACK,
      widthPx: 8,
    };
    const white = { ...stroke, stroke: WHITE };
    expect(reds([stroke, words(RED)], 60, 60)(20, 20)).toBe(200);
    expect(reds([stroke, words(RED), white], 60, 60)(20, 20)).toBe(255);
  });

  test('a dashed line that is stroked in parts goes on with its dashes', () => {
    // Zigzags so small that only their number matters.
    const points = Float64Array.from({ length: 6000 }, (_, i) =>
      i % 2 === 0 ? (i / 6000) * 1200 : 5 + 0.2 * ((i >> 1) % 2),
    );
    const line: Mark = { kind: 'polyline', points, stroke: BLACK, widthPx: 4, dashPx: [30, 10] };
    const red = reds([line], 1200, 10);
    const dashes: number[] = [];
    for (let x = 1, start = 0; x < 1200; x++) {
      if (red(x - 1, 5) >= 128 && red(x, 5) < 128) start = x;
      if (red(x - 1, 5) < 128 && red(x, 5) >= 128) dashes.push(x - start);
    }
    expect(Math.max(...dashes)).toBeLessThanOrEqual(31);
    expect(Math.min(...dashes)).toBeGreaterThanOrEqual(25);
  });

  test('a tangle of many lines ends', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const points = Float64Array.from({ length: 60_000 }, () => 100 * random());
    const red = reds([{ kind: 'polyline', points, stroke: BLACK, widthPx: 1 }], 100, 100);
    expect(red(50, 50)).toBe(0);
  });

  test('marks without extent, and far outside, paint nothing', () => {
    const empty = { x: 3, y: 3, width: 0, height: 5 };
    const far = Float64Array.of(1e12, 1e12, 2e12, 1e12, 2e12, -1e300);
    const red = reds([
      { kind: 'rect', rect: empty, fill: BLACK },
      raster([[1, 2]], empty),
      { kind: 'polygon', points: new Float64Array(0), fill: BLACK },
      { kind: 'polygon', points: Float64Array.of(nan, nan, nan, nan), fill: BLACK, stroke: BLACK },
      { kind: 'polygon', points: far, fill: BLACK },
      { kind: 'markers', points: far, shape: 'circle', sizePx: 5, fill: BLACK },
      { kind: 'markers', points: new Float64Array(0), shape: 'point', sizePx: 5, fill: BLACK },
      { kind: 'polyline', points: Float64Array.of(5, 5), stroke: BLACK, widthPx: 1 },
    ]);
    for (let x = 0; x < 12; x++) for (let y = 0; y < 12; y++) expect(red(x, y)).toBe(255);
  });
});

test('markers with colours of their own have them, in true colour', () => {
  const mark: Mark = {
    kind: 'markers',
    points: Float64Array.of(1.5, 1.5, 4.5, 4.5),
    shape: 'point',
    sizePx: 1,
    rgb: Uint8Array.of(10, 20, 30, 40, 50, 60),
  };
  const { data } = PNG.sync.read(Buffer.from(renderPng(scene(6, 6, [mark]))));
  expect([...data.subarray((1 * 6 + 1) * 4, (1 * 6 + 1) * 4 + 3)]).toEqual([10, 20, 30]);
  expect([...data.subarray((4 * 6 + 4) * 4, (4 * 6 + 4) * 4 + 3)]).toEqual([40, 50, 60]);
});

test('a map that lets another shine through mixes with it', () => {
  const rect = { x: 0, y: 0, width: 2, height: 2 };
  const marks = [raster([[0]], rect), { ...raster([[200]], rect), opacity: 0.5 }];
  const { data } = PNG.sync.read(Buffer.from(renderPng(scene(2, 2, marks))));
  expect(Math.abs((data[0] ?? 0) - 100)).toBeLessThanOrEqual(1);
});
