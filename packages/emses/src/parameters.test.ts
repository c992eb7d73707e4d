import { describe, expect, it } from 'vitest';
import { Parameters } from './parameters.js';

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
