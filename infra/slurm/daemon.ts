import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const STOP_TIMEOUT_MS = 5_000;

/** Daemons stand where people have no PATH to. */
export const SEARCH_PATH = [process.env.PATH ?? '', '/usr/sbin', '/sbin', '/usr/local/sbin'].join(delimiter);

/** The path of a program, or null. */
export function findProgram(name: string): string | null {
  for (const directory of SEARCH_PATH.split(delimiter)) {
    if (directory === '') continue;
    const path = join(directory, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next directory may have it.
    }
  }
  return null;
}

/** One daemon in the foreground, in `directory`, where what it says goes to the file `<name>.out`. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  readonly #log: string;

  constructor(
    readonly name: string,
    args: readonly string[],
    environment: NodeJS.ProcessEnv,
    directory: string,
  ) {
    const program = findProgram(name);
    if (program === null) throw new Error(`There is no ${name}.`);
    this.#log = join(directory, `${name}.out`);
    const log = openSync(this.#log, 'w');
    this.#child = spawn(program, args, { cwd: directory, env: environment, stdio: ['ignore', log, log] });
    closeSync(log);
    // A program that does not start emits `error`, which `once` turns into a rejection.
    this.#exit = once(this.#child, 'exit').catch(() => undefined);
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
  }

  /** The last of what it said. */
  get words(): string {
    return `${this.name}:\n${readFileSync(this.#log, 'utf8').slice(-2000)}`;
  }

  /** Ends it, after five seconds without its consent. */
  async stop(): Promise<void> {
    if (this.ended) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#exit;
    clearTimeout(timer);
  }
}
