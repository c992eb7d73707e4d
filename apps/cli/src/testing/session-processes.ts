import { readdirSync, readFileSync } from 'node:fs';

/** A process, as the kernel shows it. */
export interface ShownProcess {
  readonly pid: number;
  readonly parent: number;
  readonly words: readonly string[];
  readonly environment: string;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

/** The processes whose environment or words name `text`, other than this one. */
export function processesThatName(text: string): ShownProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .flatMap((pid) => {
      const words = read(pid, 'cmdline');
      const environment = read(pid, 'environ');
      if (!words.includes(text) && !environment.includes(text)) return [];
      // What stands in brackets may hold anything; the parent is the second word after it.
      const parent = Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1]);
      return [{ pid, parent, words: words.split('\0').filter((word) => word !== ''), environment }];
    });
}

/** Ends processes without warning. */
export function killNow(processes: readonly ShownProcess[]): void {
  for (const { pid } of processes) process.kill(pid, 'SIGKILL');
}
