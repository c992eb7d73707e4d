import type { ByteFile } from './byte-file.js';
import { readField, type Superblock } from './superblock.js';

/** Where the elements of a dataset are, as its object header says. */
type StoredLayout =
  /** `address` is relative to the base address; infinity when no space was given to the dataset yet. */
  | { readonly kind: 'contiguous'; readonly address: number; readonly length: number | null }
  | { readonly kind: 'compact' }
  | { readonly kind: 'chunked' }
  /** Spread over other files, or written in a way that is not known here. */
  | { readonly kind: 'other' };

interface Message {
  readonly type: number;
  readonly body: Buffer;
  readonly shared: boolean;
}

const MESSAGE = { externalFiles: 0x07, layout: 0x08, filters: 0x0b, continuation: 0x10 } as const;
const LARGEST_BLOCK = 1 << 20;
const MOST_BLOCKS = 256;

/**
 * Reads the data layout message from the object header (version 1 or 2) at an address.
 * Anything unexpected gives `other`, so that the library, which checks everything, is asked instead.
 */
export function readStoredLayout(file: ByteFile, superblock: Superblock, address: number): StoredLayout {
  try {
    const messages = readMessages(file, superblock, address);
    const layout = messages.find((message) => message.type === MESSAGE.layout);
    const indirect = messages.some(({ type }) => type === MESSAGE.externalFiles || type === MESSAGE.filters);
    if (!layout || layout.shared) return { kind: 'other' };
    const stored = parseLayout(layout.body, superblock);
    return stored.kind === 'contiguous' && indirect ? { kind: 'other' } : stored;
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'other' };
    throw error;
  }
}

/** The layout message, versions 1 to 5; the byte after the class differs between them. */
function parseLayout(body: Buffer, { offsetSize, lengthSize }: Superblock): StoredLayout {
  const version = body.readUInt8(0);
  if (version < 1 || version > 5) return { kind: 'other' };
  const old = version < 3;
  const layoutClass = body.readUInt8(old ? 2 : 1);
  if (layoutClass === 0) return { kind: 'compact' };
  if (layoutClass === 2) return { kind: 'chunked' };
  if (layoutClass !== 1) return { kind: 'other' };
  const at = old ? 8 : 2;
  return {
    kind: 'contiguous',
    address: readField(body, at, offsetSize),
    length: old ? null : readField(body, at + offsetSize, lengthSize),
  };
}

function readMessages(file: ByteFile, superblock: Superblock, address: number): Message[] {
  const position = superblock.baseAddress + address;
  const prefix = readBlock(file, position, 32, 16);
  return prefix.toString('latin1', 0, 4) === 'OHDR'
    ? readVersion2(file, superblock, position, prefix)
    : readVersion1(file, superblock, position, prefix);
}

function readVersion1(file: ByteFile, superblock: Superblock, position: number, prefix: Buffer): Message[] {
  if (prefix.readUInt8(0) !== 1) throw new RangeError('unknown object header version');
  const blocks = [{ at: position + 16, length: prefix.readUInt32LE(8) }];
  return followBlocks(blocks, file, superblock, (block, found) => {
    for (let at = 0; at + 8 <= block.length; ) {
      const size = block.readUInt16LE(at + 2);
      found(block.readUInt16LE(at), block.readUInt8(at + 4), take(block, at + 8, size));
      at += 8 + size;
    }
  });
}

function readVersion2(file: ByteFile, superblock: Superblock, position: number, prefix: Buffer): Message[] {
  const flags = prefix.readUInt8(5);
  const sizeAt = 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const sizeBytes = 1 << (flags & 0x03);
  const messageHead = flags & 0x04 ? 6 : 4;
  const first = { at: position + sizeAt + sizeBytes, length: readField(prefix, sizeAt, sizeBytes) };
  let isFirst = true;
  return followBlocks([first], file, superblock, (block, found) => {
    // A continuation is framed by its signature and a checksum; the first block is given without either.
    const end = isFirst ? block.length : block.length - 4;
    for (let at = isFirst ? 0 : 4; at + messageHead <= end; ) {
      const size = block.readUInt16LE(at + 1);
      found(block.readUInt8(at), block.readUInt8(at + 3), take(block, at + messageHead, size));
      at += messageHead + size;
    }
    isFirst = false;
  });
}

function followBlocks(
  blocks: { at: number; length: number }[],
  file: ByteFile,
  { baseAddress, offsetSize, lengthSize }: Superblock,
  parse: (block: Buffer, found: (type: number, flags: number, body: Buffer) => void) => void,
): Message[] {
  const messages: Message[] = [];
  for (let k = 0; k < blocks.length; k++) {
    const next = blocks[k];
    if (!next || k >= MOST_BLOCKS) throw new RangeError('an endless object header');
    parse(readBlock(file, next.at, next.length, next.length), (type, flags, body) => {
      if (type === MESSAGE.continuation) {
        blocks.push({
          at: baseAddress + readField(body, 0, offsetSize),
          length: readField(body, offsetSize, lengthSize),
        });
      } else messages.push({ type, body, shared: (flags & 0x02) !== 0 });
    });
  }
  return messages;
}

function take(block: Buffer, at: number, size: number): Buffer {
  if (at + size > block.length) throw new RangeError('a message reaches past its block');
  return block.subarray(at, at + size);
}

function readBlock(file: ByteFile, position: number, length: number, least: number): Buffer {
  if (!Number.isSafeInteger(position) || !(length <= LARGEST_BLOCK))
    throw new RangeError('a block out of reach');
  const block = Buffer.alloc(length);
  const count = file.readUpTo(block, 0, length, position);
  if (count < least) throw new RangeError('a block past the end of the file');
  return block;
}
