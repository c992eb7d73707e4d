import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../launcher/main.mjs', import.meta.url));

/** A built server under measurement, stopped by its disposal. */
export interface DemoServer extends AsyncDisposable {
  readonly origin: string;
  readonly token: string;
  /** From the start of the process to the printed address. */
  readonly startMs: number;
  readonly pid: number;
}

/** Starts `emout demo --no-build` on one root. */
export async function startDemoServer(root: string, port: number): Promise<DemoServer> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [LAUNCHER, 'demo', '--no-build', '--port', String(port), '--root', root],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`emout demo ended with ${code}`)));
  });
  const url = new URL(line);
  return {
    origin: url.origin,
    token: url.searchParams.get('token') ?? '',
    startMs: performance.now() - start,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
    },
  };
}
