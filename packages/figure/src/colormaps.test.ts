import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLORMAP_NAMES, type ColormapName, colorTable } from './colormaps.js';

const GOLDEN: { colormap_gray_jet: { lut_rgb: [number, number, number][] } } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'),
);

/** Bytes that matplotlib 3.10.9 paints for some entries of its tables. */
const MATPLOTLIB: readonly [ColormapName, Record<number, readonly number[]>][] = [
  ['viridis', { 0: [68, 1, 84], 64: [58, 82, 139], 128: [32, 144, 140], 255: [253, 231, 36] }],
  ['plasma', { 0: [12, 7, 134], 128: [203, 71, 119], 255: [239, 248, 33] }],
  ['inferno', { 0: [0, 0, 3], 128: [187, 55, 84], 255: [252, 254, 164] }],
  ['magma', { 0: [0, 0, 3], 128: [182, 54, 121], 255: [251, 252, 191] }],
  ['cividis', { 0: [0, 34, 77], 128: [124, 123, 120], 255: [253, 231, 55] }],
  ['turbo', { 0: [48, 18, 59], 128: [164, 252, 59], 255: [122, 4, 2] }],
  ['coolwarm', { 0: [58, 76, 192], 128: [221, 220, 219], 255: [179, 3, 38] }],
  ['RdBu', { 0: [103, 0, 31], 31: [185, 39, 50], 64: [229, 131, 104], 255: [5, 48, 97] }],
  ['seismic', { 0: [0, 0, 76], 64: [1, 1, 255], 128: [255, 253, 253], 255: [127, 0, 0] }],
  ['jet', { 0: [0, 0, 127], 64: [0, 128, 255], 200: [255, 118, 0], 255: [127, 0, 0] }],
  ['hot', { 0: [10, 0, 0], 64: [178, 0, 0], 200: [255, 255, 38], 255: [255, 255, 255] }],
  ['gray', { 0: [0, 0, 0], 128: [128, 128, 128], 255: [255, 255, 255] }],
];

const entry = (rgb: Uint8Array, i: number) => Array.from(rgb.subarray(3 * i, 3 * i + 3));

describe('colorTable', () => {
  it('has gray-jet exactly as emout has it', () => {
    const expected = GOLDEN.colormap_gray_jet.lut_rgb.flat().map((value) => Math.floor(value * 255 + 1e-3));
    expect(Array.from(colorTable('gray-jet').rgb)).toEqual(expected);
    expect(expected).toHaveLength(768);
  });

  it.each(MATPLOTLIB)('%s is the map of matplotlib', (name, entries) => {
    const { rgb } = colorTable(name);
    for (const [i, bytes] of Object.entries(entries)) expect(entry(rgb, Number(i))).toEqual(bytes);
  });

  it('turns a map round for _r and paints the end colours beyond the range', () => {
    const forward = colorTable('viridis');
    const backward = colorTable('viridis_r');
    expect(entry(backward.rgb, 0)).toEqual(entry(forward.rgb, 255));
    expect(backward.under).toEqual(forward.over);
    expect(forward.bad).toEqual([128, 128, 128]);
  });

  it('makes every map it names', () => {
    expect(COLORMAP_NAMES).toHaveLength(26);
    for (const name of COLORMAP_NAMES) expect(colorTable(name).rgb).toHaveLength(768);
  });
});
