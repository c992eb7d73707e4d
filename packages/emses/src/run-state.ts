import { closeSync, openSync, readSync } from 'node:fs';
import { formatDuration } from '@emout/units/number-format';
import { type Notice, notice } from './notice.js';

export type RunStateKind = 'complete' | 'growing' | 'stopped' | 'waiting' | 'unreadable';

export interface RunState {
  readonly kind: RunStateKind;
  /** A sentence where the word alone does not say it. */
  readonly reason: string | null;
  /** The same with its parts. */
  readonly notice: Notice | null;
  readonly steps: {
    readonly written: number;
    /** Outputs of the whole run; null when the parameters do not say. */
    readonly expected: number | null;
    /** Seconds at the last snapshot, or null. */
    readonly lastTimeS: number | null;
  };
}

/** What the state of a run is concluded from. */
export interface RunEvidence {
  readonly fieldFiles: number;
  readonly unreadableFiles: number;
  /** The reason of the first unreadable file. */
  readonly unreadable: Notice | null;
  /** Snapshots of the reference field: the potential, or the first field that has any. */
  readonly written: number;
  /** Outputs that the counter of its last snapshot stands for. */
  readonly counted: number;
  readonly expected: number | null;
  readonly lastTimeS: number | null;
  /** The step in the last line of `icur`; null when there is none. */
  readonly lastCurrentStep: number | null;
  readonly nstep: number | null;
  /** Seconds since any file of the run changed. */
  readonly quietS: number;
  /** Seconds between the outputs so far; null when it cannot be told. */
  readonly outputIntervalS: number | null;
}

/** A run that has been quiet for this long is not waiting for the file system to show what was written. */
const SHORTEST_PATIENCE_S = 600;
const LONGEST_PATIENCE_S = 6 * 3600;
/** Outputs do not come like clockwork: this many intervals without one are a silence. */
const PATIENCE_INTERVALS = 3;

/**
 * The state of a run:
 * - `unreadable`: there are field files and not one can be read;
 * - `complete`: all expected outputs are written (`nstep`, `ifdiag`, `hdfdigstart`, `hdfdigend`), or `icur` has
 *   reached `nstep`; also a quiet run whose parameters do not say how many outputs to expect;
 * - `growing`: not complete, and a file changed within three output intervals (at least 10 min, at most 6 h);
 * - `waiting`: no snapshot is written yet;
 * - `stopped`: fewer snapshots than expected, and nothing changed for longer than that.
 */
export function runState(evidence: RunEvidence): RunState {
  const { written, expected, lastTimeS } = evidence;
  const steps = { written, expected, lastTimeS };
  const state = (kind: RunStateKind, about: Notice | null): RunState => ({
    kind,
    reason: about?.text ?? null,
    notice: about,
    steps,
  });
  if (evidence.fieldFiles > 0 && evidence.unreadableFiles === evidence.fieldFiles) {
    return state('unreadable', evidence.unreadable ?? notice('other', 'No file of a field can be read.'));
  }
  if (written === 0) return state('waiting', notice('noSnapshot', 'No snapshot is written yet.'));
  if (expected !== null && evidence.counted >= expected) return state('complete', null);
  if (evidence.nstep !== null && evidence.lastCurrentStep === evidence.nstep) {
    const step = evidence.nstep;
    return state('complete', notice('reached', `icur has reached step ${step}.`, { step }));
  }
  const patience = Math.min(
    LONGEST_PATIENCE_S,
    Math.max(SHORTEST_PATIENCE_S, PATIENCE_INTERVALS * (evidence.outputIntervalS ?? 0)),
  );
  if (evidence.quietS <= patience) return state('growing', null);
  const { quietS } = evidence;
  const quiet = formatDuration(quietS);
  if (expected === null) {
    const text = `The expected outputs are not known; nothing was written for ${quiet}.`;
    return state('complete', notice('quiet', text, { quietS }));
  }
  const text = `${written} of ${expected} outputs are written; nothing was for ${quiet}.`;
  return state('stopped', notice('stopped', text, { written, expected, quietS }));
}

const TAIL_BYTES = 65_536;

/** The step in the last line of an `icur` file of `size` bytes; null when the line does not begin with one. */
export function lastStepOfIcur(path: string, size: number): number | null {
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, tail, 0, tail.length, size - tail.length);
    const line = tail.toString('latin1', 0, length).trimEnd().split('\n').at(-1) ?? '';
    const token = /^\s*(\d+)(?:\s|$)/.exec(line)?.[1];
    return token === undefined ? null : Number(token);
  } finally {
    closeSync(file);
  }
}
