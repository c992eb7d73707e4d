import { resolve } from 'node:path';
import { IndexError, ShapeError } from '@emout/ndarray/errors';
import { type AxisSelection, selectedShape } from '@emout/ndarray/index-rules';
import { type NdArray, ndarray, sizeOf } from '@emout/ndarray/ndarray';
import type { Metadata } from 'h5wasm/node';
import { ByteFile } from './byte-file.js';
import { bytesOfChunks, bytesOfPlan } from './bytes-to-read.js';
import { readDirect } from './direct-read.js';
import { dtypeName, ELEMENT_TYPES, isDtype, swapBytes, wordsOver } from './dtype.js';
import { Hdf5ReadError, MissingMemberError, TruncatedFileError, UnsupportedTypeError } from './errors.js';
import { type FileVersion, sameVersion } from './file-version.js';
import { LibraryInstance } from './library-instance.js';
import { readByLibrary } from './library-read.js';
import { readStoredLayout } from './object-header.js';
import { ReadCompanion } from './read-companion.js';
import { readSuperblock, type Superblock } from './superblock.js';
import { planTransfer } from './transfer-plan.js';

export { type FileVersion, fileVersion } from './file-version.js';

/** How the elements of a dataset are stored. */
export type DatasetLayout =
  /** One range of bytes of the file, in C order. */
  | { readonly kind: 'contiguous'; readonly byteOffset: number; readonly byteLength: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'compact' }
  /** In other files, or without space given to it yet. */
  | { readonly kind: 'other' };

export interface MemberInfo {
  readonly name: string;
  readonly kind: 'group' | 'dataset' | 'other';
  /** Datasets only. */
  readonly shape?: readonly number[];
  /** Datasets only: `float32` …, or words such as `strings` for elements that cannot be read. */
  readonly dtype?: string;
}

export interface DatasetInfo {
  readonly path: string;
  readonly shape: readonly number[];
  /** `float32` …, or words such as `strings` for elements that cannot be read. */
  readonly dtype: string;
  readonly layout: DatasetLayout;
}

export interface ReadOptions {
  /** `direct`: by byte ranges; `library`: by the HDF5 library; `auto` (default): by byte ranges where there are any. */
  readonly via?: 'auto' | 'direct' | 'library';
  /** Looked at between slabs. */
  readonly signal?: AbortSignal;
}

interface StoredDataset extends DatasetInfo {
  readonly version: FileVersion;
  readonly littleEndian: boolean;
  readonly chunks: readonly number[] | null;
}

/** The HDF5 library of this thread. */
export class Hdf5Library {
  readonly #instance: LibraryInstance;
  readonly #companion: ReadCompanion | null;

  private constructor(instance: LibraryInstance, companion: ReadCompanion | null) {
    this.#instance = instance;
    this.#companion = companion;
  }

  /**
   * Loads the library, once per thread (0.13 s, 40 MB).
   * With `companion` a second thread shares long passes over a file, such as planes across the fastest axis.
   */
  static async load(options: { readonly companion?: boolean } = {}): Promise<Hdf5Library> {
    const companion = options.companion === true ? new ReadCompanion() : null;
    return new Hdf5Library(await LibraryInstance.load(), companion);
  }

  /** Bytes of the library's memory, which grows with the largest chunk that was read and never shrinks. */
  get heapBytes(): number {
    return this.#instance.module.HEAPU8.byteLength;
  }

  /**
   * Opens a file for reading.
   * A file whose end is missing opens, too, as long as its root group can be read: see `Hdf5File.truncated`.
   * @throws NotHdf5Error, TruncatedFileError, Hdf5ReadError
   */
  open(path: string): Hdf5File {
    return new Hdf5File(resolve(path), this.#instance, this.#companion);
  }
}

/**
 * A file opened for reading; it holds one file descriptor until it is closed.
 * A file that grows meanwhile stays readable, and members that were added are found.
 */
export class Hdf5File {
  readonly path: string;
  /** The version of the file when it was opened. */
  readonly version: FileVersion;
  /** The size the file should have, when it is shorter than its writer recorded. */
  readonly truncated: { readonly expectedBytes: number; readonly actualBytes: number } | null;
  readonly #instance: LibraryInstance;
  readonly #companion: ReadCompanion | null;
  readonly #bytes: ByteFile;
  readonly #datasets = new Map<string, StoredDataset>();

