import { ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colorCoder } from './color-codes.js';
import { IndexPicture } from './index-picture.js';
import { paintRasterIndices } from './raster.js';
import { placeRaster } from './raster-place.js';
import { RasterRows } from './raster-rows.js';
import { raster } from './test-scenes.js';

const LEVELS = 250;
const SAME = Uint8Array.from({ length: LEVELS + 3 }, (_, code) => code);

const maps = fc.record({
  rows: fc.integer({ min: 1, max: 12 }),
  columns: fc.integer({ min: 2, max: 12 }),
  width: fc.integer({ min: 12, max: 70 }),
  height: fc.integer({ min: 3, max: 40 }),
  values: fc.array(
    fc.oneof(fc.double({ min: -60, max: 400, noNaN: true }), fc.constantFrom(NaN, Infinity, 0, 256)),
    {
      minLength: 288,
      maxLength: 288,
    },
  ),
  kind: fc.constantFrom('float32', 'float64', 'strided'),
  factor: fc.constantFrom(1, 0.37),
  reversed: fc.boolean(),
});

test('the kernel paints what the rows of codes say, whatever the array', () => {
  let pixels = 0;
  let others = 0;
  fc.assert(
    fc.property(maps, ({ rows, columns, width, height, values, kind, factor, reversed }) => {
      const stored = kind === 'float64' ? Float64Array.from(values) : Float32Array.from(values);
      const shape = [rows, columns];
      const array =
        kind === 'strided'
          ? { data: stored, shape, strides: [2 * columns, 2], offset: 1 }
          : ndarray(stored.slice(0, rows * columns), shape);
      const span: [number, number] = reversed ? [columns - 0.5, -0.5] : [-0.5, columns - 0.5];
      const rect = { x: 2, y: 1, width, height };
      const mark = raster([[0]], rect, {
        values: array,
        factor,
        columns: span,
        rows: [-0.5, rows - 0.5],
        interpolation: 'bilinear',
      });
      const picture = new IndexPicture(width + 5, height + 4);
      paintRasterIndices(mark, SAME, picture);
      const place = placeRaster(mark, width + 5, height + 4);
      const codes = new RasterRows(mark, place, colorCoder(mark.scale, LEVELS));
      for (let y = codes.fromY; y < codes.toY; y++) {
        codes.code(y);
        for (let x = codes.fromX; x < codes.toX; x++) {
          const painted = picture.indices[y * picture.stride + x] ?? -1;
          const expected = codes.codes[x - codes.fromX] ?? -1;
          pixels++;
          if (painted === expected) continue;
          others++;
          // The order of additions decides on which side of a threshold a value falls that lies on it.
          const near =
            [painted, expected].every((code) => code < LEVELS) && Math.abs(painted - expected) === 1;
          const atLimit = (a: number, b: number) =>
            (a === 0 && b === LEVELS) || (a === LEVELS - 1 && b === LEVELS + 1);
          expect(near || atLimit(painted, expected) || atLimit(expected, painted)).toBe(true);
        }
      }
      expect(picture.indices[0]).toBe(0);
    }),
    { numRuns: 300 },
  );
  expect(others / pixels).toBeLessThan(0.002);
});

test('a picture of one pixel column, and one beside the page', () => {
  const mark = raster(
    [[10.5, 90.5, 30.5]],
    { x: -1, y: 0, width: 9, height: 2 },
    { interpolation: 'bilinear' },
  );
  const picture = new IndexPicture(1, 2);
  paintRasterIndices(mark, SAME, picture);
  expect(picture.indices[0]).toBe(Math.floor(10.5 * (LEVELS / 256)));
  const outside = { ...mark, rect: { x: 50, y: 0, width: 9, height: 2 } };
  expect(() => paintRasterIndices(outside, SAME, picture)).not.toThrow();
});
