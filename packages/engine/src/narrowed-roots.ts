import { PathOutsideRootsError, UnknownRunError } from './errors.js';
import { pathBelow, type RootSet } from './roots.js';
import type { Root, RunLocation, RunPlaces } from './run-places.js';

/**
 * What somebody may see: the addresses of runs and of folders, as the list of runs writes them, each with everything
 * below it; null is everything below the roots.
 */
export type Scope = readonly string[] | null;

/** Equal for scopes with the same names in whatever order; empty for everything. */
export function sightOf(scope: Scope): string {
  return scope === null ? '' : JSON.stringify([...new Set(scope)].sort());
}

/**
 * The part of some roots that a scope names. An address leads to the run that it leads to for everybody, and where
 * this lies outside of the scope, links resolved, it is as if nothing were there. Made for one request: what the
 * names of the scope stand for is looked up once.
 */
export class NarrowedRoots implements RunPlaces {
  readonly id: string;
  readonly #roots: RootSet;
  readonly #scope: readonly string[];
  #granted: readonly string[] | null = null;

  constructor(roots: RootSet, scope: readonly string[]) {
    this.#roots = roots;
    this.#scope = scope;
    this.id = sightOf(scope);
  }

  get starts(): readonly string[] {
    const granted = this.#directories;
    return granted.filter(
      (path) => !granted.some((other) => other !== path && pathBelow(other, path) !== null),
    );
  }

  resolve(address: string): RunLocation {
    const location = this.#find(address);
    if (!this.#holds(location.directory)) throw new UnknownRunError(address);
    return location;
  }

  has(address: string): boolean {
    try {
      this.resolve(address);
      return true;
    } catch {
      return false;
    }
  }

  addressOf(directory: string): string | null {
    return this.#holds(directory) ? this.#roots.addressOf(directory) : null;
  }

  rootOf(realPath: string): Root | null {
    return this.#holds(realPath) ? this.#roots.rootOf(realPath) : null;
  }

  allows(path: string): boolean {
    const real = this.#roots.realPathOf(path);
    return real !== null && this.#holds(real);
  }

  couldHold(path: string): boolean {
    return this.#holds(path);
  }

  mayRead(realPath: string): boolean {
    // A run is kept for longer than a request: what the scope names may be another place by then.
    if (new NarrowedRoots(this.#roots, this.#scope).allows(realPath)) return true;
    throw Object.assign(new Error('no such file or directory'), { code: 'ENOENT' });
  }

  /** A link out of the roots, too, is something that only those may know of who see the folder that it lies in. */
  #find(address: string): RunLocation {
    try {
      return this.#roots.resolve(address);
    } catch (error) {
      if (error instanceof PathOutsideRootsError && error.why === 'link') throw new UnknownRunError(address);
      throw error;
    }
  }

  #holds(realPath: string): boolean {
    return this.#directories.some((granted) => pathBelow(granted, realPath) !== null);
  }

  get #directories(): readonly string[] {
    this.#granted ??= [...new Set(this.#scope.flatMap((name) => this.#roots.directoriesNamed(name)))].sort();
    return this.#granted;
  }
}
