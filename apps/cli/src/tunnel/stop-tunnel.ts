import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type ProcessIdentity, processCondition } from '../server/process-identity.js';
import { clearSocketDirectory } from './owner-only-socket.js';
import { readTunnelRecord, removeTunnelRecord, type TunnelRecord } from './tunnel-record.js';

const POLL_MS = 50;
const PATIENCE_MS = 5_000;

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Removes the socket of a tunnel of this machine that was killed. */
function clearSocket({ socket, host, pid }: TunnelRecord): void {
  if (socket !== null && host === hostname()) clearSocketDirectory(socket, pid);
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

/** Ends the tunnel of this machine that a session has, to make place for another one, and clears what it left. */
export async function endEarlierTunnel(directory: string): Promise<void> {
  const record = readTunnelRecord(directory);
  if (record === null) return;
  if (processCondition(record) === 'alive') await endProcess(record);
  if (processCondition(record) === 'gone') clearSocket(record);
}

/**
 * Ends the tunnel of a session and removes its `tunnel.json`; true when it is gone, or there was none. One of another
 * machine ends by itself when it sees that its record and the session's state are gone.
 */
export async function stopTunnel(directory: string): Promise<boolean> {
  const record = readTunnelRecord(directory);
  const gone = record === null || (await endProcess(record));
  if (record !== null && gone) clearSocket(record);
  removeTunnelRecord(directory);
  return gone;
}
