import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RunDirectoryError } from './errors.js';
import { type MayRead, reasonOf } from './run-listing.js';
import type { RunPart } from './run-part.js';

/**
 * What becomes of the first snapshot of a continuation, which may repeat the last of its predecessor:
 * - `compare`: it is dropped when it is of the same step (by the output interval and `hdfdigstart` of that part, or
 *   by equal values when these are not known), and kept otherwise;
 * - `drop-first`: it is dropped, as the Python emout does;
 * - `keep`: it is kept.
 */
export type Overlap = 'drop-first' | 'keep' | 'compare';

/** `auto`: the directories `name_2`, `name_3`, … beside the run; else absolute paths, in order of time. */
export type ContinuationChoice = 'auto' | readonly string[];

export interface FoundContinuations {
  readonly parts: readonly RunPart[];
  /** Sentences about directories that are not joined. */
  readonly problems: readonly string[];
}

/** Nobody restarts a run as often; a chain of links could be longer. */
const MOST_PARTS = 200;

/**
 * The parts that continue the run in `directory`. The chain of `auto` ends before the first directory that is not
 * there, may not be read, or whose `icur` does not end at the `nstep` of its own parameters; why is said but for the first.
 */
export function findContinuations(
  directory: string,
  choice: ContinuationChoice,
  mayRead: MayRead,
  open: (directory: string) => RunPart,
): FoundContinuations {
  const problems: string[] = [];
  const parts: RunPart[] = [];
  for (const candidate of candidatesOf(directory, choice)) {
    const found = openPart(candidate, mayRead, open);
    if (choice === 'auto' && 'absent' in found) break;
    const part = 'part' in found ? found.part : null;
    const reason = 'reason' in found ? found.reason : choice === 'auto' ? unfinished(found.part) : null;
    if (part !== null && reason === null) {
      parts.push(part);
      continue;
    }
    problems.push(`${basename(candidate)} is not joined. ${reason}`);
    if (choice === 'auto') break;
  }
  return { parts, problems };
}

type Found =
  | { readonly part: RunPart }
  | { readonly reason: string }
  | { readonly reason: string; readonly absent: true };

function* candidatesOf(directory: string, choice: ContinuationChoice): Generator<string> {
  if (choice !== 'auto') {
    yield* choice.slice(0, MOST_PARTS);
    return;
  }
  const main = realpathSync(directory);
  for (let k = 2; k <= MOST_PARTS; k += 1) yield join(dirname(main), `${basename(main)}_${k}`);
}

function openPart(candidate: string, mayRead: MayRead, open: (directory: string) => RunPart): Found {
  try {
    const mayBeRead = mayRead(realpathSync(candidate));
    return mayBeRead
      ? { part: open(candidate) }
      : { reason: 'It lies outside the folders that may be read.' };
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent) return { reason: reasonOf(error), absent: true };
    return { reason: error instanceof RunDirectoryError ? error.reason : reasonOf(error) };
  }
}

function unfinished({ icur, parameters }: RunPart): string | null {
  const nstep = parameters.parameters?.number('nstep') ?? null;
  if (icur.last === null) return 'It has no icur that would say that it is finished.';
  if (nstep === null) return 'Its parameters give no nstep, so it is not known whether it is finished.';
  return icur.last === nstep ? null : `Its icur ends at step ${icur.last} of ${nstep}.`;
}
