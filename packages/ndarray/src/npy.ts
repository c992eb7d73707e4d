const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
const ALIGNMENT = 64;

/** Element types of `.npy` files that are written here, all little endian. */
export type NpyType = '<f8' | '<f4' | '|b1';

/**
 * The header of a NumPy `.npy` file, version 1.0: the elements follow in C order
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 */
export function npyHeader(shape: readonly number[], type: NpyType): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const prefix = MAGIC.length + 2;
  const length = Math.ceil((prefix + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, length - prefix, true);
  for (let k = 0; k < text.length; k += 1) bytes[prefix + k] = text.charCodeAt(k);
  bytes[length - 1] = 0x0a;
  return bytes;
}
