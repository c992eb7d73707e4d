import { describe, expect, it } from 'vitest';
import { parseNamelist } from './namelist.js';
import { parameterEntries } from './parameter-entries.js';
import { Parameters } from './parameters.js';

function entriesOf(body: string) {
  return parameterEntries(Parameters.parse(`&g ${body} /`))[0]?.entries;
}

describe('entries', () => {
  it.each<[string, string, string, string, number | null]>([
    ['x = 16', 'x', '', '16', 16],
    ['DT = 2d-3', 'dt', '', '0.002', 0.002],
    ['wp(1)=2.104d0 wp(2)=0.0491 wp(3)=4.2', 'wp', '(1:3)', '2.104, 0.0491, 4.2', null],
    ['w(3)=7', 'w', '(3)', '7', null],
    ['w(1)=7 w(4)=5', 'w', '(1:4)', '7, , , 5', null],
    ['b(:,6)=1,2,3 b(:,8)=4,5,6', 'b', '(1:3,6:8)', '1, 2, 3, , , , 4, 5, 6', null],
    ["s = 'it''s'", 's', '', "'it''s'", null],
    ['on = T', 'on', '', '.true.', null],
    ['z = (1,-2)', 'z', '', '(1, -2)', null],
    ['none =', 'none', '', '', null],
    ['far = inf', 'far', '', 'Infinity', null],
    ['n(1:100) = 50*0, 48*1, 2, 3', 'n', '(1:100)', '50*0, 48*1, 2, 3', null],
    ['t%x(2) = 4', 't%x', '(2)', '4', null],
  ])('%s', (body, name, indices, text, number) => {
    expect(entriesOf(body)).toEqual([{ name, indices, text, number }]);
  });

  it('read back as the values that they show', () => {
    const text = '&g w(2:70) = 30*1.5, , 2*3, 30*, 5*9, 7 b(1:2,3:4) = 1, , , 4 x = 1, 2 /';
    const [group] = parameterEntries(Parameters.parse(text));
    const again = group?.entries.map(({ name, indices, text: values }) => `${name}${indices} = ${values}`);
    expect(parseNamelist(`&g ${again?.join('\n')} /`).groups).toEqual(parseNamelist(text).groups);
  });

  it('stand in groups in the order of the file', () => {
    const groups = parameterEntries(Parameters.parse('&b z = 1 a = 2 /\n&a /\n&b c = 3 /'));
    expect(groups.map(({ name, entries }) => [name, entries.map((entry) => entry.name)])).toEqual([
      ['b', ['z', 'a']],
      ['a', []],
      ['b', ['c']],
    ]);
  });
});
