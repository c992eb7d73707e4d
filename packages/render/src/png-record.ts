import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32.js';
import { PictureFormatError } from './errors.js';
import { type FigureRecord, RECORD_KEYWORDS, recordFields } from './figure-record.js';

/** The signature and the whole chunk `IHDR`. */
const HEADER_BYTES = 33;
const SIGNATURE_WORD = 0x89504e47;
const COMPRESSED_FROM_BYTES = 1024;

/**
 * The same PNG or APNG with a record in `iTXt` chunks behind its header; all other bytes stay.
 * @throws PictureFormatError when the bytes are not a PNG.
 */
export function embedRecordInPng(bytes: Uint8Array, record: FigureRecord): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0) !== SIGNATURE_WORD)
    throw new PictureFormatError('PNG');
  const chunks = recordFields(record).map(([field, text]) => textChunk(RECORD_KEYWORDS[field], text));
  return Buffer.concat([bytes.subarray(0, HEADER_BYTES), ...chunks, bytes.subarray(HEADER_BYTES)]);
}

/** An `iTXt` chunk: keyword, flag and method of compression, no language, no translated keyword, UTF-8. */
function textChunk(keyword: string, text: string): Uint8Array {
  const utf8 = Buffer.from(text);
  const compressed = utf8.length > COMPRESSED_FROM_BYTES;
  const content = compressed ? deflateSync(utf8) : utf8;
  const data = Buffer.concat([
    Buffer.from(`iTXt${keyword}\0`, 'latin1'),
    Uint8Array.of(compressed ? 1 : 0, 0, 0, 0),
    content,
  ]);
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4);
  chunk.set(data, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return chunk;
}
