import type { FigureRecord } from './figure-record.js';

/** Bytes of a record in any of its forms: longer ones are not read. A specification alone may take four million. */
export const MAX_RECORD_BYTES = 8_000_000;

/**
 * A record as one line of JSON in ASCII without `<`, `>` and `&`: it stands unchanged in XML, in the script element of
 * a page, in a stream of a PDF and in a comment of a GIF, whatever the record says.
 *
 * - SVG: the text of `<emout:figure>` in `<metadata>`.
 * - PDF: a stream of `/Type /EmoutFigure`, not compressed, which the document information names `/EmoutFigure`.
 * - HTML: `<script type="application/json" id="emout-figure">`.
 * - GIF: a comment extension, or an application extension, that holds nothing else.
 */
export function recordJson(record: FigureRecord): string {
  return JSON.stringify(record).replace(
    /[<>&\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The record that `recordJson` wrote; null when the text is something else. */
export function parseRecordJson(text: string): FigureRecord | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { spec, provenance, title, software } = value as Partial<Record<keyof FigureRecord, unknown>>;
  if (typeof spec !== 'string' || typeof provenance !== 'string' || typeof software !== 'string') return null;
  return typeof title === 'string' ? { spec, provenance, title, software } : { spec, provenance, software };
}

function parsed(text: string): unknown {
  if (!/^\s{0,64}\{/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
