import { execFileSync, spawnSync } from 'node:child_process';

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

/** Whether a process still runs; one that has ended and that nobody has asked for is gone. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}
