import { PictureFormatError } from './errors.js';
import type { FigureRecord } from './figure-record.js';
import { xmpPacket } from './xmp-packet.js';

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const WITH_XMP = 0x04;
const WITH_ALPHA = 0x10;
const VP8L_SIGNATURE = 0x2f;
const VP8_START_CODE_AT = 3;

/**
 * The same WebP, animated or not, with a record as XMP in its last chunk; a plain file gets the extended header that
 * the chunk asks for, all other bytes stay.
 * @throws PictureFormatError when the bytes are not a WebP.
 */
export function embedRecordInWebp(bytes: Uint8Array, record: FigureRecord): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWebp =
    file.length >= RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES + 10 &&
    file.toString('latin1', 0, 4) === 'RIFF' &&
    file.toString('latin1', 8, 12) === 'WEBP';
  if (!isWebp) throw new PictureFormatError('WebP');
  const chunks = Buffer.from(file.subarray(RIFF_HEADER_BYTES));
  const parts: Uint8Array[] = [];
  if (chunks.toString('latin1', 0, 4) === 'VP8X') {
    chunks[CHUNK_HEADER_BYTES] = (chunks[CHUNK_HEADER_BYTES] ?? 0) | WITH_XMP;
  } else parts.push(extendedHeader(chunks));
  parts.push(chunks, chunk('XMP ', Buffer.from(xmpPacket(record))));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = Buffer.from(file.subarray(0, RIFF_HEADER_BYTES));
  header.writeUInt32LE(length + 4, 4);
  return Buffer.concat([header, ...parts]);
}

/** The chunk `VP8X` of a file that holds one picture: its size and whether it is transparent somewhere. */
function extendedHeader(chunks: Buffer): Uint8Array {
  const { width, height, alpha } = pictureHeader(chunks);
  const data = Buffer.alloc(10);
  data[0] = WITH_XMP | (alpha ? WITH_ALPHA : 0);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return chunk('VP8X', data);
}

function pictureHeader(chunks: Buffer): { width: number; height: number; alpha: boolean } {
  const kind = chunks.toString('latin1', 0, 4);
  const data = chunks.subarray(CHUNK_HEADER_BYTES);
  if (kind === 'VP8L' && data[0] === VP8L_SIGNATURE) {
    const bits = data.readUInt32LE(1);
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      alpha: (bits >>> 28) % 2 === 1,
    };
  }
  if (kind === 'VP8 ' && data.toString('hex', VP8_START_CODE_AT, VP8_START_CODE_AT + 3) === '9d012a') {
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff, alpha: false };
  }
  throw new PictureFormatError('WebP');
}

/** A RIFF chunk, padded to an even length. */
function chunk(kind: string, data: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(CHUNK_HEADER_BYTES + data.length + (data.length % 2));
  padded.write(kind, 'latin1');
  padded.writeUInt32LE(data.length, 4);
  padded.set(data, CHUNK_HEADER_BYTES);
  return padded;
}
