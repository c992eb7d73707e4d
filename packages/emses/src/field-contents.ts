import { MissingMemberError, TruncatedFileError } from '@emout/hdf5/errors';
import type { FileVersion, Hdf5File, MemberInfo } from '@emout/hdf5/hdf5-file';
import { formatBytesOf, formatCount, formatGrid, formatRange } from '@emout/units/number-format';
import { UnreadableFieldError } from './errors.js';

export interface Snapshot {
  /** The output counter: what the dataset is called, as a number. */
  readonly key: number;
  /** The path of the dataset in the file. */
  readonly path: string;
}

/** What a field file holds, as far as it is whole. */
export interface FieldContents {
  readonly version: FileVersion;
  /** Whole snapshots of one shape, keys ascending. */
  readonly snapshots: readonly Snapshot[];
  /** (z, y, x); null while there is no snapshot. */
  readonly spatialShape: readonly [number, number, number] | null;
  readonly dtype: string | null;
  /** Sentences about members that were left out. */
  readonly problems: readonly string[];
}

interface Candidate extends Snapshot {
  readonly shape: readonly number[];
  readonly dtype: string;
}

type Shape3 = [number, number, number];

/** A file into which nothing is written yet, as a running simulation leaves it until its first output. */
export function emptyContents(version: FileVersion): FieldContents {
  return {
    version,
    snapshots: [],
    spatialShape: null,
    dtype: null,
    problems: ['The file is empty (0 bytes).'],
  };
}

/**
 * Lists the snapshots of a field file: members of its group that are called by whole numbers, are three-dimensional,
 * share one shape and type, and lie within the file as it is now.
 * @throws UnreadableFieldError when the file has no group of snapshots, or not one of them is whole.
 */
export function readFieldContents(file: Hdf5File, field: string, fileName: string): FieldContents {
  const problems: string[] = [];
  const { group, members, listLost } = fieldGroup(file, field, fileName);
  const { candidates, damaged } = candidatesOf(members, group, problems);
  const sameShape = keepCommon(candidates, problems);
  const { whole, missing } = keepWhole(file, sameShape);
  const gone = [...missing, ...damaged].sort((a, b) => a.key - b.key);
  if (file.truncated) {
    const { actualBytes, expectedBytes } = file.truncated;
    const early = `The file ends early: ${formatBytesOf(actualBytes, expectedBytes)}.`;
    if (whole.length === 0) {
      const reason = listLost ? 'The list of its steps is in the missing part.' : 'No step of it is whole.';
      throw new UnreadableFieldError(field, fileName, `${early} ${reason}`);
    }
    problems.push(`${early} ${missingSteps(whole, gone, 'missing', listLost)}`);
  } else if (gone.length > 0) {
    problems.push(missingSteps(whole, gone, damaged.length > 0 ? 'damaged' : 'not written yet'));
  }
  const first = whole[0] ?? sameShape[0];
  return {
    version: file.version,
    snapshots: whole.map(({ key, path }) => ({ key, path })),
    spatialShape: first ? shape3(first.shape) : null,
    dtype: first?.dtype ?? null,
    problems,
  };
}

interface FieldGroup {
  readonly group: string;
  readonly members: readonly MemberInfo[];
  /** The group could not be listed, so its members were looked up by the names that the solver gives them. */
  readonly listLost: boolean;
}

/** The group of a name like the field's, else the first; without members while the file has nothing in it. */
function fieldGroup(file: Hdf5File, field: string, fileName: string): FieldGroup {
  try {
    return listGroup(file, field);
  } catch (error) {
    if (!(error instanceof MissingMemberError)) throw error;
  }
  const root = file.members('/');
  const first = root.find(({ kind }) => kind === 'group');
  if (first) return listGroup(file, first.name);
  if (root.length === 0) return { group: field, members: [], listLost: false };
  throw new UnreadableFieldError(
    field,
    fileName,
    `It has no group of snapshots; a field file holds /${field}/0000, /${field}/0001, …`,
  );
}

/** Part of a list of names can be lost, and the names after it still be found. */
const LONGEST_GAP = 64;

function listGroup(file: Hdf5File, group: string): FieldGroup {
  try {
    return { group, members: file.members(group), listLost: false };
  } catch (error) {
    if (!(error instanceof TruncatedFileError)) throw error;
  }
  const members: MemberInfo[] = [];
  for (let key = 0, gap = 0; gap < LONGEST_GAP; key += 1) {
    const name = String(key).padStart(4, '0');
    try {
      const { shape, dtype } = file.dataset(`${group}/${name}`);
      members.push({ name, kind: 'dataset', shape, dtype });
      gap = 0;
    } catch {
      gap += 1;
    }
  }
  return { group, members, listLost: true };
}

