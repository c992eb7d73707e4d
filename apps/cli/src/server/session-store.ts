import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaterStateError, SessionFilesError } from './errors.js';
import { createOwnerOnlyFile, ensureOwnerOnlyDirectory, replaceOwnerOnlyFile } from './owner-only-file.js';
import { DEFAULT_SESSION, isSessionName, sessionName } from './session-name.js';
import { readState, type SessionState, writeState } from './session-state.js';

const STATE = 'state.json';
const ENDED = 'ended.json';
const ACTIVE = 'server.json';
/** What belongs to a session besides its log and its audit log, which stay. */
const FORGOTTEN = [STATE, ENDED, 'secret', 'keys', 'certs', 'tunnel.json'];
/** Of these, what only `stop` removes. */
const LEFT = ['secret', 'keys', 'certs', 'tunnel.json'];

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What stands in a file; null where there is none. Throws SessionFilesError. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw new SessionFilesError(path, error);
  }
}

/** How a session ended of itself. */
interface LastEnd {
  /** Seconds since 1970. */
  readonly at: number;
  readonly how: string;
}

/**
 * The sessions of this account as files: `servers/<name>/state.json`, and `server.json`, a copy of the state of the
 * active one. All are for the owner alone, and replaced whole.
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

  /** The state of a session; null when there is none. A broken file is set aside. Throws LaterStateError, SessionFilesError. */
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

  /** All names that have a directory. */
  #names(): string[] {
    const servers = join(this.#home, 'servers');
    try {
      return readdirSync(servers).filter(isSessionName).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw new SessionFilesError(servers, error);
    }
  }

  /** All sessions by name; what a later version wrote is told and left out. Throws SessionFilesError. */
  list(): SessionState[] {
    const states: SessionState[] = [];
    for (const name of this.#names()) {
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
    const directory = this.prepare(state.name);
    const taken = createOwnerOnlyFile(join(directory, STATE), writeState(state));
    if (taken) rmSync(join(directory, ENDED), { force: true });
    return taken;
  }

  save(state: SessionState): void {
    replaceOwnerOnlyFile(join(this.prepare(state.name), STATE), writeState(state));
    if (this.#namedActive() === state.name) this.#copyActive(state);
  }

  /** Forgets that a session runs; what signs browsers in stays for its next start, and the log. */
  clear(name: string): void {
    rmSync(join(this.directory(name), STATE), { force: true });
    if (this.#namedActive() === name) rmSync(join(this.#home, ACTIVE), { force: true });
  }

  /** Forgets a session, its certificates and everything that signs in; its log and its audit log stay. */
  forget(name: string): void {
    for (const file of FORGOTTEN) rmSync(join(this.directory(name), file), { recursive: true, force: true });
    this.clear(name);
  }

  /** The names of sessions that are over, of which more is there than logs. */
  leftovers(): string[] {
    return this.#names().filter((name) => {
      const has = (file: string) => existsSync(join(this.directory(name), file));
      return !has(STATE) && LEFT.some(has);
    });
  }

  /** Notes how a session ended of itself, in the words that follow "the session". */
  noteEnd(name: string, how: string): void {
    const end: LastEnd = { at: Date.now() / 1000, how };
    replaceOwnerOnlyFile(join(this.prepare(name), ENDED), `${JSON.stringify({ v: 1, ...end }, null, 2)}\n`);
  }

  /** How a session ended of itself; null where that is not known. */
  lastEnd(name: string): LastEnd | null {
    try {
      const value: unknown = JSON.parse(textOf(join(this.directory(name), ENDED)) ?? 'null');
      if (typeof value !== 'object' || value === null || !('at' in value) || !('how' in value)) return null;
      const { at, how } = value;
      const fine =
        typeof at === 'number' &&
        at >= 0 &&
        at < 1e11 &&
        typeof how === 'string' &&
        /^\P{Cc}{1,500}$/u.test(how);
      return fine ? { at, how } : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** Makes a session the one that is meant when none is named. */
  activate(name: string): void {
    const state = this.read(name);
    if (state !== null) this.#copyActive(state);
  }

  #copyActive(state: SessionState): void {
    replaceOwnerOnlyFile(join(this.#home, ACTIVE), writeState(state));
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
