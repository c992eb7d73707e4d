import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told apart from a later one with the same number, and from those of other machines. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Of the kernel's boot; null where the system has none. */
  readonly boot_id: string | null;
  /** When the process began, in ticks of the kernel since boot; null where the system does not tell. */
  readonly pid_started: number | null;
}

export type ProcessCondition = 'alive' | 'gone' | 'elsewhere';

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const bootId = () => textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? null;

/** State and start of a process from the kernel's table (proc(5): fields 3 and 22); null when it is not there. */
function kernelEntry(pid: number): { readonly state: string; readonly started: number } | null {
  const text = textOf(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The second field is the program's name in brackets, which may hold brackets and spaces itself.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: Number(fields[19]) };
}

export function ownIdentity(): ProcessIdentity {
  return {
    host: hostname(),
    pid: process.pid,
    boot_id: bootId(),
    pid_started: kernelEntry(process.pid)?.started ?? null,
  };
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What has become of a process; `elsewhere` when only another machine can tell. */
export function processCondition(identity: ProcessIdentity): ProcessCondition {
  if (identity.host !== hostname()) return 'elsewhere';
  if (identity.boot_id !== null && identity.boot_id !== bootId()) return 'gone';
  if (!answersSignals(identity.pid)) return 'gone';
  if (identity.pid_started === null) return 'alive';
  const entry = kernelEntry(identity.pid);
  // A process that has ended, and that nobody has asked about yet, still has its number.
  return entry !== null && entry.state !== 'Z' && entry.started === identity.pid_started ? 'alive' : 'gone';
}
