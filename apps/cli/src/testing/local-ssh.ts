import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';

const MAIN = new URL('../../dist/main.js', import.meta.url).href;

/** Takes the words that a tunnel gives `ssh`, forwards by real sockets, and runs the command on this machine. */
const SSH = `
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
const words = process.argv.slice(2);
const forwards = [];
while (words[0] !== '--') {
  const word = words.shift();
  if (word === '-o') words.shift();
  else if (word === '-L') forwards.push(words.shift());
  else if (word !== '-T') process.exit(255);
}
const [, login, ...command] = words;
if (login.endsWith('nowhere')) process.exit(255);
appendFileSync(process.env.LOCAL_SSH_PIDS, process.pid + '\\n');
for (const forward of forwards) {
  const [, socket, host, port] = /^(\\/[^:]+):([^:]+):(\\d+)$/.exec(forward);
  createServer({ allowHalfOpen: true }, (from) => {
    const to = connect({ host, port: Number(port), allowHalfOpen: true });
    for (const [a, b] of [[from, to], [to, from]]) a.on('error', () => b.destroy());
    from.pipe(to).pipe(from);
  }).listen(socket);
}
const child = spawn('sh', ['-c', command.join(' ')], { stdio: ['pipe', 'inherit', 'inherit'] });
process.stdin.pipe(child.stdin).on('error', () => undefined);
child.on('exit', (code) => process.exit(code ?? 255));
`;

/** A directory, first on the PATH, with a program `ssh` that reaches this machine, where the command is called `emout`. */
export class LocalSsh implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'emout-ssh-'));
  readonly #pids = join(this.directory, 'pids');
  readonly #commandPids = join(this.directory, 'command-pids');

  constructor() {
    const program = join(this.directory, 'ssh.mjs');
    writeFileSync(program, SSH);
    this.#script('ssh', `exec '${process.execPath}' '${program}' "$@"`);
    const command = join(this.directory, 'emout.mjs');
    writeFileSync(
      command,
      `import { main } from ${JSON.stringify(MAIN)};\nprocess.exitCode = await main(process.argv.slice(2));\n`,
    );
    this.#script('emout', `echo $$ >> '${this.#commandPids}'\nexec '${process.execPath}' '${command}' "$@"`);
    vi.stubEnv('LOCAL_SSH_PIDS', this.#pids);
    vi.stubEnv('PATH', [this.directory, process.env.PATH].join(delimiter));
  }

  /** The processes of `ssh`, in the order of their start. */
  get pids(): readonly number[] {
    return numbers(this.#pids);
  }

  /** The processes of `emout`. */
  get commandPids(): readonly number[] {
    return numbers(this.#commandPids);
  }

  #script(name: string, line: string): void {
    const path = join(this.directory, name);
    writeFileSync(path, `#!/bin/sh\n${line}\n`);
    chmodSync(path, 0o700);
  }

  [Symbol.dispose](): void {
    vi.unstubAllEnvs();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function numbers(path: string): readonly number[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : [];
}
