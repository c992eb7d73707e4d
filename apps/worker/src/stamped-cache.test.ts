import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampOf } from '@emout/engine/file-stamp';
import { describe, expect, it } from 'vitest';
import { StampedCache } from './stamped-cache.js';

class Files implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'stamps-'));
  readonly path = join(this.directory, 'phisp00_0000.h5');

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

describe('StampedCache', () => {
  it('keeps a value while its file stays', async () => {
    using files = new Files();
    writeFileSync(files.path, 'one');
    const cache = new StampedCache<string>(1000);
    cache.set('key', 'picture', [stampOf(files.path)], 7);
    expect(await cache.get('key')).toBe('picture');
    expect(await cache.get('other')).toBeUndefined();
  });

  it.each([
    ['grew', (path: string) => writeFileSync(path, 'one and more')],
    ['was rewritten with equal size', (path: string) => utimesSync(path, 5, 5)],
    ['went away', (path: string) => unlinkSync(path)],
    [
      'was replaced',
      (path: string) => {
        writeFileSync(`${path}.new`, 'two');
        renameSync(`${path}.new`, path);
      },
    ],
  ])('forgets a value whose file %s', async (_, change) => {
    using files = new Files();
    writeFileSync(files.path, 'one');
    const cache = new StampedCache<string>(1000);
    cache.set('key', 'picture', [stampOf(files.path)], 7);
    change(files.path);
    expect(await cache.get('key')).toBeUndefined();
    expect(cache.usedBytes).toBe(0);
  });

  it('notices a file that appears and a link that is set anew', async () => {
    using files = new Files();
    const link = join(files.directory, 'link');
    writeFileSync(files.path, 'one');
    symlinkSync(files.path, link);
    const cache = new StampedCache<string>(1000);
    cache.set('link', 'picture', [stampOf(link)], 7);
    cache.set('missing', 'picture', [stampOf(join(files.directory, 'plasma.inp'))], 7);
    expect(await cache.get('link')).toBe('picture');
    expect(await cache.get('missing')).toBe('picture');
    writeFileSync(join(files.directory, 'plasma.inp'), '');
    unlinkSync(link);
    symlinkSync(join(files.directory, 'plasma.inp'), link);
    expect(await cache.get('link')).toBeUndefined();
    expect(await cache.get('missing')).toBeUndefined();
  });
});
