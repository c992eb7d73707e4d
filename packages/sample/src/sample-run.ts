import { setImmediate } from 'node:timers/promises';
import { Hdf5WriteError } from '@emout/hdf5/errors';
import { SampleWriteError } from './errors.js';
import { DESIGNS } from './run-design.js';
import { RunWriter } from './run-writer.js';
import type { SampleSize } from './sample-size.js';
import { StagingDirectory } from './staging-directory.js';

export interface SampleOptions {
  readonly size: SampleSize;
  /** Whole number; equal seeds give equal data. 1 when left out. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Called as the run grows: parts done, parts in all, what comes next. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

export interface SampleSummary {
  /** Absolute path of the run. */
  readonly directory: string;
  readonly files: number;
  readonly bytes: number;
  readonly cells: { readonly nx: number; readonly ny: number; readonly nz: number };
  /** Snapshots of `phisp`. */
  readonly snapshots: number;
  readonly elapsedMs: number;
}

/**
 * Writes a synthetic EMSES run as a new directory: a sunlit lunar ground with a rectangular hole in the solar wind.
 * It is written beside its place and renamed when it is whole; an error or an abort leaves nothing.
 *
 * @throws RunExistsError, NoParentDirectoryError, SampleWriteError; the reason of `signal` when that is aborted.
 */
export async function writeSampleRun(directory: string, options: SampleOptions): Promise<SampleSummary> {
  const { signal } = options;
  signal?.throwIfAborted();
  const started = performance.now();
  const staging = await StagingDirectory.begin(directory);
  try {
    const design = DESIGNS[options.size];
    const writer = new RunWriter(staging.path, design, options.seed ?? 1, {
      onProgress: options.onProgress ?? (() => {}),
      pause: async () => {
        await setImmediate();
        signal?.throwIfAborted();
      },
    });
    await writer.write();
    const files = writer.fileNames;
    const bytes = await staging.sizeOf(files);
    signal?.throwIfAborted();
    await staging.finish();
    return {
      directory: staging.target,
      files: files.length,
      bytes,
      cells: design.cells,
      snapshots: design.snapshots,
      elapsedMs: performance.now() - started,
    };
  } catch (error) {
    await staging.discard();
    if (error instanceof Hdf5WriteError || isSystemError(error)) {
      throw new SampleWriteError(staging.target, `${error.message}.`, { cause: error });
    }
    throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
