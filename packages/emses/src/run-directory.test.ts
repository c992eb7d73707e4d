import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { type FindRunsOptions, findRuns, isRunDirectory } from './run-directory.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'emout-roots-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function touch(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
}

async function found(options: FindRunsOptions = {}): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path, directory } of findRuns(root, options)) {
    expect(directory).toBe(path === '' ? root : join(root, path));
    paths.push(path);
  }
  return paths;
}

describe('findRuns', () => {
  it('finds runs by their parameters or their fields, nearer ones first and in natural order', async () => {
    touch(
      'moon/run_10/plasma.inp',
      'moon/run_2/phisp00_0000.h5',
      'moon/run_2/inner/plasma.toml',
      'moon/notes.txt',
      'moon/data/other.h5',
      'moon/particles/p1xe00_0000.h5',
      'solo/plasma.inp',
    );
    expect(await found()).toEqual(['solo', 'moon/run_2', 'moon/run_10', 'moon/run_2/inner']);
  });

  it('finds the root itself', async () => {
    touch('plasma.inp');
    expect(await found()).toEqual(['']);
  });

  it('looks neither into hidden directories nor restart files nor through links', async () => {
    touch('.git/a/plasma.inp', 'run/plasma.inp', 'run/SNAPSHOT0/phisp00_0000.h5');
    symlinkSync(join(root, 'run'), join(root, 'again'));
    expect(await found()).toEqual(['run']);
  });

  it('goes as deep as it is told', async () => {
    touch('a/plasma.inp', 'a/b/plasma.inp', 'a/b/c/plasma.inp');
    expect(await found({ maxDepth: 2 })).toEqual(['a', 'a/b']);
    expect(await found({ maxDepth: 0 })).toEqual([]);
  });

  it('ends when it is told', async () => {
    touch('a/plasma.inp');
    const reason = new Error('enough');
    await expect(found({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('finds nothing under a root that is not there', async () => {
    rmSync(root, { recursive: true });
    expect(await found()).toEqual([]);
    mkdirSync(root);
  });
});

describe('isRunDirectory', () => {
  it('knows a run', async () => {
    expect(await isRunDirectory(goldenRun)).toBe(true);
    expect(await isRunDirectory(dirname(goldenRun))).toBe(false);
    expect(await isRunDirectory(join(goldenRun, 'plasma.inp'))).toBe(false);
  });
});
