import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const TIMEOUT_MS = 60_000;

function nobody(): { readonly uid: number; readonly gid: number } | null {
  const row = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return row === null ? null : { uid: Number(row[1]), gid: Number(row[2]) };
}

/** Why no second user of the machine can be had here, in a sentence; null where one can. */
export function whyNoOtherUser(): string | null {
  if (process.getuid?.() !== 0) return 'only root can start processes of another user';
  return nobody() === null ? 'this machine has no user nobody' : null;
}

/** Runs an ES module as the user `nobody`, with `input` as JSON in its standard input; resolves to the JSON that it writes. */
export async function asNobody(script: string, input: unknown): Promise<unknown> {
  const user = nobody();
  if (user === null) throw new Error('This machine has no user nobody.');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    ...{ ...user, cwd: '/', timeout: TIMEOUT_MS },
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined).end(JSON.stringify(input));
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (said === '') throw new Error(`The script of nobody said nothing but: ${complaints}`);
  return JSON.parse(said);
}
