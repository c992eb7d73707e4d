import { statSync } from 'node:fs';
import { ready } from 'h5wasm/node';
import { Hdf5ReadError } from './errors.js';
import { isSlowTransfer, TransferBuffer } from './transfer-buffer.js';

type H5Module = Awaited<typeof ready>;

/** How the library is to see a file. */
interface OpenAs {
  /** The size to report for the file: more than it has when its end was cut off. */
  readonly apparentSize: number;
  /** The file that the path must still name. */
  readonly inode: number;
}

/** The file functions through which the library reaches the disk; they can be replaced one by one. */
interface LibraryFileSystem {
  readonly ErrnoError: new (errno: number) => Error;
  open(path: string, flags: number | string, mode?: number): object;
  fstat(descriptor: number): { size: number };
  read(
    stream: { readonly fd: number },
    buffer: ArrayBufferView,
    offset: number,
    length: number,
    position?: number,
  ): number;
  write(
    stream: { readonly fd: number },
    buffer: ArrayBufferView,
    offset: number,
    length: number,
    position?: number,
  ): number;
}

const STANDARD_ERROR = 2;
/** EACCES as WASI counts. */
const ACCESS_DENIED = 2;
const MOST_DIAGNOSTICS = 20_000;
const BUFFER_BYTES = 1 << 20;

/**
 * The HDF5 library of this thread, with the failures made visible that it keeps to itself:
 * its error text (which it prints), reads past the end of a file (which it answers with zeros),
 * and files whose end was cut off (which it refuses as a whole).
 */
export class LibraryInstance {
  // One library per thread: it is one WebAssembly module, whose loading takes 0.13 s and 40 MB.
  static #loading: Promise<LibraryInstance> | null = null;

  readonly module: H5Module;
  /** For byte ranges that are read or written outside the library's memory. */
  readonly buffer = new TransferBuffer(BUFFER_BYTES);
  #diagnostics = '';
  #apparentSize: number | null = null;
  /** While a file is read, the one path that may be opened. */
  #onlyPath: string | null = null;
  #missingEnd: number | null = null;

  private constructor(module: H5Module) {
    this.module = module;
    this.#watch();
  }

  static load(): Promise<LibraryInstance> {
    LibraryInstance.#loading ??= ready.then((module) => new LibraryInstance(module));
    return LibraryInstance.#loading;
  }

  /**
   * Opens a file for reading, lets `use` work with it, and closes it.
   * Nothing else is opened meanwhile: members that are kept in other files, by an external link, as external raw
   * data or in a virtual dataset, cannot be read, for these may be any file or pipe of the machine.
   * A handle is never kept: while one is open, this library serves the content it saw first to all later openings.
   */
  withFile<T>(path: string, as: OpenAs, use: (fileId: bigint) => T): T {
    this.#onlyPath = path;
    try {
      return this.#use(path, as, use);
    } finally {
      this.#onlyPath = null;
    }
  }

  #use<T>(path: string, as: OpenAs, use: (fileId: bigint) => T): T {
    const { module } = this;
    const fileId = this.call(path, 'The HDF5 library could not open the file', () => {
      if (statSync(path).ino !== as.inode) {
        throw new Error('another file has this name now; open it again');
      }
      this.#apparentSize = as.apparentSize;
      try {
        // Not by `new File()`: that does not tell whether it worked.
        return module.open(path, module.H5F_ACC_RDONLY, false, -1, -1);
      } finally {
        this.#apparentSize = null;
      }
    });
    if (fileId < 0n) throw new Hdf5ReadError(path, 'The HDF5 library could not open the file');
    try {
      return use(fileId);
    } finally {
      module.close_file(fileId);
    }
  }

  /**
   * Runs one library call.
   * @throws Hdf5ReadError when the call throws or the library prints an error, whatever it returns.
   */
  call<T>(path: string, what: string, operation: () => T): T {
    this.#diagnostics = '';
    this.#missingEnd = null;
    let result: T;
    try {
      result = operation();
    } catch (error) {
      throw new Hdf5ReadError(path, what, { cause: this.#cause() ?? error });
    }
    const cause = this.#cause();
    if (cause) throw new Hdf5ReadError(path, what, { cause });
    return result;
  }

  /** The end of the furthest read that met the end of the file during the last call, null when none did. */
  get missingEnd(): number | null {
    return this.#missingEnd;
  }

  /** What the last call printed, whole; for calls that are meant to fail. */
  takeDiagnostics(): string {
    const text = this.#diagnostics;
    this.#diagnostics = '';
    return text;
  }

  #cause(): Error | null {
    const text = this.takeDiagnostics();
    if (text === '') return null;
    // The innermost line of the library's error stack names the reason.
    const reasons = [...text.matchAll(/ in (\w+)\(\): (.+)/g)];
    const innermost = reasons.at(-1);
    return new Error(innermost ? `${innermost[2]} (${innermost[1]})` : text.slice(0, 200));
  }

  #watch(): void {
    const fileSystem: unknown = this.module.FS;
    if (!isLibraryFileSystem(fileSystem)) {
      throw new Error('h5wasm does not expose the file functions that this package watches.');
    }
    const { ErrnoError, fstat, open, read, write } = fileSystem;
    fileSystem.open = (path, flags, mode) => {
      if (this.#onlyPath !== null && path !== this.#onlyPath) throw new ErrnoError(ACCESS_DENIED);
      return open.call(fileSystem, path, flags, mode);
    };
    fileSystem.fstat = (descriptor) => {
      const stats = fstat.call(fileSystem, descriptor);
      if (this.#apparentSize !== null) stats.size = Math.max(stats.size, this.#apparentSize);
      return stats;
    };
    fileSystem.read = (stream, buffer, offset, length, position) => {
      const count = read.call(fileSystem, stream, buffer, offset, length, position);
      if (count < length && position !== undefined) {
        this.#missingEnd = Math.max(this.#missingEnd ?? 0, position + length);
      }
      return count;
    };
    fileSystem.write = (stream, from, offset, length, position) => {
      const bytes = new Uint8Array(from.buffer, from.byteOffset + offset, length);
      if (stream.fd === STANDARD_ERROR) {
        if (this.#diagnostics.length < MOST_DIAGNOSTICS) {
          this.#diagnostics += Buffer.from(bytes).toString('latin1');
        }
        return length;
      }
      if (position === undefined || !isSlowTransfer(offset, position, length)) {
        return write.call(fileSystem, stream, from, offset, length, position);
      }
      const { buffer } = this;
      const at = buffer.placeFor(position);
      const size = Math.min(length, buffer.byteLength);
      buffer.bytes.set(bytes.subarray(0, size), at);
      // Writing less than was asked for is allowed: the library then comes again with the rest.
      return write.call(fileSystem, stream, buffer.bytes, at, size, position);
    };
  }
}

function isLibraryFileSystem(value: unknown): value is LibraryFileSystem {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['ErrnoError', 'fstat', 'open', 'read', 'write'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  );
}
