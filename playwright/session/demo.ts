import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../launcher/main.mjs', import.meta.url));

/** A running `emout demo`, stopped by its disposal. */
export interface Demo extends AsyncDisposable {
  /** The printed address, with the token. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  readonly process: ChildProcess;
  /** The same page without the printed path. */
  pageAddress(path: string): string;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('no stdout');
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) =>
      reject(new Error(`emout demo ended with ${code} before it printed an address`)),
    );
  });
}

/** Starts `emout demo` on the given roots as a person would, and waits for the printed address; on a free port unless told. */
export async function startDemo(
  roots: readonly string[],
  env: NodeJS.ProcessEnv = {},
  givenPort?: number,
): Promise<Demo> {
  const port = givenPort ?? (await freePort());
  const words = ['demo', '--no-build', '--port', String(port), ...roots.flatMap((root) => ['--root', root])];
  const child = spawn(process.execPath, [LAUNCHER, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await firstLine(child);
  const url = new URL(address);
  const token = url.searchParams.get('token') ?? '';
  return {
    address,
    origin: url.origin,
    token,
    process: child,
    pageAddress: (path) => {
      const page = new URL(path, url.origin);
      page.searchParams.set('token', token);
      return page.href;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
    },
  };
}
