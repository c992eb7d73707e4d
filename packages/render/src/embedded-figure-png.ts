import { boundedUnzlib } from './bounded-unzlib.js';
import { hasText, latin1, utf8 } from './byte-text.js';
import { crc32 } from './crc32.js';
import { UnreadableFigureFileError } from './embedded-figure-errors.js';
import { type FigureRecord, RECORD_KEYWORDS } from './figure-record.js';
import { recordOfFields } from './record-fields.js';
import { MAX_RECORD_BYTES } from './record-json.js';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around the data of a chunk. */
const CHUNK_OVERHEAD = 12;
const LONGEST_KEYWORD = 79;

/** The record in the text chunks of a PNG or APNG. */
export function pngFigureRecord(bytes: Uint8Array): FigureRecord | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<string, string>();
  for (let at = SIGNATURE_BYTES; at + CHUNK_OVERHEAD <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || hasText(bytes, 'IEND', at + 4)) break;
    const international = hasText(bytes, 'iTXt', at + 4);
    if (international || hasText(bytes, 'tEXt', at + 4)) {
      const keyword = keywordOf(bytes.subarray(at + 8, end));
      if (keyword !== null && !fields.has(keyword)) {
        if (end - at > MAX_RECORD_BYTES)
          throw new UnreadableFigureFileError('its record is longer than any figure');
        if (crc32(bytes, at + 4, end) !== view.getUint32(end))
          throw new UnreadableFigureFileError('its record is damaged');
        fields.set(keyword, chunkText(bytes.subarray(at + 8, end), keyword.length, international));
      }
    }
    at = end + 4;
  }
  return recordOfFields(fields, RECORD_KEYWORDS);
}

/** The keyword of a text chunk, if it is one of a record. */
function keywordOf(data: Uint8Array): string | null {
  const keyword = latin1(data, 0, data.subarray(0, LONGEST_KEYWORD + 1).indexOf(0));
  return KEYWORDS.has(keyword) ? keyword : null;
}

function chunkText(data: Uint8Array, keywordEnd: number, international: boolean): string {
  return international ? internationalText(data, keywordEnd) : latin1(data, keywordEnd + 1, data.length);
}

/** Behind the keyword: flag and method of compression, a language and a translated keyword, each ended by 0. */
function internationalText(data: Uint8Array, keywordEnd: number): string {
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translationEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  const content = data.subarray(translationEnd + 1);
  const unpacked =
    translationEnd < 0
      ? null
      : data[keywordEnd + 1] === 1
        ? boundedUnzlib(content, MAX_RECORD_BYTES)
        : content;
  if (unpacked === null) throw new UnreadableFigureFileError('its record is damaged or too long');
  return utf8(unpacked);
}

const KEYWORDS: ReadonlySet<string> = new Set(Object.values(RECORD_KEYWORDS));
