import { expect, it } from 'vitest';
import { NearestColors, quantizedColors } from './animation-quantize.js';

const opaque = (r: number, g: number, b: number) => ((255 << 24) | (r << 16) | (g << 8) | b) >>> 0;

it('finds the nearest colour to within the bits it looks at, and its own colours exactly', () => {
  const colors = new NearestColors([
    [255, 255, 255],
    [0, 0, 0],
    [200, 10, 10],
    [250, 250, 250],
  ]);
  expect(colors.indexOf(255, 255, 255)).toBe(0);
  expect(colors.indexOf(190, 30, 20)).toBe(2);
  expect(colors.indexOf(190, 30, 20)).toBe(2);
  expect(colors.indexOf(20, 25, 30)).toBe(1);
  expect([...colors.rgb.subarray(6, 9)]).toEqual([200, 10, 10]);
});

it('keeps what it is told and spreads the rest over the colours of all pictures', () => {
  const ramp = (blue: number) =>
    Uint32Array.from({ length: 20_000 }, (_, i) => opaque(i % 256, 255 - (i % 256), blue));
  const kept = [{ r: 1, g: 2, b: 3, a: 1 }];
  const colors = quantizedColors([ramp(0), ramp(200)], kept, 64);
  expect(colors.rgb.length).toBeLessThanOrEqual(3 * 64);
  expect([...colors.rgb.subarray(0, 3)]).toEqual([1, 2, 3]);
  for (const [r, g, b] of [
    [10, 245, 0],
    [128, 127, 200],
    [250, 5, 200],
  ] as const) {
    const at = 3 * colors.indexOf(r, g, b);
    const off = [r, g, b].map((value, i) => Math.abs(value - (colors.rgb[at + i] ?? 999)));
    expect(Math.max(...off)).toBeLessThan(16);
  }
});
