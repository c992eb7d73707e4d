import { join, relative } from 'node:path';
import { formatBytes, formatDuration } from '@emout/units/number-format';
import { printable } from '../runs/marked-text.js';
import { ProgressReport } from '../runs/progress-report.js';
import type { Gallery } from './gallery.js';
import { fieldNames, galleryStyle } from './gallery-request.js';
import type { AnimationFormat } from './gallery-style.js';
import { GALLERY_PAGE, renderGallery } from './render-gallery.js';

/** `emout render <run> --gallery <dir>` with its options. */
export interface GalleryWords {
  readonly run: string;
  readonly directory: string;
  /** A list with commas. */
  readonly fields?: string | undefined;
  readonly animation?: AnimationFormat | undefined;
  /** Options of a figure, as they were typed. */
  readonly parameters: readonly (readonly [name: string, text: string])[];
  readonly json?: boolean | undefined;
}

/**
 * Writes a gallery, shows its progress on the error stream and says what was written.
 * @returns the exit code: 1 when a picture is missing.
 * @throws as `renderGallery` and `galleryStyle`
 */
export async function writeGallery(words: GalleryWords, signal: AbortSignal): Promise<number> {
  const { run, directory, parameters, json } = words;
  const style = galleryStyle(parameters, words.animation);
  const fields = words.fields === undefined ? undefined : fieldNames(words.fields);
  const progress = new ProgressReport(process.stderr, 'drawn');
  let done = 0;
  try {
    const gallery = await renderGallery(run, directory, {
      style,
      fields,
      signal,
      onProgress: (drawn, total, what) => {
        done = drawn;
        progress.show(drawn, total, what);
      },
    });
    progress.end();
    print(gallery, json === true);
    return complete(gallery) ? 0 : 1;
  } catch (error) {
    progress.end();
    if (signal.aborted && done > 0)
      process.stderr.write(
        `emout: stopped. ${done} ${done === 1 ? 'picture was' : 'pictures were'} drawn; ${GALLERY_PAGE} was not written.\n`,
      );
    throw error;
  }
}

/** A field that cannot be read is missing; one without a snapshot is not there yet. */
function complete({ outcomes, fields }: Gallery): boolean {
  return (
    outcomes.every(({ kind }) => kind === 'drawn') &&
    fields.every(({ summary }) => summary.state !== 'unreadable')
  );
}

function print(gallery: Gallery, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(summaryOf(gallery), null, 2)}\n`);
  for (const { summary, pictures, note } of gallery.fields) {
    if (pictures.length === 0 && note !== null)
      process.stderr.write(`${printable(`emout: ${summary.name}: no pictures. ${note}`)}\n`);
  }
  for (const outcome of gallery.outcomes) {
    if (outcome.kind === 'failed')
      process.stderr.write(
        `${printable(`emout: ${outcome.planned.fileName}: ${outcome.failure.message}`)}\n`,
      );
  }
  if (!json) process.stdout.write(`${sentence(gallery)}\n`);
}

function sentence({ directory, outcomes, elapsedMs }: Gallery): string {
  const drawn = outcomes.flatMap((outcome) => (outcome.kind === 'drawn' ? outcome.picture.bytes : []));
  const failed = outcomes.length - drawn.length;
  const bytes = drawn.reduce((sum, one) => sum + one, 0);
  const missing = failed === 0 ? '' : ` ${failed} could not be drawn.`;
  return printable(
    `Wrote ${shownPath(join(directory, GALLERY_PAGE))}: ${drawn.length} pictures, ${formatBytes(bytes)}, in ${formatDuration(elapsedMs / 1000)}.${missing}`,
  );
}

function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown;
}

/** What a script may want to know. */
function summaryOf({ run, directory, fields, outcomes, elapsedMs }: Gallery) {
  return {
    run: run.detail.name,
    page: join(directory, GALLERY_PAGE),
    ms: Math.round(elapsedMs),
    pictures: outcomes.flatMap((outcome) => {
      if (outcome.kind === 'failed') return [];
      const { field, kind, expression } = outcome.planned;
      const { fileName, bytes, python } = outcome.picture;
      return { field, kind, expression, file: fileName, bytes, python };
    }),
    failed: outcomes.flatMap((outcome) =>
      outcome.kind === 'drawn'
        ? []
        : { field: outcome.planned.field, file: outcome.planned.fileName, ...outcome.failure },
    ),
    leftOut: fields.flatMap(({ summary, pictures, note }) =>
      pictures.length > 0 || note === null ? [] : { field: summary.name, state: summary.state, reason: note },
    ),
  };
}
