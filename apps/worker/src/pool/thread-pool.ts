import type { Worker } from 'node:worker_threads';
import { TaggedError } from '@emout/api/errors';
import { createCancelFlag, raiseCancelFlag } from './cancel-flag.js';
import { FairQueue } from './fair-queue.js';
import type { TaskMap, TaskMessage, ThreadMessage } from './task.js';

export interface ThreadPoolOptions {
  readonly threads: number;
  /** How many tasks may wait for a thread, a quarter of them (16 at least) for one client; more are refused with `Busy`. */
  readonly maxWaiting: number;
  /** Starts a thread that answers `TaskMessage` with `ThreadMessage`. */
  readonly spawn: () => Worker;
  /** How long a cancelled task may go on before its thread is ended and replaced. */
  readonly graceMs: number;
  /** Called when as many threads as the pool has could not be ended: only a new process frees them. */
  readonly onStuck?: () => void;
  readonly log?: (what: string) => void;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Tasks with equal affinity prefer the thread that ran the last of them: its files are open. */
  readonly affinity?: string;
  /** `picture` when it is left out. */
  readonly rank?: TaskRank;
  /** Who wait for the task at the moment; who is not told apart is the client `''`. */
  readonly clients?: () => readonly string[];
}

/**
 * What waits goes by rank, and within one the clients have their turns: questions take milliseconds, pictures are looked for, numbers of
 * whole fields may take half a minute and leave one thread to the others.
 */
export type TaskRank = 'question' | 'picture' | 'numbers';

const RANKS: Readonly<Record<TaskRank, number>> = { question: 0, picture: 1, numbers: 2 };

export interface PoolState {
  readonly threads: number;
  readonly running: number;
  readonly waiting: number;
  /** Threads that were replaced since the start. */
  readonly replaced: number;
  /** Threads that were given up, because they did not end when they were told to. */
  readonly stuck: number;
  /** What the caches of all threads hold. */
  readonly cacheBytes: number;
}

