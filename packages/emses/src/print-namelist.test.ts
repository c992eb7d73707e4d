import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dshield1 } from '../test/dshield1.js';
import { goldenRun } from '../test/golden-fixture.js';
import { type NamelistGroup, type NamelistVariable, parseNamelist } from './namelist.js';
import type { NamelistScalar, NamelistValue } from './namelist-array.js';
import { Parameters } from './parameters.js';
import { printNamelist } from './print-namelist.js';

const real = fc.double();
const text = fc.string({ maxLength: 12 }).map((one) => one.replaceAll('\r', ''));
const scalar: fc.Arbitrary<NamelistScalar> = fc.oneof(
  fc.constant(null),
  fc.integer(),
  real,
  fc.boolean(),
  text,
  fc.constantFrom("it's", "''", '"', '&end', '/ !', 'a\nb', 'T', '1'),
  fc.record({ re: real, im: real }),
);

/** An array as a file can give it: with nulls anywhere, and for every axis a first index or a bare colon. */
const array: fc.Arbitrary<NamelistVariable> = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      first: fc.option(fc.integer({ min: -3, max: 5 })),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((axes) => {
    const size = axes.reduce((product, { count }) => product * count, 1);
    return fc.array(scalar, { minLength: size, maxLength: size }).map((cells): NamelistVariable => {
      let next = 0;
      const nested = (axis: number): NamelistValue =>
        axis < 0
          ? (cells[next++] ?? null)
          : Array.from({ length: axes[axis]?.count ?? 0 }, () => nested(axis - 1));
      return { kind: 'variable', value: nested(axes.length - 1), start: axes.map(({ first }) => first) };
    });
  });

const variable: fc.Arbitrary<NamelistVariable> = fc.oneof(
  array,
  scalar.map((value): NamelistVariable => ({ kind: 'variable', value, start: null })),
  fc
    .array(scalar, { minLength: 2, maxLength: 8 })
    .map((value): NamelistVariable => ({ kind: 'variable', value, start: null })),
  fc.constant<NamelistVariable>({ kind: 'variable', value: [], start: [1] }),
);

const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,7}$/).filter((one) => one !== 'end');
const { group } = fc.letrec<{ group: NamelistGroup; member: NamelistVariable | NamelistGroup }>((tie) => ({
  member: fc.oneof({ depthSize: 'small', withCrossShrink: true }, variable, tie('group')),
  group: fc
    .tuple(name, fc.dictionary(name, tie('member'), { minKeys: 1, maxKeys: 5 }))
    .map(([groupName, members]) => named(groupName, Object.entries(members))),
}));

/** Components have the name that they stand under. */
function named(
  groupName: string,
  members: readonly (readonly [string, NamelistVariable | NamelistGroup])[],
): NamelistGroup {
  return {
    kind: 'group',
    name: groupName,
    members: new Map(
      members.map(([key, member]) => [key, member.kind === 'group' ? { ...member, name: key } : member]),
    ),
  };
}

describe('a printed namelist', () => {
  it('reads back as what was printed', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 3 }), (groups) => {
        const printed = printNamelist(groups);
        expect(parseNamelist(printed), printed).toEqual({ groups, warnings: [] });
      }),
      { numRuns: 500, seed: 4711 },
    );
  });

  it('reads back with its key', () => {
    const parameters = Parameters.parse(readFileSync(`${goldenRun}/plasma.inp`, 'utf8'));
    const again = Parameters.parse(printNamelist(parameters.groups, parameters.key));
    expect(again.groups).toEqual(parameters.groups);
    expect(again.key).toEqual(parameters.key);
  });

  it('says in a namelist what a TOML file says', () => {
    const parameters = Parameters.parseToml(dshield1);
    expect(Parameters.parse(printNamelist(parameters.groups)).groups).toEqual(parameters.groups);
  });

  it('looks as people write it', () => {
    const { groups } = parseNamelist(`&plasma wp(2)=1.5 wp(4)=9d0 cv=1d4 names='it''s' z=(1,-2.5) on=t none= /
&ptcond b(:,3)=1,2,3 b(:,1)=4,5,6 c(1:2,2:3)=1,2,3,4 one(1)=1 t%x=1 ends(1:3)=1,,,/
&real /`);
    expect(printNamelist(groups, { dxM: 1e-5, toC: 1000 })).toBe(`!!key dx=[0.00001],to_c=[1000]
&plasma
    wp(2:4) = 1.5, , 9
    cv = 10000
    names = 'it''s'
    z = (1, -2.5)
    on = .true.
    none =
/

&ptcond
    b(:,1) = 4, 5, 6
    b(:,3) = 1, 2, 3
    c(1:2,2) = 1, 2
    c(1:2,3) = 3, 4
    one(1) = 1
    t%x = 1
    ends(1:3) = 1, , ,
/

&real
/
`);
  });
});
