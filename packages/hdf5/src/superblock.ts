import type { ByteFile } from './byte-file.js';
import { NotHdf5Error, TruncatedFileError } from './errors.js';

/** What the first structure of an HDF5 file says about all others. */
export interface Superblock {
  /** Added to every address in the file: not 0 when something precedes the HDF5 data. */
  readonly baseAddress: number;
  /** Bytes of an address. */
  readonly offsetSize: number;
  /** Bytes of a length. */
  readonly lengthSize: number;
  /** The size of the whole file as its writer last recorded it. */
  readonly endOfFile: number;
}

const SIGNATURE = Buffer.from([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
const LONGEST = 128;

/**
 * Finds and reads the superblock (versions 0 to 3), which stands at byte 0, 512, 1024, 2048, …
 * @throws NotHdf5Error, TruncatedFileError
 */
export function readSuperblock(file: ByteFile): Superblock {
  const { size } = file.version();
  if (size === 0) throw new NotHdf5Error(file.path, 'it is empty (0 bytes).');
  const head = Buffer.alloc(LONGEST);
  for (let at = 0; at + SIGNATURE.length <= size; at = at === 0 ? 512 : at * 2) {
    const length = file.readUpTo(head, 0, LONGEST, at);
    if (head.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
      return parseSuperblock(head.subarray(0, length), file.path, at, size);
    }
  }
  throw new NotHdf5Error(file.path, 'it does not hold the signature of one.');
}

function parseSuperblock(head: Buffer, path: string, at: number, size: number): Superblock {
  const version = head[8];
  const classic = version === 0 || version === 1;
  if (!classic && version !== 2 && version !== 3) {
    throw new NotHdf5Error(path, `its superblock has version ${version}; 0 to 3 can be read.`);
  }
  const offsetSize = head[classic ? 13 : 9] ?? 0;
  const lengthSize = head[classic ? 14 : 10] ?? 0;
  if (!isFieldSize(offsetSize) || !isFieldSize(lengthSize)) {
    throw new NotHdf5Error(path, `its addresses have ${offsetSize} bytes; 2, 4 or 8 can be read.`);
  }
  const addresses = version === 0 ? 24 : version === 1 ? 28 : 12;
  const endOfAddresses = addresses + 3 * offsetSize;
  if (head.length < endOfAddresses) {
    throw new TruncatedFileError(path, 'the superblock', at + endOfAddresses, size);
  }
  // Where the superblock stands counts, as for the library: something may have been put before the HDF5 data later.
  const moved = at - readField(head, addresses, offsetSize);
  return {
    baseAddress: at,
    offsetSize,
    lengthSize,
    endOfFile: readField(head, addresses + 2 * offsetSize, offsetSize) + moved,
  };
}

function isFieldSize(bytes: number): boolean {
  return bytes === 2 || bytes === 4 || bytes === 8;
}

/** An unsigned little-endian field; infinity for the undefined address (all bits set). */
export function readField(bytes: Buffer, at: number, size: number): number {
  let value = 0;
  let allSet = true;
  for (let k = size - 1; k >= 0; k--) {
    const byte = bytes.readUInt8(at + k);
    value = value * 256 + byte;
    if (byte !== 0xff) allSet = false;
  }
  return allSet ? Number.POSITIVE_INFINITY : value;
}
