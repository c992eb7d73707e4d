import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInputs } from './difference';

const entry = (written: string) => {
  const [left = '', text = ''] = written.split('=').map((part) => part.trim());
  const at = left.indexOf('(');
  const name = at === -1 ? left : left.slice(0, at);
  return { name, indices: at === -1 ? '' : left.slice(at), text, number: null };
};
const input = (groups: Record<string, string[]>) => ({
  groups: Object.entries(groups).map(([name, lines]) => ({ name, entries: lines.map(entry) })),
});
const kinds = (here: Record<string, string[]>, there: Record<string, string[]>) =>
  compareInputs(input(here), input(there)).groups.flatMap(({ name, rows }) =>
    rows.map((row) => `${name}.${row.name}${row.indices} ${row.kind}`),
  );

describe('compareInputs', () => {
  it('tells equal, changed, and what only one run sets', () => {
    const here = { tmgrid: ['nx = 64', 'dt = 0.002'], jobcon: ['nstep = 100'] };
    const there = { tmgrid: ['nx = 64', 'dt = 0.004', 'ny = 32'], digcon: ['ifdiag = 10'] };
    const difference = compareInputs(input(here), input(there));
    expect(kinds(here, there)).toEqual([
      'tmgrid.nx equal',
      'tmgrid.dt changed',
      'tmgrid.ny there',
      'jobcon.nstep here',
      'digcon.ifdiag there',
    ]);
    expect([difference.differ, difference.equal]).toEqual([4, 1]);
  });

  it('compares values, not how they are written', () => {
    expect(kinds({ plasma: ['wp(1:2) = 2.1, 0.5'] }, { plasma: ['wp(1) = 2.1d0', 'wp(2) = .5'] })).toEqual([
      'plasma.wp(1:2) equal',
    ]);
    expect(kinds({ system: ['nfbnd = 0, 0, 0'] }, { system: ['nfbnd = 3*0'] })).toEqual([
      'system.nfbnd equal',
    ]);
  });

  it('sees one more element in the other run', () => {
    expect(kinds({ plasma: ['wp(1:2) = 1, 2'] }, { plasma: ['wp(1:3) = 1, 2, 3'] })).toEqual([
      'plasma.wp(1:2) equal',
      'plasma.wp(3) there',
    ]);
    expect(kinds({ system: ['nfbnd = 0, 0'] }, { system: ['nfbnd = 0, 0, 0'] })).toEqual([
      'system.nfbnd changed',
    ]);
  });

  it('sees one element less in the other run', () => {
    expect(kinds({ plasma: ['wp(1:2) = 1, 2'] }, { plasma: ['wp(1) = 1'] })).toEqual([
      'plasma.wp(1:2) changed',
    ]);
  });

  it('takes a group that is opened twice as one', () => {
    const twice = { groups: [...input({ a: ['x = 1'] }).groups, ...input({ a: ['y = 2'] }).groups] };
    expect(compareInputs(twice, input({ a: ['x = 1', 'y = 2'] }))).toMatchObject({ differ: 0, equal: 2 });
  });

  it('finds no difference between a run and itself, and as many from both sides where indices agree', () => {
    const value = fc.integer({ min: 0, max: 3 }).map(String);
    const group = fc
      .dictionary(fc.constantFrom('nx', 'ny', 'dt', 'wp(1)', 'wp(2)'), value)
      .map((entries) => Object.entries(entries).map(([name, text]) => `${name} = ${text}`));
    const groups = fc.record({ tmgrid: group, plasma: group });
    fc.assert(
      fc.property(groups, groups, (here, there) => {
        expect(compareInputs(input(here), input(here)).differ).toBe(0);
        const one = compareInputs(input(here), input(there));
        const other = compareInputs(input(there), input(here));
        expect([one.differ, one.equal]).toEqual([other.differ, other.equal]);
      }),
    );
  });
});
