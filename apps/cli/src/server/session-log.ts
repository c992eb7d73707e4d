import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionStore } from './session-store.js';

const LAST_BYTES = 4_096;
const FOLLOW_MS = 250;
const BLOCK_BYTES = 64 * 1024;

/** The file that holds what the server of a session says; in the session's directory unless `directory` is given. */
export function logPath(store: SessionStore, name: string, directory: string | null): string {
  return directory === null
    ? join(store.directory(name), 'server.log')
    : join(directory, `emout-${name}.log`);
}

/** The end of a log, at most four kilobytes; empty where there is none. */
export function lastWords(path: string): string {
  if (!existsSync(path)) return '';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const block = Buffer.alloc(Math.min(size, LAST_BYTES));
    const read = readSync(file, block, 0, block.length, size - block.length);
    return block.toString('utf8', 0, read).trim();
  } finally {
    closeSync(file);
  }
}

/** Writes a log to standard output; with `follow`, also what is added to it until `signal` asks to stop. */
export async function printLog(path: string, follow: boolean, signal: AbortSignal): Promise<void> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    let at = 0;
    while (!signal.aborted) {
      // A log that became shorter was begun anew.
      if (fstatSync(file).size < at) at = 0;
      const read = readSync(file, block, 0, block.length, at);
      at += read;
      if (read > 0) process.stdout.write(Uint8Array.from(block.subarray(0, read)));
      else if (!follow) return;
      else await pause(FOLLOW_MS, undefined, { signal });
    }
  } finally {
    closeSync(file);
  }
}
