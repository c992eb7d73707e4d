import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from '../errors.js';

/** A run as it is named in a shell: where it may be read from, and its address there. */
export interface RunArgument {
  /** As it was typed. */
  readonly text: string;
  /** Directories that hold the run and those beside it, which `run("…")` may name. */
  readonly roots: readonly string[];
  readonly address: string;
}

/**
 * Understands the path of a run, `sim+` with its continuations and `sim+sim_b` with the named one.
 * @throws UsageError when there is no such directory
 */
export function runArgument(text: string): RunArgument {
  const plus = existsSync(text) ? -1 : text.indexOf('+');
  const path = resolve(plus < 0 ? text : text.slice(0, plus));
  if (!existsSync(path)) throw new UsageError(`There is no directory ${path}.`);
  const real = realpathSync(path);
  // The place where it is called so comes first: its neighbours are those that the user sees.
  const roots = [realpathSync(dirname(path)), dirname(real)];
  const name = path === dirname(path) ? basename(real) : basename(path);
  return {
    text,
    roots: [...new Set(roots)],
    address: plus < 0 ? name : `${name}${text.slice(plus)}`,
  };
}

/** Opens what the arguments name, for as long as the command runs. */
export async function openLibrary(roots: readonly string[]) {
  // Loaded here, with the HDF5 library, so that other commands start without them.
  const [{ RunLibrary }, { Hdf5Library }] = await Promise.all([
    import('@emout/engine/run-library'),
    import('@emout/hdf5/hdf5-file'),
  ]);
  return new RunLibrary({ roots, hdf5: await Hdf5Library.load() });
}
