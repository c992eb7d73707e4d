import { closeSync, openSync, readSync } from 'node:fs';
import { lastStepOfIcur } from './run-state.js';

/** The steps in the first and the last line of an `icur` file; null where a line does not begin with one. */
export interface IcurSteps {
  readonly first: number | null;
  readonly last: number | null;
}

const HEAD_BYTES = 256;

/** Looks at both ends of an `icur` file of `size` bytes; without it the outputs alone tell how far a run is. */
export function icurSteps(path: string, size: number): IcurSteps {
  try {
    return { first: firstStepOf(path, size), last: lastStepOfIcur(path, size) };
  } catch {
    return { first: null, last: null };
  }
}

function firstStepOf(path: string, size: number): number | null {
  const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, 0, head.length, 0);
    const token = /^\s*(\d+)\s/.exec(head.toString('latin1', 0, length))?.[1];
    return token === undefined ? null : Number(token);
  } finally {
    closeSync(file);
  }
}
