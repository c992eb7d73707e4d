import { describe, expect, it } from 'vitest';
import { fieldScale, type SeenValues, spansDecades } from './field-scale.js';

/** Values of these bounds, evenly many in each of a hundred bins of equal ratio. */
function seen(min: number, max: number, from = Math.max(min, 1e-9)): SeenValues {
  const edges = Array.from({ length: 101 }, (_, k) => from * (max / from) ** (k / 100));
  return { data: { min, max }, histogram: { edges, counts: new Array(100).fill(7) } };
}

describe('fieldScale', () => {
  it('shows the potential from its smallest to its largest value', () => {
    expect(fieldScale('phisp', [seen(-4, 5)])).toEqual({ norm: 'linear' });
  });

  it('puts zero in the middle where both signs count', () => {
    for (const name of ['ex', 'bz', 'j1z', 'jx', 'rho', 'unheard'])
      expect(fieldScale(name, [seen(-1, 1.2)])).toMatchObject({ norm: 'centred' });
    expect(fieldScale('ex', [seen(0.5, 2), seen(-1, -0.1)])).toMatchObject({ norm: 'centred' });
  });

  it('takes a little of the other sign for noise', () => {
    expect(fieldScale('ex', [seen(-0.01, 2)])).toEqual({ norm: 'linear' });
    expect(fieldScale('rho', [seen(-3, 0.1)])).toEqual({ norm: 'linear' });
    expect(fieldScale('bz', [seen(2, 3)])).toEqual({ norm: 'linear' });
  });

  it('shows densities by decades when they span more than two', () => {
    expect(fieldScale('nd1p', [seen(1e6, 5e7)])).toEqual({ norm: 'linear' });
    expect(fieldScale('nd1p', [seen(0, 1e8, 2e4)])).toEqual({ norm: 'log', min: 1e4 });
  });

  it('leaves the rarest small densities out', () => {
    const wide = seen(0, 1e8, 1e6);
    const few = { edges: [1, 2], counts: [3] };
    expect(fieldScale('nd2p', [wide, { data: { min: 0, max: 2 }, histogram: few }])).toEqual({
      norm: 'linear',
    });
  });

  it('is linear for what holds one value, none, or a density below zero', () => {
    expect(fieldScale('ex', [seen(2, 2)])).toEqual({ norm: 'linear' });
    expect(fieldScale('ex', [])).toEqual({ norm: 'linear' });
    const none = { data: { min: null, max: null }, histogram: { edges: [0, 1], counts: [0] } };
    expect(fieldScale('nd1p', [none])).toEqual({ norm: 'linear' });
    expect(fieldScale('nd1p', [seen(-1, 1e8, 1)])).toEqual({ norm: 'linear' });
  });
});

describe('spansDecades', () => {
  it('tells pictures of a logarithmic field that are better linear', () => {
    expect(spansDecades({ min: 0, max: 1e7 }, 1e3)).toBe(true);
    expect(spansDecades({ min: 1e4, max: 1e7 }, 1e3)).toBe(true);
    expect(spansDecades({ min: 9e5, max: 1.3e6 }, 1e3)).toBe(false);
    expect(spansDecades({ min: 0, max: 5e2 }, 1e3)).toBe(false);
    expect(spansDecades({ min: null, max: null }, 1e3)).toBe(false);
  });
});
