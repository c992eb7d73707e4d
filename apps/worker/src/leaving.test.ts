import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorker } from './testing/build.js';
import { mapOf } from './testing/client.js';
import { NarrowedClient } from './testing/narrowed-client.js';
import { OpenWorker } from './testing/open-worker.js';
import { Scratch } from './testing/scratch.js';
import { WorkerProcess } from './testing/worker-process.js';

beforeAll(buildWorker, 300_000);

/** Large enough to be caught at work. */
function longFigure() {
  const layer = { kind: 'map', data: { run: 'study/small', expr: 'phisp[-1, :, 6, :]' } } as const;
  const panels = Array.from({ length: 25 }, () => ({ layers: [layer] }));
  return { v: 1, size: { width: 20, height: 20, dpi: 100 }, panels };
}

async function reach(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a worker that is told to end', () => {
  it('finishes what is under way and what waits, takes nothing new, and is gone', async () => {
    using scratch = new Scratch();
    await using worker = await WorkerProcess.start({
      runtime: scratch.runtime,
      roots: [scratch.root],
      threads: 1,
    });
    const { client } = worker;
    const drawing = client.figure(longFigure());
    const waiting = client.figure(mapOf('phisp[-1, :, 5, :]'));
    await reach(async () => (await client.health()).pool.waiting === 1);
    const ended = worker.end(() => worker.process.kill('SIGTERM'));
    await reach(async () => !existsSync(worker.socket));
    await expect(client.figure(mapOf('phisp[-1, :, 4, :]'))).rejects.toThrow(
      /ENOENT|EPIPE|ECONNRESET|socket hang up/,
    );
    const answers = await Promise.all([drawing, waiting]);
    expect(answers.map(({ status, headers }) => [status, headers.connection])).toEqual([
      [200, 'close'],
      [200, 'close'],
    ]);
    expect(await ended).toBe(0);
  }, 60_000);

  it('breaks off what takes longer than it is given', async () => {
    using scratch = new Scratch();
    await using worker = await WorkerProcess.start({
      runtime: scratch.runtime,
      roots: [scratch.root],
      threads: 1,
      env: { EMOUT_GRACE_S: '0' },
    });
    const drawing = worker.client.figure(longFigure()).catch((error: Error) => error.message);
    await reach(async () => (await worker.client.health()).pool.running === 1);
    await worker.end(() => worker.process.kill('SIGTERM'));
    expect(await drawing).toBe('socket hang up');
  }, 60_000);
});

describe('a client of many', () => {
  it('does not wait for all pictures of another, nor for one of these that it wants as well', async () => {
    using scratch = new Scratch();
    await using worker = new OpenWorker();
    const client = await worker.start(scratch);
    const ask = async (who: string, expr: string) => {
      const { status } = await client.figure(mapOf(expr), { headers: { 'x-emout-client': who } });
      return status;
    };
    const held = client.figure(longFigure());
    await worker.busy(1, 0);
    const order: string[] = [];
    const slices = Array.from({ length: 40 }, (_, k) => `phisp[${k % 5}, :, ${Math.floor(k / 5)}, :]`);
    const flood = slices.map(async (expr) => {
      expect(await ask('a', expr)).toBe(200);
      order.push('a');
    });
    await worker.busy(1, 40);
    const few = ['phisp[0, :, 10, :]', slices[39] ?? ''].map(async (expr) => {
      expect(await ask('b', expr)).toBe(200);
      order.push('b');
    });
    await worker.busy(1, 41);
    await Promise.all([held, ...flood, ...few]);
    // The last of the flood is drawn for both, in the second turn of the other.
    expect(order.lastIndexOf('b')).toBeLessThan(6);
  }, 60_000);
});

it('tells of the session what it was told', async () => {
  using scratch = new Scratch();
  await using worker = await WorkerProcess.start({
    runtime: scratch.runtime,
    roots: [scratch.root],
    env: {
      EMOUT_ENDS_AT: '1800000000',
      EMOUT_IDLE_S: '7200',
      EMOUT_SESSION_NAME: 'moon',
      EMOUT_STARTED_AT: '1700000000.25',
    },
  });
  const headers = { 'x-emout-role': 'viewer' };
  const answer = await worker.client.ask({ path: '/trpc/session.info', headers });
  expect(JSON.parse(answer.body.toString()).result.data).toMatchObject({
    endsAtMs: 1_800_000_000_000,
    idleS: 7200,
    session: 'moon',
    startedAtMs: 1_700_000_000_250,
    role: 'viewer',
    roots: [{ label: 'root', runs: 1 }],
  });
  const own = JSON.parse((await new NarrowedClient(worker.client, null).ask('session.info')).text);
  expect(own.result.data).toMatchObject({ role: 'owner', session: 'moon' });
});
