import { boundedUnzlib } from './bounded-unzlib.js';
import { indexOfText, latin1, utf8 } from './byte-text.js';
import { UnreadableFigureFileError } from './embedded-figure-errors.js';
import type { FigureRecord } from './figure-record.js';
import { MAX_RECORD_BYTES, parseRecordJson } from './record-json.js';
import { unescapedXml } from './xml-references.js';

/** Places that look like a record at first sight and are looked at closely. */
const MAX_CANDIDATES = 4096;
/** Longest tag, or dictionary of a PDF, around a record. */
const MAX_TAG_BYTES = 400;

/** The record in the metadata of an SVG, or in a page with such a picture. */
export function svgFigureRecord(bytes: Uint8Array): FigureRecord | null {
  const tag = indexOfText(bytes, '<emout:figure');
  if (tag < 0) return null;
  return recordBetween(bytes, indexOfText(bytes, '>', tag, tag + MAX_TAG_BYTES) + 1, '</emout:figure');
}

/** The record in the script element of a page, the first where there are several. */
export function htmlFigureRecord(bytes: Uint8Array): FigureRecord | null {
  let at = indexOfText(bytes, '="emout-figure"');
  for (let tries = 0; at >= 0 && tries < MAX_CANDIDATES; tries++) {
    if (/<script\s[^<>]*$/i.test(latin1(bytes, at - MAX_TAG_BYTES, at))) {
      return recordBetween(bytes, indexOfText(bytes, '>', at, at + MAX_TAG_BYTES) + 1, '</script');
    }
    at = indexOfText(bytes, '="emout-figure"', at + 1);
  }
  return svgFigureRecord(bytes);
}

/** The record in a stream of a PDF, which another program may have compressed. */
export function pdfFigureRecord(bytes: Uint8Array): FigureRecord | null {
  let at = indexOfText(bytes, '/EmoutFigure');
  for (let tries = 0; at >= 0 && tries < MAX_CANDIDATES; tries++) {
    const before = /\sobj\s*<<([^<>]*)$/.exec(latin1(bytes, at - MAX_TAG_BYTES, at));
    const after = /^([^<>]*)>>\s*stream\r?\n/.exec(latin1(bytes, at, at + MAX_TAG_BYTES));
    if (before !== null && after !== null) {
      const start = at + after[0].length;
      return streamRecord(bytes, start, `${before[1]}${after[1]}`);
    }
    at = indexOfText(bytes, '/EmoutFigure', at + 1);
  }
  return null;
}

function streamRecord(bytes: Uint8Array, start: number, dictionary: string): FigureRecord | null {
  if (!/\/Filter\b/.test(dictionary)) return recordBetween(bytes, start, '\nendstream');
  const end = indexOfText(bytes, 'endstream', start, start + MAX_RECORD_BYTES);
  const unpacked =
    end < 0 || !/\/Filter\s*\[?\s*\/FlateDecode\b/.test(dictionary)
      ? null
      : boundedUnzlib(bytes.subarray(start, end), MAX_RECORD_BYTES);
  if (unpacked === null) throw new UnreadableFigureFileError('its record is damaged or too long');
  return checked(utf8(unpacked));
}

/** The record in a comment or an application extension of a GIF. */
export function gifFigureRecord(bytes: Uint8Array): FigureRecord | null {
  let at = 13 + colorTableBytes(bytes[10]);
  let tries = 0;
  while (at < bytes.length && tries < MAX_CANDIDATES) {
    const kind = bytes[at];
    if (kind === IMAGE) {
      at = skippedBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9]));
    } else if (kind === EXTENSION) {
      const label = bytes[at + 1];
      // The first block of an application extension is the application's name.
      const first = label === APPLICATION ? at + 3 + (bytes[at + 2] ?? 0) : at + 2;
      const holdsText = label === APPLICATION || label === COMMENT;
      if (holdsText && bytes[first + 1] === CURLY) {
        tries++;
        const record = parseRecordJson(blocksText(bytes, first));
        if (record !== null) return record;
      }
      at = skippedBlocks(bytes, at + 2);
    } else break;
  }
  return null;
}

const CURLY = 0x7b;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const COMMENT = 0xfe;
const APPLICATION = 0xff;

function colorTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

function skippedBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] as number) + 1;
  return at + 1;
}

function blocksText(bytes: Uint8Array, from: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let at = from; at < bytes.length && bytes[at] !== 0; ) {
    const size = bytes[at] as number;
    parts.push(latin1(bytes, at + 1, at + 1 + size));
    length += size;
    if (length > MAX_RECORD_BYTES)
      throw new UnreadableFigureFileError('its record is longer than any figure');
    at += size + 1;
  }
  return parts.join('');
}

/** The record that stands between a place and the mark of its end; `start` is 0 when the place was not found. */
function recordBetween(bytes: Uint8Array, start: number, end: string): FigureRecord {
  const to = start <= 0 ? -1 : indexOfText(bytes, end, start, start + MAX_RECORD_BYTES);
  if (to < 0) throw new UnreadableFigureFileError('its record is cut or too long');
  return checked(unescapedXml(utf8(bytes.subarray(start, to))));
}

function checked(json: string): FigureRecord {
  const record = parseRecordJson(json);
  if (record === null) throw new UnreadableFigureFileError('its record is damaged');
  return record;
}
