// A SLURM of one node for tests: its own munge, controller and node daemon in a temporary directory.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Daemon, findProgram, SEARCH_PATH } from './daemon.js';
import { slurmConfiguration } from './slurm-configuration.js';

const run = promisify(execFile);

const START_TIMEOUT_MS = 15_000;
const DRAIN_TIMEOUT_MS = 10_000;
const COMMAND_TIMEOUT_MS = 5_000;
const POLL_MS = 50;
const CORES = 4;
const MEMORY_MIB = 8192;
const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'sinfo'];
const SWEEP = fileURLToPath(new URL('sweep.mjs', import.meta.url));

/** A SLURM of one node with the partitions `debug` (default, an hour at most) and `long`. */
export interface OneNodeSlurm extends AsyncDisposable {
  /** For `sbatch`, `squeue` and everything that is to talk to this SLURM. */
  readonly environment: NodeJS.ProcessEnv;
  /** Cores that jobs may have in all, whatever the machine has. */
  readonly cores: number;
  /** Memory that jobs may have in all, in MiB, whatever the machine has. */
  readonly memoryMiB: number;
  /** The temporary directory with its configuration, logs and sockets. */
  readonly directory: string;
}

/** Why no SLURM can be started here, in a sentence; null where it can. */
export function whyNoSlurm(): string | null {
  const missing = PROGRAMS.filter((name) => findProgram(name) === null);
  return missing.length === 0
    ? null
    : `no ${missing.join(', ')} here (Debian: apt-get install slurm-wlm slurm-wlm-basic-plugins munge)`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function until(what: string, timeoutMs: number, done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`${what} did not happen within ${timeoutMs / 1000} s.`);
    await pause(POLL_MS);
  }
}

/** A directory that is swept, with all processes that live from it, when the function is called or this process dies. */
function sweptDirectory(): { directory: string; sweep: () => Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'emout-slurm-'));
  // Others on the machine may talk to it, as on a real node.
  chmodSync(directory, 0o755);
  const child = spawn(process.execPath, [SWEEP, directory], {
    cwd: tmpdir(),
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const swept = once(child, 'exit');
  const sweep = async () => {
    child.stdin.end();
    await swept;
  };
  return { directory, sweep };
}

async function configure(directory: string, socket: string): Promise<string> {
  for (const name of ['state', 'spool', 'run']) mkdirSync(join(directory, name), { mode: 0o755 });
  writeFileSync(join(directory, 'munge.key'), randomBytes(1024), { mode: 0o600 });
  writeFileSync(join(directory, 'plugstack.conf'), '');
  const path = join(directory, 'slurm.conf');
  const text = slurmConfiguration({
    directory,
    socket,
    controllerPort: await freePort(),
    nodePort: await freePort(),
    cores: CORES,
    memoryMiB: MEMORY_MIB,
    host: hostname().split('.')[0] ?? 'localhost',
    user: userInfo().username,
  });
  writeFileSync(path, text);
  return path;
}

/**
 * Starts munge, slurmctld and slurmd as the present user, on free ports of 127.0.0.1, and waits until the node takes
 * jobs. Disposal cancels every job, ends every process and removes every file. Throws where `whyNoSlurm` has a reason.
 */
export async function startOneNodeSlurm(): Promise<OneNodeSlurm> {
  const reason = whyNoSlurm();
  if (reason !== null) throw new Error(`SLURM cannot be started: ${reason}.`);
  const { directory, sweep } = sweptDirectory();
  const socket = join(directory, 'run', 'munge');
  const configuration = await configure(directory, socket);
  const environment = { ...process.env, PATH: SEARCH_PATH, SLURM_CONF: configuration };

  const daemons: Daemon[] = [];
  const start = (name: string, ...args: readonly string[]) => {
    daemons.unshift(new Daemon(name, args, environment, directory));
  };
  /** What a command prints; null when it fails, as it does while the controller is not up. */
  const ask = async (program: string, ...args: readonly string[]): Promise<string | null> => {
    const options = { env: environment, timeout: COMMAND_TIMEOUT_MS };
    return run(program, args, options).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
  };
  /** Cancels the jobs of everybody; true when there are none. */
  const drained = async () => {
    const ids = await ask('squeue', '--noheader', '--format=%i');
    if (ids) await ask('scancel', ...ids.split('\n'));
    return ids === '';
  };
  const dispose = async (): Promise<void> => {
    // Jobs that do not end in time are ended by the sweep.
    if (!daemons.some(({ ended }) => ended))
      await until('The end of the jobs', DRAIN_TIMEOUT_MS, drained).catch(() => undefined);
    for (const daemon of daemons) await daemon.stop();
    await sweep();
  };
  const up = (what: string, ready: () => Promise<boolean>) =>
    until(`The start of ${what}`, START_TIMEOUT_MS, async () => {
      const ended = daemons.find((daemon) => daemon.ended);
      if (ended !== undefined) throw new Error(`${ended.name} ended.`);
      return ready();
    });

  try {
    const files = ['key', 'pid', 'seed', 'log'].map((kind) => `--${kind}-file=${directory}/munge.${kind}`);
    start('munged', '--foreground', `--socket=${socket}`, ...files);
    await up('munge', async () => existsSync(socket));
    start('slurmctld', '-D', '-f', configuration);
    start('slurmd', '-D', '-f', configuration);
    await up('SLURM', async () => (await ask('sinfo', '-h', '-p', 'debug', '-o', '%t')) === 'idle');
  } catch (error) {
    const words = daemons.map((daemon) => daemon.words).join('\n');
    await dispose();
    throw new Error(`SLURM did not start.\n${words}`, { cause: error });
  }
  return { environment, cores: CORES, memoryMiB: MEMORY_MIB, directory, [Symbol.asyncDispose]: dispose };
}
