import { hasText, latin1 } from './byte-text.js';
import { UnreadableFigureFileError } from './embedded-figure-errors.js';
import {
  gifFigureRecord,
  htmlFigureRecord,
  pdfFigureRecord,
  svgFigureRecord,
} from './embedded-figure-json.js';
import { pngFigureRecord } from './embedded-figure-png.js';
import { jpegFigureRecord, webpFigureRecord } from './embedded-figure-xmp.js';
import type { FigureRecord } from './figure-record.js';

export { UnreadableFigureFileError } from './embedded-figure-errors.js';

type FigureFileKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'pdf' | 'svg' | 'html';

const READERS: Readonly<Record<FigureFileKind, (bytes: Uint8Array) => FigureRecord | null>> = {
  png: pngFigureRecord,
  jpeg: jpegFigureRecord,
  webp: webpFigureRecord,
  gif: gifFigureRecord,
  pdf: pdfFigureRecord,
  svg: svgFigureRecord,
  html: htmlFigureRecord,
};

/** Files of text may begin with comments and declarations this long. */
const HEAD_BYTES = 4096;
const SHOWN_CHARACTERS = 12;

/**
 * The figure that a picture file keeps: a PNG, APNG, JPEG, WebP, GIF, PDF, SVG or a page with a player; null when it
 * keeps none. Told apart by what the file begins with; runs in Node and in the browser.
 *
 * @throws UnreadableFigureFileError for files of other kinds, and when the record in the file is damaged, cut or
 * longer than any figure.
 */
export function readFigureRecord(bytes: Uint8Array): FigureRecord | null {
  const kind = fileKind(bytes);
  if (kind === null) throw new UnreadableFigureFileError(foundInstead(bytes));
  return READERS[kind](bytes);
}

function fileKind(bytes: Uint8Array): FigureFileKind | null {
  if (hasText(bytes, '\x89PNG\r\n\x1a\n', 0)) return 'png';
  if (hasText(bytes, '\xff\xd8\xff', 0)) return 'jpeg';
  if (hasText(bytes, 'RIFF', 0) && hasText(bytes, 'WEBP', 8)) return 'webp';
  if (hasText(bytes, 'GIF87a', 0) || hasText(bytes, 'GIF89a', 0)) return 'gif';
  const head = latin1(bytes, 0, HEAD_BYTES);
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(head)) return null;
  if (/<svg[\s>]/.test(head) && !/<html[\s>]/i.test(head)) return 'svg';
  return /<!doctype html|<html[\s>]|<emout-player/i.test(head) ? 'html' : null;
}

function foundInstead(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const shown = latin1(bytes, 0, SHOWN_CHARACTERS).replace(/[^ -~]/g, '·');
  return `it begins with “${shown}”, as none of these do`;
}
