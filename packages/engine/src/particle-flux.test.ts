import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backgroundMagneticField } from './background-magnetic-field.js';
import { particleFlux } from './particle-flux.js';
import { speciesMass } from './species-mass.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const ELECTRON = 9.1093837e-31;
/** Five electrons in m/s, and one that is missing. */
const VELOCITIES = {
  vx: [0, 0, 1e6, 3e6, 0],
  vy: [0, 0, 0, 0, 0],
  vz: [1e6, -2e6, 1e6, 0, 0],
} as const;
const INPUT = `${KEY}\n&plasma wc = 0.3, phiz = 90, phixy = 0 /\n&intp nspec = 1, qm(1) = -1.0 /\n`;

let runs: ScratchRuns;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  await electrons('electrons', INPUT);
  await electrons('bare', '&tmgrid nx = 4 /\n');
  await electrons('massless', `${KEY}\n&tmgrid nx = 4 /\n`);
});
afterAll(() => runs[Symbol.dispose]());

async function electrons(run: string, input: string): Promise<void> {
  runs.make(run, input);
  const ratio = runs.open(run).units?.get('v').ratio ?? 1;
  for (const [component, values] of Object.entries(VELOCITIES)) {
    const stored = Float64Array.from([...values.map((value) => value * ratio), -9999]);
    const fileName = `p1${component}e00_0000.h5`;
    await runs.write(run, `p1${component}`, { '0000': stored }, [stored.length], fileName);
  }
}

function expectNear(
  found: readonly number[] | undefined,
  expected: readonly number[],
  relative: number,
): void {
  expect(found?.length).toBe(expected.length);
  for (const [n, value] of expected.entries()) {
    expect(Math.abs((found?.[n] ?? Number.NaN) - value)).toBeLessThanOrEqual(relative * Math.abs(value));
  }
}

const REQUEST = { species: 1, step: -1, massKg: ELECTRON, bins: 4, weight: 1 } as const;

describe('the energy flux of five electrons', () => {
  it('is summed by energy', () => {
    const { edges, flux, byPitchAngle, step } = particleFlux(runs.open('electrons'), REQUEST);
    expectNear(edges, [0, 6.39633387, 12.79266773, 19.1890016, 25.58533546], 1e-8);
    // Of the two in the first bin one is slower by the square root of two.
    const slow = 2.842815051315e6 + 5.6856301026295 * Math.SQRT2 * 1e6;
    expectNear(flux, [slow, 2 * 11371260.205259, 0, 76756006.3854982], 1e-9);
    expect([byPitchAngle, step.particles]).toEqual([null, 6]);
  });

  it('is summed by pitch angle, too, and counts a particle as often as it is told', () => {
    const pitch = [0, 0, 5e-9] as const;
    const asked = { ...REQUEST, pitch, weight: 2, bins: [0, 7, 30] } as const;
    const { byPitchAngle } = particleFlux(runs.open('electrons'), asked);
    const classes = new Map(byPitchAngle?.classes.map(({ name, flux }) => [name, flux]));
    expect([...classes.keys()].sort()).toEqual(
      ['00-30_neg', '00-30_pos', '30-60_neg', '30-60_pos', '60-180_neg', '60-180_pos'].sort(),
    );
    expectNear(classes.get('00-30_pos'), [2 * 2842815.05131475, 0], 1e-12);
    expectNear(classes.get('30-60_pos'), [16081390.40355073, 0], 1e-12);
    expectNear(classes.get('60-180_neg'), [0, 4 * 11371260.20525899], 1e-12);
    expectNear(classes.get('60-180_pos'), [0, 0], 0);
  });

  it('takes mass and magnetic field from the input', () => {
    const run = runs.open('electrons');
    expect(speciesMass(run, 1) / ELECTRON).toBeCloseTo(1, 6);
    const field = backgroundMagneticField(run);
    expect(field?.[0]).toBeCloseTo(-0.3, 14);
    expect(field?.[2]).toBeCloseTo(0, 14);
    const { massKg, byPitchAngle } = particleFlux(run, { ...REQUEST, massKg: undefined, pitch: 'run' });
    expect([massKg, byPitchAngle?.magneticField]).toEqual([speciesMass(run, 1), field]);
    const against = byPitchAngle?.classes.find(({ name }) => name === '60-180_neg');
    // The field points to −x: the fastest electron goes against it.
    expect(against?.flux[3]).toBeGreaterThan(7e7);
  });
});

it('says what is missing', () => {
  expect(() => particleFlux(runs.open('bare'), REQUEST)).toThrow(/no conversion key/);
  const { massKg, ...massless } = REQUEST;
  expect(massKg).toBe(ELECTRON);
  expect(() => particleFlux(runs.open('massless'), massless)).toThrow(
    'has no qm of species 1. Give the mass',
  );
  expect(() => particleFlux(runs.open('massless'), { ...REQUEST, pitch: 'run' })).toThrow(
    'no background magnetic field',
  );
  expect(() => particleFlux(runs.open('electrons'), { ...REQUEST, species: 2 })).toThrow(/species 2/);
  const left = AbortSignal.abort(new Error('nobody waits'));
  expect(() => particleFlux(runs.open('electrons'), REQUEST, left)).toThrow('nobody waits');
});
