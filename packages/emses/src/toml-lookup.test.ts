import { expect, it } from 'vitest';
import { lookup } from './toml-lookup.js';
import { parseToml } from './toml-tree.js';

const tree = parseToml(`top = 0
[a]
x = 1
here = "table"
[a.deep]
y = 5
only = "deep"
[b]
x = 2
list = [[{ y = 6 }], [{ y = 7, only = "list" }]]
[[c]]
y = 8
[[c]]
y = 9
`);

it.each<[string, unknown]>([
  ['top', 0],
  ['x', [1, 2]],
  ['here', 'table'],
  // Lists add no depth: [[c]] is as shallow as [a].
  ['y', [8, 9]],
  ['only', ['deep', 'list']],
  ['nothing', undefined],
])('%s', (key, value) => {
  expect(lookup(tree, key)).toEqual(value);
});

it('gives the entry of the table itself before any inside', () => {
  expect(lookup(parseToml('x = 1\n[a]\nx = 2'), 'x')).toBe(1);
});
