import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GoldenStatistics, goldenRun } from '../test/golden-fixture.js';
import { openParticleSeries } from '../test/particle-files.js';
import type { ParticleComponent } from './file-names.js';
import { Parameters } from './parameters.js';

type Statistics = GoldenStatistics & { readonly nan: number; readonly std: number };
type Snapshot = Readonly<Record<ParticleComponent, Statistics>>;

interface GoldenParticles {
  readonly components: readonly ParticleComponent[];
  readonly len: number;
  readonly vx_last_si: Statistics;
  readonly df_si: Snapshot;
  readonly [t: `t${number}`]: Snapshot;
}

const file: { small: { particles: Readonly<Record<string, GoldenParticles>> } } = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/small.json', import.meta.url), 'utf8'),
);
const golden = file.small.particles;
const parameters = Parameters.parse(readFileSync(join(goldenRun, 'plasma.inp'), 'utf8'));
const names = readdirSync(goldenRun);

function compare(values: Float64Array, expected: Statistics): void {
  const present = values.filter((value) => !Number.isNaN(value));
  expect([values.length]).toEqual(expected.shape);
  expect(values.length - present.length).toBe(expected.nan);
  const sum = present.reduce((a, b) => a + b, 0);
  const mean = sum / present.length;
  const std = Math.sqrt(present.reduce((a, b) => a + (b - mean) ** 2, 0) / present.length);
  const scale = present.reduce((a, b) => a + Math.abs(b), 0);
  expect(Math.abs(sum - (expected.sum ?? Number.NaN)) / scale).toBeLessThan(1e-13);
  expect(Math.abs(std / expected.std - 1)).toBeLessThan(1e-12);
  expect(Math.abs(Math.min(...present) / (expected.min ?? Number.NaN) - 1)).toBeLessThan(1e-14);
  expect(Math.abs(Math.max(...present) / (expected.max ?? Number.NaN) - 1)).toBeLessThan(1e-14);
  expect(expected.samples?.length).toBeGreaterThan(5);
  for (const { i, v } of expected.samples ?? []) {
    const found = values[i[0] ?? 0] ?? Number.POSITIVE_INFINITY;
    if (typeof v === 'number') expect(Math.abs(found - v)).toBeLessThanOrEqual(1e-14 * Math.abs(v));
    else expect([v, found]).toEqual(['NaN', Number.NaN]);
  }
}

// The two parts of species 4 count anew: the second begins with the last output of the first, of the same particles,
// so that they follow in time here as in the original.
describe.each(Object.keys(golden))('particles %s', (name) => {
  const expected = golden[name];
  if (!expected) throw new Error(name);
  for (const compat of [undefined, 'emout' as const]) {
    it(`are those of the original${compat ? ', also as it joins them' : ''}`, async () => {
      const series = await openParticleSeries(goldenRun, names, Number(name.slice(1)), parameters, {
        compat,
      });
      expect(series.components).toEqual(expected.components);
      expect(series.keys).toEqual([0, 1, 2, 3, 4]);
      expect(series.keys.length).toBe(expected.len);
      expect(series.problems).toEqual([]);
      for (const position of [0, 1, 2, 3, 4] as const) {
        const snapshot = expected[`t${position}`];
        const values = series.read(position, series.components);
        for (const component of series.components) {
          if (!snapshot) throw new Error(`no t${position}`);
          compare(values[component], snapshot[component]);
        }
      }
    });
  }

  it('have units and times', async () => {
    const series = await openParticleSeries(goldenRun, names, Number(name.slice(1)), parameters);
    const values = series.read(-1, series.components);
    for (const component of series.components) {
      const ratio = series.unit(component)?.ratio ?? 1;
      compare(
        values[component].map((value) => value / ratio),
        expected.df_si[component],
      );
    }
    compare(
      values.vx.map((value) => value / (series.unit('vx')?.ratio ?? 1)),
      expected.vx_last_si,
    );
    expect(series.unit('tid')).toBeNull();
    expect([series.unit('x')?.symbol, series.unit('vz')?.symbol]).toEqual(['m', 'm/s']);
    expect(series.schedule).toEqual({ interval: 100, firstStep: 0, source: 'ifdiag' });
    expect(series.time.stepOf(4)).toBe(400);
  });
});
