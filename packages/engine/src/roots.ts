import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { PathOutsideRootsError, RootError, UnknownRunError } from './errors.js';
import type { Root, RunLocation, RunPlaces } from './run-places.js';

export const MAX_ADDRESS_LENGTH = 1024;

/**
 * The allowed roots and the addresses of the runs below them.
 *
 * A run's address is its path below its root, with slashes; that of a root which is itself a run is the root's
 * label. The first root in the given order that has a run at an address owns it, and a run whose address is
 * taken is reached as `<root label>/<path below the root>`, a form that every run answers to unless an earlier
 * run owns that text, too. Addresses therefore depend on nothing but the roots' order and what is on disk.
 */
export class RootSet implements RunPlaces {
  readonly id = '';
  readonly roots: readonly Root[];
  readonly #isRun: (directory: string) => boolean;

  /**
   * @param paths absolute paths of the roots, first come first served
   * @param isRun whether a directory is a run
   * @throws RootError for a root that is no readable directory
   */
  constructor(paths: readonly string[], isRun: (directory: string) => boolean) {
    this.#isRun = isRun;
    const roots: Root[] = [];
    for (const given of paths) {
      const path = realRoot(given);
      if (roots.some((root) => root.path === path)) continue;
      roots.push({ label: freeLabel(basename(path) || 'root', roots), path });
    }
    this.roots = roots;
  }

  get starts(): readonly string[] {
    return this.roots.map(({ path }) => path);
  }

  /**
   * The run at an address.
   * @throws UnknownRunError, PathOutsideRootsError
   */
  resolve(address: string): RunLocation {
    if (address.length === 0 || address.length > MAX_ADDRESS_LENGTH)
      throw new UnknownRunError(address.slice(0, 80));
    const parts = address.split('/');
    if (
      address.includes('\0') ||
      isAbsolute(address) ||
      parts.some((part) => part === '..' || part === '.')
    ) {
      throw new PathOutsideRootsError(address, 'text');
    }
    if (parts.some((part) => part === '' || part.includes('\\'))) throw new UnknownRunError(address);

    let leadsOut = false;
    for (const candidate of this.#candidates(parts)) {
      const directory = realDirectory(candidate);
      if (directory === null) continue;
      const root = this.rootOf(directory);
      if (root === null) leadsOut = true;
      else if (this.#isRun(directory)) return { root, directory, path: candidate };
    }
    if (leadsOut) throw new PathOutsideRootsError(address, 'link');
    throw new UnknownRunError(address);
  }

  /** True when there is a run at an address. */
  has(address: string): boolean {
    try {
      this.resolve(address);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The address of a run's directory (real path), such that `resolve` leads back to it; null for a place
   * outside the roots or one whose addresses all belong to other runs.
   */
  addressOf(directory: string): string | null {
    for (const root of this.roots) {
      const below = pathBelow(root.path, directory);
      if (below === null) continue;
      const labelled = below === '' ? root.label : `${root.label}/${below}`;
      for (const address of below === '' ? [labelled] : [below, labelled]) {
        if (this.#leadsTo(address, directory)) return address;
      }
    }
    return null;
  }

  /** The innermost root that holds a real path, or null. */
  rootOf(realPath: string): Root | null {
    let found: Root | null = null;
    for (const root of this.roots) {
      const inside = pathBelow(root.path, realPath) !== null;
      if (inside && (found === null || root.path.length > found.path.length)) found = root;
    }
    return found;
  }

  /** True when a path, links resolved, lies in a root; false also for one that is not there. */
  allows(path: string): boolean {
    return this.realPathOf(path) !== null;
  }

  couldHold(): boolean {
    return true;
  }

  mayRead(realPath: string): boolean {
    return this.allows(realPath);
  }

  /** A path with its links resolved; null when it is not there or leads out of the roots. */
  realPathOf(path: string): string | null {
    try {
      const real = realpathSync.native(path);
      return this.rootOf(real) === null ? null : real;
    } catch {
      return null;
    }
  }

  /**
   * The directories (real paths) that a name such as `study/sun20` or `<label>/study` stands for: those below any root,
   * and where there are none, that of the root with the label. Empty for a name that no address begins with.
   */
  directoriesNamed(name: string): string[] {
    const parts = name.replace(/\/$/, '').split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) return [];
    const inRoots = (paths: Iterable<string>): string[] =>
      [...paths].flatMap((path) => {
        const directory = realDirectory(path);
        return directory === null || this.rootOf(directory) === null ? [] : [directory];
      });
    const unlabelled = inRoots(this.#unlabelled(parts));
    return unlabelled.length > 0 ? unlabelled : inRoots(this.#labelled(parts));
  }

  #leadsTo(address: string, directory: string): boolean {
    try {
      return this.resolve(address).directory === directory;
    } catch {
      return false;
    }
  }

  *#candidates(parts: readonly string[]): Iterable<string> {
    yield* this.#unlabelled(parts);
    yield* this.#labelled(parts);
  }

  *#unlabelled(parts: readonly string[]): Iterable<string> {
    for (const root of this.roots) yield join(root.path, ...parts);
  }

  *#labelled(parts: readonly string[]): Iterable<string> {
    for (const root of this.roots) {
      if (parts[0] === root.label) yield join(root.path, ...parts.slice(1));
    }
  }
}

/** `path` relative to `base` with slashes, '' for the base itself, null when it does not lie below. Both real. */
export function pathBelow(base: string, path: string): string | null {
  const below = relative(base, path);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) return null;
  return sep === '/' ? below : below.replaceAll(sep, '/');
}

function realRoot(given: string): string {
  if (!isAbsolute(given) || given.includes('\0')) throw new RootError(given, 'it is not an absolute path');
  try {
    const path = realpathSync.native(given);
    if (!statSync(path).isDirectory()) throw new RootError(given, 'it is not a directory');
    readdirSync(path);
    return path;
  } catch (error) {
    if (error instanceof RootError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const reason =
      code === 'ENOENT'
        ? 'it does not exist'
        : code === 'EACCES'
          ? 'it may not be read'
          : `the system says ${code}`;
    throw new RootError(given, reason, { cause: error });
  }
}

function realDirectory(path: string): string | null {
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : null;
  } catch {
    return null;
  }
}

function freeLabel(name: string, taken: readonly Root[]): string {
  let label = name;
  for (let n = 2; taken.some((root) => root.label === label); n += 1) label = `${name}-${n}`;
  return label;
}
