import type { NumericArray } from '@emout/ndarray/ndarray';
import type { Metadata } from 'h5wasm/node';

/** Element types that a numeric typed array can hold. */
type Dtype = 'float32' | 'float64' | 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32';

/** Views through which elements are moved: moving floats as floats may change the bits of a NaN. */
export type Words = Uint8Array | Uint16Array | Uint32Array;

interface ElementType {
  readonly bytes: 1 | 2 | 4 | 8;
  readonly array: (buffer: ArrayBuffer) => NumericArray;
}

export const ELEMENT_TYPES: Readonly<Record<Dtype, ElementType>> = {
  float32: { bytes: 4, array: (buffer) => new Float32Array(buffer) },
  float64: { bytes: 8, array: (buffer) => new Float64Array(buffer) },
  int8: { bytes: 1, array: (buffer) => new Int8Array(buffer) },
  uint8: { bytes: 1, array: (buffer) => new Uint8Array(buffer) },
  int16: { bytes: 2, array: (buffer) => new Int16Array(buffer) },
  uint16: { bytes: 2, array: (buffer) => new Uint16Array(buffer) },
  int32: { bytes: 4, array: (buffer) => new Int32Array(buffer) },
  uint32: { bytes: 4, array: (buffer) => new Uint32Array(buffer) },
};

const OTHER_CLASSES: Readonly<Record<number, string>> = {
  2: 'times',
  3: 'strings',
  4: 'bit fields',
  5: 'opaque bytes',
  6: 'compound records',
  7: 'references',
  8: 'enumerated values',
  9: 'lists of varying length',
  10: 'arrays in each element',
};

/** The name of a stored element type: a `Dtype`, or words for what cannot be read (`strings`, `int64`, `float16`). */
export function dtypeName({ type, size, signed }: Metadata): string {
  if (type === 0) return `${signed ? 'int' : 'uint'}${size * 8}`;
  if (type === 1) return `float${size * 8}`;
  return OTHER_CLASSES[type] ?? `elements of HDF5 class ${type}`;
}

export function isDtype(name: string): name is Dtype {
  return Object.hasOwn(ELEMENT_TYPES, name);
}

/** Words of at most 4 bytes; an element of 8 bytes is moved as two. */
export function wordsOver(buffer: ArrayBufferLike, wordBytes: number): Words {
  if (wordBytes === 4) return new Uint32Array(buffer);
  return wordBytes === 2 ? new Uint16Array(buffer) : new Uint8Array(buffer);
}

/** Turns the bytes of every element around, in place. */
export function swapBytes(buffer: ArrayBuffer, elementBytes: number): void {
  const bytes = Buffer.from(buffer);
  if (elementBytes === 2) bytes.swap16();
  else if (elementBytes === 4) bytes.swap32();
  else if (elementBytes === 8) bytes.swap64();
}
