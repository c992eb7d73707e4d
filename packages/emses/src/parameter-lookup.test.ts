import { describe, expect, it } from 'vitest';
import { AmbiguousParameterError } from './errors.js';
import { Parameters } from './parameters.js';

const parameters = Parameters.parse(`&tmgrid NX = 16 dt = 0.002 wp = 1 /
&other nx = 99 DT = 2d-3 t%x = 7 t%in%y = 8 wp(1) = 1 /
&digcon field_output_interval = 5 /
&digcon nx = 3 /
&nx z = 1 /`);

describe('paths', () => {
  it.each<[string[], unknown]>([
    [['dt'], 0.002],
    [['Dt'], 0.002],
    [['wp'], 1],
    [['z'], 1],
    [['tmgrid', 'nx'], 16],
    [['TMGRID', 'Nx'], 16],
    [['other', 'nx'], 99],
    [['digcon', 'nx'], 3],
    [['nx', 'z'], 1],
    [['other', 't', 'x'], 7],
    [['t', 'x'], 7],
    [['T', 'In', 'Y'], 8],
    [['ifdiag'], 5],
    [['digcon', 'ifdiag'], 5],
    [['field_output_interval'], 5],
    [['tmgrid'], undefined],
    [['tmgrid', 'nosuchkey'], undefined],
    [['tmgrid', 'nx', 'deeper'], undefined],
    [['t'], undefined],
    [['nosuchkey'], undefined],
    [[], undefined],
  ])('%j', (path, value) => {
    expect(parameters.find(path)?.value).toEqual(value);
  });

  it('are ambiguous when groups disagree', () => {
    let caught: unknown;
    try {
      parameters.find(['NX']);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(AmbiguousParameterError);
    expect(caught).toMatchObject({
      tag: 'AmbiguousParameter',
      parameter: 'nx',
      groups: ['tmgrid', 'other', 'digcon'],
      message:
        'nx has different values in several groups. Write inp.tmgrid.nx, inp.other.nx or inp.digcon.nx.',
    });
  });
});

describe('keys in several groups', () => {
  it('are all found', () => {
    expect(parameters.findAll('DT').map(({ group, variable }) => [group, variable.value])).toEqual([
      ['tmgrid', 0.002],
      ['other', 0.002],
    ]);
    expect(parameters.findAll('nosuchkey')).toEqual([]);
  });

  it('are listed and told when they differ, and the first is used', () => {
    expect(parameters.ambiguous()).toEqual([{ name: 'nx', groups: ['tmgrid', 'other', 'digcon'] }]);
    expect(parameters.problems).toEqual([
      'nx has different values in &tmgrid (16) and &other (99) and &digcon (3); that of &tmgrid is used.',
    ]);
    expect(parameters.number('nx')).toBe(16);
  });

  it.each([
    ['x = 1', 'x = 1.0', true],
    ['x = 1', 'x = 2', false],
    ['x = 1, 2', 'x(1:2) = 1, 2', true],
    ['x(2) = 5', 'x = , 5', true],
    ['x(2) = 5', 'x = 5', false],
    ['x = 1, 2', 'x(1:3) = 1, 2, ', true],
    ['x = 1, 2', 'x = 1, 2, 3', false],
    ['b(1:2,1:2) = 1, 2, 3, 4', 'b = 1, 2, 3, 4', true],
    ['b(:,2) = 1, 2', 'b(:,1:2) = , , b(1:2,2) = 1, 2', true],
    ["x = 'a'", 'x = a', true],
    ["x = 'a'", 'x = .true.', false],
    ['x = (1, 2)', 'x = (1, 2)', true],
    ['x = (1, 2)', 'x = (1, 3)', false],
    ['x = nan', 'x = nan', true],
  ])('%s and %s', (one, other, equal) => {
    expect(Parameters.parse(`&a ${one} /\n&b ${other} /`).ambiguous()).toHaveLength(equal ? 0 : 1);
  });

  it('are told up to five', () => {
    const members = (value: number) =>
      'abcdefgh'
        .split('')
        .map((name) => `${name} = ${value}`)
        .join(' ');
    const { problems } = Parameters.parse(`&g ${members(1)} /\n&h ${members(2)} /`);
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)).toMatch(/^3 more parameters have different values/);
  });
});
