import { FigureSpecError } from '@emout/figure/errors';
import type { FigureSpec } from '@emout/figure/spec';
import { fetchPictureFile, PictureError, pictureAddress } from '../explorer/picture';
import type { Failure } from '../trpc/failure';
import { figureAddress } from './figure-address';
import { readFigureFile } from './figure-file';
import { type ChangedData, changedData } from './recorded-data';
import { explorerAddress } from './view-of-figure';

/** Said on the page that a file opened. */
export interface ArrivalNote {
  /** Name of the file. */
  readonly name: string;
  readonly changed: ChangedData | null;
  /** Of a figure that follows the newest step: what that was, and is. */
  readonly moved: { readonly before: string; readonly now: string } | null;
}

/** Why a file opens nothing. */
export type ReopenProblem =
  | { readonly kind: 'empty' | 'unreadable'; readonly name: string }
  | { readonly kind: 'large'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'unlike'; readonly name: string; readonly detail: string }
  | { readonly kind: 'unknownRun'; readonly name: string; readonly run: string }
  | { readonly kind: 'refused'; readonly name: string; readonly failure: Failure };

export type Reopened =
  | { readonly kind: 'page'; readonly address: string; readonly note: ArrivalNote | null }
  | { readonly kind: 'problem'; readonly problem: ReopenProblem };

/**
 * The page that shows the figure in a file. The figure is drawn once on the way: that tells whether its runs are here
 * and whether their files are still the same.
 */
export async function reopenFigure(file: File, signal: AbortSignal): Promise<Reopened> {
  const { name } = file;
  const read = await readFigureFile(file);
  signal.throwIfAborted();
  if (read.kind === 'large') return problem({ kind: 'large', name, bytes: file.size });
  if (read.kind === 'unlike') return problem({ kind: 'unlike', name, detail: read.detail });
  if (read.kind !== 'figure') return problem({ kind: read.kind, name });
  const { spec, data: then } = read;
  try {
    const slice = explorerAddress(spec, then.resolved);
    const address = slice ?? figureAddress(spec);
    const drawn = await readFigureFile(await fetchPictureFile(pictureAddress(spec), signal));
    if (drawn.kind !== 'figure') return { kind: 'page', address, note: null };
    const changed = changedData(then, drawn.data);
    const [before, now] = [then.resolved.join(', '), drawn.data.resolved.join(', ')];
    // The explorer opens the step that was shown.
    const moved = slice === null && before !== '' && before !== now ? { before, now } : null;
    const note = changed === null && moved === null ? null : { name, changed, moved };
    return { kind: 'page', address, note };
  } catch (error) {
    if (error instanceof FigureSpecError) return problem({ kind: 'unlike', name, detail: error.message });
    if (!(error instanceof PictureError)) throw error;
    const { failure } = error;
    const here = failure.tag !== 'UnknownRun' && failure.tag !== 'PathOutsideRoots';
    return problem(
      here ? { kind: 'refused', name, failure } : { kind: 'unknownRun', name, run: runsOf(spec).join(', ') },
    );
  }
}

/** The runs that a figure shows, each once. */
export function runsOf({ panels }: FigureSpec): string[] {
  const runs = panels.flatMap(({ layers }) =>
    layers.flatMap((layer) => {
      if (!('data' in layer)) return [];
      const { data } = layer;
      if ('run' in data) return [data.run];
      return data.kind === 'pair' ? [data.x.run, data.y.run] : [];
    }),
  );
  return [...new Set(runs)];
}

function problem(what: ReopenProblem): Reopened {
  return { kind: 'problem', problem: what };
}
