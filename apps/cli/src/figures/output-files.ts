import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { holdsRun } from '@emout/engine/holds-run';
import {
  formatOfFileName,
  PICTURE_FORMATS,
  type PictureFormat,
  showsFrames,
} from '@emout/engine/picture-format';
import { OutputFileError, UsageError } from '../errors.js';
import type { OpenedFigure } from './rendering.js';

/** A file to be written, and what its ending asks for. */
export interface OutputFile {
  /** As it was typed. */
  readonly path: string;
  readonly format: PictureFormat;
}

/** The files that `-o` names. @throws UsageError for an unknown ending and a name given twice. */
export function outputFiles(paths: readonly string[]): OutputFile[] {
  const seen = new Set<string>();
  return paths.map((path) => {
    const format = formatOfFileName(path);
    if (format === null) {
      throw new UsageError(
        `${path}: the ending says the format, and known are ${PICTURE_FORMATS.map((one) => `.${one}`).join(', ')}.`,
      );
    }
    if (seen.has(resolve(path))) throw new UsageError(`${path} was given twice.`);
    seen.add(resolve(path));
    return { path, format };
  });
}

/** The file of a figure that none was named for: in the working directory, called for the field. */
export function usualFile({ name, hasFrames }: OpenedFigure): OutputFile {
  return hasFrames ? { path: `${name}.gif`, format: 'gif' } : { path: `${name}.png`, format: 'png' };
}

/**
 * Looks whether a figure can be written so.
 * @throws UsageError for frames of a still figure; OutputFileError inside a run, which is never written to.
 */
export function checkOutput({ path, format }: OutputFile, { hasFrames, directories }: OpenedFigure): void {
  if (!hasFrames && showsFrames(format, false)) {
    throw new UsageError(
      `${path} shows frames: add --animate t, and leave that axis open, as in 'phisp[:, :, 64, :]'.`,
    );
  }
  const directory = dirname(resolve(path));
  if (!existsSync(directory)) return;
  const real = realpathSync(directory);
  const run =
    directories.find((one) => `${real}${sep}`.startsWith(`${one}${sep}`)) ?? (holdsRun(real) ? real : null);
  if (run === null) return;
  throw new OutputFileError(
    path,
    `it would lie in the run ${basename(run)}, and nothing is written into a run; name another place with -o`,
  );
}
