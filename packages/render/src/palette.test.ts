import { describe, expect, it } from 'vitest';
import { Palette } from './palette.js';

const none = { tables: [], missing: false, mapInks: [], solids: [] } as const;
const [white, black, blue] = [255, 0, 0].map((grey, i) => ({
  r: grey,
  g: grey,
  b: i === 2 ? 255 : grey,
  a: 1,
}));

describe('the nearest entry of a palette', () => {
  it('is white for what is nearly white, and black for what is nearly black', () => {
    if (white === undefined || black === undefined || blue === undefined)
      throw new RangeError('three colours');
    const palette = Palette.fit({ ...none, grounds: [white], inks: [black, blue] }, 256);
    const entry = (r: number, g: number, b: number) => {
      const at = 3 * (palette?.nearest(r, g, b) ?? 0);
      return [...(palette?.rgb.subarray(at, at + 3) ?? [])];
    };
    expect(entry(254, 254, 254)).toEqual([255, 255, 255]);
    expect(entry(1, 1, 1)).toEqual([0, 0, 0]);
  });
});
