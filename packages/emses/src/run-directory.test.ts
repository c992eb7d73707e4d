import { expect, test } from 'vitest';
import { namesOfRun } from './run-directory.js';

test.each([
  [['plasma.inp'], true],
  [['plasma.toml'], true],
  [['phisp00_0000.h5', 'notes.txt'], true],
  [['icur'], false],
  [['phisp.h5', 'phisp01_0000.h5'], false],
  [[], false],
])('%j is a run: %s', (names, expected) => {
  expect(namesOfRun(names)).toBe(expected);
});
