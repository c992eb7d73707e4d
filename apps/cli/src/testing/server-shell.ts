import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { Shell } from './shell.js';

const PAGES = fileURLToPath(new URL('../../../web/.next/BUILD_ID', import.meta.url));

/** Why no session can be served here, in a sentence; null where it can. */
export function whyNoPages(): string | null {
  return existsSync(PAGES) ? null : 'the pages of the dashboard are not built (npm run build)';
}

/** What `emout server start --json` says. */
export interface StartedSession {
  readonly name: string;
  readonly condition: string;
  readonly host: string;
  readonly job_id: string | null;
  readonly time_left_s: number | null;
  readonly address: string;
  /** With a key that is good once. */
  readonly sign_in: string;
  /** A key of the owner that lasts, which `started` makes besides. */
  readonly key: string;
  readonly ssh: string;
  readonly workers: number;
  readonly tunnel: { readonly condition: string; readonly says: string; readonly port: number | null } | null;
  readonly pid: number;
  readonly log: string;
}

/** What `emout server link --json` says. */
export interface Link {
  readonly id: string;
  readonly key: string;
  readonly sign_in: string;
}

/** What the tests look at in a state file. */
export interface SavedState {
  readonly pid: number;
  readonly job_id: string | null;
  readonly phase: string;
  readonly address: string;
  readonly socket: string;
  readonly cluster: string | null;
}

/** A shell whose `~/.emout` is a directory of its own; its sessions end with it. */
export class ServerShell implements AsyncDisposable {
  readonly shell = new Shell();
  readonly home = mkdtempSync(join(tmpdir(), 'emout-home-'));

  constructor(env: Readonly<Record<string, string | undefined>> = {}) {
    const variables = { ...env, EMOUT_HOME: this.home, XDG_RUNTIME_DIR: undefined };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  }

  server(...words: readonly string[]) {
    return this.shell.emout(['server', ...words]);
  }

  /** Starts a session and gives what it says; throws with its words where it does not start. */
  async started(...words: readonly string[]): Promise<StartedSession> {
    const { code, stdout, stderr } = await this.server('start', '--json', ...words);
    if (code !== 0) throw new Error(stderr);
    const session = JSON.parse(stdout);
    return { ...session, key: (await this.link('--name', session.name, '--lasting')).key };
  }

  /** A further address of a session, with its key. */
  async link(...words: readonly string[]): Promise<Link> {
    const { code, stdout, stderr } = await this.server('link', '--json', ...words);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** The conditions of all sessions by their names. */
  async conditions(): Promise<Readonly<Record<string, string>>> {
    const { stdout } = await this.server('status', '--all', '--json');
    const reports: readonly { name: string; condition: string }[] = JSON.parse(stdout);
    return Object.fromEntries(reports.map(({ name, condition }) => [name, condition]));
  }

  stateFile(name: string): string {
    return join(this.home, 'web/servers', name, 'state.json');
  }

  state(name: string): SavedState {
    return JSON.parse(readFileSync(this.stateFile(name), 'utf8'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server('stop', '--all');
    vi.unstubAllEnvs();
    this.shell[Symbol.dispose]();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** The first bytes of a picture of the run `small`, asked with a key that lasts. */
export async function pictureStart({ address, key }: StartedSession): Promise<string> {
  const response = await fetch(`${address}/fig/small.png?expr=${encodeURIComponent('phisp[-1,:,6,:]')}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return Buffer.from(bytes.subarray(1, 4)).toString('latin1');
}
