/** A directory below which runs may be read. */
export interface Root {
  /** Its base name; a later root of the same name gets `-2`, `-3`, … */
  readonly label: string;
  /** Absolute, every symbolic link resolved. */
  readonly path: string;
}

/** Where a run address leads. */
export interface RunLocation {
  readonly root: Root;
  /** Absolute, every symbolic link resolved; equal to the root or below one. */
  readonly directory: string;
  /** The same place by the links that the address goes through. */
  readonly path: string;
}

/** The places in which one who asks may find runs: all allowed roots, or some folders below them. */
export interface RunPlaces {
  /** Equal where the same can be seen; empty for all roots. */
  readonly id: string;
  /** Real paths at which a search for runs begins. */
  readonly starts: readonly string[];
  /**
   * The run at an address.
   * @throws UnknownRunError, PathOutsideRootsError
   */
  resolve(address: string): RunLocation;
  /** True when there is a run at an address. */
  has(address: string): boolean;
  /** The address of a run's directory (real path), such that `resolve` leads back to it; null where none does. */
  addressOf(directory: string): string | null;
  /** The innermost root that holds a real path, null for a place that may not be seen. */
  rootOf(realPath: string): Root | null;
  /** True when a path, links resolved, may be seen; false also for one that is not there. */
  allows(path: string): boolean;
  /** True when something of this path, links left as they are, could be seen if it were there. */
  couldHold(path: string): boolean;
  /** Decides about the target (real path) of a link inside of a run. @throws ENOENT for what is as if it were not there */
  mayRead(realPath: string): boolean;
}
