import { createHash } from 'node:crypto';
import { PictureFormatError } from './errors.js';
import type { FigureRecord } from './figure-record.js';
import { xmpExtensionNote, xmpPacket } from './xmp-packet.js';

const START_OF_IMAGE = 0xffd8;
const APP0 = 0xe0;
const APP1 = 0xe1;
const XMP_HEADER = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
const EXTENSION_HEADER = Buffer.from('http://ns.adobe.com/xmp/extension/\0', 'latin1');
/** A segment counts its own length in 16 bits. */
const MOST_SEGMENT_BYTES = 65533;
const MOST_PACKET_BYTES = MOST_SEGMENT_BYTES - XMP_HEADER.length;
/** As Adobe's description of the format asks for. */
const EXTENSION_PART_BYTES = 65400;

/**
 * The same JPEG with a record as XMP behind its JFIF segment, or at its start when it has none; all other bytes stay.
 * @throws PictureFormatError when the bytes are not a JPEG.
 */
export function embedRecordInJpeg(bytes: Uint8Array, record: FigureRecord): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint16(0) !== START_OF_IMAGE) throw new PictureFormatError('JPEG');
  const behindJfif = view.getUint16(2) === ((0xff << 8) | APP0) ? 4 + view.getUint16(4) : 2;
  return Buffer.concat([bytes.subarray(0, behindJfif), ...xmpSegments(record), bytes.subarray(behindJfif)]);
}

/** A JFIF segment with a resolution, for a JPEG that has none. */
export function withJfif(bytes: Uint8Array, dpi: number): Uint8Array {
  const density = Math.max(1, Math.min(0xffff, Math.round(dpi)));
  const header = Uint8Array.of(0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, density >> 8, density & 255);
  const jfif = segment(APP0, header, Uint8Array.of(density >> 8, density & 255, 0, 0));
  return Buffer.concat([bytes.subarray(0, 2), jfif, bytes.subarray(2)]);
}

function xmpSegments(record: FigureRecord): Uint8Array[] {
  const packet = Buffer.from(xmpPacket(record));
  if (packet.length <= MOST_PACKET_BYTES) return [segment(APP1, XMP_HEADER, packet)];
  const digest = createHash('md5').update(packet).digest('hex').toUpperCase();
  const segments = [segment(APP1, XMP_HEADER, Buffer.from(xmpExtensionNote(digest)))];
  for (let offset = 0; offset < packet.length; offset += EXTENSION_PART_BYTES) {
    const place = Buffer.alloc(8);
    place.writeUInt32BE(packet.length);
    place.writeUInt32BE(offset, 4);
    const part = packet.subarray(offset, offset + EXTENSION_PART_BYTES);
    segments.push(segment(APP1, EXTENSION_HEADER, Buffer.from(digest, 'latin1'), place, part));
  }
  return segments;
}

function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
