import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { golden, goldenRun } from '../test/golden-fixture.js';
import { printKeyLine } from './conversion-key.js';
import { Parameters } from './parameters.js';

const parameters = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));
const { groups, start_index: starts, attr } = golden.inp;

describe('the golden parameter file', () => {
  it('has the groups of the original in its order, and nothing to complain of', () => {
    expect(parameters.groups.map((group) => group.name)).toEqual(Object.keys(groups));
    expect(parameters.problems).toEqual([]);
    expect(parameters.key).toEqual({ dxM: golden.units.dx, toC: golden.units.to_c });
    expect(printKeyLine({ dxM: golden.units.dx, toC: golden.units.to_c })).toBe(
      '!!key dx=[0.5],to_c=[10000]',
    );
  });

  const members = Object.entries(groups).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]) => [group, name, value] as const),
  );

  it.each(members)('%s.%s', (group, name, value) => {
    const variable = parameters.find([group, name]);
    expect(variable?.value).toEqual(value);
    expect(variable?.start ?? undefined).toEqual(starts[group]?.[name]);
    expect(parameters.find([name])).toBe(variable);
  });

  it('has nothing else', () => {
    expect(parameters.keys()).toEqual(members.map(([, name]) => name));
  });
});

describe('look-ups of the original', () => {
  it.each(attr.map((entry) => [entry.expr, entry] as const))('%s', (expr, { value, error }) => {
    const path = [...expr.matchAll(/(?<=\binp\.|\[')\w+/g)].map(([name]) => name);
    expect(path.length).toBeGreaterThan(0);
    expect(parameters.find(path)?.value).toEqual(error === undefined ? value : undefined);
  });
});
