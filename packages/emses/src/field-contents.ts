import { MissingMemberError, TruncatedFileError } from '@emout/hdf5/errors';
import type { FileVersion, Hdf5File, MemberInfo } from '@emout/hdf5/hdf5-file';
import { formatBytesOf, formatCount, formatGrid, formatRange } from '@emout/units/number-format';
import { UnreadableFieldError } from './errors.js';
import { type Notice, notice } from './notice.js';

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
  /** About members that were left out; the gravest first. */
  readonly problems: readonly Notice[];
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
    problems: [notice('emptyFile', 'The file is empty (0 bytes).')],
  };
}

/**
 * Lists the snapshots of a field file: members of its group that are called by whole numbers, are three-dimensional,
 * share one shape and type, and lie within the file as it is now.
 * @throws UnreadableFieldError when the file has no group of snapshots, or not one of them is whole.
 */
export function readFieldContents(file: Hdf5File, field: string, fileName: string): FieldContents {
  const problems: Notice[] = [];
  const { group, members, listLost } = fieldGroup(file, field, fileName);
  const { candidates, damaged } = candidatesOf(members, group, problems);
  const sameShape = keepCommon(candidates, problems);
  if (candidates.length > 0 && sameShape.length === 0) {
    throw new UnreadableFieldError(
      field,
      fileName,
      problems.at(-1) ?? notice('other', 'None of its steps can be read.'),
    );
  }
  const { whole, missing } = keepWhole(file, sameShape);
  const gone = [...missing, ...damaged].sort((a, b) => a.key - b.key);
  if (file.truncated) {
    const { actualBytes, expectedBytes } = file.truncated;
    const early = `The file ends early: ${formatBytesOf(actualBytes, expectedBytes)}.`;
    const sizes = { actualBytes, expectedBytes };
    if (whole.length === 0) {
      const lost = listLost
        ? notice('endsEarlyWithoutList', `${early} The list of its steps is in the missing part.`, sizes)
        : notice('endsEarlyWithoutSteps', `${early} No step of it is whole.`, sizes);
      throw new UnreadableFieldError(field, fileName, lost);
    }
    const text = `${early} ${missingSteps(whole, gone, 'missing', listLost)}`;
    problems.unshift(notice('endsEarly', text, { ...sizes, ...stepValues(whole, gone) }));
  } else if (gone.length > 0) {
    const [code, how] =
      damaged.length > 0
        ? (['stepsDamaged', 'damaged'] as const)
        : (['stepsNotWritten', 'not written yet'] as const);
    problems.unshift(notice(code, missingSteps(whole, gone, how), stepValues(whole, gone)));
  }
  if (whole.length === 0 && damaged.length > 0) {
    const reason = 'Its steps are damaged, or kept in other files, which are not opened.';
    throw new UnreadableFieldError(field, fileName, notice('other', reason));
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
    return listGroup(file, field, fileName);
  } catch (error) {
    if (!(error instanceof MissingMemberError)) throw error;
  }
  const root = file.members('/');
  const first = root.find(({ kind }) => kind === 'group');
  if (first) return listGroup(file, first.name, fileName);
  if (root.length === 0) return { group: field, members: [], listLost: false };
  throw new UnreadableFieldError(
    field,
    fileName,
    notice('noGroup', `It has no group of snapshots; a field file holds /${field}/0000, /${field}/0001, …`, {
      field,
    }),
  );
}

/** No run writes as many; looking at each takes about 0.1 ms. */
const MOST_MEMBERS = 50_000;
/** Part of a list of names can be lost, and the names after it still be found. */
const LONGEST_GAP = 64;

function listGroup(file: Hdf5File, group: string, fileName: string): FieldGroup {
  try {
    const count = file.memberNames(group).length;
    if (count > MOST_MEMBERS) {
      const reason = `It has ${formatCount(count)} snapshots; at most ${formatCount(MOST_MEMBERS)} are looked at.`;
      throw new UnreadableFieldError(group, fileName, notice('other', reason));
    }
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
  problems: Notice[],
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
      problems.push(
        notice('stepsLeftOut', `Two snapshots have the number ${key}; ${name} is left out.`, { steps: name }),
      );
    } else {
      byKey.set(key, { key, path: `${group}/${name}`, shape, dtype });
    }
  }
  if (strangers.length > 0) {
    const [first = ''] = strangers;
    const others = strangers.length > 1 ? ` and ${strangers.length - 1} more` : '';
    const text = `${first}${others} in ${group} is no numbered snapshot and is left out.`;
    problems.push(notice('stepsLeftOut', text, { steps: strangers.slice(0, 6).join(', ') }));
  }
  return { candidates: [...byKey.values()].sort((a, b) => a.key - b.key), damaged };
}

/** Keeps the snapshots of the commonest shape and type; among equals, that of the smallest key. */
function keepCommon(candidates: readonly Candidate[], problems: Notice[]): Candidate[] {
  const kinds = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const kind = `${candidate.dtype} ${candidate.shape.join()}`;
    const sharing = kinds.get(kind);
    if (sharing) sharing.push(candidate);
    else kinds.set(kind, [candidate]);
  }
  const spatial = [...kinds.values()].filter(([sample]) => sample !== undefined && isGrid(sample));
  const common = spatial.reduce<Candidate[]>((best, kind) => (kind.length > best.length ? kind : best), []);
  for (const kind of kinds.values()) {
    const [sample] = kind;
    if (kind === common || !sample) continue;
    const what = kind.length === 1 ? 'has' : 'have';
    const reference = common[0] ? `, others ${describe(common[0])}` : '; a snapshot is numbers on three axes';
    const text = `${stepWord(kind)} ${what} ${describe(sample)}${reference}; ${kind.length === 1 ? 'it is' : 'they are'} left out.`;
    problems.push(notice('stepsLeftOut', text, { steps: keyRanges(kind) }));
  }
  return common;
}

const NUMBERS = /^(?:float(?:32|64)|u?int(?:8|16|32))$/;

/** Numbers that can be read, at one point or more. */
function isGrid({ shape, dtype }: Candidate): boolean {
  return shape.length === 3 && !shape.includes(0) && NUMBERS.test(dtype);
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
    (known || isWhole(file, candidate.path) ? whole : missing).push(candidate);
  }
  return { whole: whole.reverse(), missing: missing.reverse() };
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

function stepValues(whole: readonly Snapshot[], missing: readonly Snapshot[]): Notice['values'] {
  return {
    whole: keyRanges(whole),
    wholeCount: whole.length,
    missing: keyRanges(missing),
    missingCount: missing.length,
  };
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