  /** Use `Hdf5Library.open`. */
  constructor(path: string, instance: LibraryInstance, companion: ReadCompanion | null) {
    this.path = path;
    this.#instance = instance;
    this.#companion = companion;
    this.#bytes = ByteFile.open(path);
    try {
      this.version = this.#bytes.version();
      const { endOfFile } = readSuperblock(this.#bytes);
      const { size } = this.version;
      this.truncated = endOfFile > size ? { expectedBytes: endOfFile, actualBytes: size } : null;
      this.rootMembers();
    } catch (error) {
      this.#bytes.close();
      throw error;
    }
  }

  /** The names in the root group. */
  rootMembers(): string[] {
    return this.#withLibrary('the root group', (fileId) => this.#names(fileId, '/'));
  }

  /**
   * The names in a group, in their order: cheaper than `members` by far when there are many.
   * @throws MissingMemberError, TruncatedFileError, Hdf5ReadError
   */
  memberNames(group: string): string[] {
    const path = absolute(group);
    return this.#withLibrary(path, (fileId) => this.#namesIn(fileId, path));
  }

  /**
   * What a group holds, in the order of the names; members that cannot be followed or read are `other`.
   * @throws MissingMemberError, TruncatedFileError, Hdf5ReadError
   */
  members(group: string): MemberInfo[] {
    const path = absolute(group);
    return this.#withLibrary(path, (fileId) =>
      this.#namesIn(fileId, path).map((name) => this.#describe(fileId, name, `${path}/${name}`)),
    );
  }

  /**
   * Shape, element type and storage of a dataset; kept until the file changes.
   * @throws MissingMemberError, TruncatedFileError, Hdf5ReadError
   */
  dataset(path: string): DatasetInfo {
    const { shape, dtype, layout } = this.#stored(absolute(path));
    return { path, shape, dtype, layout };
  }

