import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunArgumentError } from '../errors.js';
import { runArgument } from './run-argument.js';

let place: string;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'run-argument-')));
});
afterEach(() => rmSync(place, { recursive: true }));

function make(...parts: string[]): string {
  const directory = join(place, ...parts);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'plasma.inp'), '');
  return directory;
}

it.each(['', '/', '/.', '/../sim'])('reads a run from the directory that holds it, as sim%s', (behind) => {
  const text = `${make('study', 'sim')}${behind}`;
  expect(runArgument(text)).toEqual({ text, roots: [join(place, 'study')], address: 'sim' });
});

it.each([
  ['sim+', 'sim+'],
  ['sim/+', 'sim+'],
  ['sim+sim_b', 'sim+sim_b'],
  ['a+b', 'a+b'],
  ['a+b+', 'a+b+'],
  ['a+b/+sim', 'a+b+sim'],
])('understands %s', (text, address) => {
  for (const name of ['sim', 'sim_b', 'a+b']) make('x+y', name);
  expect(runArgument(join(place, 'x+y', text))).toMatchObject({
    roots: [join(place, 'x+y')],
    address,
  });
});

it('reads a link with the neighbours of both places', () => {
  make('store', 'run');
  mkdirSync(join(place, 'mine'));
  symlinkSync(join(place, 'store/run'), join(place, 'mine/newest'));
  expect(runArgument(join(place, 'mine/newest'))).toMatchObject({
    roots: [join(place, 'mine'), join(place, 'store')],
    address: 'newest',
  });
});

it.each([
  ['gone', 'There is no directory'],
  ['gone+', 'There is no directory'],
  ['gone+sim', 'There is no directory'],
  ['study/sim/plasma.inp/sim', 'There is no directory'],
  ['study/sim/plasma.inp', 'is a file. A run is the directory that holds it: write'],
  ['study', 'holds no run: neither plasma.inp nor a file such as phisp00_0000.h5. Runs in it: sim.'],
  ['empty', 'holds no run: neither plasma.inp nor a file such as phisp00_0000.h5.'],
])('says what is wrong with %s', (name, sentence) => {
  make('study', 'sim');
  mkdirSync(join(place, 'empty'));
  const read = () => runArgument(join(place, name));
  expect(read).toThrow(RunArgumentError);
  expect(read).toThrow(sentence);
});
