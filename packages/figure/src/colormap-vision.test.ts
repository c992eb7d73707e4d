import { describe, expect, it } from 'vitest';
import { isColorBlindSafe, seenWith } from './colormap-vision.js';
import { COLORMAP_GROUPS } from './colormaps.js';

const seen = (deficiency: 'protanopia' | 'deuteranopia', ...rgb: number[]) =>
  Array.from(seenWith(deficiency, Uint8Array.from(rgb)));

describe('seenWith', () => {
  it('leaves greys as they are', () => {
    expect(seen('protanopia', 0, 0, 0, 255, 255, 255, 128, 128, 128)).toEqual([
      0, 0, 0, 255, 255, 255, 128, 128, 128,
    ]);
    expect(seen('deuteranopia', 128, 128, 128)).toEqual([128, 128, 128]);
  });

  it('brings red and green together, darker red with protanopia', () => {
    const [r = 0, g = 0] = seen('deuteranopia', 255, 0, 0);
    expect(r).toBeGreaterThan(g);
    expect(Math.abs(r - g)).toBeLessThan(30);
    expect(seen('protanopia', 255, 0, 0)[0]).toBeLessThan(r);
  });
});

describe('isColorBlindSafe', () => {
  it('agrees with ColorBrewer on its diverging maps', () => {
    const safe = ['PiYG', 'PRGn', 'BrBG', 'PuOr', 'RdBu', 'RdYlBu'];
    for (const name of [
      'PiYG',
      'PRGn',
      'BrBG',
      'PuOr',
      'RdGy',
      'RdBu',
      'RdYlBu',
      'RdYlGn',
      'Spectral',
    ] as const) {
      expect([name, isColorBlindSafe(name)]).toEqual([name, safe.includes(name)]);
    }
  });

  it('trusts maps of even lightness, and no rainbow', () => {
    for (const name of [
      'viridis',
      'plasma',
      'inferno',
      'magma',
      'cividis',
      'gray',
      'Blues',
      'twilight_r',
    ] as const) {
      expect([name, isColorBlindSafe(name)]).toEqual([name, true]);
    }
    for (const name of [
      'gray-jet',
      'jet',
      'turbo',
      'rainbow',
      'hsv',
      'nipy_spectral',
      'prism',
      'flag',
      'tab10',
    ] as const) {
      expect([name, isColorBlindSafe(name)]).toEqual([name, false]);
    }
  });

  it('does not depend on the direction', () => {
    for (const name of COLORMAP_GROUPS.diverging) {
      expect([name, isColorBlindSafe(`${name}_r`)]).toEqual([name, isColorBlindSafe(name)]);
    }
  });
});
