import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SessionStartError } from './errors.js';
import type { ServeOptions } from './serve-session.js';
import { serveWords } from './serve-words.js';
import { lastWords } from './session-log.js';
import type { SessionState } from './session-state.js';
import type { SessionStore } from './session-store.js';

const POLL_MS = 50;
const STOP_TIMEOUT_MS = 30_000;

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exit;
  clearTimeout(timer);
}

/**
 * Starts a process of this machine that serves the session after this one has ended, and waits until it answers. The
 * name has to be claimed. When `signal` aborts, the process is ended first. Throws SessionStartError.
 */
export async function startLocally(
  store: SessionStore,
  home: string,
  options: Omit<ServeOptions, 'jobId'>,
  signal: AbortSignal,
): Promise<SessionState> {
  const { name, log } = options;
  const [program = '', ...words] = serveWords(home, options, false);
  const output = openSync(log, 'w', 0o600);
  const child = spawn(program, words, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  try {
    await once(child, 'spawn');
    while (true) {
      const state = store.read(name);
      if (state?.phase === 'running' && state.pid === child.pid) {
        child.unref();
        return state;
      }
      if (hasEnded(child)) throw new SessionStartError(name, lastWords(log));
      await pause(POLL_MS, undefined, { signal });
    }
  } catch (error) {
    await end(child);
    throw error;
  }
}
