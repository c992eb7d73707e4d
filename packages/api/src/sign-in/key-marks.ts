import { lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMissing } from './key-file.js';

const MARK = '.used';

/** The most marks that are kept; the oldest go first. */
const MAX_MARKS = 256;

const markOf = (directory: string, id: string) => path.join(directory, `${id}${MARK}`);

/** Remembers that a key was used, so that who opens its address again is told so. The mark opens nothing. */
export function markUsed(directory: string, id: string): void {
  writeFileSync(markOf(directory, id), '', { mode: 0o600 });
  sweepMarks(directory);
}

/** Whether a key was used. */
export function wasUsed(directory: string, id: string): boolean {
  return lstatSync(markOf(directory, id), { throwIfNoEntry: false })?.isFile() === true;
}

function ageOf(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function sweepMarks(directory: string): void {
  const marks = readdirSync(directory).filter((name) => name.endsWith(MARK));
  if (marks.length <= MAX_MARKS) return;
  const byAge = marks
    .map((name) => path.join(directory, name))
    .map((file) => ({ file, at: ageOf(file) }))
    .sort((a, b) => a.at - b.at);
  for (const { file } of byAge.slice(0, marks.length - MAX_MARKS)) rmSync(file, { force: true });
}
