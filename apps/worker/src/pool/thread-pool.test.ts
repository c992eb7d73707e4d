import { execFileSync } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { ThreadPool } from './thread-pool.js';

interface Tasks {
  readonly [kind: string]: { readonly payload: unknown; readonly result: unknown };
  readonly echo: { readonly payload: number; readonly result: { value: number; thread: number } };
  /** Computes until it is cancelled. */
  readonly spin: { readonly payload: Int32Array; readonly result: null };
  /** Computes until the process ends, whatever the flag says. */
  readonly hang: { readonly payload: Int32Array; readonly result: null };
  /** Answers, and ends its thread. */
  readonly leave: { readonly payload: null; readonly result: number };
  /** Waits in a system call, which nothing interrupts. */
  readonly block: { readonly payload: string; readonly result: null };
  /** Ends its thread the first n times (counted in shared memory). */
  readonly die: { readonly payload: { times: number; count: Int32Array }; readonly result: number };
  readonly fail: { readonly payload: null; readonly result: null };
}

const THREAD = `
const { parentPort, threadId } = require('node:worker_threads');
const tasks = {
  echo: (value) => ({ value, thread: threadId }),
  spin: (seen, cancelled) => {
    Atomics.store(seen, 0, 1);
    while (!cancelled()) {}
    Atomics.store(seen, 0, 2);
    return null;
  },
  hang: (seen) => { Atomics.store(seen, 0, 1); for (;;) {} },
  leave: () => threadId,
  block: (pipe) => require('node:fs').openSync(pipe, 'r'),
  die: ({ times, count }) => {
    const before = Atomics.add(count, 0, 1);
    if (before < times) process.exit(7);
    return before;
  },
  fail: () => { throw { tag: 'EmptyField', message: 'phisp has no snapshot yet.' }; },
};
parentPort.on('message', ({ id, kind, payload, cancel }) => {
  const flag = new Int32Array(cancel);
  try {
    const result = tasks[kind](payload, () => Atomics.load(flag, 0) !== 0);
    const leaving = kind === 'leave';
    parentPort.postMessage({ kind: 'done', id, cacheBytes: 10, result, leaving });
    if (leaving) setTimeout(() => process.exit(0), 20);
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', id, cacheBytes: 10, error });
  }
});
parentPort.postMessage({ kind: 'ready' });
`;

function startPool({
  threads = 2,
  maxWaiting = 256,
  graceMs = 60_000,
  code = THREAD,
  onStuck = () => {},
} = {}) {
  return new ThreadPool<Tasks>({
    threads,
    maxWaiting,
    graceMs,
    onStuck,
    spawn: () => new Worker(code, { eval: true }),
  });
}

