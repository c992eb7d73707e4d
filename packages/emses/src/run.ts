import { Hdf5ReadError, NotHdf5Error, TruncatedFileError } from '@emout/hdf5/errors';
import type { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { formatBytesOf } from '@emout/units/number-format';
import { RunDirectoryError, UnknownFieldError, UnreadableFieldError } from './errors.js';
import { emptyContents, type FieldContents, readFieldContents } from './field-contents.js';
import { classify, type FieldCategory, type FieldName } from './field-name.js';
import { FieldSeries } from './field-series.js';
import { type FieldUnit, fieldUnit } from './field-units.js';
import type { ParticleFile } from './file-names.js';
import { nearNames } from './near-names.js';
import { type Notice, notice } from './notice.js';
import { OpenFiles } from './open-files.js';
import type { Parameters } from './parameters.js';
import {
  type ListedFile,
  listRun,
  type MayRead,
  noticeOf,
  type RunListing,
  reasonOf,
  sameVersion,
} from './run-listing.js';
import {
  densityProblems,
  parametersVersion,
  type RunParameters,
  readRunParameters,
} from './run-parameters.js';
import { lastStepOfIcur, type RunState, runState } from './run-state.js';
import { expectedOutputs, TimeAxis } from './time-axis.js';
import type { UnitSystem } from './unit-system.js';

/** Something a person should know about a run, as a sentence. */
export interface RunProblem {
  readonly what: string;
  /** The file it is about; null when it is about the run. */
  readonly fileName: string | null;
}

interface FieldEntryBase {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  /** In English, such as `Number density of species 1`; `about` has the parts for other languages. */
  readonly label: string;
  readonly category: FieldCategory;
  readonly about: FieldName;
}

export interface ReadableFieldEntry extends FieldEntryBase {
  /** `readable` also with no snapshot yet: then `shape[0]` is 0 and `notice` says so. */
  readonly kind: 'readable';
  /** Points of (t, z, y, x). */
  readonly shape: readonly [number, number, number, number];
  readonly dtype: string | null;
  readonly unit: FieldUnit | null;
  /** Also of a field that can be read in part. */
  readonly notice: Notice | null;
}

export interface UnreadableFieldEntry extends FieldEntryBase {
  readonly kind: 'unreadable';
  readonly notice: Notice;
}

export type FieldEntry = ReadableFieldEntry | UnreadableFieldEntry;

type LoadedField =
  | { readonly listed: ListedFile; readonly contents: FieldContents }
  | { readonly listed: ListedFile; readonly error: UnreadableFieldError };

export interface OpenRunOptions {
  /** Asked before a symbolic link in the run directory is followed; links are followed when this is left out. */
  readonly mayRead?: MayRead;
}

const NO_SNAPSHOT = notice('noSnapshot', 'No snapshot is written yet.');
const UNEVEN = notice('uneven', 'Some outputs are missing, so its steps are not equally spaced in time.');

/** Opens the run in a directory; field files are looked into when they are asked for. @throws RunDirectoryError */
export function openRun(directory: string, hdf5: Hdf5Library, options: OpenRunOptions = {}): Run {
  return new Run(directory, hdf5, options.mayRead ?? (() => true));
}

/** A run directory of EMSES: parameters, units, fields and how far it has come. Nothing is ever written to it. */
export class Run {
  readonly #files: OpenFiles;
  readonly #mayRead: MayRead;
  readonly #loaded = new Map<string, LoadedField>();
  #listing: RunListing;
  #parameters: RunParameters;
  #listingProblem: string | null = null;
  #icur: { readonly listed: ListedFile; readonly lastStep: number | null } | null = null;

  constructor(
    readonly directory: string,
    hdf5: Hdf5Library,
    mayRead: MayRead,
  ) {
    this.#files = new OpenFiles(hdf5);
    this.#mayRead = mayRead;
    this.#listing = listRun(directory, mayRead);
    this.#parameters = readRunParameters(this.#listing);
  }

  get parameters(): Parameters | null {
    return this.#parameters.parameters;
  }

  /** Null without a usable conversion key. */
  get units(): UnitSystem | null {
    return this.#parameters.units;
  }

  /** About the parameters, and about every field file that was looked into so far. */
  get problems(): readonly RunProblem[] {
    const problems: RunProblem[] = [];
    if (this.#listingProblem !== null) problems.push({ what: this.#listingProblem, fileName: null });
    problems.push(...this.#parameters.problems);
    const names = [...this.#listing.fields.keys()];
    if (names.some((name) => classify(name).kind === 'numberDensity')) {
      problems.push(...densityProblems(this.#parameters));
    }
    for (const [name, loaded] of this.#loaded) {
      const { fileName } = loaded.listed;
      if ('error' in loaded) {
        problems.push({ what: loaded.error.reason, fileName });
        continue;
      }
      for (const { text } of loaded.contents.problems) problems.push({ what: text, fileName });
      const time = this.#time(name, loaded.contents);
      if (!time.uniform) problems.push({ what: UNEVEN.text, fileName });
    }
    return problems;
  }

  get particleFiles(): readonly ParticleFile[] {
    return this.#listing.particles;
  }

  /** Of `icur` and `pbody`, those that exist. */
  get diagnostics(): readonly string[] {
    return this.#listing.diagnostics;
  }

  /** Sizes of the field, diagnostic and parameter files together. */
  get bytes(): number {
    let bytes = 0;
    for (const { version } of this.#listing.files.values()) bytes += version.size;
    return bytes;
  }

  /** When a field, diagnostic or parameter file last changed; 0 when there is none. */
  get modifiedAtMs(): number {
    let latest = 0;
    for (const { version } of this.#listing.files.values()) latest = Math.max(latest, version.mtimeMs);
    return latest;
  }

  /** Cells of the grid, by the parameters or else by the fields. */
  get grid(): { readonly nx: number; readonly ny: number; readonly nz: number } | null {
    const [nx, ny, nz] = ['nx', 'ny', 'nz'].map((key) => this.parameters?.number(key) ?? null);
    if (nx != null && ny != null && nz != null) return { nx, ny, nz };
    const reference = this.#referenceField();
    if (!reference?.contents.spatialShape) return null;
    const [pointsZ, pointsY, pointsX] = reference.contents.spatialShape;
    return { nx: pointsX - 1, ny: pointsY - 1, nz: pointsZ - 1 };
  }

  /** Looks at the files again: one `stat` each; what changed is read again when it is asked for. Never throws. */
  refresh(): void {
    try {
      this.#listing = listRun(this.directory, this.#mayRead);
      this.#listingProblem = null;
    } catch (error) {
      this.#listingProblem = error instanceof RunDirectoryError ? error.message : reasonOf(error);
      return;
    }
    for (const [name, { listed }] of this.#loaded) {
      const now = this.#listed(name);
      if (now && now.refusal?.text === listed.refusal?.text && sameVersion(now.version, listed.version))
        continue;
      this.#loaded.delete(name);
      this.#files.drop(listed.path);
    }
    if (this.#parameters.version !== parametersVersion(this.#listing)) {
      this.#parameters = readRunParameters(this.#listing);
    }
  }

  /** Every field of the run in reading order; files that cannot be read are there with their reason. */
  fields(): FieldEntry[] {
    return [...this.#listing.fields.keys()].flatMap((name) => {
      const loaded = this.#load(name);
      return loaded ? [this.#entry(name, loaded)] : [];
    });
  }

  /** The names of `fields()`, without looking into any file. */
  fieldNames(): string[] {
    return [...this.#listing.fields.keys()];
  }

  /** One field. @throws UnknownFieldError naming near ones, UnreadableFieldError */
  field(name: string): FieldSeries {
    const loaded = this.#load(name);
    if (!loaded) throw new UnknownFieldError(name, nearNames(name, this.fieldNames()));
    if ('error' in loaded) throw loaded.error;
    const { contents, listed } = loaded;
    return new FieldSeries({
      name,
      path: listed.path,
      files: this.#files,
      contents,
      emptyShape: this.#pointsByParameters(),
      unit: fieldUnit(name, this.parameters),
      time: this.#time(name, contents),
      length: this.units?.get('length') ?? null,
      parametersVersion: this.#parameters.version,
    });
  }

  /** How far the run has come, judged at `nowMs` of the clock that stamps its files. */
  state(nowMs: number = Date.now()): RunState {
    const reference = this.#referenceField();
    const keys = reference?.contents.snapshots ?? [];
    const loaded = [...this.#loaded.values()];
    const unreadable = loaded.filter((field) => 'error' in field);
    const [firstUnreadable] = unreadable;
    const category = reference ? classify(reference.name).category : 'fields';
    const { birthtimeMs = 0, version } = reference?.listed ?? {};
    const writingMs = (version?.mtimeMs ?? 0) - birthtimeMs;
    return runState({
      fieldFiles: this.#listing.fields.size,
      unreadableFiles: unreadable.length,
      unreadable: firstUnreadable?.error.notice ?? null,
      written: keys.length,
      counted: (keys.at(-1)?.key ?? -1) + 1,
      expected: expectedOutputs(category, this.parameters),
      lastTimeS: reference
        ? this.#time(reference.name, reference.contents).timeSeconds(keys.length - 1)
        : null,
      lastCurrentStep: this.#lastCurrentStep(),
      nstep: this.parameters?.number('nstep') ?? null,
      quietS: Math.max(0, (nowMs - this.modifiedAtMs) / 1000),
      outputIntervalS: keys.length > 1 && writingMs > 0 ? writingMs / 1000 / (keys.length - 1) : null,
    });
  }

  /** Closes every file. The run opens them again when it is asked for more. */
  close(): void {
    this.#files.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** The field that stands for the progress of the run: the first in reading order that has a snapshot. */
  #referenceField(): { name: string; listed: ListedFile; contents: FieldContents } | null {
    for (const name of this.#listing.fields.keys()) {
      const loaded = this.#load(name);
      if (loaded && 'contents' in loaded && loaded.contents.snapshots.length > 0) return { name, ...loaded };
    }
    return null;
  }

  #listed(name: string): ListedFile | undefined {
    return this.#listing.files.get(this.#listing.fields.get(name) ?? '');
  }

  #load(name: string): LoadedField | null {
    const known = this.#loaded.get(name);
    if (known) return known;
    const listed = this.#listed(name);
    if (!listed) return null;
    const loaded = this.#lookInto(name, listed);
    this.#loaded.set(name, loaded);
    return loaded;
  }

  #lookInto(name: string, listed: ListedFile): LoadedField {
    const { fileName, path, refusal } = listed;
    if (refusal !== null) return { listed, error: new UnreadableFieldError(name, fileName, refusal) };
    if (listed.version.size === 0) return { listed, contents: emptyContents(listed.version) };
    try {
      return { listed, contents: readFieldContents(this.#files.get(path), name, fileName) };
    } catch (error) {
      this.#files.drop(path);
      if (error instanceof UnreadableFieldError) return { listed, error };
      return { listed, error: new UnreadableFieldError(name, fileName, fileNotice(error), { cause: error }) };
    }
  }

  #entry(name: string, loaded: LoadedField): FieldEntry {
    const { fileName, version } = loaded.listed;
    const about = classify(name);
    const { label, category } = about;
    const base = { name, fileName, bytes: version.size, label, category, about };
    if ('error' in loaded) return { ...base, kind: 'unreadable', notice: loaded.error.notice };
    const { snapshots, spatialShape, dtype, problems } = loaded.contents;
    const [first = null] = problems;
    const uneven = this.#time(name, loaded.contents).uniform ? null : UNEVEN;
    return {
      ...base,
      kind: 'readable',
      shape: [snapshots.length, ...(spatialShape ?? this.#pointsByParameters())],
      dtype,
      unit: fieldUnit(name, this.parameters),
      notice: first ?? (snapshots.length === 0 ? NO_SNAPSHOT : uneven),
    };
  }

  #time(name: string, contents: FieldContents): TimeAxis {
    const keys = contents.snapshots.map(({ key }) => key);
    return TimeAxis.of(classify(name).category, keys, this.parameters);
  }

  #pointsByParameters(): [number, number, number] {
    const points = (key: string): number => {
      const cells = this.parameters?.number(key) ?? null;
      return cells === null ? 0 : cells + 1;
    };
    return [points('nz'), points('ny'), points('nx')];
  }

  #lastCurrentStep(): number | null {
    const listed = this.#listing.files.get('icur');
    if (!listed || listed.refusal !== null) return null;
    if (this.#icur === null || !sameVersion(this.#icur.listed.version, listed.version)) {
      let lastStep: number | null = null;
      try {
        lastStep = lastStepOfIcur(listed.path, listed.version.size);
      } catch {
        // Without it the outputs alone tell how far the run is.
      }
      this.#icur = { listed, lastStep };
    }
    return this.#icur.lastStep;
  }
}

/** Why a field file cannot be opened, without the path, which the reader of the page has before them. */
function fileNotice(error: unknown): Notice {
  if (error instanceof NotHdf5Error) return notice('notHdf5', `It is not an HDF5 file: ${error.reason}`);
  if (error instanceof TruncatedFileError) {
    const { actualBytes, expectedBytes } = error;
    const text = `The file ends early: ${formatBytesOf(actualBytes, expectedBytes)}. Its list of members is in the missing part.`;
    return notice('endsEarlyWithoutList', text, { actualBytes, expectedBytes });
  }
  if (error instanceof Hdf5ReadError) {
    const why = error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return notice('other', `${error.what}${why}.`);
  }
  return noticeOf(error);
}
