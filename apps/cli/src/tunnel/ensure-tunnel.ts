import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastWords } from '../server/session-log.js';
import { TunnelStartError } from './errors.js';
import type { EnsureTunnelOptions, TunnelPlace } from './tunnel-options.js';
import { tunnelReport } from './tunnel-record.js';
import { tunnelWords } from './tunnel-words.js';

const POLL_MS = 50;
const START_TIMEOUT_MS = 30_000;
/** One of two that start at once ends for the other, which may not have noted its place yet. */
const TAKEN_OVER_MS = 2_000;
const LOG = 'tunnel.log';

function livingTunnel(directory: string, port: number | null): TunnelPlace | null {
  const report = tunnelReport(directory);
  if (report?.condition !== 'alive' || (port !== null && report.port !== port)) return null;
  return { port: report.port, socket: report.socket };
}

/** The environment of the tunnel; EMOUT_HOME is what makes it find `directory`. */
function environment(directory: string): NodeJS.ProcessEnv {
  const web = dirname(dirname(directory));
  return basename(web) === 'web' ? { ...process.env, EMOUT_HOME: dirname(web) } : process.env;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function untilListening(
  { directory, name, port }: EnsureTunnelOptions,
  child: ChildProcess,
  log: string,
  signal: AbortSignal,
): Promise<TunnelPlace> {
  const end = performance.now() + START_TIMEOUT_MS;
  let endedAt: number | null = null;
  while (performance.now() < end) {
    const place = livingTunnel(directory, port);
    if (place !== null) return place;
    if (hasEnded(child)) endedAt ??= performance.now();
    if (endedAt !== null && performance.now() - endedAt > TAKEN_OVER_MS)
      throw new TunnelStartError(name, lastWords(log) || 'it said nothing.');
    await pause(POLL_MS, undefined, { signal });
  }
  throw new TunnelStartError(name, `it does not listen after ${START_TIMEOUT_MS / 1000} s.`);
}

/**
 * Starts the tunnel of a session as a process that goes on after this one, unless there is a living one of this machine
 * (at `port` when that is given), and waits until it listens. What it says goes to `tunnel.log` in the session's
 * directory. When `signal` aborts, nothing of it is left. Throws TunnelStartError.
 */
export async function ensureTunnel(options: EnsureTunnelOptions, signal: AbortSignal): Promise<TunnelPlace> {
  const { directory, name, port } = options;
  const living = livingTunnel(directory, port);
  if (living !== null) return living;
  const [program = '', ...words] = tunnelWords({ name, port }, options.program);
  const log = join(directory, LOG);
  const output = openSync(log, 'w', 0o600);
  const child = spawn(program, words, {
    detached: true,
    cwd: '/',
    stdio: ['ignore', output, output],
    env: environment(directory),
  });
  closeSync(output);
  try {
    await once(child, 'spawn');
    const place = await untilListening(options, child, log, signal);
    child.unref();
    return place;
  } catch (error) {
    if (!hasEnded(child)) child.kill('SIGTERM');
    child.unref();
    throw error;
  }
}
