import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownIdentity } from '../server/process-identity.js';
import { createRuntimeDirectory, runtimeParent } from './runtime-directory.js';

const UID = process.getuid?.() ?? 0;

function scratch() {
  const path = mkdtempSync(join(tmpdir(), 'emout-cli-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A directory as a session of the process `pid` leaves it. */
function left(parent: string, pid: number, owner?: object): string {
  const path = mkdtempSync(join(parent, `emout-${UID}-${pid}-`));
  if (owner !== undefined) writeFileSync(join(path, 'owner.json'), JSON.stringify(owner));
  return path;
}

test('it is for its owner alone, and goes with what is in it', () => {
  using parent = scratch();
  const runtime = createRuntimeDirectory(parent.path);
  expect(statSync(runtime.path).mode & 0o777).toBe(0o700);
  expect(readdirSync(runtime.path)).toEqual(['owner.json']);
  writeFileSync(join(runtime.path, 'more'), '');
  runtime[Symbol.dispose]();
  expect(existsSync(runtime.path)).toBe(false);
});

test('what a dead session left is removed with its sockets, what a living one uses stays', async () => {
  using parent = scratch();
  const dead = left(parent.path, 999_999_999);
  const living = left(parent.path, process.pid);
  const server = createServer().listen(join(dead, 'worker-0.sock'));
  await once(server, 'listening');
  using runtime = createRuntimeDirectory(parent.path);
  server.close();
  expect([dead, living, runtime.path].map((path) => existsSync(path))).toEqual([false, true, true]);
});

test('a process of another machine, and one that has the number of a dead one, are told apart', async () => {
  using parent = scratch();
  const child = spawn('true');
  await once(child, 'exit');
  const pid = child.pid ?? 0;
  const own = ownIdentity();
  const elsewhere = left(parent.path, pid, { ...own, pid, host: 'elsewhere' });
  const rebooted = left(parent.path, process.pid, { ...own, boot_id: 'a-boot-before' });
  const reused = left(parent.path, process.pid, { ...own, pid_started: 1 });
  const ours = left(parent.path, process.pid, own);
  using _runtime = createRuntimeDirectory(parent.path);
  expect([elsewhere, rebooted, reused, ours].map((path) => existsSync(path))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('links under the name of a dead session are left alone, wherever they lead', () => {
  using parent = scratch();
  const own = join(parent.path, 'own');
  mkdirSync(own);
  const links = ['nowhere', 'own'].map((target) => {
    const link = join(parent.path, `emout-${UID}-999999999-${target}`);
    symlinkSync(join(parent.path, target), link);
    return link;
  });
  using runtime = createRuntimeDirectory(parent.path);
  expect(existsSync(runtime.path)).toBe(true);
  expect(existsSync(own)).toBe(true);
  for (const link of links) expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test('sockets stand where their paths are short enough', () => {
  expect(runtimeParent('/scratch/tmp')).toBe('/scratch/tmp');
  expect(runtimeParent(`/scratch/${'x'.repeat(80)}`)).toBe('/tmp');
});
