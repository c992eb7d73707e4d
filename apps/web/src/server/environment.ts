import path from 'node:path';
import { basePathFault } from './base-path.js';
import { EnvironmentError } from './environment-error.js';
import { type ListenPlace, parseListenPlaces } from './listen-setting.js';

/** What the server is told by the process that starts it; secrets only as files. */
export interface ServerEnvironment {
  /** Where to listen; never empty. */
  readonly listen: readonly ListenPlace[];
  /** The session's name, part of its cookie's name. */
  readonly session: string;
  /** Owner-only directory with `secret`, `keys/`, `audit.log` and `certs/`. */
  readonly sessionDirectory: string;
  /** Owner-only directory of this node with the workers' sockets. */
  readonly runtimeDirectory: string;
  /** How many workers there are. */
  readonly workers: number;
  /** Socket of each worker, in their order. */
  readonly workerSockets: readonly string[];
  /** What stands before every path that browsers ask for, such as `/node/c013/46291`; empty for nothing. */
  readonly basePath: string;
  /** Host names beside localhost under which browsers may ask. */
  readonly allowedHosts: readonly string[];
  /** When the session ends, in seconds since 1970; null where nobody knows. */
  readonly endsAt: number | null;
  /** After this many seconds without use the session has been idle for long enough; null for never. */
  readonly idleS: number | null;
  /** How many seconds running answers have to finish when the server is told to stop. */
  readonly graceS: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULT_GRACE_S = 20;
const MAX_GRACE_S = 3600;
const MAX_WORKERS = 256;

function required(environment: Variables, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new EnvironmentError(
      `${name} is not set. Start the server with \`emout server start\` or \`emout demo\`.`,
    );
  }
  return value;
}

function optionalNumber(
  environment: Variables,
  name: string,
  { from, to, whole }: { readonly from: number; readonly to: number; readonly whole: boolean },
): number | null {
  const text = environment[name] ?? '';
  if (text === '') return null;
  const value = Number(text);
  if (!(value >= from && value <= to) || (whole && !Number.isInteger(value))) {
    throw new EnvironmentError(
      `${name} is "${text}". It is a ${whole ? 'whole ' : ''}number from ${from} to ${to}.`,
    );
  }
  return value;
}

function readListen(environment: Variables): readonly ListenPlace[] {
  const text = environment.EMOUT_LISTEN ?? '';
  if (text !== '') return parseListenPlaces(text);
  required(environment, 'EMOUT_PORT');
  const port = optionalNumber(environment, 'EMOUT_PORT', { from: 0, to: 65535, whole: true });
  return [{ kind: 'loopback', port: port ?? 0 }];
}

function readBasePath(environment: Variables): string {
  const basePath = environment.EMOUT_BASE_PATH ?? '';
  const fault = basePathFault(basePath);
  if (fault === null) return basePath;
  throw new EnvironmentError(
    `EMOUT_BASE_PATH ${fault}. Write it like /node/c013/46291, or leave it out where no portal is in front.`,
  );
}

function readSession(environment: Variables): string {
  const session = required(environment, 'EMOUT_SESSION');
  if (/^[\w.-]{1,64}$/.test(session)) return session;
  throw new EnvironmentError(
    `EMOUT_SESSION is "${session}". A name has letters, digits, - . _ and up to 64 of them.`,
  );
}

/** Reads the variables `EMOUT_…` that the supervisor sets. @throws EnvironmentError */
export function readEnvironment(environment: Variables): ServerEnvironment {
  const runtimeDirectory = required(environment, 'EMOUT_RUNTIME_DIR');
  const given = environment.EMOUT_SESSION_DIR ?? '';
  const workers =
    optionalNumber(environment, 'EMOUT_WORKERS', { from: 1, to: MAX_WORKERS, whole: true }) ?? 1;
  return {
    listen: readListen(environment),
    session: readSession(environment),
    sessionDirectory: given === '' ? runtimeDirectory : given,
    runtimeDirectory,
    workers,
    workerSockets: Array.from({ length: workers }, (_, k) => path.join(runtimeDirectory, `worker-${k}.sock`)),
    basePath: readBasePath(environment),
    allowedHosts: (environment.EMOUT_ALLOWED_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
    endsAt: optionalNumber(environment, 'EMOUT_ENDS_AT', { from: 0, to: 1e11, whole: false }),
    idleS: optionalNumber(environment, 'EMOUT_IDLE_S', { from: 1, to: 1e9, whole: false }),
    graceS:
      optionalNumber(environment, 'EMOUT_GRACE_S', { from: 0, to: MAX_GRACE_S, whole: false }) ??
      DEFAULT_GRACE_S,
  };
}
