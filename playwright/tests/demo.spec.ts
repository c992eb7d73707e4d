import { execFileSync } from 'node:child_process';
import { startDemo } from '../session/demo.js';
import { expect, test } from '../session/fixture.js';

function descendants(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('Ctrl-C stops every process that was started', async ({ root }) => {
  const demo = await startDemo([root]);
  const started = descendants(demo.process.pid ?? 0);
  expect(started.length).toBeGreaterThanOrEqual(2);
  await demo[Symbol.asyncDispose]();
  expect(demo.process.exitCode).toBe(0);
  await expect.poll(() => started.filter(alive)).toEqual([]);
});

test('the processes end with the command even when it is killed', async ({ root }) => {
  const demo = await startDemo([root]);
  const started = descendants(demo.process.pid ?? 0);
  demo.process.kill('SIGKILL');
  await expect.poll(() => started.filter(alive), { timeout: 15_000 }).toEqual([]);
});

test('no secret stands in the arguments or the environment of a process', async ({ demo }) => {
  const table = execFileSync('ps', ['-A', 'e', '-o', 'args='], { encoding: 'utf8' });
  expect(table).not.toContain(demo.token);
});
