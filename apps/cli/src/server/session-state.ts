import { isSessionName } from './session-name.js';

/** `starting`: the process is the command that starts it. `queued`: a job waits. `running`: the server answers. */
export type SessionPhase = 'starting' | 'queued' | 'running';

/** The files by which the other end of a TLS connection is known; the keys themselves stand in no state. */
export interface StateTls {
  readonly ca_file: string;
  readonly client_cert: string;
  readonly client_key: string;
  readonly require_encryption: true;
}

/** What is known of a session by its file `state.json`; no secret stands in it. */
export interface SessionState {
  readonly v: 1;
  readonly name: string;
  readonly phase: SessionPhase;
  /** `http://localhost:PORT` on `host`, or `https://IP:PORT` of a node; null until it answers. */
  readonly address: string | null;
  readonly protocol: 'http' | 'https';
  readonly host: string;
  readonly pid: number;
  readonly boot_id: string | null;
  readonly pid_started: number | null;
  /** Seconds since 1970 by the clock of `host`. */
  readonly started_at: number;
  /** When the command took the name, in seconds since 1970 by the clock of its machine. */
  readonly claimed_at: number | null;
  /** Of the batch job that the session is; null for a process of this machine. */
  readonly job_id: string | null;
  /** The same as a list of numbers, as the Python emout has it. */
  readonly worker_job_ids: readonly number[];
  /** SLURM's name of the cluster whose job it is; null without one. */
  readonly cluster: string | null;
  /** When the job's time is over, in seconds since 1970; null without a limit. */
  readonly ends_at: number | null;
  /** It ends after so many seconds without use; null: it does not. */
  readonly idle_s: number | null;
  readonly workers: number;
  /** `""` or `/a/b`, before every path of the server. */
  readonly base_path: string;
  /** The server's Unix socket on `host`. */
  readonly socket: string | null;
  readonly tls: StateTls | null;
  /** The directory of this state, of the certificates and of the keys for signing in. */
  readonly session_dir: string | null;
  readonly roots: readonly string[];
  /** The file that holds what the server says. */
  readonly log: string;
}

/** What a state file turned out to be. */
export type ReadState =
  | { readonly kind: 'state'; readonly state: SessionState }
  | { readonly kind: 'later'; readonly version: number }
  | { readonly kind: 'broken'; readonly reason: string };

const MAX_STATE_BYTES = 256 * 1024;
const MAX_ROOTS = 256;
const MAX_WORKERS = 256;
const PHASES: Readonly<Record<SessionPhase, true>> = { starting: true, queued: true, running: true };

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < Number.MAX_SAFE_INTEGER;
/** Absolute, and without characters that would write elsewhere on a terminal. */
const isPath = (value: unknown): value is string => isText(value) && /^\/\P{Cc}{0,4095}$/u.test(value);
const orNull =
  <T>(check: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || check(value);

const ADDRESS = /^https?:\/\/(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\]):([1-9]\d{0,4})$/;
const isAddress = (value: unknown): value is string =>
  isText(value) && Number(ADDRESS.exec(value)?.[1] ?? 0) >= 1 && Number(ADDRESS.exec(value)?.[1]) <= 65_535;

const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

const isTls = (value: unknown): value is StateTls =>
  typeof value === 'object' &&
  value !== null &&
  ['ca_file', 'client_cert', 'client_key'].every((key) => isPath(own(value, key))) &&
  own(value, 'require_encryption') === true;

const CHECKS: { readonly [K in keyof SessionState]: (value: unknown) => value is SessionState[K] } = {
  v: (value): value is 1 => value === 1,
  name: (value): value is string => isText(value) && isSessionName(value),
  phase: (value): value is SessionPhase => isText(value) && Object.hasOwn(PHASES, value),
  address: orNull(isAddress),
  protocol: (value): value is 'http' | 'https' => value === 'http' || value === 'https',
  host: (value): value is string => isText(value) && /^[A-Za-z0-9._-]{1,255}$/.test(value),
  pid: isCount,
  boot_id: orNull((value): value is string => isText(value) && /^[0-9a-f-]{1,64}$/.test(value)),
  pid_started: orNull(isTime),
  started_at: isTime,
  claimed_at: orNull(isTime),
  job_id: orNull((value): value is string => isText(value) && /^\d{1,18}$/.test(value)),
  worker_job_ids: (value): value is readonly number[] =>
    Array.isArray(value) && value.length <= MAX_WORKERS && value.every(isCount),
  cluster: orNull((value): value is string => isText(value) && /^[A-Za-z0-9._-]{1,128}$/.test(value)),
  ends_at: orNull(isTime),
  idle_s: orNull(isTime),
  workers: (value): value is number => isCount(value) && value <= MAX_WORKERS,
  base_path: (value): value is string =>
    isText(value) && value.length <= 1024 && /^(?:\/[A-Za-z0-9._~-]+)*$/.test(value),
  socket: orNull(isPath),
  tls: orNull(isTls),
  session_dir: orNull(isPath),
  roots: (value): value is readonly string[] =>
    Array.isArray(value) && value.length <= MAX_ROOTS && value.every(isPath),
  log: isPath,
};

/** What a state says that was written before these fields were there. */
const BEFORE = {
  protocol: 'http',
  claimed_at: null,
  worker_job_ids: [],
  cluster: null,
  idle_s: null,
  workers: 1,
  base_path: '',
  socket: null,
  tls: null,
  session_dir: null,
} satisfies Partial<SessionState>;

/** The first thing that keeps `value` from being a state; null when it is one. */
function fault(value: object): string | null {
  for (const [key, check] of Object.entries(CHECKS)) {
    if (!check(own(value, key))) return `"${key}" is not what it should be`;
  }
  const [phase, address] = [own(value, 'phase'), own(value, 'address')];
  if (phase === 'running' && address === null) return 'it runs without an address';
  if (phase === 'queued' && own(value, 'job_id') === null) return 'it waits without a job';
  if (isText(address) && !address.startsWith(`${own(value, 'protocol')}:`))
    return 'its address is of another protocol';
  return null;
}

const isState = (value: object): value is SessionState => fault(value) === null;

/** Reads the text of a state file, whoever wrote it; never throws. */
export function readState(text: string): ReadState {
  if (Buffer.byteLength(text) > MAX_STATE_BYTES) return { kind: 'broken', reason: 'it is too long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'broken', reason: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'broken', reason: 'it is no JSON object' };
  const version = own(value, 'v');
  if (isCount(version) && version > 1) return { kind: 'later', version };
  const whole = { ...BEFORE, ...value };
  if (isState(whole)) return { kind: 'state', state: whole };
  return { kind: 'broken', reason: fault(whole) ?? 'it is no state' };
}

/** The text of a state file, with its keys in their order. */
export function writeState(state: SessionState): string {
  const entries = Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The port of the server; null until it answers. */
export function portOf(state: SessionState): number | null {
  return state.address === null ? null : Number(ADDRESS.exec(state.address)?.[1]);
}
