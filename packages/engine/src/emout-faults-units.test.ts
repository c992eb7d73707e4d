import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printKeyLine } from '@emout/emses/conversion-key';
import { AmbiguousParameterError } from '@emout/emses/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const LINE = [1, 1, 5];
const STORED = [0, 1, 2, 3, 4];
/** One EMSES unit of the run with dx 0.5 m and to_c 10000, in SI. */
const VOLT = 0.00510998891677442;
const TESLA = 3.409017658992889e-7;
const AMPERE_PER_METRE = 2.712810057227178e-9;
/** Particles per cm³ at a stored density of 1, for wp(1) = 2.1 and qm(1) = -1. */
const PER_CC = 4.981463180808436;

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

async function makeRun(input: string, fields: readonly string[] = ['phisp'], run = 'run'): Promise<void> {
  runs.make(run, input);
  for (const field of fields) await runs.write(run, field, { '0000': STORED }, LINE);
}

function siOf(expr: string, compat?: 'emout'): { values: number[]; unit: string | null } {
  const { values, unit } = runs.ask('run', `${expr}[0, 0, 0]`, { units: 'si', ...(compat && { compat }) });
  return { values, unit };
}

function expectScaled({ values }: { values: number[] }, factor: number): void {
  expect(values).toHaveLength(STORED.length);
  for (const [k, stored] of STORED.entries()) {
    expect(Math.abs((values[k] ?? Number.NaN) - stored * factor)).toBeLessThanOrEqual(1e-6 * stored * factor);
  }
}

const TIMES = '&digcon ifdiag = 100 /\n&tmgrid dt = 0.5 /\n';

describe('units and parameters, where the Python emout goes wrong', () => {
  it('magnetic fields are in tesla and densities per m³ (it gives A/m, and cm⁻³ that it calls m⁻³)', async () => {
    const fields = ['bx', 'rbx', 'nd1p', 'nd2p'];
    await makeRun(`${KEY}\n${TIMES}&plasma wp = 2.1, 0.049 /\n&intp qm = -1.0, 0.000545 /\n`, fields);
    for (const name of ['bx', 'rbx']) {
      expect(siOf(name).unit, name).toBe('T');
      expectScaled(siOf(name), TESLA);
      expect(siOf(name, 'emout').unit, name).toBe('A/m');
      expectScaled(siOf(name, 'emout'), AMPERE_PER_METRE);
    }
    // One reference charge density, that of species 1, is behind the densities of all species.
    for (const name of ['nd1p', 'nd2p']) {
      expect(siOf(name).unit, name).toBe('/m^3');
      expectScaled(siOf(name), PER_CC * 1e6);
      expect(siOf(name, 'emout').unit, name).toBe('/cc');
      expectScaled(siOf(name, 'emout'), PER_CC);
    }
  });

  it.each([
    ['!!key dx=[0.5], to_c=[10000.0]'],
    ['!!key to_c=[1e4],dx=[5e-1]'],
    ['!!key dx=[.5],to_c=[10000.]'],
    ['!!key dx=[5.0d-1],to_c=[1.0D4] a note'],
    ['  !!key dx=[0.5],to_c=[10000.0]'],
    ['\ufeff!!key dx=[0.5],to_c=[10000.0]'],
    ['!!KEY dx=[0.5],to_c=[10000.0]\r'],
    ['!! key dx = 0.5, to_c = 10000'],
  ])('the key line may be written in any of these ways (it crashes, or has no units): %j', async (line) => {
    await makeRun(`${line}\n${TIMES}`);
    expect(siOf('phisp').unit).toBe('V');
    expectScaled(siOf('phisp'), VOLT);
  });

  it('a printed key line can be read again (it prints 1e-05 and cannot read that), and an unusable one is said', async () => {
    const key = { dxM: 1e-5, toC: 1e21 };
    await makeRun(`${printKeyLine(key)}\n${TIMES}`);
    expect(runs.open('run').units?.key).toEqual(key);
    expect(readFileSync(join(runs.root, 'run/plasma.inp'), 'utf8')).not.toMatch(/\de/);
    await makeRun(`!!key\n${TIMES}`, ['phisp'], 'bare');
    const bare = runs.open('bare');
    expect(bare.units).toBeNull();
    expect(bare.problems.map(({ what }) => what).join()).toMatch(
      /!!key line gives no positive number for dx and to_c/,
    );
    expect(runs.ask('bare', 'phisp[0, 0, 0]', { units: 'si' }).values).toEqual(STORED);
  });

  it('without ifdiag, dt or a plasma frequency there are fields, less their unit (it opens none)', async () => {
    await makeRun(`${KEY}\n&plasma wp(1) = 0.0 /\n&intp qm(1) = -1 /\n`, ['phisp', 'nd1p']);
    expectScaled(siOf('phisp'), VOLT);
    const time = runs.ask('run', 'phisp[:, 0, 0, 0]', { units: 'si' }).type.axes[0]?.source;
    expect([time?.unit, time?.emses(3)]).toEqual([null, 3]);
    expect(siOf('nd1p').values).toEqual(STORED);
    const run = runs.open('run');
    expect(run.field('nd1p').unit).toBeNull();
    const problems = run.problems.map(({ what }) => what);
    expect(problems).toContain('plasma.inp gives no dt and no ifdiag, so time is counted in outputs.');
    expect(problems).toContain('wp(1) is zero or missing, so number densities are in EMSES units.');
  });

  it('element 1 of an array is that of the solver, where the file begins with element 2 (it takes the first there is)', async () => {
    const input = `${KEY}\n${TIMES}&plasma wp(2) = 2.1 /\n&intp qm(2) = -1.0, qm(1) = -1.0 /\n&system mtd_vbnd(2) = 1 /\n`;
    await makeRun(input, ['nd1p', 'ex', 'ey']);
    const run = runs.open('run');
    const { parameters } = run;
    expect([parameters?.numberAt('wp', 1), parameters?.numberAt('wp', 2)]).toEqual([null, 2.1]);
    expect([parameters?.numberAt('qm', 1), parameters?.numberAt('qm', 2)]).toEqual([-1, -1]);
    // Its density would be that of wp(2).
    expect(siOf('nd1p').values).toEqual(STORED);
    // Its boundary along x would be that along y.
    expect(run.field('rex').problems[0]).toContain('mtd_vbnd(1) is missing');
    expect(run.field('rey').problems).toEqual([]);
    expect(runs.ask('run', 'inp.wp[0]').notes).toEqual([
      "inp.wp begins with element 2 of the solver's array.",
    ]);
  });

  it('a group is one object of any case, with its start indices, and of two values none is taken silently (it gives copies and the first)', async () => {
    const input = `${KEY}\n${TIMES}&plasma WP(2) = 2.1, cv = 1 /\n&realcv cv = 2 /\n`;
    await makeRun(input);
    const { parameters } = runs.open('run');
    expect(parameters?.group('PLASMA')).toBe(parameters?.group('plasma'));
    expect(parameters?.variable('wp')).toBe(parameters?.variable('Wp'));
    expect(parameters?.variable('wp')?.start).toEqual([2]);
    expect(parameters?.findAll('cv').map(({ group, variable }) => [group, variable.value])).toEqual([
      ['plasma', 1],
      ['realcv', 2],
    ]);
    expect(() => runs.ask('run', 'inp.cv')).toThrow(AmbiguousParameterError);
    expect(runs.ask('run', 'inp.realcv.cv').values).toEqual([2]);
    expect(runs.open('run').problems.map(({ what }) => what)).toContain(
      'cv has different values in &plasma (1) and &realcv (2); that of &plasma is used.',
    );
  });
});
