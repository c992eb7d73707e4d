import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PathOutsideRootsError, UnknownRunError } from './errors.js';
import { holdsRun } from './holds-run.js';
import { RootSet } from './roots.js';
import { runSource } from './run-source.js';

let place: string;
let root: string;
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'run-source-')));
  root = join(place, 'root');
});
afterEach(() => rmSync(place, { recursive: true }));

function make(...parts: string[]): string {
  const directory = join(place, ...parts);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'plasma.inp'), '');
  return directory;
}

const roots = (...paths: string[]): RootSet => new RootSet(paths.length > 0 ? paths : [root], holdsRun);

describe('the address of a run', () => {
  it('is one directory, whatever lies beside it', () => {
    const sim = make('root', 'study', 'sim');
    make('root', 'study', 'sim_2');
    const source = runSource(roots(), 'study/sim');
    expect(source).toMatchObject({ address: 'study/sim', directory: sim, continuations: [], awaited: null });
    expect(source.directories).toEqual([sim]);
  });

  it('with a plus sign behind it is that and its numbered continuations, without a gap', () => {
    const [sim, second, third] = ['sim', 'sim_2', 'sim_3'].map((name) => make('root', 'study', name));
    make('root', 'study', 'sim_5');
    const source = runSource(roots(), 'study/sim+');
    expect(source).toMatchObject({ address: 'study/sim', continuations: 'auto' });
    expect(source.directories).toEqual([sim, second, third]);
    expect(source.awaited).toBe(join(root, 'study/sim_4'));
    expect(source.id).not.toBe(runSource(roots(), 'study/sim').id);
    expect(source.id).not.toBe(runSource(roots(), 'study/sim+', 'keep').id);
  });

  it('with names behind plus signs is these, in this order', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => make('root', name));
    const source = runSource(roots(), 'a+c+b');
    expect(source).toMatchObject({ continuations: [c, b], awaited: null });
    expect(source.directories).toEqual([a, c, b]);
    expect(source.id).not.toBe(runSource(roots(), 'a+b+c').id);
  });

  it('is first of all the directory that is really called so', () => {
    for (const name of ['a', 'b']) make('root', name);
    const called = make('root', 'a+b');
    expect(runSource(roots(), 'a+b')).toMatchObject({ directory: called, continuations: [] });
  });

  it('may hold plus signs of its own and further ones for continuations', () => {
    const [called, second] = ['a+b', 'a+b_2'].map((name) => make('root', 'x+y', name));
    const other = make('root', 'other');
    expect(runSource(roots(), 'x+y/a+b+').directories).toEqual([called, second]);
    expect(runSource(roots(), 'x+y/a+b+other').directories).toEqual([called, other]);
  });

  it.each(['+', '++', '+a', 'a++b', 'a+gone', 'gone+', 'gone+a', `a${'+a'.repeat(600)}`, 'a+b/'])(
    'is unknown as %s',
    (address) => {
      for (const name of ['a', 'b']) make('root', name);
      expect(() => runSource(roots(), address)).toThrow(UnknownRunError);
    },
  );

  it.each(['../a', '/etc', 'a/../../etc', 'a+../b', 'a+/etc', 'a+b+./b', 'a\0'])(
    'is refused as %j',
    (address) => {
      for (const name of ['a', 'b']) make('root', name);
      expect(() => runSource(roots(), address)).toThrow(PathOutsideRootsError);
    },
  );
});

describe('links', () => {
  it('out of the roots are refused, as a run and as a named continuation', () => {
    make('root', 'sim');
    symlinkSync(make('elsewhere', 'run'), join(root, 'out'));
    expect(() => runSource(roots(), 'out')).toThrow(PathOutsideRootsError);
    expect(() => runSource(roots(), 'sim+out')).toThrow(PathOutsideRootsError);
  });

  it('out of the roots end the chain of numbered continuations', () => {
    const sim = make('root', 'sim');
    symlinkSync(make('elsewhere', 'run'), join(root, 'sim_2'));
    make('root', 'sim_3');
    const source = runSource(roots(), 'sim+');
    expect(source.directories).toEqual([sim]);
    expect(source.awaited).toBe(join(root, 'sim_2'));
  });

  it('to a run have the continuations beside its real directory', () => {
    const second = [make('root', 'store', 'run'), make('root', 'store', 'run_2')][1];
    symlinkSync(join(root, 'store', 'run'), join(root, 'newest'));
    make('root', 'newest_2');
    expect(runSource(roots(), 'newest+').directories).toEqual([join(root, 'newest'), second]);
  });
});

describe('a root that is itself a run', () => {
  it('has no continuations beside it', () => {
    const sim = make('root', 'sim');
    make('root', 'sim_2');
    expect(runSource(roots(sim), 'sim+').directories).toEqual([sim]);
  });

  it('has those that are roots themselves', () => {
    const [sim = '', second = ''] = ['sim', 'sim_2'].map((name) => make('root', name));
    make('root', 'sim_3');
    expect(runSource(roots(sim, second), 'sim+').directories).toEqual([sim, second]);
  });
});
