import { hasText, latin1, utf8 } from './byte-text.js';
import { UnreadableFigureFileError } from './embedded-figure-errors.js';
import type { FigureRecord } from './figure-record.js';
import { recordOfFields } from './record-fields.js';
import { MAX_RECORD_BYTES } from './record-json.js';
import { unescapedXml } from './xml-references.js';
import { XMP_ELEMENTS } from './xmp-packet.js';

const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';
const EXTENSION_HEADER = 'http://ns.adobe.com/xmp/extension/\0';
const DIGEST_LENGTH = 32;
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;

/** The record in the XMP packet of a JPEG, whole or in several parts. */
export function jpegFigureRecord(bytes: Uint8Array): FigureRecord | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let packet: FigureRecord | null = null;
  let extension: XmpExtension | null = null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number;
    if (marker === START_OF_SCAN) break;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) break;
    const data = bytes.subarray(at + 4, end);
    if (marker === APP1 && hasText(data, XMP_HEADER, 0)) {
      packet ??= packetRecord(data.subarray(XMP_HEADER.length));
    } else if (marker === APP1 && hasText(data, EXTENSION_HEADER, 0)) {
      extension ??= XmpExtension.of(data.subarray(EXTENSION_HEADER.length));
      extension?.add(data.subarray(EXTENSION_HEADER.length));
    }
    at = end;
  }
  return packet ?? (extension === null ? null : packetRecord(extension.whole()));
}

/** The record in the chunk `XMP ` of a WebP. */
export function webpFigureRecord(bytes: Uint8Array): FigureRecord | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) break;
    if (hasText(bytes, 'XMP ', at)) return packetRecord(bytes.subarray(at + 8, end));
    at = end + (length % 2);
  }
  return null;
}

/** The parts of a packet that is too long for one segment: digest, length of the whole, offset, data. */
class XmpExtension {
  readonly #whole: Uint8Array;
  #missing: number;

  private constructor(
    readonly digest: string,
    length: number,
  ) {
    this.#whole = new Uint8Array(length);
    this.#missing = length;
  }

  static of(part: Uint8Array): XmpExtension | null {
    const head = partHead(part);
    if (head === null) return null;
    if (head.length > MAX_RECORD_BYTES)
      throw new UnreadableFigureFileError('its record is longer than any figure');
    return new XmpExtension(head.digest, head.length);
  }

  add(part: Uint8Array): void {
    const head = partHead(part);
    if (head === null || head.digest !== this.digest) return;
    if (head.offset + head.data.length > this.#whole.length) return;
    this.#whole.set(head.data, head.offset);
    this.#missing -= head.data.length;
  }

  whole(): Uint8Array {
    if (this.#missing > 0) throw new UnreadableFigureFileError('a part of its record is missing');
    return this.#whole;
  }
}

function partHead(
  part: Uint8Array,
): { digest: string; length: number; offset: number; data: Uint8Array } | null {
  if (part.length < DIGEST_LENGTH + 8) return null;
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  return {
    digest: latin1(part, 0, DIGEST_LENGTH),
    length: view.getUint32(DIGEST_LENGTH),
    offset: view.getUint32(DIGEST_LENGTH + 4),
    data: part.subarray(DIGEST_LENGTH + 8),
  };
}

function packetRecord(packet: Uint8Array): FigureRecord | null {
  if (packet.length > MAX_RECORD_BYTES)
    throw new UnreadableFigureFileError('its record is longer than any figure');
  const text = utf8(packet);
  const fields = new Map<string, string>();
  for (const name of Object.values(XMP_ELEMENTS)) {
    const content = elementText(text, name);
    if (content !== null) fields.set(name, content);
  }
  return recordOfFields(fields, XMP_ELEMENTS);
}

/** Text of the first element of a name, of the first `rdf:li` inside where there is one, or of an attribute of that name. */
function elementText(text: string, name: string): string | null {
  const from = text.indexOf(`<${name}>`);
  const to = text.indexOf(`</${name}>`, from);
  if (from >= 0 && to >= 0) {
    const content = text.slice(from + name.length + 2, to);
    return unescapedXml(/<rdf:li[^<>]*>([^<]*)<\/rdf:li>/.exec(content)?.[1] ?? content);
  }
  const attribute = text.indexOf(` ${name}="`);
  if (attribute < 0) return null;
  const start = attribute + name.length + 3;
  const end = text.indexOf('"', start);
  return end < 0 ? null : unescapedXml(text.slice(start, end));
}
