import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { holdsRun } from '@emout/engine/holds-run';
import { RunArgumentError } from '../errors.js';

/** A run as it is named in a shell: where it may be read from, and its address there. */
export interface RunArgument {
  /** As it was typed. */
  readonly text: string;
  /** Directories that hold the run and those beside it, which `run("…")` may name. */
  readonly roots: readonly string[];
  readonly address: string;
}

/** How many runs a message about a directory of runs names. */
const MOST_NAMED = 5;

/**
 * Understands the path of a run, `sim+` with its continuations and `sim+sim_b` with the named one beside it.
 * @throws RunArgumentError when there is no such directory, or no run in it
 */
export function runArgument(text: string): RunArgument {
  const end = endOfPath(text);
  const path = resolve(text.slice(0, end));
  checkRun(path);
  const real = realpathSync(path);
  const continued = text.slice(end);
  if (!mayBeListed(dirname(path)) || path === dirname(path)) {
    return { text, roots: [real], address: `${basename(real) || 'root'}${continued}` };
  }
  // The place where it is called so comes first: its neighbours are those that the user sees.
  const roots = [realpathSync(dirname(path)), ...(mayBeListed(dirname(real)) ? [dirname(real)] : [real])];
  return { text, roots: [...new Set(roots)], address: `${basename(path)}${continued}` };
}

/** Where the path of the first directory ends: a name may hold plus signs of its own. */
function endOfPath(text: string): number {
  for (let end = text.length; end > 0; end = text.lastIndexOf('+', end - 1)) {
    if (existsSync(text.slice(0, end))) return end;
  }
  const plus = text.indexOf('+');
  return plus > 0 ? plus : text.length;
}

function checkRun(path: string): void {
  if (!existsSync(path)) throw new RunArgumentError(`There is no directory ${path}.`);
  if (!statSync(path).isDirectory()) {
    throw new RunArgumentError(
      `${path} is a file. A run is the directory that holds it: write ${dirname(path)}.`,
    );
  }
  if (!mayBeListed(path)) throw new RunArgumentError(`You may not read the directory ${path}.`);
  if (holdsRun(path)) return;
  const runs = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isFile() && holdsRun(join(path, entry.name)))
    .map(({ name }) => name)
    .sort();
  throw new RunArgumentError(
    `${path} holds no run: neither plasma.inp nor a file such as phisp00_0000.h5.${
      runs.length === 0
        ? ''
        : ` Runs in it: ${runs.slice(0, MOST_NAMED).join(', ')}${runs.length > MOST_NAMED ? ', …' : ''}.`
    }`,
  );
}

function mayBeListed(directory: string): boolean {
  try {
    accessSync(directory, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
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
