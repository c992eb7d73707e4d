import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ServiceStartError } from '../errors.js';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/** One process of the session (worker or web server). */
export interface Service {
  readonly name: string;
  /** Resolves when the process has ended, however it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks it to stop, and ends it after five seconds if it does not. */
  stop(): Promise<void>;
}

function whenReady(name: string, child: ChildProcess, ended: Service['ended']): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ServiceStartError(name, `no sign of life within ${START_TIMEOUT_MS / 1000} s.`)),
      START_TIMEOUT_MS,
    );
    void ended.then(({ code, signal }) =>
      reject(
        new ServiceStartError(name, `it ended with ${signal ?? `code ${code}`}; its last words stand above.`),
      ),
    );
    child.once('error', (error) => reject(new ServiceStartError(name, error.message)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) {
        clearTimeout(timer);
        resolve();
      } else {
        process.stderr.write(`${name}: ${line}\n`);
      }
    });
  });
}

/**
 * Starts `entry` with the running Node and waits for the line `{"ready":true…}`; throws ServiceStartError.
 * The child's standard input is a pipe that closes when this process dies, which is its sign to stop as well.
 */
export async function startService(name: string, entry: string, env: NodeJS.ProcessEnv): Promise<Service> {
  const child = spawn(process.execPath, [entry], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended: Service['ended'] = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
  try {
    await whenReady(name, child, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, ended, stop };
}