  /**
   * Reads the selected elements into a new contiguous array, in the byte order of this machine.
   * @param selection one entry per axis of the dataset; dropped axes are left out of the result.
   * @throws MissingMemberError, UnsupportedTypeError, TruncatedFileError, Hdf5ReadError,
   * ShapeError or IndexError for a selection that does not fit, and the reason of an aborted signal.
   */
  read(path: string, selection: readonly AxisSelection[], options: ReadOptions = {}): NdArray {
    const { via = 'auto', signal } = options;
    signal?.throwIfAborted();
    const member = absolute(path);
    const stored = this.#stored(member);
    if (!isDtype(stored.dtype)) throw new UnsupportedTypeError(this.path, member, stored.dtype);
    checkSelection(selection, stored.shape);
    const element = ELEMENT_TYPES[stored.dtype];
    const shape = selectedShape(selection);
    const size = sizeOf(shape);
    if (size > 0) this.#checkWhole(stored);
    const result = this.#allocate(member, size * element.bytes);
    if (size > 0) {
      const target = wordsOver(result, Math.min(element.bytes, 4));
      const { layout } = stored;
      if (via === 'direct' && layout.kind !== 'contiguous') {
        throw new Hdf5ReadError(
          this.path,
          `${member} is stored ${layout.kind}: it has no byte range to read`,
        );
      }
      if (via !== 'library' && layout.kind === 'contiguous') {
        const plan = planTransfer(stored.shape, selection, element.bytes / target.BYTES_PER_ELEMENT);
        const { byteOffset } = layout;
        const { buffer } = this.#instance;
        const companion = this.#companion;
        readDirect({ file: this.#bytes, byteOffset, plan, target, buffer, what: member, signal, companion });
        if (!stored.littleEndian) swapBytes(result, element.bytes);
      } else {
        this.#withLibrary(member, (fileId) =>
          readByLibrary({
            instance: this.#instance,
            fileId,
            path: this.path,
            member,
            selection,
            chunks: stored.chunks,
            elementBytes: element.bytes,
            target,
            actualBytes: stored.version.size,
            signal,
          }),
        );
      }
    }
    return ndarray(element.array(result), shape);
  }

  /**
   * What `read` would take from the file for this selection, in bytes; compressed chunks count as what they hold.
   * @throws MissingMemberError, UnsupportedTypeError, TruncatedFileError, Hdf5ReadError
   */
  bytesToRead(path: string, selection: readonly AxisSelection[]): number {
    const member = absolute(path);
    // What is known of it will do for an announcement: reading looks whether the file has changed since.
    const { dtype, shape, layout, chunks } = this.#datasets.get(member) ?? this.#stored(member);
    if (!isDtype(dtype)) throw new UnsupportedTypeError(this.path, member, dtype);
    const { bytes } = ELEMENT_TYPES[dtype];
    const selected = sizeOf(selectedShape(selection)) * bytes;
    if (selected === 0) return 0;
    if (layout.kind === 'contiguous') return bytesOfPlan(planTransfer(shape, selection, 1), bytes);
    return chunks === null ? selected : bytesOfChunks(selection, chunks, bytes);
  }

  /** Gives the file descriptor back; closing twice does nothing. */
  close(): void {
    this.#bytes.close();
    this.#datasets.clear();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #allocate(member: string, bytes: number): ArrayBuffer {
    try {
      return new ArrayBuffer(bytes);
    } catch (cause) {
      throw new Hdf5ReadError(this.path, `${member}: no memory for ${bytes} bytes`, { cause });
    }
  }

  /** Runs `use` on the file as it is now. In a cut-off file any failure is blamed on the missing end. */
  #withLibrary<T>(what: string, use: (fileId: bigint, superblock: Superblock) => T): T {
    const { size, inode } = this.#bytes.version();
    const superblock = readSuperblock(this.#bytes);
    const expected = Math.max(size, superblock.endOfFile);
    try {
      return this.#instance.withFile(this.path, { apparentSize: expected, inode }, (fileId) =>
        use(fileId, superblock),
      );
    } catch (error) {
      const isCutOff = expected > size && error instanceof Hdf5ReadError;
      throw isCutOff ? new TruncatedFileError(this.path, what, expected, size) : error;
    }
  }

  #namesIn(fileId: bigint, group: string): string[] {
    if (this.#kind(fileId, group) === this.#instance.module.H5G_GROUP) return this.#names(fileId, group);
    throw this.#missing(fileId, group, 'group');
  }

