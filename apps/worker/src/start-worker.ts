import { chmodSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Worker } from 'node:worker_threads';
import { holdsRun } from '@emout/engine/holds-run';
import { RootSet } from '@emout/engine/roots';
import { registerFonts } from '@emout/render/fonts';
import { AnswersUnderWay } from './answers-under-way.js';
import type { WorkerConfig } from './environment.js';
import { createHttpServer } from './http-server.js';
import { planMemory } from './memory-plan.js';
import { ThreadPool } from './pool/thread-pool.js';
import type { NarrowedTasks, ThreadSettings } from './pool/worker-tasks.js';
import { claimSocketPath, removeSocket } from './runtime-directory.js';
import { WorkerService } from './worker-service.js';

export interface StartOptions {
  readonly config: WorkerConfig;
  /** Starts a thread that runs the compiled `pool/thread.js`. */
  readonly spawn: (settings: ThreadSettings) => Worker;
  readonly log: (what: string) => void;
  /** Called when threads hang that nothing but the end of the process frees. */
  readonly onStuck?: () => void;
  readonly deadlineMs?: number;
  readonly animationDeadlineMs?: number;
  readonly maxWaiting?: number;
  /** How long a cancelled task may go on before its thread is ended. */
  readonly graceMs?: number;
}

/** A worker that listens; disposing of it closes the socket and ends its threads. */
export interface RunningWorker extends AsyncDisposable {
  readonly socket: string;
  readonly pool: ThreadPool<NarrowedTasks>;
  /** Takes no new requests, and resolves when those under way are answered, or after `ms`. */
  finish(ms: number): Promise<void>;
  close(): Promise<void>;
}

const DEADLINE_MS = 30_000;
const ANIMATION_DEADLINE_MS = 600_000;
const MAX_WAITING = 256;
const GRACE_MS = 5_000;

/**
 * Starts the threads and listens on `worker-<index>.sock` in the runtime directory.
 * @throws RootError, RuntimeDirectoryError, FontFileError
 */
export async function startWorker(options: StartOptions): Promise<RunningWorker> {
  const { config, spawn, log } = options;
  const { roots } = new RootSet(config.roots, holdsRun);
  const socket = await claimSocketPath(config.runtimeDirectory, config.index);
  const plan = planMemory(config.memoryBytes, config.threads);
  // Before the first thread starts: threads inherit the fonts and leave the process's list of them alone.
  registerFonts();
  const version = readVersion();
  const settings: ThreadSettings = {
    roots: config.roots,
    sliceBytes: plan.sliceBytesPerThread,
    version,
  };
  const pool = new ThreadPool<NarrowedTasks>({
    threads: config.threads,
    maxWaiting: options.maxWaiting ?? MAX_WAITING,
    graceMs: options.graceMs ?? GRACE_MS,
    log,
    ...(options.onStuck === undefined ? {} : { onStuck: options.onStuck }),
    spawn: () => spawn(settings),
  });
  const service = new WorkerService({
    pool,
    rootLabels: roots.map((root) => root.label),
    version,
    session: {
      session: config.session,
      startedAtMs: config.startedAtMs ?? Date.now(),
      endsAtMs: config.endsAtMs,
      idleS: config.idleS,
    },
    answerBytes: plan.answerBytes,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    animationDeadlineMs: options.animationDeadlineMs ?? ANIMATION_DEADLINE_MS,
  });
  const underWay = new AnswersUnderWay();
  const server = createHttpServer({
    service,
    underWay,
    log,
    health: () => ({
      pool: pool.state,
      memory: {
        budgetBytes: config.memoryBytes,
        cacheBytes: service.cacheBytes + pool.state.cacheBytes,
        residentBytes: process.memoryUsage.rss(),
      },
    }),
  });

  const finish = async (ms: number) => {
    // Also removes the socket, so that whoever looks for it asks another worker.
    server.close();
    await underWay.finish(ms);
  };
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, pool.close()]);
    removeSocket(socket);
  };
  try {
    await listen(server, socket);
  } catch (error) {
    await pool.close();
    throw error;
  }
  return { socket, pool, finish, close, [Symbol.asyncDispose]: close };
}

/** Listens on a socket that nobody but the owner can open, from the moment it exists. */
async function listen(server: Server, socket: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socket, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } finally {
    process.umask(before);
  }
  chmodSync(socket, 0o600);
}

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const found =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : null;
  return typeof found === 'string' ? found : 'unknown';
}
