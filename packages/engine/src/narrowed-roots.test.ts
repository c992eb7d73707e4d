import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverRuns } from './discover.js';
import { UnknownRunError } from './errors.js';
import { holdsRun } from './holds-run.js';
import { NarrowedRoots } from './narrowed-roots.js';
import { RootSet } from './roots.js';
import { runSource } from './run-source.js';

let place: string;
let roots: RootSet;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'narrowed-')));
  for (const run of [
    'a/study/one',
    'a/study/one_2',
    'a/study/deep/two',
    'a/other/three',
    'b/study/four',
    'c',
  ]) {
    make(run);
  }
  roots = new RootSet(
    ['a', 'b', 'c'].map((name) => join(place, name)),
    holdsRun,
  );
});
afterEach(() => rmSync(place, { recursive: true }));

function make(run: string): void {
  mkdirSync(join(place, run), { recursive: true });
  writeFileSync(join(place, run, 'plasma.inp'), '');
}

async function seen(...scope: string[]): Promise<(string | null)[]> {
  const narrowed = new NarrowedRoots(roots, scope);
  const { directories } = await discoverRuns(narrowed, new AbortController().signal);
  return directories.map((directory) => narrowed.addressOf(directory));
}

describe('a scope', () => {
  it.each([
    [[], []],
    [['study/one'], ['study/one']],
    [['study'], ['study/deep/two', 'study/one', 'study/one_2', 'study/four']],
    [['study/'], ['study/deep/two', 'study/one', 'study/one_2', 'study/four']],
    [
      ['study', 'study/deep'],
      ['study/deep/two', 'study/one', 'study/one_2', 'study/four'],
    ],
    [['a/study'], ['study/deep/two', 'study/one', 'study/one_2']],
    [['b'], ['study/four']],
    [['c'], ['c']],
    [
      ['a/other/three', 'c'],
      ['other/three', 'c'],
    ],
  ])('of %j shows these runs alone', async (scope, runs) => {
    expect(await seen(...scope)).toEqual(runs);
  });

  it.each([
    '',
    '/',
    '.',
    '..',
    'study/..',
    '../a',
    'study//one',
    'gone',
    'stud',
    'study/o',
    'a\0',
    'a\\study',
  ])('of %j names nothing', async (name) => {
    expect(await seen(name)).toEqual([]);
    expect(await seen(join(place, 'a'))).toEqual([]);
  });

  it('goes by the place that a run lies in, whatever address or link leads there', () => {
    symlinkSync(join(place, 'a/other/three'), join(place, 'a/study/out'));
    symlinkSync(join(place, 'a/study/one'), join(place, 'a/other/in'));
    symlinkSync(join(place, 'elsewhere'), join(place, 'a/other/lost'));
    mkdirSync(join(place, 'elsewhere'));
    const narrowed = new NarrowedRoots(roots, ['a/study']);
    for (const address of ['study/one', 'a/study/one', 'other/in', 'a/other/in']) {
      expect(narrowed.resolve(address).directory).toBe(join(place, 'a/study/one'));
    }
    for (const address of ['study/out', 'other/three', 'a/other/three', 'study/four', 'c', 'other/lost']) {
      expect(() => narrowed.resolve(address), address).toThrow(new UnknownRunError(address));
      expect(narrowed.has(address)).toBe(false);
    }
  });

  it('leaves every address to the run that it belongs to', () => {
    make('b/study/one');
    const narrowed = new NarrowedRoots(roots, ['b/study']);
    expect(() => narrowed.resolve('study/one')).toThrow(UnknownRunError);
    expect(narrowed.resolve('b/study/one').directory).toBe(join(place, 'b/study/one'));
    expect(narrowed.addressOf(join(place, 'b/study/one'))).toBe('b/study/one');
  });

  it('ends the chain of continuations where its folders end', () => {
    const whole = runSource(roots, 'study/one+');
    const part = runSource(new NarrowedRoots(roots, ['study/one']), 'study/one+');
    expect(whole.directories).toHaveLength(2);
    expect(part).toMatchObject({ directories: [join(place, 'a/study/one')], awaited: null });
    expect(part.id).not.toBe(whole.id);
    expect(() => part.mayRead(join(place, 'a/study/one_2'))).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
    const folder = runSource(new NarrowedRoots(roots, ['study']), 'study/one+');
    expect(folder.directories).toEqual(whole.directories);
    expect(folder.awaited).toBe(whole.awaited);
    expect(() => runSource(new NarrowedRoots(roots, ['study/one']), 'study/one+study/one_2')).toThrow(
      new UnknownRunError('study/one_2'),
    );
  });

  it('is the same in any order, and another where it names more', () => {
    const id = (...scope: string[]): string => new NarrowedRoots(roots, scope).id;
    expect(id('b', 'a', 'b')).toBe(id('a', 'b'));
    expect(id('a', 'b')).not.toBe(id('a'));
    expect(id('a","b')).not.toBe(id('a', 'b'));
    expect(id()).not.toBe(roots.id);
  });
});
