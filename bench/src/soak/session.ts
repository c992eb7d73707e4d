import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../../launcher/main.mjs', import.meta.url));
const NAME = 'soak';

interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A session started by the command, with a home of its own; disposal stops it and removes the home. */
export class SoakSession implements AsyncDisposable {
  readonly home = mkdtempSync(join(tmpdir(), 'emout-soak-'));
  #origin = '';
  #pid = 0;
  #cookie = '';
  #key = '';

  /** `http://localhost:PORT`. */
  get origin(): string {
    return this.#origin;
  }

  /** Of the process whose children the workers and the web server are. */
  get pid(): number {
    return this.#pid;
  }

  /** What a browser that signed in once sends. */
  get cookie(): string {
    return this.#cookie;
  }

  /** What a script sends. */
  get key(): string {
    return this.#key;
  }

  async start(root: string, workers: number): Promise<void> {
    const words = [
      'start',
      '--local',
      '--json',
      '--name',
      NAME,
      '--workers',
      String(workers),
      '--root',
      root,
    ];
    const said = await this.#server(...words);
    if (said.code !== 0) throw new Error(`emout server start ended with ${said.code}: ${said.stderr}`);
    const report: { readonly address: string; readonly sign_in: string; readonly pid: number } = JSON.parse(
      said.stdout,
    );
    this.#origin = new URL(report.address).origin;
    this.#pid = report.pid;
    const signIn = await fetch(report.sign_in, { redirect: 'manual' });
    this.#cookie = (signIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    if (this.#cookie === '') throw new Error(`Signing in was answered with ${signIn.status} and no cookie.`);
    const link = await this.#server('link', '--lasting', '--json', '--name', NAME);
    const made: { readonly key?: string } = JSON.parse(link.stdout);
    this.#key = made.key ?? '';
    if (this.#key === '') throw new Error(`emout server link gave no key: ${link.stderr}`);
  }

  /** Ends the session by the command. */
  stop(): Promise<Said> {
    return this.#server('stop', '--name', NAME);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  #server(...words: readonly string[]): Promise<Said> {
    const child = spawn(
      process.execPath,
      [LAUNCHER, 'server', ...words, ...(words[0] === 'start' ? ['--no-build'] : [])],
      {
        env: { ...process.env, EMOUT_HOME: this.home },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, ...texts }));
    });
  }
}
