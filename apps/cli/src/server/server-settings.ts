import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { basePath } from '../session/base-path.js';
import type { Dialect } from '../slurm/batch-script.js';
import { walltimeSeconds } from '../slurm/walltime.js';
import { durationSeconds } from './duration.js';
import { SettingError } from './errors.js';

/** `tls`: at an address of the node, with certificates. `http`: the same in the clear. `loopback`: for this machine. */
export type Listening = 'tls' | 'http' | 'loopback';

/** What `emout server start` can be told by a flag, the environment or `config.json`. */
export interface ServerSettings {
  readonly partition: string | null;
  /** As SLURM takes it: a number and K, M, G or T; of the node, and half of it for the caches. */
  readonly memory: string;
  readonly walltime: string;
  readonly cores: number;
  readonly processes: number;
  readonly threads: number | null;
  /** Found out where it is null. */
  readonly dialect: Dialect | null;
  /** Shell commands that come first in the job. */
  readonly envMods: readonly string[];
  readonly logDirectory: string | null;
  readonly roots: readonly string[];
  readonly port: number | null;
  /** The login node by the name that a laptop knows. */
  readonly loginHost: string | null;
  readonly workers: number;
  /** The session ends after so many seconds without use; 0: it does not. */
  readonly idleS: number;
  readonly basePath: string;
  /** null: `tls` for a job, `loopback` for a session of this machine. */
  readonly listening: Listening | null;
  /** The address of the node to listen at; found out there where it is null. */
  readonly host: string | null;
  /** Names beside localhost under which browsers may ask. */
  readonly allowedHosts: readonly string[];
}

export type SettingName = keyof ServerSettings;

interface Setting<T> {
  /** Its long flag, and its key in `config.json`. */
  readonly flag: string;
  readonly argument: string;
  readonly help: string;
  /** The first of these that is set counts; the second kind is what people of the Python emout have. */
  readonly variables: readonly string[];
  /** What parts the values of a list in the environment. */
  readonly separator?: string;
  readonly fallback: T;
  /** Reads one value, or the values of a list; throws a sentence. */
  parse(values: readonly string[]): T;
}

const last = (values: readonly string[]) => (values.at(-1) ?? '').trim();

function matching(pattern: RegExp, wanted: string) {
  return (values: readonly string[]): string => {
    const value = last(values);
    if (!pattern.test(value)) throw new Error(`${JSON.stringify(value)} is not ${wanted}.`);
    return value;
  };
}

function whole(min: number, max: number) {
  return (values: readonly string[]): number => {
    const value = Number(last(values));
    if (last(values) !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
    throw new Error(`${JSON.stringify(last(values))} is not a whole number from ${min} to ${max}.`);
  };
}

function dialect(values: readonly string[]): Dialect {
  const value = last(values);
  if (value === 'standard' || value === 'rsc') return value;
  throw new Error(`${JSON.stringify(value)} is neither standard nor rsc.`);
}

function listening(values: readonly string[]): Listening {
  const value = last(values);
  if (value === 'tls' || value === 'http' || value === 'loopback') return value;
  throw new Error(`${JSON.stringify(value)} is none of tls, http, loopback.`);
}

function idleSeconds(values: readonly string[]): number {
  const value = last(values);
  if (value === '0' || value === 'off') return 0;
  const seconds = durationSeconds(value);
  if (seconds !== null) return seconds;
  throw new Error(`${JSON.stringify(value)} is not a time such as 90m, 2h, 1-00:00:00 or off.`);
}

function path(values: readonly string[]): string {
  const value = basePath(last(values));
  if (value !== null) return value;
  throw new Error(
    `${JSON.stringify(last(values))} is not a path such as /a/b; {host} and {port} may stand in it.`,
  );
}

const HOST_NAME = /^(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f:.]{2,45})$/;

function hostNames(values: readonly string[]): readonly string[] {
  const names = filled(values);
  const wrong = names.find((name) => !HOST_NAME.test(name));
  if (wrong === undefined) return names;
  throw new Error(`${JSON.stringify(wrong)} is not the name of a machine.`);
}

