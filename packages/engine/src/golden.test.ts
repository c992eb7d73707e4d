import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GoldenNode } from './testing/golden/golden-node.js';
import { sectionsOf } from './testing/golden/golden-sections.js';
import { isToldElsewhere, TOLD_ELSEWHERE } from './testing/golden/told-elsewhere.js';
import { GOLDEN } from './testing/golden.js';

const files = ['small.json', 'boundaries.json'].map((name) => GoldenNode.ofFile(name));
const everything = files.flatMap(({ unseen }) => unseen);

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

describe.each(sectionsOf(files))('$path, as the Python emout has it', ({ cases }) => {
  it('is compared', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('$title', ({ compare }) => {
    compare({ library, run: library.run('small') });
  });
});

describe('of all that the Python emout gave', () => {
  it('no value was left out that is not told elsewhere', () => {
    const left = new Set(files.flatMap(({ unseen }) => unseen));
    expect([...left].filter((path) => !isToldElsewhere(path))).toEqual([]);
    const looked = everything.filter((path) => !left.has(path));
    expect(looked.filter(isToldElsewhere)).toEqual([]);
    expect(looked.length).toBeGreaterThan(20_000);
  });

  it.each(TOLD_ELSEWHERE)('there is something of $paths: $reason', ({ paths }) => {
    expect(everything.some((path) => paths.test(path))).toBe(true);
  });
});
