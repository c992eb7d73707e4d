import { availableParallelism } from 'node:os';

/** What the process is told by its environment. */
export interface WorkerConfig {
  /** Owner-only directory that gets the socket. */
  readonly runtimeDirectory: string;
  /** Absolute paths of the allowed roots. */
  readonly roots: readonly string[];
  readonly threads: number;
  readonly memoryBytes: number;
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

/**
 * Reads EMOUT_RUNTIME_DIR, EMOUT_ROOTS (JSON array of absolute paths), EMOUT_THREADS and EMOUT_MEMORY_MB.
 * @throws EnvironmentError
 */
export function readEnvironment(env: NodeJS.ProcessEnv): WorkerConfig {
  const runtimeDirectory = env.EMOUT_RUNTIME_DIR;
  if (runtimeDirectory === undefined || runtimeDirectory === '') {
    throw new EnvironmentError('EMOUT_RUNTIME_DIR', 'is not set; it names the directory for the socket.');
  }
  return {
    runtimeDirectory,
    roots: readRoots(env.EMOUT_ROOTS),
    threads: readInteger(env, 'EMOUT_THREADS', Math.max(2, availableParallelism()), 1, MAX_THREADS),
    memoryBytes: readInteger(env, 'EMOUT_MEMORY_MB', DEFAULT_MEMORY_MB, MIN_MEMORY_MB, 1 << 24) * 1_000_000,
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