function walltime(values: readonly string[]): string {
  const value = last(values);
  if ((walltimeSeconds(value) ?? 0) > 0) return value;
  throw new Error(`${JSON.stringify(value)} is not a time such as 03:00:00, 90 (minutes) or 1-12:00:00.`);
}

const filled = (values: readonly string[]) =>
  values.map((value) => value.trim()).filter((value) => value !== '');
const absolutePath = (values: readonly string[]) => resolve(last(values));

/** Every setting: its flag, its variables, its default. */
export const SETTINGS: { readonly [K in SettingName]: Setting<ServerSettings[K]> } = {
  partition: {
    flag: 'partition',
    argument: '<name>',
    help: 'the partition (queue) of the job; without it, the default of the cluster',
    variables: ['EMOUT_PARTITION', 'EMOUT_DASK_PARTITION'],
    fallback: null,
    parse: matching(/^[\w.,-]{1,200}$/, 'the name of a partition'),
  },
  memory: {
    flag: 'memory',
    argument: '<size>',
    help: 'the memory of the job',
    variables: ['EMOUT_MEMORY', 'EMOUT_DASK_MEMORY'],
    fallback: '16G',
    parse: matching(/^[1-9]\d{0,9}[KMGT]$/i, 'a size such as 60G'),
  },
  walltime: {
    flag: 'walltime',
    argument: '<time>',
    help: 'how long the job may run',
    variables: ['EMOUT_WALLTIME', 'EMOUT_DASK_WALLTIME'],
    fallback: '03:00:00',
    parse: walltime,
  },
  cores: {
    flag: 'cores',
    argument: '<n>',
    help: 'the cores of the job',
    variables: ['EMOUT_CORES', 'EMOUT_DASK_CORES'],
    fallback: 4,
    parse: whole(1, 4096),
  },
  processes: {
    flag: 'processes',
    argument: '<n>',
    help: 'p= of --rsc',
    variables: ['EMOUT_PROCESSES', 'EMOUT_DASK_PROCESSES'],
    fallback: 1,
    parse: whole(1, 4096),
  },
  threads: {
    flag: 'threads',
    argument: '<n>',
    help: 'threads that read and draw, and t= of --rsc',
    variables: ['EMOUT_THREADS', 'EMOUT_DASK_THREADS'],
    fallback: null,
    parse: whole(1, 64),
  },
  dialect: {
    flag: 'resources',
    argument: '<dialect>',
    help: 'how the cluster is asked: standard (--cpus-per-task, --mem) or rsc (--rsc)',
    variables: ['EMOUT_RESOURCES'],
    fallback: null,
    parse: dialect,
  },
  envMods: {
    flag: 'env-mods',
    argument: '<command>',
    help: 'a shell command that comes first in the job, such as "module load nodejs"; can be repeated',
    variables: ['EMOUT_ENV_MODS', 'EMOUT_DASK_ENV_MODS'],
    separator: '\n',
    fallback: [],
    parse: filled,
  },
  logDirectory: {
    flag: 'log-dir',
    argument: '<dir>',
    help: 'where the log goes; without it, beside the state of the session',
    variables: ['EMOUT_LOGDIR', 'EMOUT_DASK_LOGDIR'],
    fallback: null,
    parse: absolutePath,
  },
  roots: {
    flag: 'root',
    argument: '<dir>',
    help: 'a directory that holds runs; can be repeated; without it, the current one',
    variables: ['EMOUT_ROOT'],
    separator: delimiter,
    fallback: ['.'],
    parse: filled,
  },
  port: {
    flag: 'port',
    argument: '<port>',
    help: 'listen exactly here; without it, on a port of this account',
    variables: ['EMOUT_PORT', 'EMOUT_DASK_SCHED_PORT'],
    fallback: null,
    parse: whole(1024, 65_535),
  },
  loginHost: {
    flag: 'login-host',
    argument: '<host>',
    help: 'the name of the login node on your laptop, for the printed ssh line',
    variables: ['EMOUT_LOGIN_HOST'],
    fallback: null,
    parse: matching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/, 'the name of a machine'),
  },
  workers: {
    flag: 'workers',
    argument: '<n>',
    help: 'processes over which the runs are spread; cores and memory are divided among them',
    variables: ['EMOUT_WORKERS'],
    fallback: 1,
    parse: whole(1, 64),
  },
  idleS: {
    flag: 'idle',
    argument: '<time>',
    help: 'end the session after so long without use: 90m, 2h, 1-00:00:00, or off',
    variables: ['EMOUT_IDLE'],
    fallback: 0,
    parse: idleSeconds,
  },
  basePath: {
    flag: 'base-path',
    argument: '<path>',
    help: 'the path below which a portal shows the session; {host} and {port} stand for node and port',
    variables: ['EMOUT_BASE_PATH'],
    fallback: '',
    parse: path,
  },
  listening: {
    flag: 'listen',
    argument: '<kind>',
    help: 'tls (for a tunnel; default of jobs), loopback (default of --local) or http (in the clear, for portals)',
    variables: ['EMOUT_LISTEN_KIND'],
    fallback: null,
    parse: listening,
  },
  host: {
    flag: 'host',
    argument: '<address>',
    help: 'the address of the node to listen at; without it, InfiniBand before Ethernet',
    variables: ['EMOUT_HOST', 'EMOUT_DASK_SCHED_IP'],
    fallback: null,
    parse: matching(HOST_NAME, 'the address of a machine'),
  },
  allowedHosts: {
    flag: 'allowed-host',
    argument: '<name>',
    help: 'a name beside localhost under which browsers may ask; can be repeated',
    variables: ['EMOUT_ALLOWED_HOSTS'],
    separator: ',',
    fallback: [],
    parse: hostNames,
  },
};

