import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DIST } from './build.js';
import { SocketClient } from './client.js';

export interface ProcessOptions {
  readonly runtime: string;
  readonly roots: readonly string[];
  readonly threads?: number;
  readonly memoryMb?: number;
  /** Further variables. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A worker in a process of its own, ended with the block that holds it. */
export class WorkerProcess implements AsyncDisposable {
  readonly client: SocketClient;
  readonly socket: string;
  readonly process: ChildProcess;

  private constructor(process: ChildProcess, socket: string) {
    this.process = process;
    this.socket = socket;
    this.client = new SocketClient(socket);
  }

  static async start(options: ProcessOptions): Promise<WorkerProcess> {
    const child = launch(options);
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`The worker ended with ${code}.`)),
    );
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    const { socket }: { ready: true; socket: string } = JSON.parse(line);
    return new WorkerProcess(child, socket);
  }

  /** What a worker that does not start says, and the code with which it ends. */
  static async refusal(options: ProcessOptions): Promise<{ code: number; stderr: string }> {
    const child = launch(options);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, stderr };
  }

  async end(how: () => void): Promise<number | null> {
    const closed = once(this.process, 'exit');
    how();
    const [code] = await closed;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await this.end(() => this.process.kill('SIGTERM'));
    }
  }
}

function launch({ runtime, roots, threads = 2, memoryMb, env }: ProcessOptions) {
  return spawn(process.execPath, [fileURLToPath(new URL('main.js', DIST))], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      EMOUT_RUNTIME_DIR: runtime,
      EMOUT_ROOTS: JSON.stringify(roots),
      EMOUT_THREADS: String(threads),
      ...(memoryMb === undefined ? {} : { EMOUT_MEMORY_MB: String(memoryMb) }),
      ...env,
    },
  });
}
