import { Option } from 'commander';
import { UsageError } from '../errors.js';
import { absentWords } from '../server/absent-session.js';
import { NoSessionError } from '../server/errors.js';
import {
  readConfig,
  type ServerSettings,
  type SettingFlags,
  serverSettings,
} from '../server/server-settings.js';
import { sessionName } from '../server/session-name.js';
import type { SessionState } from '../server/session-state.js';
import { SessionStore } from '../server/session-store.js';
import { webHome } from '../server/web-home.js';
import type { Slurm } from '../slurm/slurm.js';

/** Is handed the exit code of a command. */
export type Finish = (code: number) => void;

/** Which sessions the words of a command mean. */
export interface Chosen {
  readonly name?: string;
  readonly all?: true;
}

export const tell = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

export const openStore = (): SessionStore => new SessionStore(webHome(), tell);

/** Collects the values of an option that can be repeated. */
export const repeated = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];

export const nameOption = (): Option =>
  new Option('--name <name>', 'the session; without it, the active one');

/** The settings by flags, environment and `config.json`. Throws SettingError. */
export function settle(flags: SettingFlags): ServerSettings {
  return serverSettings({ flags, env: process.env, config: readConfig(webHome()) });
}

/** The name of one session, or null for the active one; throws UsageError where `--all` is given, too. */
export function chosenName({ name, all }: Chosen): string | null {
  if (name !== undefined && all) throw new UsageError('--name and --all exclude each other.');
  return name === undefined ? null : sessionName(name);
}

/** One session: that of the name, or the active one. */
export function findSession(store: SessionStore, name: string | null): SessionState | null {
  return name === null ? store.active() : store.read(name);
}

/** The same; where it is not there, it is told what is known of it, and NoSessionError thrown. */
export async function chosenSession(
  store: SessionStore,
  slurm: Slurm | null,
  name: string | null,
): Promise<SessionState> {
  const state = findSession(store, name);
  if (state !== null) return state;
  for (const sentence of await absentWords(store, slurm, name)) tell(sentence);
  throw new NoSessionError(name);
}
