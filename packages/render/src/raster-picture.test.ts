import { expect, test } from 'vitest';
import { rasterPicture } from './raster-picture.js';
import { raster } from './test-scenes.js';

function reds(rows: readonly (readonly number[])[]): { colors: number; red: (number | undefined)[] } {
  const [width, height] = [rows[0]?.length ?? 0, rows.length];
  const mark = raster(rows, { x: 0, y: 0, width, height });
  const { picture, palette } = rasterPicture(mark, width, height);
  const red = Array.from({ length: width }, (_, x) => palette[3 * (picture.indices[x] ?? 0)]);
  return { colors: palette.length / 3, red };
}

const LEVELS = Array.from({ length: 256 }, (_, level) => level + 0.5);

test('colours are exact, with special ones, too', () => {
  expect(reds([[7.5, 200.5, Number.NaN, 300, 7.5]]).red).toEqual([7, 200, 128, 3, 7]);
  expect(reds([[7.5, 200.5]]).red).toEqual([7, 200]);
  expect(reds([LEVELS])).toEqual({ colors: 256, red: LEVELS.map(Math.floor) });
});

test('with every level and all that lies beyond, three levels look like their neighbours', () => {
  const { colors, red } = reds([[...LEVELS, -5, 300, Number.NaN]]);
  expect(colors).toBe(256);
  expect(red.slice(256)).toEqual([1, 3, 128]);
  const off = red.slice(0, 256).map((value, level) => level - (value ?? 0));
  expect(off.filter((one) => one !== 0)).toEqual([1, 1, 1]);
});
