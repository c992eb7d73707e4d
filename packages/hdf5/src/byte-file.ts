import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { Hdf5ReadError, NotHdf5Error, TruncatedFileError } from './errors.js';
import { type FileVersion, versionOf } from './file-version.js';

/** A file opened for reading bytes at given positions; it is never written and never locked. */
export class ByteFile {
  readonly path: string;
  readonly descriptor: number;
  #closed = false;

  private constructor(path: string, descriptor: number) {
    this.path = path;
    this.descriptor = descriptor;
  }

  /** A file that another thread has opened and will close. */
  static borrow(path: string, descriptor: number): ByteFile {
    return new ByteFile(path, descriptor);
  }

  /** @throws NotHdf5Error for a directory or device, Hdf5ReadError when the file cannot be opened. */
  static open(path: string): ByteFile {
    // Looked at before opening: opening a pipe would wait for its writer.
    if (!attempt(path, () => statSync(path)).isFile()) {
      throw new NotHdf5Error(path, 'it is not a regular file.');
    }
    return new ByteFile(
      path,
      attempt(path, () => openSync(path, 'r')),
    );
  }

  /** The version of the open file, also after its name was given to another one. */
  version(): FileVersion {
    return versionOf(attempt(this.path, () => fstatSync(this.descriptor)));
  }

  /** Reads `length` bytes, fewer only at the end of the file; returns how many. */
  readUpTo(into: Uint8Array, offset: number, length: number, position: number): number {
    let done = 0;
    while (done < length) {
      const count = attempt(this.path, () =>
        readSync(this.descriptor, into, offset + done, length - done, position + done),
      );
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  /** @throws TruncatedFileError when the file ends before `length` bytes are read. */
  readFully(into: Uint8Array, offset: number, length: number, position: number, what: string): void {
    if (this.readUpTo(into, offset, length, position) < length) {
      throw new TruncatedFileError(this.path, what, position + length, this.version().size);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.descriptor);
  }
}

function attempt<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    const words: Readonly<Record<string, string>> = {
      ENOENT: 'There is no such file',
      EACCES: 'The file may not be read by this user',
      EBADF: 'The file is closed',
    };
    throw new Hdf5ReadError(path, words[code] ?? `The file system answered ${code}`, { cause });
  }
}
