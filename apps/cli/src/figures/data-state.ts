import { planFigure } from '@emout/engine/figure-plan';
import { figureRecord } from '@emout/engine/provenance';
import { RunLibrary } from '@emout/engine/run-library';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type SavedFigure, type SavedProvenance, savedProvenance } from './saved-figure.js';
import { specRoots } from './spec-roots.js';

/** Whether the data behind a saved figure is what it was. */
export type DataState =
  | { readonly kind: 'same' }
  /** What is another now: fields such as `phisp of sim`, or the parameters. */
  | { readonly kind: 'changed'; readonly what: readonly string[] }
  /** The runs are not there, or no longer give such a figure. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Compares a saved figure with its runs below a root. */
export async function dataState({ spec, provenance }: SavedFigure, root: string): Promise<DataState> {
  const library = new RunLibrary({ roots: specRoots(spec, root), hdf5: await Hdf5Library.load() });
  try {
    const now = savedProvenance(figureRecord(planFigure(library, spec), '').provenance);
    const what = changes(provenance, now);
    return what.length === 0 ? { kind: 'same' } : { kind: 'changed', what };
  } catch (error) {
    if (!(error instanceof Error && 'tag' in error)) throw error;
    return { kind: 'unknown', reason: error.message };
  } finally {
    library.close();
  }
}

function changes(before: SavedProvenance, now: SavedProvenance): string[] {
  const known = fingerprints(now);
  const what = [...fingerprints(before)].flatMap(([name, fingerprint]) =>
    known.get(name) === fingerprint ? [] : [name],
  );
  return before.parameters === now.parameters ? what : [...what, 'parameters'];
}

function fingerprints({ runs }: SavedProvenance): Map<string, string> {
  return new Map(
    runs.flatMap(({ run, fields }) =>
      fields.map(({ name, fingerprint }): [string, string] => [`${name} of ${run}`, fingerprint]),
    ),
  );
}
