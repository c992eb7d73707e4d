import { Hdf5ReadError, NotHdf5Error, TruncatedFileError } from '@emout/hdf5/errors';
import { formatBytesOf } from '@emout/units/number-format';
import { UnreadableFieldError } from './errors.js';
import { emptyContents, type FieldContents, readFieldContents } from './field-contents.js';
import { type IcurSteps, icurSteps } from './icur-steps.js';
import { type Notice, notice } from './notice.js';
import type { OpenFiles } from './open-files.js';
import {
  type ListedFile,
  listRun,
  type MayRead,
  noticeOf,
  type RunListing,
  sameVersion,
} from './run-listing.js';
import { parametersVersion, type RunParameters, readRunParameters } from './run-parameters.js';

/** A field file that was looked into. */
export type LoadedField =
  | { readonly listed: ListedFile; readonly contents: FieldContents }
  | { readonly listed: ListedFile; readonly error: UnreadableFieldError };

/** One directory of a run: the first, or one that continues it. Its files are looked into when they are asked for. */
export class RunPart {
  readonly files: OpenFiles;
  readonly #mayRead: MayRead;
  readonly #loaded = new Map<string, LoadedField>();
  #listing: RunListing;
  #parameters: RunParameters;
  #icur: { readonly listed: ListedFile; readonly steps: IcurSteps } | null = null;

  /** @throws RunDirectoryError */
  constructor(
    readonly directory: string,
    files: OpenFiles,
    mayRead: MayRead,
  ) {
    this.files = files;
    this.#mayRead = mayRead;
    this.#listing = listRun(directory, mayRead);
    this.#parameters = readRunParameters(this.#listing);
  }

  get listing(): RunListing {
    return this.#listing;
  }

  get parameters(): RunParameters {
    return this.#parameters;
  }

  /** Every field that was looked into so far. */
  get loaded(): ReadonlyMap<string, LoadedField> {
    return this.#loaded;
  }

  /** Looks at the files again: one `stat` each; what changed is forgotten. @throws RunDirectoryError */
  refresh(): void {
    this.#listing = listRun(this.directory, this.#mayRead);
    for (const [name, { listed }] of this.#loaded) {
      const now = this.#listed(name);
      if (now && now.refusal?.text === listed.refusal?.text && sameVersion(now.version, listed.version))
        continue;
      this.#loaded.delete(name);
      this.files.drop(listed.path);
    }
    if (this.#parameters.version !== parametersVersion(this.#listing)) {
      this.#parameters = readRunParameters(this.#listing);
    }
  }

  /** A field with what its file holds, or why nothing can be read from it; null when there is no such file. */
  load(name: string): LoadedField | null {
    const known = this.#loaded.get(name);
    if (known) return known;
    const listed = this.#listed(name);
    if (!listed) return null;
    const loaded = this.#lookInto(name, listed);
    this.#loaded.set(name, loaded);
    return loaded;
  }

  /** What `icur` says of the steps of this part; nulls when there is none. */
  get icur(): IcurSteps {
    const listed = this.#listing.files.get('icur');
    if (!listed || listed.refusal !== null) return { first: null, last: null };
    if (this.#icur === null || !sameVersion(this.#icur.listed.version, listed.version)) {
      this.#icur = { listed, steps: icurSteps(listed.path, listed.version.size) };
    }
    return this.#icur.steps;
  }

  #listed(name: string): ListedFile | undefined {
    return this.#listing.files.get(this.#listing.fields.get(name) ?? '');
  }

  #lookInto(name: string, listed: ListedFile): LoadedField {
    const { fileName, path, refusal } = listed;
    if (refusal !== null) return { listed, error: new UnreadableFieldError(name, fileName, refusal) };
    if (listed.version.size === 0) return { listed, contents: emptyContents(listed.version) };
    try {
      return { listed, contents: readFieldContents(this.files.get(path), name, fileName) };
    } catch (error) {
      this.files.drop(path);
      if (error instanceof UnreadableFieldError) return { listed, error };
      return { listed, error: new UnreadableFieldError(name, fileName, fileNotice(error), { cause: error }) };
    }
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
