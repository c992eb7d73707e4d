import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { choosePort, preferredPort } from './port.js';
import { restartPauseMs } from './restart-pause.js';
import { createRuntimeDirectory, type RuntimeDirectory } from './runtime-directory.js';
import { type Service, startService } from './service.js';

/** A worker that comes up is started again whenever it dies; one that does not, this often in a row. */
const MAX_FAILED_STARTS = 5;
/** Enough to reach the longest pause. */
const MOST_DEATHS = 16;

export interface SessionOptions {
  readonly name: string;
  /** Absolute paths below which runs are looked for; nothing else is ever opened. */
  readonly roots: readonly string[];
  /** Listen exactly here; left out: the account's own port or one of the next twenty. */
  readonly port?: number;
  /** Further variables of the environment of both processes, which others can read. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A worker and a web server on this machine, started and stopped together. */
export interface Session {
  readonly port: number;
  readonly token: string;
  /** Resolves with the reason when the session cannot go on. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

const entry = (path: string) => fileURLToPath(import.meta.resolve(path));

function environment(options: SessionOptions, runtime: RuntimeDirectory, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...options.env,
    NODE_ENV: 'production',
    EMOUT_RUNTIME_DIR: runtime.path,
    EMOUT_ROOTS: JSON.stringify(options.roots),
    EMOUT_PORT: String(port),
    EMOUT_SESSION: `${options.name}-${port}`,
    AUTH_TRUST_HOST: 'true',
  };
}

/** Starts worker and web server side by side; a worker that dies is started again, after pauses that grow. */
export async function startSession(options: SessionOptions): Promise<Session> {
  const port = await choosePort(
    options.port ?? preferredPort(process.getuid?.() ?? 0),
    options.port !== undefined,
  );
  const runtime = createRuntimeDirectory();
  const env = environment(options, runtime, port);
  const services = new Set<Service>();
  let stopping = false;
  let fail: (reason: string) => void = () => undefined;
  const failed = new Promise<string>((resolve) => {
    fail = resolve;
  });

  const startWorker = async (): Promise<void> => {
    const worker = await startService('worker', entry('@emout/worker/main'), env);
    services.add(worker);
    if (stopping) await worker.stop();
    void worker.ended.then(({ code, signal }) => restartWorker(worker, signal ?? `code ${code}`));
  };
  const deaths: number[] = [];
  const stopped = new AbortController();
  const restartWorker = async (worker: Service, how: string): Promise<void> => {
    services.delete(worker);
    if (stopping) return;
    process.stderr.write(`The worker ended with ${how}; starting it again.\n`);
    let failedStarts = 0;
    while (!stopping) {
      const now = performance.now();
      deaths.push(now);
      if (deaths.length > MOST_DEATHS) deaths.shift();
      try {
        await pause(restartPauseMs(deaths, now), undefined, { signal: stopped.signal });
        await startWorker();
        return;
      } catch (error) {
        failedStarts += 1;
        if (stopping) return;
        if (failedStarts < MAX_FAILED_STARTS) continue;
        fail(error instanceof Error ? error.message : String(error));
        return;
      }
    }
  };
  const startWeb = async (): Promise<void> => {
    const web = await startService('web server', entry('@emout/web/server'), env);
    services.add(web);
    void web.ended.then(({ code, signal }) => {
      if (!stopping) fail(`the web server ended with ${signal ?? `code ${code}`}.`);
    });
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    stopped.abort();
    await Promise.all([...services].map((service) => service.stop()));
    runtime[Symbol.dispose]();
  };

  const started = await Promise.allSettled([startWorker(), startWeb()]);
  const refused = started.find((result) => result.status === 'rejected');
  if (refused !== undefined) {
    await stop();
    throw refused.reason;
  }
  return { port, token: runtime.token, failed, stop };
}
