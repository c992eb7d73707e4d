import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightness, lightnessProfile } from './colormap-lightness.js';
import {
  COLORMAP_GROUPS,
  COLORMAP_NAMES,
  type ColormapName,
  colorTable,
  isColormapName,
  listedCount,
} from './colormaps.js';
import { MATPLOTLIB_COLORS } from './colormaps.test-data.js';

const GOLDEN: { colormap_gray_jet: { lut_rgb: [number, number, number][] } } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'),
);

const SAMPLED = [0, 40, 77, 128, 200, 255];

/** Maps whose lightness matplotlib's documentation says to rise or fall all along. */
const MONOTONE: readonly ColormapName[] = [
  ...COLORMAP_GROUPS.sequential.filter(
    (name) => !['spring', 'autumn', 'winter', 'cool', 'Wistia'].includes(name),
  ),
  'cubehelix',
  'CMRmap',
  'gnuplot2',
];

const entry = (rgb: Uint8Array, i: number) => Array.from(rgb.subarray(3 * i, 3 * i + 3));

describe('colorTable', () => {
  it('has gray-jet exactly as emout has it', () => {
    const expected = GOLDEN.colormap_gray_jet.lut_rgb.flat().map((value) => Math.floor(value * 255 + 1e-3));
    expect(Array.from(colorTable('gray-jet').rgb)).toEqual(expected);
    expect(expected).toHaveLength(768);
  });

  it.each(Object.entries(MATPLOTLIB_COLORS))('%s is the map of matplotlib', (name, colors) => {
    if (!isColormapName(name)) throw new Error(name);
    const { rgb } = colorTable(name);
    for (const [k, hex] of colors.split(' ').entries()) {
      const found = entry(rgb, SAMPLED[k] ?? 0);
      for (const [c, channel] of found.entries()) {
        // matplotlib cuts 50.999… to 50, so that some of its greys have channels that differ by one.
        expect(Math.abs(channel - Number.parseInt(hex.slice(2 * c, 2 * c + 2), 16))).toBeLessThanOrEqual(1);
      }
    }
  });

  it('turns a map round for _r and paints the end colours beyond the range', () => {
    const forward = colorTable('viridis');
    const backward = colorTable('viridis_r');
    expect(entry(backward.rgb, 0)).toEqual(entry(forward.rgb, 255));
    expect(backward.under).toEqual(forward.over);
    expect(forward.bad).toEqual([128, 128, 128]);
  });

  it('makes every map it names, each once', () => {
    expect(COLORMAP_NAMES).toHaveLength(2 * (Object.keys(MATPLOTLIB_COLORS).length + 1));
    expect(new Set(COLORMAP_NAMES).size).toBe(COLORMAP_NAMES.length);
    for (const name of COLORMAP_NAMES) expect(colorTable(name).rgb).toHaveLength(768);
    expect(isColormapName('viridis_r_r')).toBe(false);
    expect(isColormapName('toString')).toBe(false);
  });

  it('spreads a list of colours in even parts', () => {
    const { rgb } = colorTable('Accent');
    expect(listedCount('Accent_r')).toBe(8);
    expect(listedCount('viridis')).toBeNull();
    for (let i = 0; i < 256; i++) expect(entry(rgb, i)).toEqual(entry(rgb, 32 * Math.floor(i / 32)));
    expect(entry(rgb, 31)).not.toEqual(entry(rgb, 32));
  });

  it('takes other colours for what lies beyond', () => {
    const table = colorTable('viridis_r', {
      under: { r: 1, g: 2, b: 3, a: 1 },
      bad: { r: 250, g: 251.6, b: 0, a: 0.5 },
    });
    expect(table.under).toEqual([1, 2, 3]);
    expect(table.bad).toEqual([250, 252, 0]);
    expect(table.over).toEqual([68, 1, 84]);
  });
});

describe('lightness', () => {
  it('is that of CIELAB', () => {
    expect(lightness(255, 255, 255)).toBeCloseTo(100, 6);
    expect(lightness(0, 0, 0)).toBeCloseTo(0, 6);
    expect(lightness(255, 0, 0)).toBeCloseTo(53.23, 2);
    expect(lightness(119, 119, 119)).toBeCloseTo(50.03, 1);
  });

  it.each(MONOTONE)('%s rises or falls all along', (name) => {
    const profile = lightnessProfile(colorTable(name).rgb);
    const way = Math.sign((profile[255] ?? 0) - (profile[0] ?? 0));
    for (let i = 6; i < 256; i++) {
      // Bytes are coarse steps of lightness where colours are dark.
      expect(way * ((profile[i] ?? 0) - (profile[i - 6] ?? 0))).toBeGreaterThan(-0.6);
    }
  });
});
