import { availableParallelism } from 'node:os';

/** What the process is told by its environment. */
export interface WorkerConfig {
  /** Owner-only directory that gets the socket. */
  readonly runtimeDirectory: string;
  /** Absolute paths of the allowed roots. */
  readonly roots: readonly string[];
  readonly threads: number;
  readonly memoryBytes: number;
  /** Which of the session's workers this is, 0 for the first. */
  readonly index: number;
  /** How long answers under way may take to finish when the worker is told to end. */
  readonly graceMs: number;
  /** What the session is started and stopped by; empty where it has no name. */
  readonly session: string;
  /** When the session began; null where it began with this worker. */
  readonly startedAtMs: number | null;
  /** When the session ends by itself; null where it goes on until it is stopped. */
  readonly endsAtMs: number | null;
  /** After so many seconds without a request the session ends; null where it does not. */
  readonly idleS: number | null;
}

/** A variable of the environment that cannot be used. */
export class EnvironmentError extends Error {
  readonly tag = 'Environment' as const;

  constructor(
    readonly variable: string,
    reason: string,
  ) {
    super(`${variable} ${reason}`);
    this.name = 'EnvironmentError';
  }
}

const DEFAULT_MEMORY_MB = 1024;
const MIN_MEMORY_MB = 256;
const MAX_THREADS = 64;
const MAX_INDEX = 1023;
const DEFAULT_GRACE_S = 20;
const MAX_GRACE_S = 3600;
const LAST_S = 1e11;

/**
 * Reads EMOUT_RUNTIME_DIR, EMOUT_ROOTS (JSON array of absolute paths), EMOUT_THREADS, EMOUT_MEMORY_MB,
 * EMOUT_WORKER_INDEX, EMOUT_GRACE_S, EMOUT_SESSION_NAME, EMOUT_STARTED_AT and EMOUT_ENDS_AT (seconds since 1970), and
 * EMOUT_IDLE_S.
 * @throws EnvironmentError
 */
export function readEnvironment(env: NodeJS.ProcessEnv): WorkerConfig {
  const runtimeDirectory = env.EMOUT_RUNTIME_DIR;
  if (runtimeDirectory === undefined || runtimeDirectory === '') {
    throw new EnvironmentError('EMOUT_RUNTIME_DIR', 'is not set; it names the directory for the socket.');
  }
  const timeMs = (name: string): number | null => {
    const seconds = readNumberOrNull(env, name, 0, LAST_S);
    return seconds === null ? null : seconds * 1000;
  };
  return {
    runtimeDirectory,
    roots: readRoots(env.EMOUT_ROOTS),
    threads: readInteger(env, 'EMOUT_THREADS', Math.max(2, availableParallelism()), 1, MAX_THREADS),
    memoryBytes: readInteger(env, 'EMOUT_MEMORY_MB', DEFAULT_MEMORY_MB, MIN_MEMORY_MB, 1 << 24) * 1_000_000,
    index: readInteger(env, 'EMOUT_WORKER_INDEX', 0, 0, MAX_INDEX),
    graceMs: readInteger(env, 'EMOUT_GRACE_S', DEFAULT_GRACE_S, 0, MAX_GRACE_S) * 1000,
    session: env.EMOUT_SESSION_NAME ?? '',
    startedAtMs: timeMs('EMOUT_STARTED_AT'),
    endsAtMs: timeMs('EMOUT_ENDS_AT'),
    idleS: readNumberOrNull(env, 'EMOUT_IDLE_S', 1, LAST_S),
  };
}

function readRoots(text: string | undefined): string[] {
  const wanted = 'has to be a JSON array with at least one absolute path.';
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    throw new EnvironmentError('EMOUT_ROOTS', wanted);
  }
  if (!Array.isArray(value) || value.length === 0) throw new EnvironmentError('EMOUT_ROOTS', wanted);
  return value.map((root: unknown) => {
    if (typeof root !== 'string') throw new EnvironmentError('EMOUT_ROOTS', wanted);
    return root;
  });
}

function readNumberOrNull(env: NodeJS.ProcessEnv, name: string, min: number, max: number): number | null {
  const text = env[name] ?? '';
  if (text === '') return null;
  const value = Number(text);
  if (value >= min && value <= max) return value;
  throw new EnvironmentError(
    name,
    `is ${JSON.stringify(text)}; it has to be a number from ${min} to ${max}.`,
  );
}

function readInteger(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new EnvironmentError(
      name,
      `is ${JSON.stringify(text)}; it has to be a whole number from ${min} to ${max}.`,
    );
  }
  return value;
}
