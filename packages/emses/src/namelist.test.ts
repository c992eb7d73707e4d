import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NamelistError } from './errors.js';
import { type NamelistVariable, parseFortranNumber, parseNamelist } from './namelist.js';

function variable(body: string, name: string): NamelistVariable {
  const member = parseNamelist(`&g\n${body}\n/\n`).groups[0]?.members.get(name);
  if (member?.kind !== 'variable') throw new Error(`${name} was not read`);
  return member;
}

describe('arrays and their start indices', () => {
  it.each<[string, string, unknown, unknown]>([
    ['wp(1)= 0.5d0\nwp(2) = 1.5D-1', 'wp', [0.5, 0.15], [1]],
    ['w(3)=7', 'w', [7], [3]],
    ['w(3)=7 w(1)=5', 'w', [5, null, 7], [1]],
    ['w(1)=7 w(4)=5', 'w', [7, null, null, 5], [1]],
    ['w(2:4)=7,8,9', 'w', [7, 8, 9], [2]],
    ['w(1:5:2)=7,8,9', 'w', [7, null, 8, null, 9], [1]],
    ['w(5:1:-2)=7,8,9', 'w', [9, null, 8, null, 7], [1]],
    ['w(2:)=7,8', 'w', [7, 8], [2]],
    ['w(0)=1 w(1)=2', 'w', [1, 2], [0]],
    [
      'b(:,1)=1,2,3\nb(:,3)=7,8,9',
      'b',
      [
        [1, 2, 3],
        [null, null, null],
        [7, 8, 9],
      ],
      [null, 1],
    ],
    ['b(:,2)=1,2,3', 'b', [[1, 2, 3]], [null, 2]],
    [
      'b(1:3,1:2)=1,2,3,4,5,6',
      'b',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [1, 1],
    ],
    ['b(1,1)=64 b(2,1)=65 b(3,1)=63', 'b', [[64, 65, 63]], [1, 1]],
    ['pcgs(1)=1', 'pcgs', [1], [1]],
    ['a(1:3) = 1.0, , 2.0', 'a', [1, null, 2], [1]],
    ['x=1\nx=2', 'x', 2, null],
    ['x=1,2,3\nx=9', 'x', [9, 2, 3], null],
    ['x=1,2,3\nx(2)=9', 'x', [1, 9, 3], [1]],
    ['npbnd = 2,2,2, 2,2,2', 'npbnd', [2, 2, 2, 2, 2, 2], null],
  ])('%s', (body, name, value, start) => {
    const read = variable(body, name);
    expect(read.value).toEqual(value);
    expect(read.start).toEqual(start);
  });

  it('leaves out values beyond the section and says so', () => {
    const namelist = parseNamelist('&g w(1:2)=7,8,9 /');
    expect(namelist.groups[0]?.members.get('w')).toEqual({ kind: 'variable', value: [7, 8], start: [1] });
    expect(namelist.warnings).toEqual(['Line 1: w: one value has no place in the indices given.']);
  });
});

describe('values', () => {
  it.each<[string, unknown]>([
    ['1', 1],
    ['-12', -12],
    ['0010', 10],
    ['1.0', 1],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['1d3', 1000],
    ['1.0d0', 1],
    ['1.D3', 1000],
    ['1.5+3', 1500],
    ['-1.5-3', -0.0015],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['.true.', true],
    ['.T.', true],
    ['True', true],
    ['t', true],
    ['.false.', false],
    ['.f.', false],
    ['F', false],
    ["'complex'", 'complex'],
    ["'it''s'", "it's"],
    ['"say ""hi"""', 'say "hi"'],
    ["'a ! b / c'", 'a ! b / c'],
    ['sphere', 'sphere'],
    ['(1.0, -2d1)', { re: 1, im: -20 }],
    ['3*0.5, 2*1', [0.5, 0.5, 0.5, 1, 1]],
    ['3*', [null, null, null]],
    ["2*'ab'", ['ab', 'ab']],
    [
      '2*(0,1)',
      [
        { re: 0, im: 1 },
        { re: 0, im: 1 },
      ],
    ],
    ['1 2\n3 ! four\n 5', [1, 2, 3, 5]],
    ['1, 2, 3,', [1, 2, 3]],
    ['', null],
    [', 2', [null, 2]],
  ])('%s', (text, value) => {
    expect(variable(`x = ${text}\ny = 1`, 'x').value).toEqual(value);
  });

  it('stays null when the next name follows at once', () => {
    expect(variable('w =\nv = 2', 'w')).toEqual({ kind: 'variable', value: null, start: null });
    expect(variable('w =\nv(1) = 2', 'v').value).toEqual([2]);
  });

  it('reads whatever number JavaScript prints', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
        (value) => {
          expect(parseFortranNumber(String(value))).toBe(value);
          expect(variable(`x(2) = ${String(value).replace('e', 'D')}`, 'x').value).toEqual([value]);
        },
      ),
    );
  });
});

