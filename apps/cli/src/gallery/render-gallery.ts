import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { productVersion } from '../figures/product-version.js';
import { runArgument } from '../runs/run-argument.js';
import { partialPath, WholeFile } from '../runs/whole-file.js';
import type { DrawingSettings } from './drawing-messages.js';
import { DrawingQueue } from './drawing-queue.js';
import { DrawingThreads, type PictureOutcome } from './drawing-threads.js';
import type { Gallery } from './gallery.js';
import { makeGalleryDirectory } from './gallery-directory.js';
import { galleryPage } from './gallery-page.js';
import { type PlannedField, planGallery } from './gallery-plan.js';
import { DEFAULT_STYLE, type GalleryStyle } from './gallery-style.js';
import type { GalleryRun } from './picture-drawer.js';

export interface GalleryOptions {
  /** What differs from `DEFAULT_STYLE`. */
  readonly style?: Partial<GalleryStyle>;
  /** All of the run without it. */
  readonly fields?: readonly string[] | undefined;
  /** As many as there are processors, at most 16, without it. */
  readonly threads?: number | undefined;
  readonly signal: AbortSignal;
  /** Called after each picture. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** Each has its own copy of the libraries: about 150 MB. */
const MOST_THREADS = 16;
export const GALLERY_PAGE = 'index.html';

/**
 * Draws the usual pictures of a run into a directory, with a page that shows them; see `planGallery`. Files are
 * written whole or not at all, and nothing is written into the run. A picture that cannot be drawn is an outcome.
 *
 * @param run as it is typed in a shell.
 * @throws RunArgumentError, UsageError for unknown fields, GalleryInRunError, OutputFileError, the reason of `signal`.
 */
export async function renderGallery(
  run: string,
  directory: string,
  options: GalleryOptions,
): Promise<Gallery> {
  const start = performance.now();
  const { signal, threads = Math.min(availableParallelism(), MOST_THREADS), onProgress } = options;
  const style = { ...DEFAULT_STYLE, ...options.style };
  const { roots, address } = runArgument(run);
  const { registerFonts } = await import('@emout/render/fonts');
  // The list of typefaces is the process's: it is complete before a thread draws.
  registerFonts();
  signal.throwIfAborted();
  const target = resolve(directory);
  const settings: DrawingSettings = { roots, address, directory: target, style, version: productVersion() };
  let fields: readonly PlannedField[] = [];
  const outcomes: PictureOutcome[] = [];
  await using drawing = new DrawingThreads(settings, threads);
  const work = async (): Promise<GalleryRun> => {
    const surveyed = await drawing.survey();
    fields = planGallery(surveyed.detail.fields, style, options.fields);
    makeGalleryDirectory(target, surveyed.directories);
    const pictures = longestFirst(fields).flatMap((field) => field.pictures);
    await drawing.draw(new DrawingQueue(pictures), (outcome) => {
      outcomes.push(outcome);
      onProgress?.(outcomes.length, pictures.length, outcome.planned.fileName);
    });
    return surveyed;
  };
  const surveyed = await untilAborted(
    work(),
    signal,
    () => drawing.end(),
    () => {
      const planned = fields.flatMap((field) => field.pictures);
      for (const { fileName } of planned) rmSync(partialPath(join(target, fileName)), { force: true });
    },
  );
  const gallery: Gallery = {
    directory: target,
    run: surveyed,
    style,
    fields,
    outcomes: inOrderOf(fields, outcomes),
    elapsedMs: performance.now() - start,
  };
  using page = new WholeFile(join(target, GALLERY_PAGE));
  page.write(new TextEncoder().encode(galleryPage(gallery)));
  page.finish();
  return gallery;
}

/** Fields with many steps have the longest animations: begun last, they would keep one thread alone busy. */
function longestFirst(fields: readonly PlannedField[]): PlannedField[] {
  const steps = ({ summary }: PlannedField): number => summary.shape?.[0] ?? 0;
  return fields.toSorted((a, b) => steps(b) - steps(a));
}

function inOrderOf(fields: readonly PlannedField[], outcomes: readonly PictureOutcome[]): PictureOutcome[] {
  const byFile = new Map(outcomes.map((outcome) => [outcome.planned.fileName, outcome]));
  return fields.flatMap(({ pictures }) => pictures.flatMap(({ fileName }) => byFile.get(fileName) ?? []));
}

/** Stops work with the signal. @throws the reason of `signal`, when everything has ended and `clear` was called */
async function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  end: () => Promise<void>,
  clear: () => void,
): Promise<Result> {
  let ending: Promise<void> | null = null;
  const stop = () => {
    ending = end();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const result = await work;
    signal.throwIfAborted();
    return result;
  } catch (error) {
    if (!signal.aborted) throw error;
    await ending;
    clear();
    throw signal.reason;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
