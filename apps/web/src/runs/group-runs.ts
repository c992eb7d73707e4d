import type { RunSummary } from '@emout/api/schemas';

export type RunState = RunSummary['state'];

/** Runs in one folder. */
export interface RunGroup {
  /** The folder's path below the root; '' for runs that lie in the root itself. */
  readonly folder: string;
  readonly runs: readonly RunSummary[];
}

/** The folder that holds a run. */
export function folderOf(run: string): string {
  const at = run.lastIndexOf('/');
  return at === -1 ? '' : run.slice(0, at);
}

/** Groups runs by their folder; newest first, both the groups and the runs in them. */
export function groupRuns(runs: readonly RunSummary[]): RunGroup[] {
  const newestFirst = [...runs].sort((a, b) => b.modifiedAtMs - a.modifiedAtMs || a.run.localeCompare(b.run));
  const folders = new Map<string, RunSummary[]>();
  for (const run of newestFirst) {
    const folder = folderOf(run.run);
    const members = folders.get(folder);
    if (members === undefined) folders.set(folder, [run]);
    else members.push(run);
  }
  return [...folders].map(([folder, members]) => ({ folder, runs: members }));
}

/** How many runs are in each state. */
export function countStates(runs: readonly RunSummary[]): Record<RunState, number> {
  const counts: Record<RunState, number> = { complete: 0, growing: 0, stopped: 0, waiting: 0, unreadable: 0 };
  for (const { state } of runs) counts[state] += 1;
  return counts;
}