describe('groups', () => {
  it('ignores text and comments around groups and accepts every way to close one', () => {
    const text = `!!key dx=[0.5],to_c=[10000.0]\r\nnotes & more\r\n! &not x=1 /\n&A X=1, y=2 /
$b z = 3 $end
&c ! remark
  w = 4 # another
&end
&d v = 5
&real
/`;
    const { groups } = parseNamelist(text);
    expect(groups.map((group) => [group.name, Object.fromEntries(group.members)])).toEqual([
      [
        'a',
        {
          x: { kind: 'variable', value: 1, start: null },
          y: { kind: 'variable', value: 2, start: null },
        },
      ],
      ['b', { z: { kind: 'variable', value: 3, start: null } }],
      ['c', { w: { kind: 'variable', value: 4, start: null } }],
      ['d', { v: { kind: 'variable', value: 5, start: null } }],
      ['real', {}],
    ]);
  });

  it('keeps a group that comes twice', () => {
    expect(parseNamelist('&a x=1 /\n&a x=2 /').groups.map((group) => group.name)).toEqual(['a', 'a']);
  });

  it('nests the components of derived types', () => {
    const outer = parseNamelist('&g t%x = 1 t%y%z(2) = 3 /').groups[0]?.members.get('t');
    expect(outer?.kind === 'group' && outer.members.get('x')).toEqual({
      kind: 'variable',
      value: 1,
      start: null,
    });
    const inner = outer?.kind === 'group' ? outer.members.get('y') : undefined;
    expect(inner?.kind === 'group' && inner.members.get('z')).toEqual({
      kind: 'variable',
      value: [3],
      start: [2],
    });
  });
});

describe('text that is no namelist', () => {
  it.each([
    ['&g\n x = 1\n', 1, 'not closed'],
    ["&g\n\n x = 'abc\n/", 3, 'no closing'],
    ['&g\n x 1\n/', 2, 'name = value'],
    ['&g\n x() = 1\n/', 2, 'not an index'],
    ['&g\n x(1:2:0) = 1\n/', 2, 'step of x is zero'],
    ['&g\n x(1) = 1\n x(1,2) = 1\n/', 3, 'with 1 indices before'],
    ['&g\n w(1)=1\n w(2000000000)=2 /', 3, 'span more than'],
    ['&g x = 999999999*0 /', 1, 'more than'],
  ])('%s', (text, line, reason) => {
    let caught: unknown;
    try {
      parseNamelist(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(NamelistError);
    expect(caught).toMatchObject({ line, reason: expect.stringContaining(reason) });
  });

  it('never throws anything but NamelistError and always ends', () => {
    const words = fc.constantFrom(
      '&g',
      '/',
      'x',
      '=',
      '(',
      ')',
      ':',
      ',',
      '1',
      '3*',
      "'",
      '"',
      '%',
      '!',
      '#',
      '$end',
      '\n',
      ' ',
      'w(1:2)=',
      '(1,2)',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (pieces) => {
        try {
          parseNamelist(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(NamelistError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('survives a million blanks and comments', () => {
    const text = `&g x = 1 ${' '.repeat(1_000_000)}\n${'!\n'.repeat(200_000)}/`;
    expect(parseNamelist(text).groups).toHaveLength(1);
  });
});
