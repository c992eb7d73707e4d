import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ServiceStartError } from '../errors.js';
import { KeptService, type KeptServiceRequest } from './kept-service.js';

/** A real process by its program; `pids()` are those it has had, in their order. */
function program(text: string) {
  const directory = mkdtempSync(join(tmpdir(), 'emout-kept-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const entry = join(directory, 'program.mjs');
  const log = join(directory, 'pids');
  writeFileSync(log, '');
  writeFileSync(
    entry,
    `import { appendFileSync, readFileSync } from 'node:fs';
     const log = ${JSON.stringify(log)};
     appendFileSync(log, process.pid + '\\n');
     const lives = readFileSync(log, 'utf8').trim().split('\\n').length;
     process.stdin.on('end', () => process.exit(0)).resume();
     ${text}`,
  );
  const pids = () => readFileSync(log, 'utf8').trim().split('\n').map(Number);
  const start = (more: Partial<KeptServiceRequest> = {}) =>
    KeptService.start({ name: 'program', entry, env: process.env, ...more });
  return { pids, start };
}

const READY = `console.log('{"ready":true}');`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a process that is killed is started again, and not after the stop', async () => {
  const { pids, start } = program(READY);
  const kept = await start();
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(2);
  process.kill(pids()[1] ?? 0, 'SIGKILL');
  await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(3);
  await kept.stop(5_000);
  expect(pids().filter(isAlive)).toEqual([]);
  expect(pids().length).toBe(3);
});

test('the time for what is under way is given, and then no more', async () => {
  const patient = program(`${READY} process.on('SIGTERM', () => setTimeout(() => process.exit(0), 300));`);
  const kept = await patient.start();
  await kept.stop(10_000);
  expect(patient.pids().filter(isAlive)).toEqual([]);
  const deaf = program(
    `${READY} process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);`,
  );
  const stubborn = await deaf.start();
  await stubborn.stop(200);
  expect(deaf.pids().filter(isAlive)).toEqual([]);
});

test('stopping while it is being started again leaves nothing', async () => {
  const { pids, start } = program(`if (lives === 1) ${READY}`);
  const kept = await start();
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await expect.poll(() => pids().length, { timeout: 10_000 }).toBe(2);
  await kept.stop(5_000);
  await expect.poll(() => pids().filter(isAlive)).toEqual([]);
});

test('one that does not come up again is said to fail, and is tried further', {
  timeout: 60_000,
}, async () => {
  let failings = 0;
  const { pids, start } = program(`if (lives === 1 || lives > 6) ${READY} else process.exit(3);`);
  const kept = await start({
    pauseMs: () => 10,
    onFailing: () => {
      failings += 1;
    },
  });
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await expect.poll(() => failings, { timeout: 30_000 }).toBe(1);
  expect(kept.failing).toContain('it ended with code 3');
  await expect.poll(() => kept.failing, { timeout: 30_000 }).toBeNull();
  await kept.stop(5_000);
});

test('one that does not come up at all is refused', async () => {
  await expect(program('process.exit(2);').start()).rejects.toThrow(ServiceStartError);
});

test('it tells when nobody uses it', async () => {
  let idle = 0;
  const { start } = program(`${READY} console.log('{"idle":true}');`);
  const kept = await start({
    onIdle: () => {
      idle += 1;
    },
  });
  await expect.poll(() => idle).toBe(1);
  await kept.stop(5_000);
});
