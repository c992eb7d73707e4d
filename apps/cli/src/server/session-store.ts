import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaterStateError } from './errors.js';
import { createOwnerOnlyFile, ensureOwnerOnlyDirectory, replaceOwnerOnlyFile } from './owner-only-file.js';
import { DEFAULT_SESSION, isSessionName, sessionName } from './session-name.js';
import { readState, type SessionState, writeState } from './session-state.js';

const STATE = 'state.json';
const TOKEN = 'token';
const ACTIVE = 'server.json';

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The sessions of this account as files: `servers/<name>/state.json`, the key for signing in beside it in `token`, and
 * `server.json` with the name of the active one. All are for the owner alone, and replaced whole.
 */
export class SessionStore {
  readonly #home: string;

  constructor(
    home: string,
    /** Is told, in one sentence, what was found broken. */
    readonly warn: (sentence: string) => void = () => undefined,
  ) {
    this.#home = home;
  }

  /** The directory of a session, which need not exist. Throws SessionNameError. */
  directory(name: string): string {
    return join(this.#home, 'servers', sessionName(name));
  }

  /** Creates the directory of a session. */
  prepare(name: string): string {
    ensureOwnerOnlyDirectory(this.#home);
    ensureOwnerOnlyDirectory(join(this.#home, 'servers'));
    const directory = this.directory(name);
    ensureOwnerOnlyDirectory(directory);
    return directory;
  }

  /** The state of a session; null when there is none. A broken file is set aside. Throws LaterStateError. */
  read(name: string): SessionState | null {
    const path = join(this.directory(name), STATE);
    const text = textOf(path);
    if (text === null) return null;
    const found = readState(text);
    if (found.kind === 'later') throw new LaterStateError(path, found.version);
    if (found.kind === 'state' && found.state.name === name) return found.state;
    const aside = `${path}.broken-${Date.now()}`;
    renameSync(path, aside);
    const reason = found.kind === 'broken' ? found.reason : 'it is that of another session';
    this.warn(`${path} cannot be read: ${reason}. It was renamed to ${aside}.`);
    return null;
  }

  /** All sessions by name; what a later version wrote is told and left out. */
  list(): SessionState[] {
    const servers = join(this.#home, 'servers');
    if (!existsSync(servers)) return [];
    const states: SessionState[] = [];
    for (const name of readdirSync(servers).filter(isSessionName).sort()) {
      try {
        const state = this.read(name);
        if (state !== null) states.push(state);
      } catch (error) {
        if (!(error instanceof LaterStateError)) throw error;
        this.warn(error.message);
      }
    }
    return states;
  }

  /** Takes a name that nobody has; false when a session of that name is there already. */
  claim(state: SessionState): boolean {
    return createOwnerOnlyFile(join(this.prepare(state.name), STATE), writeState(state));
  }

  save(state: SessionState): void {
    replaceOwnerOnlyFile(join(this.prepare(state.name), STATE), writeState(state));
  }

  /** The key for signing in, which stands in no other file of the session. */
  saveToken(name: string, token: string): void {
    replaceOwnerOnlyFile(join(this.prepare(name), TOKEN), `${token}\n`);
  }

  token(name: string): string | null {
    return textOf(join(this.directory(name), TOKEN))?.trim() ?? null;
  }

  /** Forgets a session; its log stays. Another one becomes active when this was. */
  clear(name: string): void {
    for (const file of [STATE, TOKEN]) rmSync(join(this.directory(name), file), { force: true });
    if (this.#namedActive() === name) rmSync(join(this.#home, ACTIVE), { force: true });
  }

  activate(name: string): void {
    this.prepare(name);
    replaceOwnerOnlyFile(join(this.#home, ACTIVE), `${JSON.stringify({ v: 1, name }, null, 2)}\n`);
  }

  /** The session that is meant when none is named: the active one, else `default`, else the youngest. */
  active(): SessionState | null {
    const states = this.list();
    const named = this.#namedActive();
    const called = (name: string | null) => states.find((state) => state.name === name);
    const youngest = [...states].sort((a, b) => b.started_at - a.started_at)[0];
    return called(named) ?? called(DEFAULT_SESSION) ?? youngest ?? null;
  }

  #namedActive(): string | null {
    try {
      const value: unknown = JSON.parse(textOf(join(this.#home, ACTIVE)) ?? 'null');
      if (typeof value !== 'object' || value === null || !('name' in value)) return null;
      return typeof value.name === 'string' && isSessionName(value.name) ? value.name : null;
    } catch {
      // What cannot be read names no session; the next start writes it anew.
      return null;
    }
  }
}
