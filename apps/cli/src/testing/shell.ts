import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const MAIN = new URL('../../dist/main.js', import.meta.url).href;

/** Starts the command as the launcher does. */
const START = '.emout.mjs';

/** Where the runs and the numbers of the Python emout lie. */
export const GOLDEN = fileURLToPath(new URL('../../../../fixtures/golden/', import.meta.url));

/** Brings `dist` up to date with the sources; quick when it is already. */
export function buildCommand(): void {
  const tsc = require.resolve('typescript/bin/tsc');
  const project = fileURLToPath(new URL('../../', import.meta.url));
  execFileSync(process.execPath, [tsc, '-b', project], { stdio: 'inherit' });
}

/** What a command said, and how it ended. */
export interface Spoken {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A shell in a temporary directory with the run `small`. */
export class Shell implements Disposable {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'emout-cli-')));

  constructor() {
    const lines = [
      `import { main } from ${JSON.stringify(MAIN)};`,
      'process.exitCode = await main(process.argv.slice(2));',
    ];
    writeFileSync(join(this.directory, START), lines.join('\n'));
    this.copySmall('small');
  }

  copySmall(run: string): void {
    cpSync(join(GOLDEN, 'data/small'), join(this.directory, run), { recursive: true });
  }

  /** Starts `emout` with these words in a process of its own. */
  start(...args: readonly string[]) {
    const words = [join(this.directory, START), ...args];
    return spawn(process.execPath, words, { cwd: this.directory, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  /** Runs `emout` to its end, with `input` as its standard input. */
  async emout(args: readonly string[], input = ''): Promise<Spoken> {
    const child = this.start(...args);
    // A command that does not read it may end before it is written.
    child.stdin.on('error', () => undefined).end(input);
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
    return { code, stdout, stderr };
  }

  /** What `emout … --json` says of one thing. */
  async json<Answer>(...args: readonly string[]): Promise<Answer> {
    const { stdout, stderr } = await this.emout([...args, '--json']);
    if (stdout === '') throw new Error(`emout ${args.join(' ')} said nothing but: ${stderr}`);
    return JSON.parse(stdout);
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** The exit code of a process; null when a signal ended it. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code]: (number | null)[] = await once(child, 'close');
  return code ?? null;
}