function sharedCell(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

async function reaches(cell: Int32Array, value: number): Promise<void> {
  while (Atomics.load(cell, 0) !== value) await new Promise((resolve) => setTimeout(resolve, 2));
}

const { signal } = new AbortController();
// Hundreds of tasks share it here; in the worker each has its own.
setMaxListeners(0, signal);

describe('ThreadPool', () => {
  it('runs every task once', async () => {
    await using pool = startPool();
    const numbers = Array.from({ length: 200 }, (_, k) => k);
    const answers = await Promise.all(numbers.map((k) => pool.run('echo', k, { signal })));
    expect(answers.map((answer) => answer.value)).toEqual(numbers);
    expect(pool.state).toMatchObject({ threads: 2, running: 0, waiting: 0, replaced: 0 });
    const busy = new Set(answers.map((answer) => answer.thread)).size;
    expect(pool.state.cacheBytes).toBe(10 * busy);
  });

  it('computes on all threads at once', async () => {
    await using pool = startPool({ threads: 3 });
    const stop = new AbortController();
    const cells = [sharedCell(), sharedCell(), sharedCell()];
    const spinning = cells.map((cell) => pool.run('spin', cell, { signal: stop.signal }));
    await Promise.all(cells.map((cell) => reaches(cell, 1)));
    stop.abort(new Error('enough'));
    const ends = await Promise.allSettled(spinning);
    expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('leaves a thread to others while numbers of whole fields are computed', async () => {
    await using pool = startPool({ threads: 2 });
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    const cells = Array.from({ length: 20 }, sharedCell);
    const slow = cells.map((cell) => pool.run('spin', cell, { signal: stop.signal, rank: 'numbers' }));
    const [first = sharedCell()] = cells;
    await reaches(first, 1);
    expect((await pool.run('echo', 7, { signal })).value).toBe(7);
    expect(pool.state).toMatchObject({ running: 1, waiting: 19 });
    stop.abort(new Error('enough'));
    await Promise.allSettled(slow);
  });

  it('answers questions before pictures, and these before numbers', async () => {
    await using pool = startPool({ threads: 1 });
    const stop = new AbortController();
    const cell = sharedCell();
    const first = pool.run('spin', cell, { signal: stop.signal });
    await reaches(cell, 1);
    const order: string[] = [];
    const asked = (['numbers', 'picture', 'question', 'question'] as const).map(async (rank, k) => {
      await pool.run('echo', k, { signal, rank });
      order.push(`${rank} ${k}`);
    });
    stop.abort(new Error('enough'));
    await Promise.allSettled([first, ...asked]);
    expect(order).toEqual(['question 2', 'question 3', 'picture 1', 'numbers 0']);
  });

  /** One thread that computes until the test lets it go. */
  async function heldPool(maxWaiting?: number) {
    const pool = startPool({ threads: 1, ...(maxWaiting === undefined ? {} : { maxWaiting }) });
    const stop = new AbortController();
    const cell = sharedCell();
    const held = pool.run('spin', cell, { signal: stop.signal });
    await reaches(cell, 1);
    const release = async () => {
      stop.abort(new Error('enough'));
      await expect(held).rejects.toThrow('enough');
    };
    return { pool, release };
  }

  it('gives clients their turns within a rank', async () => {
    const { pool, release } = await heldPool();
    await using _ = pool;
    const order: string[] = [];
    const ask = async (client: string, rank: 'picture' | 'question' = 'picture') => {
      await pool.run('echo', 0, { signal, rank, clients: () => [client] });
      order.push(rank === 'picture' ? client : client.toUpperCase());
    };
    const asked = [
      ...Array.from({ length: 60 }, () => ask('a')),
      ask('b'),
      ask('b'),
      ask('c'),
      ask('a', 'question'),
    ];
    await release();
    await Promise.all(asked);
    expect(order.slice(0, 6)).toEqual(['A', 'b', 'c', 'a', 'b', 'a']);
    expect(order.slice(6)).toEqual(Array.from({ length: 58 }, () => 'a'));
  });

  it('refuses a client that has too much waiting, and no other', async () => {
    const { pool, release } = await heldPool(80);
    await using _ = pool;
    const ask = (client: string) => pool.run('echo', 1, { signal, clients: () => [client] });
    const waiting = Array.from({ length: 20 }, () => ask('a'));
    await expect(ask('a')).rejects.toMatchObject({
      tag: 'Busy',
      message: expect.stringContaining('20 requests of this'),
    });
    waiting.push(ask('b'));
    await release();
    expect((await Promise.all(waiting)).length).toBe(21);
  });

  it('gives a client that is alone every thread', async () => {
    await using pool = startPool({ threads: 3 });
    const stop = new AbortController();
    const cells = [sharedCell(), sharedCell(), sharedCell()];
    const clients = () => ['a'];
    const spinning = cells.map((cell) => pool.run('spin', cell, { signal: stop.signal, clients }));
    await Promise.all(cells.map((cell) => reaches(cell, 1)));
    stop.abort(new Error('enough'));
    await Promise.allSettled(spinning);
    expect(pool.state.running).toBeLessThanOrEqual(3);
  });

  it('prefers the thread that did the same run before', async () => {
    await using pool = startPool();
    await Promise.all(['a', 'b'].map((affinity) => pool.run('echo', 0, { signal, affinity })));
    const threads = new Set<number>();
    for (let k = 0; k < 10; k += 1) {
      threads.add((await pool.run('echo', k, { signal, affinity: 'b' })).thread);
    }
    expect(threads.size).toBe(1);
  });

  it('carries the error of a task and goes on', async () => {
    await using pool = startPool({ threads: 1 });
    await expect(pool.run('fail', null, { signal })).rejects.toMatchObject({ tag: 'EmptyField' });
    expect((await pool.run('echo', 3, { signal })).value).toBe(3);
    expect(pool.state.replaced).toBe(0);
  });

  it('refuses what would wait in too long a queue', async () => {
    await using pool = startPool({ threads: 1, maxWaiting: 2 });
    const seen = sharedCell();
    const stop = new AbortController();
    const spinning = pool.run('spin', seen, { signal: stop.signal });
    await reaches(seen, 1);
    const waiting = [pool.run('echo', 1, { signal }), pool.run('echo', 2, { signal })];
    await expect(pool.run('echo', 3, { signal })).rejects.toMatchObject({ tag: 'Busy' });
    stop.abort(new Error('moved on'));
    await expect(spinning).rejects.toThrow('moved on');
    expect((await Promise.all(waiting)).map((answer) => answer.value)).toEqual([1, 2]);
  });

  it('reaches a thread that computes: the flag ends the task, the thread lives on', async () => {
    await using pool = startPool({ threads: 1 });
    const seen = sharedCell();
    const stop = new AbortController();
    const spinning = pool.run('spin', seen, { signal: stop.signal });
    await reaches(seen, 1);
    stop.abort(new Error('moved on'));
    await expect(spinning).rejects.toThrow('moved on');
    await reaches(seen, 2);
    expect((await pool.run('echo', 1, { signal })).value).toBe(1);
    expect(pool.state.replaced).toBe(0);
  });

  it('takes a cancelled task out of the queue', async () => {
    await using pool = startPool({ threads: 1 });
    const seen = sharedCell();
    const never = sharedCell();
    const stop = new AbortController();
    const spinning = pool.run('spin', seen, { signal: stop.signal });
    await reaches(seen, 1);
    const moved = new AbortController();
    const waiting = pool.run('spin', never, { signal: moved.signal });
    moved.abort(new Error('nobody looks'));
    await expect(waiting).rejects.toThrow('nobody looks');
    expect(pool.state.waiting).toBe(0);
    stop.abort();
    await expect(spinning).rejects.toThrow();
    await pool.run('echo', 1, { signal });
    expect(Atomics.load(never, 0)).toBe(0);
  });

  it('ends a thread that ignores the flag', async () => {
    await using pool = startPool({ threads: 1, graceMs: 50 });
    const seen = sharedCell();
    const stop = new AbortController();
    const hanging = pool.run('hang', seen, { signal: stop.signal });
    await reaches(seen, 1);
    stop.abort(new Error('deadline'));
    await expect(hanging).rejects.toThrow('deadline');
    expect((await pool.run('echo', 5, { signal })).value).toBe(5);
    expect(pool.state.replaced).toBe(1);
  });

  it('leaves a thread behind that a system call holds, and says when all of them are', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'pool-'));
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    let stuck = 0;
    const pool = startPool({ threads: 2, graceMs: 50, onStuck: () => (stuck += 1) });
    try {
      for (const count of [1, 2]) {
        const stop = new AbortController();
        const blocked = pool.run('block', pipe, { signal: stop.signal });
        while (pool.state.running === 0) await new Promise((resolve) => setTimeout(resolve, 2));
        await new Promise((resolve) => setTimeout(resolve, 50));
        stop.abort(new Error('deadline'));
        await expect(blocked).rejects.toThrow('deadline');
        while (pool.state.stuck < count) await new Promise((resolve) => setTimeout(resolve, 5));
        expect(stuck).toBe(count === 2 ? 1 : 0);
        const both = await Promise.all([1, 2].map((k) => pool.run('echo', k, { signal })));
        expect(both.map(({ value }) => value)).toEqual([1, 2]);
      }
    } finally {
      // Somebody who writes is what they wait for.
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
      await pool.close();
      rmSync(directory, { recursive: true });
    }
  });

  it('gives no task to a thread that is about to leave', async () => {
    await using pool = startPool({ threads: 1 });
    for (let k = 0; k < 5; k += 1) {
      const left = await pool.run('leave', null, { signal });
      const { value, thread } = await pool.run('echo', k, { signal });
      expect(value).toBe(k);
      expect(thread).not.toBe(left);
    }
    expect(pool.state.replaced).toBe(5);
  });

  it('retries the task of a dead thread once', async () => {
    await using pool = startPool({ threads: 1 });
    expect(await pool.run('die', { times: 1, count: sharedCell() }, { signal })).toBe(1);
    expect(pool.state.replaced).toBe(1);
  });

  it('gives up a task that kills its thread twice, and serves the next', async () => {
    await using pool = startPool({ threads: 1 });
    const count = sharedCell();
    await expect(pool.run('die', { times: 99, count }, { signal })).rejects.toMatchObject({
      tag: 'WorkerLost',
    });
    expect(Atomics.load(count, 0)).toBe(2);
    expect((await pool.run('echo', 8, { signal })).value).toBe(8);
  });

  it('says that no thread starts', async () => {
    await using pool = startPool({ code: 'process.exit(3)' });
    await expect(pool.run('echo', 1, { signal })).rejects.toMatchObject({ tag: 'WorkerLost' });
  });

  it('rejects what is left when it closes', async () => {
    const pool = startPool({ threads: 1 });
    const hanging = pool.run('hang', sharedCell(), { signal });
    const rejected = expect(hanging).rejects.toMatchObject({ tag: 'WorkerLost' });
    await pool.close();
    await rejected;
    await expect(pool.run('echo', 1, { signal })).rejects.toMatchObject({ tag: 'WorkerLost' });
  });
});