interface Job {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly affinity: string | undefined;
  readonly rank: number;
  readonly clients: () => readonly string[];
  readonly cancel: SharedArrayBuffer;
  attempts: number;
  settled: boolean;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface Slot {
  worker: Worker | null;
  ready: boolean;
  job: Job | null;
  affinity: string | undefined;
  /** Deaths since this slot was last ready. */
  failedStarts: number;
  timer: NodeJS.Timeout | null;
  cacheBytes: number;
}

const MAX_ATTEMPTS = 2;
const MAX_FAILED_STARTS = 3;
const MAX_PAUSE_S = 30;
const MIN_WAITING_OF_CLIENT = 16;
const NOBODY_IN_PARTICULAR = [''];

/**
 * A fixed number of threads and one bounded queue that is fair to all clients. A task whose signal aborts is rejected at once and its
 * thread told; a thread that dies is replaced and its task tried once more, then rejected with `WorkerLost`.
 */
export class ThreadPool<Tasks extends TaskMap> {
  readonly #options: ThreadPoolOptions;
  readonly #slots: Slot[] = [];
  readonly #waiting = new FairQueue<Job>();
  #nextId = 1;
  #replaced = 0;
  readonly #stuck = new Set<Worker>();
  #closed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    for (let k = 0; k < options.threads; k += 1) {
      const slot: Slot = {
        worker: null,
        ready: false,
        job: null,
        affinity: undefined,
        failedStarts: 0,
        timer: null,
        cacheBytes: 0,
      };
      this.#slots.push(slot);
      this.#start(slot);
    }
  }

  get state(): PoolState {
    return {
      threads: this.#slots.filter((slot) => slot.worker !== null).length,
      running: this.#slots.filter((slot) => slot.job !== null).length,
      waiting: this.#waiting.size,
      replaced: this.#replaced,
      stuck: this.#stuck.size,
      cacheBytes: this.#slots.reduce((sum, slot) => sum + slot.cacheBytes, 0),
    };
  }

  /** Runs a task on a thread; rejects with the task's tagged error, `Busy`, `WorkerLost` or the signal's reason. */
  run<Kind extends keyof Tasks & string>(
    kind: Kind,
    payload: Tasks[Kind]['payload'],
    { signal, affinity, rank = 'picture', clients = () => NOBODY_IN_PARTICULAR }: RunOptions,
  ): Promise<Tasks[Kind]['result']> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new TaggedError({ tag: 'WorkerLost', message: 'The worker is stopping.' }));
        return;
      }
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const busy = this.#busyFor(clients()[0] ?? '');
      if (busy !== null) {
        reject(busy);
        return;
      }
      const settle = () => {
        job.settled = true;
        signal.removeEventListener('abort', onAbort);
      };
      const job: Job = {
        id: this.#nextId,
        kind,
        payload,
        affinity,
        rank: RANKS[rank],
        clients,
        cancel: createCancelFlag(),
        attempts: 0,
        settled: false,
        resolve(result) {
          settle();
          resolve(result);
        },
        reject(error) {
          settle();
          reject(error);
        },
      };
      const onAbort = () => this.#cancel(job, signal.reason);
      this.#nextId += 1;
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(job);
      this.#dispatch();
    });
  }

  /** Ends every thread; tasks that run or wait are rejected with `WorkerLost`. */
  async close(): Promise<void> {
    this.#closed = true;
    const stopping = new TaggedError({ tag: 'WorkerLost', message: 'The worker is stopping.' });
    for (const job of this.#waiting.clear()) job.reject(stopping);
    await Promise.all(
      this.#slots.map(async (slot) => {
        if (slot.timer !== null) clearTimeout(slot.timer);
        if (slot.job !== null && !slot.job.settled) slot.job.reject(stopping);
        await slot.worker?.terminate();
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Why a task for a client cannot wait as well; null when it can. */
  #busyFor(client: string): TaggedError | null {
    const { maxWaiting } = this.#options;
    const hint = 'Ask again in a few seconds.';
    if (this.#waiting.size >= maxWaiting) {
      return new TaggedError({ tag: 'Busy', message: `${this.#waiting.size} requests wait already.`, hint });
    }
    const most = Math.max(MIN_WAITING_OF_CLIENT, Math.floor(maxWaiting / 4));
    if (client === '' || this.#waiting.sizeOf(client) < most) return null;
    return new TaggedError({
      tag: 'Busy',
      message: `${most} requests of this browser or script wait already.`,
      hint,
    });
  }

  #start(slot: Slot): void {
    const worker = this.#options.spawn();
    slot.worker = worker;
    slot.ready = false;
    worker.on('message', (message: ThreadMessage) => this.#receive(slot, message));
    // An 'error' is always followed by 'exit', which does the work.
    worker.on('error', (error) => this.#options.log?.(`A thread failed: ${error.stack ?? error.message}`));
    worker.once('exit', (code) => {
      this.#stuck.delete(worker);
      if (slot.worker === worker) this.#replace(slot, `ended with code ${code}`);
    });
  }

  #receive(slot: Slot, message: ThreadMessage): void {
    if (message.kind === 'ready') {
      slot.ready = true;
      slot.failedStarts = 0;
      this.#dispatch();
      return;
    }
    const job = slot.job;
    if (job === null || job.id !== message.id) return;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.job = null;
    slot.cacheBytes = message.cacheBytes;
    if (message.leaving === true) {
      slot.ready = false;
      // Its end will be no failed start.
      slot.failedStarts = -1;
    }
    if (!job.settled) {
      if (message.kind === 'done') job.resolve(message.result);
      else job.reject(new TaggedError(message.error));
    }
    this.#dispatch();
  }

  #replace(slot: Slot, how: string): void {
    if (this.#closed) return;
    const job = slot.job;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.worker = null;
    slot.job = null;
    slot.affinity = undefined;
    slot.timer = null;
    slot.cacheBytes = 0;
    this.#replaced += 1;
    if (!slot.ready) slot.failedStarts += 1;
    this.#options.log?.(`A thread ${how}${job === null ? '' : ` during ${job.kind}`}; a new one starts.`);

    if (job !== null && !job.settled) {
      if (job.attempts < MAX_ATTEMPTS) this.#waiting.putBack(job);
      else {
        job.reject(
          new TaggedError({
            tag: 'WorkerLost',
            message: `The thread that worked on this request ended ${job.attempts} times.`,
            hint: 'Other requests work. The worker’s log has the details.',
          }),
        );
      }
    }

    if (slot.failedStarts < MAX_FAILED_STARTS) {
      this.#start(slot);
      return;
    }
    // A thread that cannot start (a library that does not load) must not be restarted in a tight loop.
    slot.timer = setTimeout(() => this.#start(slot), 1000 * Math.min(slot.failedStarts, MAX_PAUSE_S));
    slot.timer.unref();
    if (this.#slots.every((other) => other.worker === null)) {
      const lost = new TaggedError({
        tag: 'WorkerLost',
        message: 'No thread of the worker starts.',
        hint: 'The worker’s log has the reason.',
      });
      for (const waiting of this.#waiting.clear()) waiting.reject(lost);
    }
  }

  #cancel(job: Job, reason: unknown): void {
    if (job.settled) return;
    raiseCancelFlag(job.cancel);
    this.#waiting.remove(job);
    job.reject(reason);
    const slot = this.#slots.find((candidate) => candidate.job === job);
    if (slot === undefined) return;
    slot.timer = setTimeout(() => {
      this.#options.log?.(
        `A thread did not leave a cancelled ${job.kind} in ${this.#options.graceMs} ms; it is ended.`,
      );
      this.#end(slot);
    }, this.#options.graceMs);
    slot.timer.unref();
  }

  /** Ends a thread; one that a system call holds (a pipe, a lost file server) cannot be ended and is left behind. */
  #end(slot: Slot): void {
    const { worker } = slot;
    if (worker === null) return;
    void worker.terminate();
    slot.timer = setTimeout(() => {
      if (slot.worker !== worker || this.#closed) return;
      this.#stuck.add(worker);
      worker.unref();
      this.#replace(slot, 'did not end and was given up');
      if (this.#stuck.size >= this.#slots.length) this.#options.onStuck?.();
    }, this.#options.graceMs);
    slot.timer.unref();
  }

  #dispatch(): void {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const { job, slot, worker } = next;
      this.#waiting.take(job);
      job.attempts += 1;
      slot.job = job;
      slot.affinity = job.affinity;
      const message: TaskMessage = { id: job.id, kind: job.kind, payload: job.payload, cancel: job.cancel };
      worker.postMessage(message);
    }
  }

  /** The first task that waits and may start, with a thread for it. */
  #next(): { readonly job: Job; readonly slot: Slot; readonly worker: Worker } | null {
    const numbers = this.#slots.filter(({ job }) => job?.rank === RANKS.numbers).length;
    const full = numbers >= Math.max(1, this.#slots.length - 1);
    const job = this.#waiting.next(({ rank }) => rank !== RANKS.numbers || !full);
    const slot = job === undefined ? undefined : this.#freeSlotFor(job);
    return job === undefined || slot === undefined || slot.worker === null
      ? null
      : { job, slot, worker: slot.worker };
  }

  #freeSlotFor(job: Job): Slot | undefined {
    let free: Slot | undefined;
    for (const slot of this.#slots) {
      if (!slot.ready || slot.job !== null || slot.worker === null) continue;
      if (job.affinity !== undefined && slot.affinity === job.affinity) return slot;
      free ??= slot;
    }
    return free;
  }
}