  #names(fileId: bigint, group: string): string[] {
    // A damaged group may give an empty list and nothing but a printed error, which `call` turns into one.
    return this.#instance.call(this.path, `The members of ${group} could not be read`, () =>
      this.#instance.module.get_names(fileId, group, false),
    );
  }

  #kind(fileId: bigint, member: string): number {
    return this.#instance.call(this.path, `${member} could not be looked up`, () =>
      this.#instance.module.get_type(fileId, member),
    );
  }

  #metadata(fileId: bigint, member: string): Metadata {
    return this.#instance.call(this.path, `The description of ${member} could not be read`, () =>
      this.#instance.module.get_dataset_metadata(fileId, member),
    );
  }

  #describe(fileId: bigint, name: string, path: string): MemberInfo {
    try {
      // Nearly all members are datasets: asking what each is would take the library half as long again.
      const metadata = this.#metadata(fileId, path);
      return { name, kind: 'dataset', shape: metadata.shape ?? [], dtype: describedType(metadata) };
    } catch (error) {
      if (!(error instanceof Hdf5ReadError)) throw error;
    }
    return { name, kind: this.#isGroup(fileId, path) ? 'group' : 'other' };
  }

  #isGroup(fileId: bigint, path: string): boolean {
    try {
      return this.#kind(fileId, path) === this.#instance.module.H5G_GROUP;
    } catch (error) {
      if (error instanceof Hdf5ReadError) return false;
      throw error;
    }
  }

  #missing(fileId: bigint, path: string, wanted: 'group' | 'dataset'): MissingMemberError {
    const parent = path.slice(0, path.lastIndexOf('/')) || '/';
    const hasParent = this.#kind(fileId, parent) === this.#instance.module.H5G_GROUP;
    return new MissingMemberError(this.path, path, wanted, hasParent ? this.#names(fileId, parent) : []);
  }

  #stored(member: string): StoredDataset {
    const version = this.#bytes.version();
    const known = this.#datasets.get(member);
    if (known && sameVersion(known.version, version)) return known;
    const { module } = this.#instance;
    const stored = this.#withLibrary(member, (fileId, superblock): StoredDataset => {
      if (this.#kind(fileId, member) !== module.H5G_DATASET) throw this.#missing(fileId, member, 'dataset');
      const metadata = this.#metadata(fileId, member);
      return {
        path: member,
        shape: metadata.shape ?? [],
        dtype: describedType(metadata),
        layout: this.#layout(fileId, superblock, member, metadata),
        version,
        littleEndian: metadata.littleEndian,
        chunks: metadata.chunks,
      };
    });
    this.#datasets.set(member, stored);
    return stored;
  }

  /**
   * The library tells no byte offset, but an object reference is the address of the object header,
   * in which the data layout message has it.
   */
  #layout(fileId: bigint, superblock: Superblock, member: string, metadata: Metadata): DatasetLayout {
    if (metadata.chunks) return { kind: 'chunked' };
    if (metadata.virtual_sources || !isDtype(dtypeName(metadata))) return { kind: 'other' };
    const reference = this.#instance.call(this.path, `${member} could not be referred to`, () =>
      this.#instance.module.create_object_reference(fileId, member),
    );
    const address = Number(Buffer.from(reference).readBigUInt64LE(0));
    const stored = readStoredLayout(this.#bytes, superblock, address);
    if (stored.kind !== 'contiguous') return stored;
    const byteLength = metadata.size * sizeOf(metadata.shape ?? []);
    const byteOffset = superblock.baseAddress + stored.address;
    const agrees = stored.length === null || stored.length === byteLength;
    return Number.isSafeInteger(byteOffset + byteLength) && agrees
      ? { kind: 'contiguous', byteOffset, byteLength }
      : { kind: 'other' };
  }

  #checkWhole({ layout, path, version }: StoredDataset): void {
    if (layout.kind !== 'contiguous') return;
    const end = layout.byteOffset + layout.byteLength;
    if (end > version.size) throw new TruncatedFileError(this.path, path, end, version.size);
  }
}

function absolute(member: string): string {
  return `/${member.split('/').filter(Boolean).join('/')}`;
}

/** A dataset without a dataspace has a type, but no elements at all. */
function describedType(metadata: Metadata): string {
  return metadata.shape === null ? 'nothing (null dataspace)' : dtypeName(metadata);
}

function checkSelection(selection: readonly AxisSelection[], shape: readonly number[]): void {
  if (selection.length !== shape.length) {
    throw new ShapeError(
      `A selection of ${selection.length} axes does not fit a dataset with ${shape.length}.`,
      shape,
    );
  }
  selection.forEach(({ start, step, count }, axis) => {
    const size = shape[axis] ?? 0;
    const last = start + step * (count - 1);
    if (count === 0) return;
    if (start < 0 || start >= size) throw new IndexError(axis, start, size);
    if (last < 0 || last >= size) throw new IndexError(axis, last, size);
  });
}
