import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { npyHeader } from '@emout/ndarray/npy';

/** Writes a NumPy file block by block; nothing stands under its name until it is whole. */
export class NpyFile {
  readonly #path: string;
  readonly #partial: string;
  #file: number | null;

  constructor(path: string, shape: readonly number[]) {
    this.#path = path;
    this.#partial = `${path}.${process.pid}.part`;
    this.#file = openSync(this.#partial, 'wx');
    this.#write(npyHeader(shape, '<f8'));
  }

  /** Appends values in C order. */
  append(values: Float64Array): void {
    this.#write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** Puts the file under its name. */
  finish(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    renameSync(this.#partial, this.#path);
  }

  /** Removes what is not whole. */
  [Symbol.dispose](): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    rmSync(this.#partial, { force: true });
  }

  #write(bytes: Uint8Array): void {
    if (this.#file === null) return;
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
  }
}
