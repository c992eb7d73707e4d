import { execFileSync } from 'node:child_process';

/** A process below the session's own. */
export interface SoakProcess {
  readonly pid: number;
  readonly kind: 'worker' | 'web';
  readonly residentMb: number;
}

/** The workers and the web server of a session (Linux and macOS). */
export function sessionProcesses(parent: number): SoakProcess[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line): SoakProcess[] => {
    const [pid, ppid, rss, ...words] = line.trim().split(/\s+/);
    if (Number(ppid) !== parent) return [];
    const args = words.join(' ');
    const kind = args.includes('worker') ? 'worker' : args.includes('web') ? 'web' : null;
    return kind === null ? [] : [{ pid: Number(pid), kind, residentMb: Number(rss) / 1024 }];
  });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
