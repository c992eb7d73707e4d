import { describe, expect, it } from 'vitest';
import { quantityOf, siFactor, siText } from './si-value';

const A = { dxM: 0.5, toC: 10_000 };
const B = { dxM: 0.001, toC: 1000 };

describe('siFactor', () => {
  // The table of emout's own conversions.
  it.each([
    ['length', 0.5, 0.001],
    ['time', 1.6678204759907602e-5, 3.3356409519815204e-9],
    ['frequency', 59958.4916, 299792458.0],
    ['speed', 29979.2458, 299792.458],
    ['currentDensity', 5.425620114454356e-9, 1.356405028613589],
  ] as const)('of a %s agrees with emout', (quantity, a, b) => {
    expect(siFactor(quantity, A) / a).toBeCloseTo(1, 7);
    expect(siFactor(quantity, B) / b).toBeCloseTo(1, 7);
  });
});

describe('siText', () => {
  const text = (name: string, value: string, key: typeof A | null = A) => siText({ name, text: value }, key);

  it('gives lengths, times, speeds and frequencies one prefix', () => {
    expect(text('nx', '128')).toBe('64\u00a0m');
    expect(text('dt', '0.002d0')).toBe('33.36\u00a0ns');
    expect(text('cuboid_shape', '1.0, 4.0, 1.0, 3.0, 14.0, 18.0')).toBe('0.5, 2, 0.5, 1.5, 7, 9\u00a0m');
    expect(text('wp', '2.104')).toMatch(/^1\.262\u00a0×\u00a010⁵\u00a0rad\/s$/);
  });

  it('says nothing without a key, of other quantities, and of what is no number', () => {
    expect(text('nx', '128', null)).toBeNull();
    expect(text('nstep', '128')).toBeNull();
    expect(text('path', 'none')).toBeNull();
    expect(text('zssurf', '')).toBeNull();
    expect(text('vdthz', '150')).toBeNull();
  });

  it('keeps the place of a value that is not given', () => {
    expect(text('path', '1, , 2')).toMatch(/^29\.98, –, 59\.96\u00a0km\/s$/);
  });
});

describe('quantityOf', () => {
  it('knows lengths by the end of their names', () => {
    expect(['sphere_radius', 'disk_inner_radius', 'xlrechole', 'zmaxe', 'phiz'].map(quantityOf)).toEqual([
      'length',
      'length',
      'length',
      'length',
      null,
    ]);
  });
});
