import type { SampleSize } from './sample-size.js';

export interface SampleOptions {
  readonly size: SampleSize;
  /** Equal seeds give equal data; 1 when left out. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Called as the run grows: parts done, parts in all, what is being worked at. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

export interface SampleSummary {
  readonly directory: string;
  readonly files: number;
  readonly bytes: number;
  readonly cells: { readonly nx: number; readonly ny: number; readonly nz: number };
  /** Snapshots of `phisp`. */
  readonly snapshots: number;
  readonly elapsedMs: number;
}

/**
 * Writes a synthetic EMSES run (sunlit lunar surface with a rectangular hole, in the solar wind) as a new directory.
 *
 * @throws RunExistsError, NoParentDirectoryError, SampleWriteError; the reason of `signal` when it is aborted.
 */
export async function writeSampleRun(directory: string, options: SampleOptions): Promise<SampleSummary> {
  options.signal?.throwIfAborted();
  throw new Error(`not written yet: ${directory}`);
}
