import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimSocketPath } from './runtime-directory.js';

class Directory implements Disposable {
  /** mkdtemp makes it 0700. */
  readonly path = mkdtempSync(join(tmpdir(), 'rt-'));

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

describe('claimSocketPath', () => {
  it('takes a directory that is ours alone', async () => {
    using directory = new Directory();
    expect(await claimSocketPath(directory.path, 0)).toBe(join(directory.path, 'worker-0.sock'));
  });

  it('refuses a directory that others can enter', async () => {
    using directory = new Directory();
    chmodSync(directory.path, 0o750);
    await expect(claimSocketPath(directory.path, 0)).rejects.toThrow('has mode 0750');
  });

  it('refuses a link, a file, nothing, and a name that is too long', async () => {
    using directory = new Directory();
    const inner = join(directory.path, 'inner');
    mkdirSync(inner, { mode: 0o700 });
    symlinkSync(inner, join(directory.path, 'link'));
    writeFileSync(join(directory.path, 'file'), '');
    const long = join(directory.path, 'x'.repeat(120));
    mkdirSync(long, { mode: 0o700 });
    for (const [name, words] of [
      [join(directory.path, 'link'), 'not a directory'],
      [join(directory.path, 'file'), 'not a directory'],
      [join(directory.path, 'none'), 'does not exist'],
      [long, 'bytes'],
    ] as const) {
      await expect(claimSocketPath(name, 0)).rejects.toThrow(words);
    }
  });

  it('refuses a directory in which a worker lives, and clears away the socket of a dead one', async () => {
    using directory = new Directory();
    const path = join(directory.path, 'worker-0.sock');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    await expect(claimSocketPath(directory.path, 0)).rejects.toThrow('another worker');
    await new Promise((resolve) => server.close(resolve));
    expect(await claimSocketPath(directory.path, 0)).toBe(path);
    expect(existsSync(path)).toBe(false);
  });
});
