import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ServiceStartError } from '../errors.js';

const START_TIMEOUT_MS = 30_000;

/** How a process ended. */
export interface ServiceEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One process of the session (a worker or the web server). */
export interface Service {
  readonly name: string;
  /** Resolves when the process has ended, however it ended. */
  readonly ended: Promise<ServiceEnd>;
  /** Asks it to stop, and ends it after `graceMs` if it has not by then. */
  stop(graceMs: number): Promise<void>;
}

export interface ServiceRequest {
  readonly name: string;
  /** The program of the process, for the Node that runs this one. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** Is called when the process says `{"idle":true}`. */
  readonly onIdle?: () => void;
}

function whenReady({ name, onIdle }: ServiceRequest, child: ChildProcess, ended: Service['ended']) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ServiceStartError(name, `no sign of life within ${START_TIMEOUT_MS / 1000} s.`)),
      START_TIMEOUT_MS,
    );
    const refuse = (reason: string) => {
      clearTimeout(timer);
      reject(new ServiceStartError(name, reason));
    };
    void ended.then(({ code, signal }) =>
      refuse(`it ended with ${signal ?? `code ${code}`}; its last words stand above.`),
    );
    child.once('error', (error) => refuse(error.message));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) {
        clearTimeout(timer);
        resolve();
      } else if (line.startsWith('{"idle":true')) onIdle?.();
      else process.stderr.write(`${name}: ${line}\n`);
    });
  });
}

/**
 * Starts a process and waits for its line `{"ready":true…}`; throws ServiceStartError.
 * Its standard input is a pipe that closes when this process dies, which is its sign to stop as well.
 */
export async function startService(request: ServiceRequest, signal?: AbortSignal): Promise<Service> {
  const { name, entry, env } = request;
  const child = spawn(process.execPath, [entry], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  // A process that has just ended takes nothing from the pipe.
  child.stdin.on('error', () => undefined);
  const ended: Service['ended'] = new Promise((resolve) => {
    child.once('exit', (code, how) => resolve({ code, signal: how }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const stop = async (graceMs: number) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  };
  const breakOff = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', breakOff, { once: true });
  try {
    await whenReady(request, child, ended);
  } catch (error) {
    await stop(0);
    throw error;
  } finally {
    signal?.removeEventListener('abort', breakOff);
  }
  return { name, ended, stop };
}
