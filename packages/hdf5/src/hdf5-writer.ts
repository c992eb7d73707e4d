import { resolve } from 'node:path';
import { sizeOf } from '@emout/ndarray/ndarray';
import { Hdf5WriteError } from './errors.js';
import { LibraryInstance } from './library-instance.js';
import { cutIntoSlabs } from './slabs.js';

/** Element types that can be written. */
export type WritableArray = Float32Array | Float64Array | Int32Array;

const SLAB_BYTES = 4 << 20;

/**
 * Writes contiguous datasets as simulations do: classic file format, little-endian, no filters.
 * Data passes through the library in slabs, so that its memory does not grow with the dataset.
 */
export class Hdf5Writer {
  readonly path: string;
  readonly #instance: LibraryInstance;
  readonly #fileId: bigint;
  readonly #slab: number;
  #closed = false;

  private constructor(path: string, instance: LibraryInstance, fileId: bigint) {
    this.path = path;
    this.#instance = instance;
    this.#fileId = fileId;
    this.#slab = instance.module._malloc(SLAB_BYTES);
  }

  /** Creates a new file. @throws Hdf5WriteError when the file exists or cannot be created. */
  static async create(path: string): Promise<Hdf5Writer> {
    const instance = await LibraryInstance.load();
    return Hdf5Writer.#open(path, instance, instance.module.H5F_ACC_EXCL, 'The file could not be created');
  }

  /** Opens an existing file to add to it. @throws Hdf5WriteError */
  static async append(path: string): Promise<Hdf5Writer> {
    const instance = await LibraryInstance.load();
    return Hdf5Writer.#open(path, instance, instance.module.H5F_ACC_RDWR, 'The file could not be opened');
  }

  static #open(path: string, instance: LibraryInstance, mode: number, failure: string): Hdf5Writer {
    const absolute = resolve(path);
    const { module } = instance;
    const fileId = attempt(absolute, failure, () =>
      instance.call(absolute, failure, () =>
        module.open(absolute, mode, false, module.H5F_LIBVER_EARLIEST, module.H5F_LIBVER_LATEST),
      ),
    );
    if (fileId < 0n) throw new Hdf5WriteError(absolute, failure);
    return new Hdf5Writer(absolute, instance, fileId);
  }

  /** Makes sure that a group of the root exists. @throws Hdf5WriteError */
  group(name: string): void {
    const { module } = this.#instance;
    this.#call(`The group ${name} could not be created`, () => {
      const path = `/${name}`;
      if (module.get_type(this.#fileId, path) === module.H5G_GROUP) return 0;
      return module.create_group(this.#fileId, path, false);
    });
  }

  /**
   * Writes one dataset in C order; the group is created when there is none.
   * @throws Hdf5WriteError when the name is taken, the shape does not fit, or the disk is full.
   */
  dataset(groupName: string, name: string, data: WritableArray, shape: readonly number[]): void {
    this.group(groupName);
    const path = `/${groupName}/${name}`;
    if (sizeOf(shape) !== data.length) {
      throw new Hdf5WriteError(
        this.path,
        `The shape (${shape.join(', ')}) of ${path} does not hold ${data.length} elements`,
      );
    }
    this.#create(path, data, shape);
    const { module } = this.#instance;
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    let written = 0;
    for (const { first, count } of cutIntoSlabs(shape, SLAB_BYTES / data.BYTES_PER_ELEMENT)) {
      const length = sizeOf(count) * data.BYTES_PER_ELEMENT;
      module.HEAPU8.set(bytes.subarray(written, written + length), this.#slab);
      const whole = shape.length === 0;
      this.#call(`${path} could not be written`, () =>
        module.set_dataset_data(
          this.#fileId,
          path,
          whole ? null : count.map(BigInt),
          whole ? null : first.map(BigInt),
          whole ? null : count.map(() => 1n),
          BigInt(this.#slab),
        ),
      );
      written += length;
    }
  }

  /** Hands everything to the operating system, so that other readers see it. @throws Hdf5WriteError */
  flush(): void {
    this.#call('The file could not be written', () => this.#instance.module.flush(this.#fileId));
  }

  /** Writes what is left and closes the file; closing twice does nothing. @throws Hdf5WriteError */
  close(): void {
    if (this.#closed) return;
    const { module } = this.#instance;
    this.#call('The file could not be closed', () => {
      this.#closed = true;
      module._free(this.#slab);
      return module.close_file(this.#fileId);
    });
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Creates a dataset without data: the library fails to write from address 0, after it has created the dataset. */
  #create(path: string, data: WritableArray, shape: readonly number[]): void {
    const { module } = this.#instance;
    const dims = shape.map(BigInt);
    const isInteger = data instanceof Int32Array;
    const failure = `${path} could not be created`;
    this.#call(failure, () => {
      if (module.get_type(this.#fileId, path) !== -1) {
        throw new Error('there is a member of this name already');
      }
      module.create_dataset(this.#fileId, path, 0n, {
        type: isInteger ? 0 : 1,
        size: data.BYTES_PER_ELEMENT,
        signed: isInteger,
        littleEndian: true,
        vlen: false,
        total_size: data.length,
        shape: dims,
        maxshape: dims,
      });
      this.#instance.takeDiagnostics();
      return module.get_type(this.#fileId, path) === module.H5G_DATASET ? 0 : -1;
    });
  }

  #call(what: string, operation: () => number): void {
    if (this.#closed) throw new Hdf5WriteError(this.path, `${what}: the writer is closed`);
    const status = attempt(this.path, what, () => this.#instance.call(this.path, what, operation));
    if (status < 0) throw new Hdf5WriteError(this.path, what);
  }
}

function attempt<T>(path: string, what: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new Hdf5WriteError(path, `${what}${reason}`, { cause });
  }
}
