import { availableParallelism } from 'node:os';

/** Where a web server listens; the array of these is its variable EMOUT_LISTEN. */
export type ListenPlace =
  | { readonly kind: 'loopback'; readonly port: number }
  | { readonly kind: 'tls' | 'http'; readonly host: string; readonly port: number }
  | { readonly kind: 'socket'; readonly path: string };

/** What the processes of a session are told beside the variables that this one has; no secret is among it. */
export interface SessionFacts {
  readonly name: string;
  readonly roots: readonly string[];
  readonly runtimeDirectory: string;
  readonly sessionDirectory: string;
  readonly port: number;
  readonly listen: readonly ListenPlace[];
  readonly basePath: string;
  readonly allowedHosts: readonly string[];
  readonly workers: number;
  /** For all workers together; null: as many as there are cores. */
  readonly threads: number | null;
  /** Megabytes for the caches of all workers together; null: as much as a worker takes by itself. */
  readonly cacheMb: number | null;
  /** In seconds since 1970. */
  readonly startedAt: number;
  readonly endsAt: number | null;
  readonly idleS: number | null;
  readonly graceS: number;
}

const DEFAULT_CACHE_MB = 1024;
const SMALLEST_CACHE_MB = 256;
const MOST_THREADS = 64;

const textOf = (value: number | null) => (value === null ? '' : String(value));

/** The environment of all processes of a session. */
export function sessionEnvironment(facts: SessionFacts, outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...outer,
    NODE_ENV: 'production',
    AUTH_TRUST_HOST: 'true',
    EMOUT_RUNTIME_DIR: facts.runtimeDirectory,
    EMOUT_SESSION_DIR: facts.sessionDirectory,
    EMOUT_ROOTS: JSON.stringify(facts.roots),
    EMOUT_PORT: String(facts.port),
    EMOUT_LISTEN: JSON.stringify(facts.listen),
    EMOUT_BASE_PATH: facts.basePath,
    EMOUT_ALLOWED_HOSTS: facts.allowedHosts.join(','),
    EMOUT_SESSION: `${facts.name}-${facts.port}`,
    EMOUT_SESSION_NAME: facts.name,
    EMOUT_STARTED_AT: String(facts.startedAt),
    EMOUT_WORKERS: String(facts.workers),
    EMOUT_ENDS_AT: textOf(facts.endsAt),
    EMOUT_IDLE_S: textOf(facts.idleS),
    EMOUT_GRACE_S: String(facts.graceS),
  };
}

/** What one worker is told besides: its number, and its part of the threads and of the memory. */
export function workerEnvironment(facts: SessionFacts, index: number): NodeJS.ProcessEnv {
  const { workers } = facts;
  const threads = facts.threads ?? (workers > 1 ? availableParallelism() : null);
  const cacheMb = facts.cacheMb ?? (workers > 1 ? DEFAULT_CACHE_MB : null);
  const part = (all: number, least: number) => Math.max(least, Math.floor(all / workers));
  return {
    EMOUT_WORKER_INDEX: String(index),
    ...(threads === null ? {} : { EMOUT_THREADS: String(Math.min(MOST_THREADS, part(threads, 1))) }),
    ...(cacheMb === null ? {} : { EMOUT_MEMORY_MB: String(part(cacheMb, SMALLEST_CACHE_MB)) }),
  };
}
