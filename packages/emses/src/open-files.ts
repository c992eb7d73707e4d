import type { Hdf5File, Hdf5Library } from '@emout/hdf5/hdf5-file';

/** A run rarely has more fields in view at once; the rest are opened again when asked for. */
const MOST_OPEN = 24;

/** Open HDF5 files by path, the least recently used closed first. */
export class OpenFiles {
  /** In order of use, the latest last. */
  readonly #files = new Map<string, Hdf5File>();

  constructor(readonly hdf5: Hdf5Library) {}

  /** The open file at `path`, opened if need be. @throws what `Hdf5Library.open` throws. */
  get(path: string): Hdf5File {
    const known = this.#files.get(path);
    const file = known ?? this.hdf5.open(path);
    this.#files.delete(path);
    this.#files.set(path, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MOST_OPEN) break;
      this.drop(oldest);
    }
    return file;
  }

  /** Closes the file, so that the next `get` sees what was written since. */
  drop(path: string): void {
    const file = this.#files.get(path);
    this.#files.delete(path);
    file?.close();
  }

  close(): void {
    for (const path of [...this.#files.keys()]) this.drop(path);
  }
}
