import { isSessionName } from './session-name.js';

/** `starting`: the process is the command that starts it. `queued`: a job waits. `running`: the server answers. */
export type SessionPhase = 'starting' | 'queued' | 'running';

/** What is known of a session by its file `state.json`; no secret stands in it. */
export interface SessionState {
  readonly v: 1;
  readonly name: string;
  readonly phase: SessionPhase;
  /** `http://localhost:PORT` on `host`; null until it answers. */
  readonly address: string | null;
  readonly host: string;
  readonly pid: number;
  readonly boot_id: string | null;
  readonly pid_started: number | null;
  /** Seconds since 1970. */
  readonly started_at: number;
  /** Of the batch job that the session is; null for a process of this machine. */
  readonly job_id: string | null;
  /** When the job's time is over, in seconds since 1970; null without a limit. */
  readonly ends_at: number | null;
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

const isPort = (text: string) => Number(text) >= 1 && Number(text) <= 65_535;
const isAddress = (value: unknown): value is string =>
  isText(value) && isPort(/^http:\/\/localhost:([1-9]\d{0,4})$/.exec(value)?.[1] ?? '');

const CHECKS: { readonly [K in keyof SessionState]: (value: unknown) => value is SessionState[K] } = {
  v: (value): value is 1 => value === 1,
  name: (value): value is string => isText(value) && isSessionName(value),
  phase: (value): value is SessionPhase => isText(value) && Object.hasOwn(PHASES, value),
  address: orNull(isAddress),
  host: (value): value is string => isText(value) && /^[A-Za-z0-9._-]{1,255}$/.test(value),
  pid: isCount,
  boot_id: orNull((value): value is string => isText(value) && /^[0-9a-f-]{1,64}$/.test(value)),
  pid_started: orNull(isTime),
  started_at: isTime,
  job_id: orNull((value): value is string => isText(value) && /^\d{1,18}$/.test(value)),
  ends_at: orNull(isTime),
  roots: (value): value is readonly string[] =>
    Array.isArray(value) && value.length <= MAX_ROOTS && value.every(isPath),
  log: isPath,
};

const own = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The first thing that keeps `value` from being a state; null when it is one. */
function fault(value: object): string | null {
  for (const [key, check] of Object.entries(CHECKS)) {
    if (!check(own(value, key))) return `"${key}" is not what it should be`;
  }
  if (own(value, 'phase') === 'running' && own(value, 'address') === null)
    return 'it runs without an address';
  if (own(value, 'phase') === 'queued' && own(value, 'job_id') === null) return 'it waits without a job';
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
  if (isState(value)) return { kind: 'state', state: value };
  return { kind: 'broken', reason: fault(value) ?? 'it is no state' };
}

/** The text of a state file. */
export function writeState(state: SessionState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** The port of the server; null until it answers. */
export function portOf(state: SessionState): number | null {
  return state.address === null ? null : Number(new URL(state.address).port || 80);
}
