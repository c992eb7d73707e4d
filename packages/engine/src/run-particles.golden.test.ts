import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { particleOutput, particleStatistics, particleTable } from './run-particles.js';
import { GOLDEN, type GoldenNumbers } from './testing/golden.js';
import { ScratchRuns } from './testing/scratch-runs.js';

const golden: Readonly<Record<string, { readonly df_si: Readonly<Record<string, GoldenNumbers>> }>> =
  JSON.parse(readFileSync(`${GOLDEN}small.json`, 'utf8')).small.particles;
const UNITS = { x: 'm', y: 'm', z: 'm', vx: 'm/s', vy: 'm/s', vz: 'm/s', tid: null } as const;

let runs: ScratchRuns;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  runs.copySmall('small');
});
afterAll(() => runs[Symbol.dispose]());

describe('the particles of the small run', () => {
  it('are listed by species and output', () => {
    const outputs = particleOutput(runs.open('small'), 'si');
    expect(outputs.map(({ species }) => `p${species}`)).toEqual(Object.keys(golden));
    for (const { columns, steps, problems } of outputs) {
      expect(Object.fromEntries(columns.map(({ name, unit }) => [name, unit]))).toEqual(UNITS);
      expect(steps.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
      expect(problems).toEqual([]);
    }
    expect(outputs.map(({ steps }) => steps[4]?.particles)).toEqual([400, 150, 64]);
    expect(outputs[0]?.steps[1]?.time.seconds).toBeCloseTo(3.335641e-6, 11);
  });

  it.each(Object.keys(golden))('have the statistics of the original: %s', (name) => {
    const run = runs.open('small');
    const table = particleTable(run, { species: Number(name.slice(1)), step: -1, units: 'si' });
    const statistics = particleStatistics(table);
    expect(table.step.index).toBe(4);
    for (const [k, { name: column }] of table.columns.entries()) {
      const expected = golden[name]?.df_si[column];
      const found = statistics[k];
      if (expected === undefined || found === undefined) throw new Error(`no ${column}`);
      expect([found.count, found.nan]).toEqual([expected.shape?.[0], expected.nan]);
      for (const what of ['min', 'max', 'std'] as const) {
        expect(Math.abs((found[what] ?? Number.NaN) / (expected[what] ?? 0) - 1)).toBeLessThan(1e-12);
      }
      const scale = expected.absmax ?? 0;
      expect(Math.abs((found.mean ?? Number.NaN) - (expected.mean ?? 0))).toBeLessThan(1e-13 * scale);
    }
  });

  it('are read in the columns and units that are asked for', () => {
    const run = runs.open('small');
    const asked = { species: 1, step: 4, columns: ['tid', 'vx'], units: 'emses' } as const;
    const [[tid, vx] = []] = [...particleTable(run, asked).blocks()];
    const [[speed] = []] = [...particleTable(run, { ...asked, columns: ['vx'], units: 'si' }).blocks()];
    expect(tid?.[0]).toBe(1);
    const ratio = run.units?.get('v').ratio ?? Number.NaN;
    expect((speed?.[0] ?? 0) * ratio).toBeCloseTo(vx?.[0] ?? Number.NaN, 10);
  });

  it('are refused where there are none', () => {
    const run = runs.open('small');
    expect(() => particleTable(run, { species: 2, step: 0, units: 'si' })).toThrow(/1, 3 and 4|1, 3, 4/);
    expect(() => particleTable(run, { species: 1, step: 5, units: 'si' })).toThrow(/There is no index 5/);
  });
});
