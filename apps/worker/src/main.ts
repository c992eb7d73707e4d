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

async function main(): Promise<void> {
  let worker: RunningWorker | null = null;
  let stopping = false;
  onEnd(() => {
    if (stopping) return;
    stopping = true;
    // A thread deep in a read does not end at once; nobody waits for it longer than this.
    setTimeout(endNow, 2000).unref();
    void (worker?.close() ?? Promise.resolve()).finally(() => process.exit(0));
  });
  worker = await startWorker({
    config: readEnvironment(process.env),
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