function candidatesOf(
  members: readonly MemberInfo[],
  group: string,
  problems: string[],
): { candidates: Candidate[]; damaged: Snapshot[] } {
  const strangers: string[] = [];
  const damaged: Snapshot[] = [];
  const byKey = new Map<number, Candidate>();
  for (const { name, kind, shape, dtype } of members) {
    const key = /^\d{1,15}$/.test(name) ? Number(name) : null;
    if (key !== null && kind === 'other') {
      damaged.push({ key, path: `${group}/${name}` });
    } else if (key === null || kind !== 'dataset' || shape === undefined || dtype === undefined) {
      strangers.push(name);
    } else if (byKey.has(key)) {
      problems.push(`Two snapshots have the number ${key}; ${name} is left out.`);
    } else {
      byKey.set(key, { key, path: `${group}/${name}`, shape, dtype });
    }
  }
  if (strangers.length > 0) {
    const [first = ''] = strangers;
    const others = strangers.length > 1 ? ` and ${strangers.length - 1} more` : '';
    problems.push(`${first}${others} in ${group} is no numbered snapshot and is left out.`);
  }
  return { candidates: [...byKey.values()].sort((a, b) => a.key - b.key), damaged };
}

/** Keeps the snapshots of the commonest shape and type; among equals, that of the smallest key. */
function keepCommon(candidates: readonly Candidate[], problems: string[]): Candidate[] {
  const kinds = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const kind = `${candidate.dtype} ${candidate.shape.join()}`;
    const sharing = kinds.get(kind);
    if (sharing) sharing.push(candidate);
    else kinds.set(kind, [candidate]);
  }
  const spatial = [...kinds.values()].filter(([sample]) => sample?.shape.length === 3);
  const common = spatial.reduce<Candidate[]>((best, kind) => (kind.length > best.length ? kind : best), []);
  for (const kind of kinds.values()) {
    const [sample] = kind;
    if (kind === common || !sample) continue;
    const what = kind.length === 1 ? 'has' : 'have';
    const reference = common[0] ? `, others ${describe(common[0])}` : '; a snapshot has three axes';
    problems.push(
      `${stepWord(kind)} ${what} ${describe(sample)}${reference}; ${kind.length === 1 ? 'it is' : 'they are'} left out.`,
    );
  }
  return common;
}

function describe({ shape, dtype }: Candidate): string {
  // Grids are spoken of as x × y × z.
  const points = shape.length === 0 ? 'a single value' : `${formatGrid(shape.toReversed())} points`;
  return `${points} of ${dtype}`;
}

/**
 * Parts the snapshots whose bytes are all in the file from the others. Unless the file is cut off only the newest can
 * lack theirs, because a writer gives space to one after another; so the search ends at the first whole one.
 */
function keepWhole(
  file: Hdf5File,
  candidates: readonly Candidate[],
): { whole: Candidate[]; missing: Candidate[] } {
  const whole: Candidate[] = [];
  const missing: Candidate[] = [];
  for (const candidate of candidates.toReversed()) {
    const known = file.truncated === null && whole.length > 0;
    (known || isWhole(file, candidate.path) ? whole : missing).unshift(candidate);
  }
  return { whole, missing };
}

function isWhole(file: Hdf5File, path: string): boolean {
  try {
    const { layout } = file.dataset(path);
    if (layout.kind === 'contiguous') return layout.byteOffset + layout.byteLength <= file.version.size;
    // Chunks of a cut-off file cannot be told apart without reading them all.
    return layout.kind === 'compact' || (layout.kind === 'chunked' && file.truncated === null);
  } catch {
    return false;
  }
}

function missingSteps(
  whole: readonly Snapshot[],
  missing: readonly Snapshot[],
  how: string,
  listLost = false,
): string {
  const there = whole.length === 0 ? 'No step is whole' : `${stepWord(whole)} ${areOrIs(whole)} whole`;
  if (listLost) return `${there}; later ones are ${how}.`;
  return missing.length === 0 ? `${there}.` : `${there}; ${keyRanges(missing)} ${areOrIs(missing)} ${how}.`;
}

function areOrIs(snapshots: readonly Snapshot[]): string {
  return snapshots.length === 1 ? 'is' : 'are';
}

function stepWord(snapshots: readonly Snapshot[]): string {
  return `${snapshots.length === 1 ? 'Step' : 'Steps'} ${keyRanges(snapshots)}`;
}

/** `0–8, 10, 12–19`, at most six parts. */
function keyRanges(snapshots: readonly Snapshot[]): string {
  const ranges: [number, number][] = [];
  for (const { key } of snapshots) {
    const last = ranges.at(-1);
    if (last && key === last[1] + 1) last[1] = key;
    else ranges.push([key, key]);
  }
  const shown = ranges.slice(0, 6).map(([first, last]) => formatRange(first, last));
  const rest = ranges.length > 6 ? ` and ${formatCount(ranges.length - 6)} more` : '';
  return `${shown.join(', ')}${rest}`;
}

function shape3(shape: readonly number[]): Shape3 {
  const [nz = 0, ny = 0, nx = 0] = shape;
  return [nz, ny, nx];
}
