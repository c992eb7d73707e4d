import type { ParticleSeries } from '@emout/emses/particle-series';
import { expect } from 'vitest';
import { eachPart } from './golden-case.js';
import type { GoldenNode } from './golden-node.js';
import { compareNumbers, DOUBLE } from './golden-numbers.js';

type Component = ParticleSeries['components'][number];

/**
 * The particles of a species at every output, and the last ones in SI units. The two parts of species 4 count anew: the
 * second begins with the last output of the first, so that they follow in time here as in the original.
 */
export const compareParticles = eachPart((golden, { run }) => {
  const species = Number(golden.key.slice(1));
  expect(run.particleSpecies()).toContain(species);
  for (const compat of [undefined, 'emout'] as const) {
    const series = run.particles(species, { compat });
    const { components, keys, problems } = series;
    expect([components, problems]).toEqual([golden.at('components').texts, []]);
    expect(keys).toEqual(Array.from({ length: golden.at('len').number }, (_, k) => k));
    expect(golden.keys.filter((key) => /^t\d+$/.test(key))).toEqual(keys.map((k) => `t${k}`));
    for (const k of keys) {
      const values = series.read(k, components);
      for (const name of components) compareComponent(golden.at(`t${k}`).at(name), values[name]);
    }
    compareInSi(golden, series);
  }
});

function compareInSi(golden: GoldenNode, series: ParticleSeries): void {
  const last = series.read(-1, series.components);
  const inSi = (name: Component) => last[name].map((value) => value / (series.unit(name)?.ratio ?? 1));
  for (const name of series.components) compareComponent(golden.at('df_si').at(name), inSi(name));
  compareComponent(golden.at('vx_last_si'), inSi('vx'));
}

function compareComponent(golden: GoldenNode, data: Float64Array): void {
  expect(golden.at('dtype').text).toBe('float64');
  compareNumbers(golden, { data, shape: [data.length] }, DOUBLE);
}
