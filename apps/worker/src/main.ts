/** Entry of the worker process: environment in, one line `{"ready":true,"socket":…}` out, until told to stop. */
import { fstatSync } from 'node:fs';
import { readEnvironment } from './environment.js';
import { spawnThread } from './pool/spawn-thread.js';
import { type RunningWorker, startWorker } from './start-worker.js';

function log(what: string): void {
  process.stderr.write(`${what}\n`);
}

/** Ends the process even while a thread hangs in a system call, for which `process.exit` would wait. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Calls `stop` when the process is asked to end or its parent is gone. */
function onEnd(stop: (reason: string) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  // A terminal or /dev/null says nothing of the parent; a pipe closes with it.
  const stats = fstatSync(0);
  if (stats.isFIFO() || stats.isSocket()) {
    process.stdin.on('error', () => stop('stdin'));
    process.stdin.once('end', () => stop('stdin'));
    process.stdin.once('close', () => stop('stdin'));
    process.stdin.resume();
  }
}

/** Nobody waits for a thread that is deep in a read for longer than this. */
const HARD_END_MS = 2_000;

/** Answers what is under way, then ends. */
async function leave(worker: RunningWorker | null, graceMs: number): Promise<never> {
  await worker?.finish(graceMs);
  setTimeout(endNow, HARD_END_MS).unref();
  await worker?.close();
  process.exit(0);
}

async function main(): Promise<void> {
  const config = readEnvironment(process.env);
  let worker: RunningWorker | null = null;
  let stopping = false;
  onEnd(() => {
    if (stopping) return;
    stopping = true;
    leave(worker, config.graceMs).catch((error: unknown) => {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      endNow();
    });
  });
  worker = await startWorker({
    config,
    spawn: spawnThread,
    log,
    onStuck: () => {
      log('Threads hang in the file system and cannot be ended; the worker ends, to be started again.');
      endNow();
    },
  });
  process.stdout.write(`${JSON.stringify({ ready: true, socket: worker.socket })}\n`);
}

process.on('uncaughtException', (error) => {
  // The process may be half broken: it ends, and whoever started it starts it again.
  log(error.stack ?? error.message);
  process.exit(1);
});

try {
  await main();
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
