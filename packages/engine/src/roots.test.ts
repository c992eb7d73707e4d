import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RootSet } from './roots.js';

/** A directory that is a run when it holds the file `run`. */
const isRun = (directory: string) => existsSync(join(directory, 'run'));

class Tree implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'roots-')));

  run(below: string): string {
    const directory = join(this.path, below);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'run'), '');
    return directory;
  }

  roots(...below: string[]): RootSet {
    return new RootSet(
      below.map((name) => join(this.path, name)),
      isRun,
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

describe('RootSet', () => {
  it('gives a run the path below its root', () => {
    using tree = new Tree();
    const directory = tree.run('study/sun 20/run');
    const roots = tree.roots('study');
    expect(roots.addressOf(directory)).toBe('sun 20/run');
    expect(roots.resolve('sun 20/run')).toEqual({ root: roots.roots[0], directory, path: directory });
  });

  it('gives a root that is a run its own name', () => {
    using tree = new Tree();
    const directory = tree.run('moon');
    const roots = tree.roots('moon');
    expect(roots.addressOf(directory)).toBe('moon');
    expect(roots.resolve('moon').directory).toBe(directory);
  });

  it('keeps equal paths below two roots apart by the label of the later root', () => {
    using tree = new Tree();
    const first = tree.run('a/work/same');
    const second = tree.run('b/work/same');
    const roots = tree.roots('a/work', 'b/work');
    expect(roots.roots.map((root) => root.label)).toEqual(['work', 'work-2']);
    expect(roots.addressOf(first)).toBe('same');
    expect(roots.addressOf(second)).toBe('work-2/same');
    expect(roots.resolve('work-2/same').directory).toBe(second);
    expect(roots.resolve('work/same').directory).toBe(first);
  });

  it('leads every address back to its run, whatever the names', () => {
    const name = fc.constantFrom('a', 'b', 'run', 'a-2');
    const path = fc.array(name, { minLength: 0, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 5 }), (paths) => {
        using tree = new Tree();
        mkdirSync(join(tree.path, 'r/a'), { recursive: true });
        mkdirSync(join(tree.path, 's/a'), { recursive: true });
        const isHere = (directory: string) => existsSync(join(directory, '.run'));
        const runs = paths.flatMap((below) => ['r/a', 's/a'].map((root) => join(tree.path, root, below)));
        for (const directory of runs) {
          mkdirSync(directory, { recursive: true });
          writeFileSync(join(directory, '.run'), '');
        }
        const roots = new RootSet([join(tree.path, 'r/a'), join(tree.path, 's/a')], isHere);
        for (const directory of runs) {
          const address = roots.addressOf(directory);
          if (address !== null) expect(roots.resolve(address).directory).toBe(directory);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['../other', 'a/../../other', './run', '/etc', 'a/\0b', '..'])(
    'refuses %j by its text',
    (address) => {
      using tree = new Tree();
      tree.run('other');
      tree.run('root/run');
      expect(() => tree.roots('root').resolve(address)).toThrow(
        expect.objectContaining({ tag: 'PathOutsideRoots' }),
      );
    },
  );

  it.each(['', 'a//run', 'run/', 'nowhere', 'x'.repeat(2000), 'a\\run'])('knows no run %j', (address) => {
    using tree = new Tree();
    tree.run('root/run');
    expect(() => tree.roots('root').resolve(address)).toThrow(expect.objectContaining({ tag: 'UnknownRun' }));
  });

  it('does not follow a link out of the roots, and follows one inside', () => {
    using tree = new Tree();
    const outside = tree.run('outside/run');
    const inside = tree.run('root/run');
    symlinkSync(outside, join(tree.path, 'root/escape'));
    symlinkSync(join(tree.path, 'outside'), join(tree.path, 'root/parent'));
    symlinkSync(inside, join(tree.path, 'root/alias'));
    const roots = tree.roots('root');
    for (const address of ['escape', 'parent/run']) {
      expect(() => roots.resolve(address)).toThrow(expect.objectContaining({ tag: 'PathOutsideRoots' }));
    }
    expect(roots.resolve('alias').directory).toBe(inside);
    expect(roots.allows(join(tree.path, 'root/escape/run'))).toBe(false);
    expect(roots.allows(join(tree.path, 'root/run/run'))).toBe(true);
  });

  it('is not fooled by a root whose name begins another name', () => {
    using tree = new Tree();
    const outside = tree.run('root-secret/run');
    tree.run('root/run');
    expect(tree.roots('root').rootOf(outside)).toBeNull();
  });

  it('takes a link to a directory as a root', () => {
    using tree = new Tree();
    const directory = tree.run('data/run');
    symlinkSync(join(tree.path, 'data'), join(tree.path, 'link'));
    expect(tree.roots('link').resolve('run').directory).toBe(directory);
  });

  it('says which root cannot be used', () => {
    using tree = new Tree();
    expect(() => tree.roots('missing')).toThrow('it does not exist');
    expect(() => new RootSet(['relative'], isRun)).toThrow('it is not an absolute path');
  });

  it('does not take a directory that is no run', () => {
    using tree = new Tree();
    tree.run('root/run');
    mkdirSync(join(tree.path, 'root/notes'));
    expect(() => tree.roots('root').resolve('notes')).toThrow(expect.objectContaining({ tag: 'UnknownRun' }));
  });
});
