import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createKey } from '@emout/api/sign-in-keys';

const WORKER = fileURLToPath(new URL('../../apps/worker/dist/main.js', import.meta.url));
const WEB = fileURLToPath(new URL('../../apps/web/dist-server/main.js', import.meta.url));

/** A worker and a web server as a supervisor starts them. */
export interface WebProcesses extends AsyncDisposable {
  readonly port: number;
  /** Makes a key that opens the session once. */
  newKey(): string;
}

function start(entry: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [entry], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('no stdout');
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`a process ended with ${code} before it was ready`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Starts both on a root; `env` holds the settings of the web server, its place included. */
export async function startWebProcesses(root: string, env: NodeJS.ProcessEnv): Promise<WebProcesses> {
  const directory = mkdtempSync(join(tmpdir(), 'emout-e2e-web-'));
  writeFileSync(join(directory, 'secret'), randomBytes(32).toString('hex'), { mode: 0o600 });
  const common = {
    NODE_ENV: 'production',
    EMOUT_RUNTIME_DIR: directory,
    EMOUT_SESSION_DIR: directory,
    EMOUT_SESSION: 'base-path',
    EMOUT_GRACE_S: '2',
  } as const;
  const children = [
    start(WORKER, { ...common, EMOUT_ROOTS: JSON.stringify([root]) }),
    start(WEB, { ...common, ...env }),
  ];
  const end = async (): Promise<void> => {
    await Promise.all(children.map(stop));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const [, ready = ''] = await Promise.all(children.map(firstLine));
    const { port }: { port: number } = JSON.parse(ready);
    return {
      port,
      newKey: () => createKey(directory, { kind: 'once', role: 'owner' }).key,
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
