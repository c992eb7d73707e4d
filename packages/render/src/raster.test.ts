import { ndarray } from '@emout/ndarray/ndarray';
import { describe, expect, test } from 'vitest';
import { RasterShapeError } from './errors.js';
import { rasterPixels } from './raster.js';
import { raster } from './test-scenes.js';

/** Red of each pixel, row by row from the top: the level, or the red of a special colour. */
function reds(mark: Parameters<typeof rasterPixels>[0], width = 1000, height = 1000): number[][] {
  const pixels = rasterPixels(mark, width, height);
  return Array.from({ length: pixels.height }, (_, y) =>
    Array.from({ length: pixels.width }, (_, x) => pixels.rgba[(y * pixels.width + x) * 4] ?? -1),
  );
}

describe('nearest', () => {
  test('shows whole cells, the first row at the bottom', () => {
    const mark = raster(
      [
        [10, 20],
        [30, 40],
      ],
      { x: 0, y: 0, width: 4, height: 4 },
    );
    expect(reds(mark)).toEqual([
      [30, 30, 40, 40],
      [30, 30, 40, 40],
      [10, 10, 20, 20],
      [10, 10, 20, 20],
    ]);
  });

  test('from node to node the outer cells are halved', () => {
    const mark = raster([[10, 20, 30]], { x: 0, y: 0, width: 8, height: 1 }, { columns: [0, 2] });
    expect(reds(mark)).toEqual([[10, 10, 20, 20, 20, 20, 30, 30]]);
  });

  test('a reversed axis reverses the picture', () => {
    const mark = raster([[10, 20]], { x: 0, y: 0, width: 2, height: 1 }, { columns: [1.5, -0.5] });
    expect(reds(mark)).toEqual([[20, 10]]);
  });

  test('reads strided views of any type and applies the factor', () => {
    const stored = ndarray(Int16Array.of(1, 9, 2, 9, 3, 9, 4, 9), [2, 2, 2]);
    const values = { data: stored.data, shape: [2, 2], strides: [2, 4], offset: 0 };
    const mark = raster(
      [[0]],
      { x: 0, y: 0, width: 2, height: 2 },
      { values, factor: 10, columns: [-0.5, 1.5], rows: [-0.5, 1.5] },
    );
    expect(reds(mark)).toEqual([
      [20, 40],
      [10, 30],
    ]);
  });
});

describe('bilinear', () => {
  const smooth = { interpolation: 'bilinear' } as const;

  test('interpolates values between nodes and holds them beyond', () => {
    const mark = raster([[0.5, 80.5]], { x: 0, y: 0, width: 8, height: 1 }, smooth);
    expect(reds(mark)).toEqual([[0, 0, 10, 30, 50, 70, 80, 80].map((v) => v)]);
  });

  test('interpolates in both directions', () => {
    const mark = raster(
      [
        [0.5, 40.5],
        [80.5, 120.5],
      ],
      { x: 0, y: 0, width: 4, height: 4 },
      { ...smooth, columns: [0, 1], rows: [0, 1] },
    );
    expect(reds(mark)).toEqual([
      [75, 85, 95, 105],
      [55, 65, 75, 85],
      [35, 45, 55, 65],
      [15, 25, 35, 45],
    ]);
  });

  test('a missing node blanks what it contributes to and nothing else', () => {
    const nan = Number.NaN;
    const rows = [
      [5, 5, 5, 5, 5],
      [5, 5, nan, 5, 5],
      [5, 5, 5, 5, 5],
    ];
    const mark = raster(rows, { x: 0, y: 0, width: 20, height: 12 }, smooth);
    const blank = reds(mark).map((row) => row.map((red) => (red === 128 ? '#' : '.')).join(''));
    expect(blank).toEqual([
      '....................',
      '....................',
      '......########......',
      '......########......',
      '......########......',
      '......########......',
      '......########......',
      '......########......',
      '......########......',
      '......########......',
      '....................',
      '....................',
    ]);
  });

  test('pixels that fall on nodes take them alone, beside a missing one too', () => {
    const mark = raster([[10.5, Number.NaN, 30.5]], { x: 0, y: 0, width: 3, height: 1 }, smooth);
    expect(reds(mark)).toEqual([[10, 128, 30]]);
  });

  test('infinite values are missing values', () => {
    const mark = raster([[10.5, Infinity, -Infinity]], { x: 0, y: 0, width: 3, height: 1 }, smooth);
    expect(reds(mark)).toEqual([[10, 128, 128]]);
  });

  test('a picture smaller than the field averages what lies under a pixel', () => {
    const rows = Array.from({ length: 8 }, (_, r) =>
      Array.from({ length: 8 }, (_, c) => ((r + c) % 2) * 200.5),
    );
    const mark = raster(rows, { x: 0, y: 0, width: 2, height: 2 }, smooth);
    for (const red of reds(mark).flat()) expect(Math.abs(red - 100)).toBeLessThanOrEqual(5);
  });

  test('interpolates first and takes the logarithm then', () => {
    const mark = raster(
      [[1, 9]],
      { x: 0, y: 0, width: 1, height: 1 },
      { ...smooth, scale: { kind: 'log', min: 1, max: 10 } },
    );
    expect(reds(mark)).toEqual([[Math.floor(Math.log10(5) * 256)]]);
  });
});

test('values outside the limits have colours of their own', () => {
  const mark = raster([[-1, 100, 300]], { x: 0, y: 0, width: 3, height: 1 });
  expect(reds(mark)).toEqual([[1, 100, 3]]);
});

test('only what lies inside the picture is painted', () => {
  const mark = raster([[10, 20, 30, 40]], { x: -2, y: 0, width: 8, height: 1 });
  const pixels = rasterPixels(mark, 4, 4);
  expect([pixels.x, pixels.y, pixels.width, pixels.height]).toEqual([0, 0, 4, 1]);
  expect(reds(mark, 4, 4)).toEqual([[20, 20, 30, 30]]);
});

test('a field must have two axes with samples', () => {
  const values = ndarray(new Float32Array(0), [0, 3]);
  const mark = raster([[1]], { x: 0, y: 0, width: 1, height: 1 }, { values });
  expect(() => rasterPixels(mark, 4, 4)).toThrow(RasterShapeError);
});