/** Values that were given by flags. */
export type SettingFlags = { readonly [K in SettingName]?: string | readonly string[] };

export interface SettingSources {
  readonly flags: SettingFlags;
  readonly env: NodeJS.ProcessEnv;
  /** `config.json`: an object of flags without their dashes; other values say nothing. */
  readonly config: unknown;
}

function listed(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'string' || typeof one === 'number') return String(one);
    throw new Error('it has to be a text, a number or a list of texts.');
  });
}

function configured(config: unknown, key: string): unknown {
  if (typeof config !== 'object' || config === null || !Object.hasOwn(config, key)) return undefined;
  return Reflect.get(config, key);
}

/** One setting by its sources in their order: flag, EMOUT_…, EMOUT_DASK_…, config.json, default. */
function settle<T>(name: SettingName, setting: Setting<T>, { flags, env, config }: SettingSources): T {
  const { separator } = setting;
  const candidates = [
    { source: `--${setting.flag}`, value: flags[name] },
    ...setting.variables.map((variable) => {
      const text = env[variable] === '' ? undefined : env[variable];
      return { source: variable, value: separator === undefined ? text : text?.split(separator) };
    }),
    { source: `"${setting.flag}" in config.json`, value: configured(config, setting.flag) },
  ];
  for (const { source, value } of candidates) {
    if (value === undefined) continue;
    try {
      return setting.parse(listed(value));
    } catch (error) {
      throw new SettingError(source, error instanceof Error ? error.message : String(error));
    }
  }
  return setting.fallback;
}

/** Settles every setting. Throws SettingError, which names where the value stands. */
export function serverSettings(sources: SettingSources): ServerSettings {
  const of = <K extends SettingName>(name: K) => settle<ServerSettings[K]>(name, SETTINGS[name], sources);
  return {
    partition: of('partition'),
    memory: of('memory'),
    walltime: of('walltime'),
    cores: of('cores'),
    processes: of('processes'),
    threads: of('threads'),
    dialect: of('dialect'),
    envMods: of('envMods'),
    logDirectory: of('logDirectory'),
    roots: of('roots'),
    port: of('port'),
    loginHost: of('loginHost'),
    workers: of('workers'),
    idleS: of('idleS'),
    basePath: of('basePath'),
    listening: of('listening'),
    host: of('host'),
    allowedHosts: of('allowedHosts'),
  };
}

/** The values of `config.json` below the home of emout web; an empty object where there is none. Throws SettingError. */
export function readConfig(home: string): unknown {
  const path = join(home, 'config.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new SettingError(
      path,
      `it cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
