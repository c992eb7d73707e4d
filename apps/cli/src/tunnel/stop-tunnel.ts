import { setTimeout as pause } from 'node:timers/promises';
import { type ProcessIdentity, processCondition } from '../server/process-identity.js';
import { readTunnelRecord, removeTunnelRecord } from './tunnel-record.js';

const POLL_MS = 50;
const PATIENCE_MS = 5_000;

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Ends the process of a tunnel, if it is one of this machine and not this one; true when it is gone. */
async function endProcess(identity: ProcessIdentity): Promise<boolean> {
  if (identity.pid === process.pid) return false;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (processCondition(identity) !== 'alive') break;
    send(identity.pid, signal);
    const end = performance.now() + PATIENCE_MS;
    while (processCondition(identity) === 'alive' && performance.now() < end) await pause(POLL_MS);
  }
  return processCondition(identity) === 'gone';
}

/** Ends the tunnel of this machine that a session has, to make place for another one. */
export async function endEarlierTunnel(directory: string): Promise<void> {
  const record = readTunnelRecord(directory);
  if (record !== null && processCondition(record) === 'alive') await endProcess(record);
}

/**
 * Ends the tunnel of a session and removes its `tunnel.json`; true when it is gone, or there was none. One of another
 * machine ends by itself when it sees that its record and the session's state are gone.
 */
export async function stopTunnel(directory: string): Promise<boolean> {
  const record = readTunnelRecord(directory);
  const gone = record === null || (await endProcess(record));
  removeTunnelRecord(directory);
  return gone;
}
