import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareParameters } from './parameter-difference.js';
import { parameterEntries } from './parameter-entries.js';
import { Parameters } from './parameters.js';

function groupsOf(text: string) {
  return parameterEntries(Parameters.parse(text));
}

function compared(left: string, right: string) {
  return compareParameters(groupsOf(left), groupsOf(right)).map(({ name, parameters }) => [
    name,
    parameters.map((one) => [one.kind, one.name, one.left?.text ?? null, one.right?.text ?? null]),
  ]);
}

describe('two inputs side by side', () => {
  it('are the same, changed, or have something of their own', () => {
    expect(
      compared(
        '&a x=1 y=2 z=3 /\n&b w(1:2)=1,2 v=4 /\n&c q=1 /',
        '&d r=1 /\n&b w=1,2 u=5 v=4 /\n&a z=3 x=7 /',
      ),
    ).toEqual([
      [
        'a',
        [
          ['changed', 'x', '1', '7'],
          ['onlyLeft', 'y', '2', null],
          ['same', 'z', '3', '3'],
        ],
      ],
      [
        'b',
        [
          ['same', 'w', '1, 2', '1, 2'],
          ['same', 'v', '4', '4'],
          ['onlyRight', 'u', null, '5'],
        ],
      ],
      ['c', [['onlyLeft', 'q', '1', null]]],
      ['d', [['onlyRight', 'r', null, '1']]],
    ]);
  });

  it('differ in where an array begins', () => {
    expect(compared('&a w(1:2)=1,2 /', '&a w(2:3)=1,2 /')).toEqual([
      ['a', [['changed', 'w', '1, 2', '1, 2']]],
    ]);
  });

  it('pair groups of the same name in order', () => {
    expect(compared('&a x=1 /\n&a x=2 /', '&a x=1 /\n&a x=3 /')).toEqual([
      ['a', [['same', 'x', '1', '1']]],
      ['a', [['changed', 'x', '2', '3']]],
    ]);
  });

  it('mirror each other', () => {
    const [left, right] = ['&a x=1 y=2 /\n&b z=1 /', '&a x=2 w=2 /'];
    const count = (from: string, to: string, kind: string) =>
      compareParameters(groupsOf(from), groupsOf(to)).flatMap(({ parameters }) =>
        parameters.filter((one) => one.kind === kind),
      ).length;
    expect(count(left, right, 'onlyLeft')).toBe(count(right, left, 'onlyRight'));
    expect(count(left, right, 'changed')).toBe(1);
    expect(count(left, left, 'same')).toBe(3);
  });
});

it('can be loaded by a browser', () => {
  for (const file of ['parameter-difference.ts', 'parameter-entry.ts']) {
    const imports = readFileSync(new URL(file, import.meta.url), 'utf8').match(/from '[^']*'/g) ?? [];
    expect(imports.filter((one) => one !== "from './parameter-entry.js'")).toEqual([]);
  }
});
