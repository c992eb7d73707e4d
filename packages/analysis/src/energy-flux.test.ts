import { BinRangeError } from '@emout/ndarray/errors';
import { describe, expect, it } from 'vitest';
import {
  energyFluxByPitchAngle,
  energyFluxHistogram,
  energyFluxMatrix,
  particleEnergies,
  particlesInPitchRange,
} from './energy-flux.js';
import { AnalysisInputError } from './errors.js';

const velocities = Float64Array.of(0, 0, 1e6, 0, 0, -2e6, 1e6, 0, 1e6, 3e6, 0, 0, 0, 0, 0);
const weights = Float64Array.of(1, 0.5, 2, 1, 1);
const mass = 9.1093837e-31;
const field = [0, 0, 5e-9] as const;

function expectNear(found: ArrayLike<number>, expected: readonly number[], relative: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, n) => {
    expect(Math.abs((found[n] ?? Number.NaN) - value)).toBeLessThanOrEqual(relative * Math.abs(value));
  });
}

describe('five electrons', () => {
  it('have these energies', () => {
    const expected = [2.84281505, 11.37126021, 5.6856301, 25.58533546, 0];
    expectNear(particleEnergies(velocities, mass), expected, 1e-8);
  });

  it('have this energy flux', () => {
    const { edges, flux } = energyFluxHistogram(velocities, weights, mass, 4);
    expectNear(edges, [0, 6.39633387, 12.79266773, 19.1890016, 25.58533546], 1e-8);
    expectNear(flux, [18924205.45486548, 11371260.205259, 0, 76756006.3854982], 1e-14);
    expect(energyFluxHistogram(velocities, weights, mass).flux.length).toBe(30);
    expect(energyFluxHistogram(velocities, weights, mass, edges).flux).toEqual(flux);
  });

  it('have these energy fluxes by pitch angle', () => {
    const { flux } = energyFluxByPitchAngle(velocities, weights, mass, field, 4);
    expect([...flux.keys()]).toEqual([
      '00-30_pos',
      '30-60_pos',
      '60-180_pos',
      '00-30_neg',
      '30-60_neg',
      '60-180_neg',
    ]);
    expectNear(flux.get('00-30_pos') ?? [], [2842815.05131475, 0, 0, 0], 1e-14);
    expectNear(flux.get('30-60_pos') ?? [], [16081390.40355073, 0, 0, 0], 1e-14);
    expectNear(flux.get('60-180_neg') ?? [], [0, 11371260.20525899, 0, 0], 1e-14);
    for (const name of ['60-180_pos', '00-30_neg', '30-60_neg']) {
      expect([...(flux.get(name) ?? [])]).toEqual([0, 0, 0, 0]);
    }
  });

  it('are found by pitch angle, one at rest at 90°', () => {
    const inRange = (fromDeg: number, toDeg: number, direction: 'pos' | 'neg' | 'both') => [
      ...particlesInPitchRange(velocities, field, { fromDeg, toDeg, direction }),
    ];
    expect(inRange(0, 180, 'both')).toEqual([0, 1, 2, 3, 4]);
    expect(inRange(80, 100, 'both')).toEqual([3, 4]);
    expect(inRange(80, 100, 'pos')).toEqual([]);
    expect(inRange(0, 30, 'neg')).toEqual([]);
    expect(inRange(170, 180, 'neg')).toEqual([1]);
  });
});

describe('bins', () => {
  /** Electrons along x with these energies in eV. */
  const withEnergies = (...energies: number[]) =>
    Float64Array.from(energies.flatMap((energy) => [Math.sqrt((2 * energy * 1.602176634e-19) / mass), 0, 0]));

  it('hold their lower limit, the last also its upper limit; what is outside is left out', () => {
    const { flux } = energyFluxHistogram(withEnergies(0, 4), null, mass, [0, 2, 4 + 1e-12]);
    expect(flux[0]).toBe(0);
    expect(flux[1]).toBeGreaterThan(0);
    const speeds = Float64Array.of(1, 0, 0, 2, 0, 0, 3, 0, 0);
    const [one, two, three] = particleEnergies(speeds, mass);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three energies');
    expect([...energyFluxHistogram(speeds, null, mass, [one, two, three]).flux]).toEqual([
      one * 1,
      two * 2 + three * 3,
    ]);
    expect([...energyFluxHistogram(speeds, null, mass, [one, two]).flux]).toEqual([one * 1 + two * 2]);
  });

  it('of equal energies reach half a unit to either side', () => {
    const { edges } = energyFluxHistogram(withEnergies(7, 7), null, mass, 2);
    expectNear(edges, [6.5, 7, 7.5], 1e-12);
    expect([...energyFluxHistogram(new Float64Array(0), null, mass, 2).edges]).toEqual([0, 0.5, 1]);
  });

  it('leave particles without a value out', () => {
    const { flux } = energyFluxHistogram(Float64Array.of(Number.NaN, 0, 0, 1e6, 0, 0), null, mass, 1);
    expectNear(flux, [2842815.05131475], 1e-14);
    const range = { fromDeg: 0, toDeg: 180, direction: 'both' } as const;
    expect([...particlesInPitchRange(Float64Array.of(Number.NaN, 0, 0), field, range)]).toEqual([]);
  });

  it('are common to the columns of a matrix', () => {
    const samples = [withEnergies(1), withEnergies(3, 4)].map((sample) => ({
      velocities: sample,
      weights: null,
    }));
    const { edges, flux } = energyFluxMatrix(samples, mass, 3);
    expectNear(edges, [1, 2, 3, 4], 1e-12);
    expect(flux.map((value) => (value > 0 ? 1 : 0))).toEqual(Float64Array.of(1, 0, 0, 0, 0, 1));
  });
});

it('refuses what has no answer', () => {
  const ask = (fromDeg: number, toDeg: number, by: readonly [number, number, number] = field) =>
    particlesInPitchRange(velocities, by, { fromDeg, toDeg, direction: 'both' });
  expect(() => ask(30, 30)).toThrow(AnalysisInputError);
  expect(() => ask(-1, 30)).toThrow(AnalysisInputError);
  expect(() => ask(0, 181)).toThrow(AnalysisInputError);
  expect(() => ask(0, 30, [0, 0, 0])).toThrow(AnalysisInputError);
  expect(() => particleEnergies(Float64Array.of(1, 2), mass)).toThrow(AnalysisInputError);
  expect(() => energyFluxHistogram(velocities, Float64Array.of(1), mass)).toThrow(AnalysisInputError);
  expect(() => energyFluxHistogram(velocities, weights, mass, 0)).toThrow(BinRangeError);
  expect(() => energyFluxHistogram(velocities, weights, mass, [1, 0])).toThrow(BinRangeError);
});
