import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { WorkerFleet } from '../worker-fleet.js';

const WORKER = fileURLToPath(new URL('../../../../worker', import.meta.url));
const SMALL = fileURLToPath(new URL('../../../../../fixtures/golden/data/small', import.meta.url));

/** Brings the worker's compiled files up to date; quick when they are already. */
export function buildWorker(): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-b', WORKER], { stdio: 'inherit' });
}

/** Workers in processes of their own, one thread each, over a root with the run `study/small`. */
export class WorkerProcesses implements AsyncDisposable {
  /** Its name is short, for a socket's path is. */
  readonly #directory = mkdtempSync(path.join(tmpdir(), 'emw-'));
  readonly #root = mkdtempSync(path.join(tmpdir(), 'emw-root-'));
  readonly #children: ChildProcess[] = [];
  readonly fleet: WorkerFleet;

  private constructor(private readonly count: number) {
    cpSync(SMALL, path.join(this.#root, 'study/small'), { recursive: true });
    const addresses = Array.from(
      { length: count },
      (_, k) => ({ kind: 'socket', path: this.#socket(k) }) as const,
    );
    this.fleet = new WorkerFleet(addresses);
  }

  static async start(count: number): Promise<WorkerProcesses> {
    const workers = new WorkerProcesses(count);
    await Promise.all(Array.from({ length: count }, (_, k) => workers.startOne(k)));
    return workers;
  }

  /** Starts worker `k`, and waits until it listens. */
  async startOne(k: number): Promise<void> {
    const child = spawn(process.execPath, [path.join(WORKER, 'dist/main.js')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        EMOUT_RUNTIME_DIR: this.#directory,
        EMOUT_ROOTS: JSON.stringify([this.#root]),
        EMOUT_THREADS: '1',
        EMOUT_WORKER_INDEX: String(k),
      },
    });
    this.#children[k] = child;
    await once(createInterface({ input: child.stdout }), 'line');
  }

  /** Sends worker `k` a signal; resolves with its exit code, null when the signal ended it, once it has ended. */
  async end(k: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#children[k];
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code]: (number | null)[] = await ended;
    return code ?? null;
  }

  /** The worker that draws, once one does. */
  async atWork(): Promise<number> {
    for (;;) {
      for (let k = 0; k < this.count; k += 1) if ((await this.#running(k)) > 0) return k;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.fleet[Symbol.asyncDispose]();
    await Promise.all(this.#children.map((_, k) => this.end(k, 'SIGTERM')));
    for (const directory of [this.#directory, this.#root])
      rmSync(directory, { recursive: true, force: true });
  }

  async #running(k: number): Promise<number> {
    const asked = get({ socketPath: this.#socket(k), path: '/health' });
    const [answer] = await once(asked, 'response');
    const { pool } = (await json(answer)) as { pool: { running: number } };
    return pool.running;
  }

  #socket(k: number): string {
    return path.join(this.#directory, `worker-${k}.sock`);
  }
}
