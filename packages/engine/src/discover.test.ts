import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverRuns, SEARCH_BOUNDS } from './discover.js';
import { holdsRun } from './holds-run.js';
import { RootSet } from './roots.js';

const never = new AbortController().signal;

class Tree implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'discover-')));
  readonly root = join(this.path, 'root');

  constructor(...runs: string[]) {
    mkdirSync(this.root);
    for (const below of runs) this.run(`root/${below}`);
  }

  run(below: string): void {
    mkdirSync(join(this.path, below), { recursive: true });
    writeFileSync(join(this.path, below, 'plasma.inp'), '');
  }

  async found(bounds = SEARCH_BOUNDS) {
    const { directories, notes } = await discoverRuns(new RootSet([this.root], holdsRun), never, bounds);
    return { runs: directories.map((directory) => directory.slice(this.root.length + 1)), notes };
  }

  [Symbol.dispose](): void {
    chmodSync(this.root, 0o700);
    rmSync(this.path, { recursive: true, force: true });
  }
}

describe('discoverRuns', () => {
  it('finds runs inside of runs, in natural order', async () => {
    using tree = new Tree('run_10', 'run_2', 'run_2/inner', 'study/a');
    expect((await tree.found()).runs).toEqual(['run_2', 'run_2/inner', 'run_10', 'study/a']);
  });

  it('finds a root that is a run, and a run by a field file alone', async () => {
    using tree = new Tree('');
    mkdirSync(join(tree.root, 'bare'));
    writeFileSync(join(tree.root, 'bare/nd1p00_0000.h5'), '');
    expect((await tree.found()).runs).toEqual(['', 'bare']);
  });

  it('passes over hidden directories, restart files and places outside', async () => {
    using tree = new Tree('.git/run', 'SNAPSHOT1/run', 'seen');
    tree.run('outside/run');
    symlinkSync(join(tree.path, 'outside'), join(tree.root, 'link'));
    expect((await tree.found()).runs).toEqual(['seen']);
  });

  it('ends in a loop of links and takes every run once', async () => {
    using tree = new Tree('a/run');
    symlinkSync(tree.root, join(tree.root, 'a/up'));
    symlinkSync(join(tree.root, 'a/run'), join(tree.root, 'again'));
    expect((await tree.found()).runs).toEqual(['a/run']);
  });

  it('says where it stopped', async () => {
    using tree = new Tree('a', 'b', 'c', 'd/e/f');
    expect((await tree.found({ ...SEARCH_BOUNDS, maxDepth: 1 })).runs).toEqual(['a', 'b', 'c']);
    const few = await tree.found({ ...SEARCH_BOUNDS, maxRuns: 2 });
    expect(few.runs).toEqual(['a', 'b']);
    expect(few.notes.join()).toContain('2 runs');
    const short = await tree.found({ ...SEARCH_BOUNDS, maxDirectories: 3 });
    expect(short.notes.join()).toContain('3 directories');
  });

  // Root may read everything.
  it.skipIf(process.geteuid?.() === 0)('notes a directory that may not be read', async () => {
    using tree = new Tree('a', 'closed/run');
    chmodSync(join(tree.root, 'closed'), 0);
    const { runs, notes } = await tree.found();
    chmodSync(join(tree.root, 'closed'), 0o700);
    expect(runs).toEqual(['a']);
    expect(notes.join()).toContain('closed');
  });

  it('can be stopped', async () => {
    using tree = new Tree('a');
    const search = discoverRuns(new RootSet([tree.root], holdsRun), AbortSignal.abort(new Error('moved on')));
    await expect(search).rejects.toThrow('moved on');
  });
});
