import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { golden, goldenRun } from '../test/golden-fixture.js';
import { parseKeyLine } from './conversion-key.js';
import type { NamelistGroup } from './namelist.js';
import { Parameters } from './parameters.js';

describe('the !!key line', () => {
  it.each([
    ['!!key dx=[0.5],to_c=[10000.0]', 0.5, 10_000],
    ['!!key  dx=[1],to_c=[20000] note', 1, 20_000],
    ['!!key dx=[0.5], to_c=[1.0]', 0.5, 1],
    ['!!key dx=[1e-3],to_c=[1000.]', 1e-3, 1000],
    ['!!key dx=[1d-3],to_c=[1.0D3]', 1e-3, 1000],
    ['!!key dx=[.5],to_c=[1e4]', 0.5, 10_000],
    ['!!key to_c=[10000.0],dx=[0.5]', 0.5, 10_000],
    ['!! key dx = [ 0.5 ] , to_c = [ 10000 ]', 0.5, 10_000],
    ['!!KEY dx=[1e-05],to_c=[1000.0]', 1e-5, 1000],
    ['  !!key dx=0.5 to_c=10000', 0.5, 10_000],
    ['\ufeff!!key dx=[0.5],to_c=[10000.0]\r', 0.5, 10_000],
    ['\n!!key dx=[0.5],to_c=[10000.0]', 0.5, 10_000],
  ])('%j', (line, dxM, toC) => {
    expect(parseKeyLine(`${line}\n&tmgrid\n/`)).toEqual({ key: { dxM, toC }, problem: null });
  });

  it.each([
    ['!!key', 'dx and to_c'],
    ['!!key dx=[0.5]', 'to_c'],
    ['!!key dx=[0],to_c=[1]', 'dx'],
    ['!!key dx=[-1],to_c=[1]', 'dx'],
    ['!!key dx=[abc],to_c=[1]', 'dx'],
  ])('%s is there and of no use', (line, missing) => {
    const { key, problem } = parseKeyLine(line);
    expect(key).toBeNull();
    expect(problem).toContain(`no positive number for ${missing},`);
  });

  it.each(['', '&tmgrid\n/', '! key dx=[1],to_c=[1]', '&g\n/\n!!key dx=[1],to_c=[1]', '!!keys dx=[1]'])(
    '%j has none',
    (text) => {
      expect(parseKeyLine(text)).toEqual({ key: null, problem: null });
    },
  );

  it('reads every positive pair of numbers', () => {
    const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (dxM, toC) => {
        expect(parseKeyLine(`!!key dx=[${dxM}],to_c=[${toC}]`).key).toEqual({ dxM, toC });
      }),
    );
  });
});

describe('Parameters', () => {
  const parameters = Parameters.parse(`!!key dx=[0.5],to_c=[10000.0]
&tmgrid NX = 16 dt = 0.002 /
&ptcond bdycoord(:,2) = 1,2,3  zlrechole(2) = 5 npc = 2 /
&plasma wp(2) = 0.05  wc = 0.3  cv = 1d4  names = 'a', 'b' /
&other nx = 99 npbnd = 0,0,2 /`);

  it('finds keys of any case in the first group that has them', () => {
    expect(parameters.number('nx')).toBe(16);
    expect(parameters.number('Nx')).toBe(16);
    expect(parameters.get('nosuchkey')).toBeUndefined();
    expect(parameters.group('OTHER')?.members.get('nx')).toMatchObject({ value: 99 });
  });

  it('uses Fortran indices', () => {
    expect(parameters.at('wp', 1)).toBeNull();
    expect(parameters.at('wp', 2)).toBe(0.05);
    expect(parameters.at('wp', 3)).toBeNull();
    expect(parameters.at('zlrechole', 2)).toBe(5);
    expect(parameters.at('bdycoord', 3, 2)).toBe(3);
    expect(parameters.at('bdycoord', 3, 1)).toBeNull();
    expect(parameters.at('bdycoord', 4, 2)).toBeNull();
    expect(parameters.at('npbnd', 3)).toBe(2);
    expect(parameters.at('wc', 1)).toBe(0.3);
    expect(parameters.at('wc', 2)).toBeNull();
    expect(parameters.at('names', 2)).toBe('b');
    expect(parameters.numberAt('names', 2)).toBeNull();
  });

  it('passes on what the parser and the key line had to say', () => {
    expect(Parameters.parse('!!key\n&g w(1:2)=1,2,3 /').problems).toHaveLength(2);
  });
});

describe('the golden parameter file', () => {
  const parameters = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));
  const { inp } = golden;

  function plain(group: NamelistGroup, part: 'value' | 'start'): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (const [name, member] of group.members) {
      if (member.kind !== 'variable') continue;
      if (part === 'value') entries.push([name, member.value]);
      else if (member.start !== null) entries.push([name, member.start]);
    }
    return Object.fromEntries(entries);
  }

  it('has the groups, values and start indices of the original', () => {
    const names = parameters.groups.map((group) => group.name);
    expect(names).toEqual(Object.keys(inp.groups));
    for (const group of parameters.groups) {
      expect(plain(group, 'value')).toEqual(inp.groups[group.name]);
      expect(plain(group, 'start')).toEqual(inp.start_index[group.name]);
    }
    expect(parameters.problems).toEqual([]);
  });

  it('answers every look-up of the original', () => {
    for (const entry of inp.attr) {
      const key = /^data\.inp\.(\w+)$/.exec(entry.expr)?.[1];
      if (key === undefined) continue;
      expect(parameters.get(key), entry.expr).toEqual(entry.error === undefined ? entry.value : undefined);
    }
  });

  it('has its key', () => {
    expect(parameters.key).toEqual({ dxM: golden.units.dx, toC: golden.units.to_c });
  });
});
