import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { basePathAt } from './base-path.js';
import { KeptService } from './kept-service.js';
import { choosePort, isPortFree, LOOPBACK, preferredPort } from './port.js';
import { createRuntimeDirectory } from './runtime-directory.js';
import {
  type ListenPlace,
  type SessionFacts,
  sessionEnvironment,
  workerEnvironment,
} from './session-environment.js';
import { ensureSecret } from './session-secret.js';

/** Ports that others may take between the look at them and the use of them. */
const PORT_ATTEMPTS = 4;
const DEFAULT_GRACE_S = 20;
const SHORTEST_GRACE_S = 2;
/** What is left of a job's time for the supervisor itself. */
const BEFORE_THE_END_S = 5;
/** A process that ends exactly when its time is over is not killed for it. */
const KILL_AFTER_GRACE_MS = 1_000;

/** Where the web server listens beside its Unix socket. */
export type ListenAt =
  | { readonly kind: 'loopback' }
  /** At an address of this machine, which others reach; `tls` needs certificates in the session's directory. */
  | { readonly kind: 'tls' | 'http'; readonly host: string };

export interface SessionOptions {
  readonly name: string;
  /** Absolute paths below which runs are looked for; nothing else is ever opened. */
  readonly roots: readonly string[];
  /** Holds the secret, the keys, the audit log and the certificates; left out: the runtime directory, which goes at the end. */
  readonly directory?: string;
  /** Listen exactly here; left out: the account's own port or one of the next twenty. */
  readonly port?: number;
  readonly listenAt?: ListenAt;
  /** `""` or `/a/b`; `{port}` and `{host}` are put in, the second as `nodeName`. */
  readonly basePath?: string;
  readonly nodeName?: string;
  readonly allowedHosts?: readonly string[];
  readonly workers?: number;
  /** For all workers together. */
  readonly threads?: number | null;
  readonly cacheMb?: number | null;
  /** When the job's time is over, in seconds since 1970. */
  readonly endsAt?: number | null;
  readonly idleS?: number | null;
  /** Seconds that what is under way may take at the end. */
  readonly graceS?: number;
}

/** Why a session is over before it was stopped. */
export type SessionEnd =
  | { readonly kind: 'failed'; readonly reason: string }
  /** Nobody has used it for `idleS`. */
  | { readonly kind: 'idle' };

/** Workers and a web server on this machine, started and stopped together. */
export interface Session {
  readonly port: number;
  readonly address: string;
  readonly basePath: string;
  /** The web server's Unix socket. */
  readonly socket: string;
  /** Holds the secret, the keys, the audit log and the certificates. */
  readonly directory: string;
  readonly ended: Promise<SessionEnd>;
  stop(): Promise<void>;
}

const entry = (path: string) => fileURLToPath(import.meta.resolve(path));
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

function addressOf(listenAt: ListenAt, port: number): string {
  if (listenAt.kind === 'loopback') return `http://localhost:${port}`;
  return `${listenAt.kind === 'tls' ? 'https' : 'http'}://${bracketed(listenAt.host)}:${port}`;
}

/** Seconds for what is under way: those asked for, or fewer where the job's time is over before. */
function graceNow(graceS: number, endsAt: number | null): number {
  const left = endsAt === null ? graceS : endsAt - Date.now() / 1000 - BEFORE_THE_END_S;
  return Math.max(SHORTEST_GRACE_S, Math.min(graceS, left));
}

/** Starts all or none; throws the first reason. */
async function startAll(starts: readonly (() => Promise<KeptService>)[]): Promise<KeptService[]> {
  const results = await Promise.allSettled(starts.map((start) => start()));
  const services = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refused = results.find((result) => result.status === 'rejected');
  if (refused === undefined) return services;
  await Promise.all(services.map((service) => service.stop(0)));
  throw refused.reason;
}

/** Starts the workers and the web server side by side; each is started again when it dies. */
export async function startSession(options: SessionOptions): Promise<Session> {
  const { listenAt = { kind: 'loopback' } } = options;
  const hosts = listenAt.kind === 'loopback' ? LOOPBACK : [listenAt.host];
  const first = options.port ?? preferredPort(process.getuid?.() ?? 0);
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(first, options.port !== undefined, hosts);
    try {
      return await startAtPort(options, port);
    } catch (error) {
      // Another session that looked for a port at the same moment was quicker.
      const isLost = options.port === undefined && !(await isPortFree(port, hosts));
      if (!isLost || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

async function startAtPort(options: SessionOptions, port: number): Promise<Session> {
  const { name, roots, listenAt = { kind: 'loopback' }, workers = 1, endsAt = null } = options;
  const graceS = options.graceS ?? DEFAULT_GRACE_S;
  const runtime = createRuntimeDirectory();
  const directory = options.directory ?? runtime.path;
  const socket = join(runtime.path, 'web.sock');
  const place: ListenPlace = { ...listenAt, port };
  const facts: SessionFacts = {
    name,
    roots,
    runtimeDirectory: runtime.path,
    sessionDirectory: directory,
    port,
    listen: [place, { kind: 'socket', path: socket }],
    basePath: basePathAt(options.basePath ?? '', options.nodeName ?? 'localhost', port),
    allowedHosts: options.allowedHosts ?? [],
    workers,
    threads: options.threads ?? null,
    cacheMb: options.cacheMb ?? null,
    startedAt: Date.now() / 1000,
    endsAt,
    idleS: options.idleS ?? null,
    graceS,
  };
  const env = sessionEnvironment(facts, process.env);
  let end: (end: SessionEnd) => void = () => undefined;
  const ended = new Promise<SessionEnd>((resolve) => {
    end = resolve;
  });
  let services: readonly KeptService[] = [];
  /** One worker that does not come up leaves the session to the others. */
  const judge = () => {
    const [web, ...rest] = services;
    const reasons = rest.map(({ failing }) => failing);
    const reason = web?.failing ?? (reasons.includes(null) ? null : reasons[0]);
    if (typeof reason === 'string') end({ kind: 'failed', reason });
  };
  const startWorker = (index: number) =>
    KeptService.start({
      name: workers === 1 ? 'worker' : `worker ${index}`,
      entry: entry('@emout/worker/main'),
      onFailing: () => judge(),
      env: { ...env, ...workerEnvironment(facts, index) },
    });
  const startWeb = () =>
    KeptService.start({
      name: 'web server',
      entry: entry('@emout/web/server'),
      env,
      onFailing: () => judge(),
      onIdle: () => end({ kind: 'idle' }),
    });

  try {
    ensureSecret(directory);
    const indices = Array.from({ length: workers }, (_, index) => index);
    services = await startAll([startWeb, ...indices.map((index) => () => startWorker(index))]);
  } catch (error) {
    runtime[Symbol.dispose]();
    throw error;
  }

  const stop = async (): Promise<void> => {
    const [web, ...rest] = services;
    const until = performance.now() + graceNow(graceS, endsAt) * 1_000 + KILL_AFTER_GRACE_MS;
    const left = () => Math.max(SHORTEST_GRACE_S * 1_000, until - performance.now());
    // The web server first: what it has passed on, the workers finish.
    await web?.stop(left());
    await Promise.all(rest.map((worker) => worker.stop(left())));
    runtime[Symbol.dispose]();
  };
  return {
    port,
    address: addressOf(listenAt, port),
    basePath: facts.basePath,
    socket,
    directory,
    ended,
    stop,
  };
}
