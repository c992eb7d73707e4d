import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ownIdentity, processCondition } from './process-identity.js';

test('this process is alive', () => {
  expect(processCondition(ownIdentity())).toBe('alive');
});

test('a process that ended is gone', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(processCondition({ ...ownIdentity(), pid: child.pid ?? 0, pid_started: null })).toBe('gone');
});

test('a later process with the same number is another', () => {
  const own = ownIdentity();
  const { pid_started, boot_id } = own;
  if (pid_started !== null) expect(processCondition({ ...own, pid_started: pid_started - 1 })).toBe('gone');
  if (boot_id !== null) expect(processCondition({ ...own, boot_id: '0' })).toBe('gone');
});

test('of another machine nothing is known', () => {
  expect(processCondition({ ...ownIdentity(), host: 'elsewhere' })).toBe('elsewhere');
});
