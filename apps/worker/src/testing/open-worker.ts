import type { Worker } from 'node:worker_threads';
import { readEnvironment, type WorkerConfig } from '../environment.js';
import { spawnThread } from '../pool/spawn-thread.js';
import { type RunningWorker, startWorker } from '../start-worker.js';
import { DIST } from './build.js';
import { SocketClient } from './client.js';
import type { Scratch } from './scratch.js';

/** What the environment of a usual worker says. */
export function configOf(scratch: Scratch, threads: number, root = scratch.root): WorkerConfig {
  return readEnvironment({
    EMOUT_RUNTIME_DIR: scratch.runtime,
    EMOUT_ROOTS: JSON.stringify([root]),
    EMOUT_THREADS: String(threads),
    EMOUT_MEMORY_MB: '512',
  });
}

/** A worker in this process with threads that the test can lay hands on. */
export class OpenWorker implements AsyncDisposable {
  readonly threads: Worker[] = [];
  readonly log: string[] = [];
  #running: RunningWorker | null = null;

  async start(
    scratch: Scratch,
    options: { deadlineMs?: number; maxWaiting?: number; threads?: number } = {},
  ) {
    const { threads = 1, ...rest } = options;
    this.#running = await startWorker({
      config: configOf(scratch, threads),
      spawn: (settings) => {
        const thread = spawnThread(settings, new URL('pool/thread.js', DIST));
        this.threads.push(thread);
        return thread;
      },
      log: (what) => this.log.push(what),
      ...rest,
    });
    return new SocketClient(this.#running.socket);
  }

  /** Waits until so many tasks are at work or waiting. */
  async busy(running: number, waiting: number): Promise<void> {
    for (;;) {
      const state = this.#running?.pool.state;
      if (state?.running === running && state.waiting === waiting) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running?.close();
  }
}
