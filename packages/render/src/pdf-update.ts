import { PdfStructureError } from './pdf-errors.js';

/** What is added to a PDF behind its end. */
export interface PdfUpdate {
  /** The document information, which replaces all there was. */
  readonly information: Readonly<Record<string, string>>;
  /** JSON of the figure's record, in ASCII; see `recordJson`. */
  readonly record?: string;
  /** Left, lower, right and upper edge of the page in points, as far as the page's own object can be found. */
  readonly box?: readonly [number, number, number, number];
}

interface PdfObject {
  readonly number: number;
  readonly content: string;
}

/** What the end of a PDF says about the file. */
interface PdfEnd {
  /** Where its table of objects begins. */
  readonly table: number;
  /** Whether that table is a stream (since PDF 1.5) and not text. */
  readonly stream: boolean;
  readonly size: number;
  readonly root: string;
}

/** Characters of a title; longer ones are cut. */
const MAX_INFORMATION_LENGTH = 2000;

/**
 * The file with an incremental update (ISO 32000-1, 7.5.6): everything before stays as it is, objects and a further
 * table of objects follow behind `%%EOF`. The record is a stream of `/Type /EmoutFigure` without filters, to which
 * `/EmoutFigure` of the document information refers, so that programs which write the file anew keep it.
 *
 * @throws PdfStructureError when the file does not end as a PDF does.
 */
export function updatedPdf(file: Uint8Array, update: PdfUpdate): Uint8Array {
  const source = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const text = source.toString('latin1');
  const end = readEnd(text);
  const objects: PdfObject[] = [];
  const page = update.box === undefined ? null : resizedPage(text, update.box);
  if (page !== null) objects.push(page);
  const information = Object.entries(update.information).map(
    ([key, value]) => `/${key} ${textString(value)}`,
  );
  if (update.record !== undefined) information.push(`/EmoutFigure ${end.size + 1} 0 R`);
  objects.push({ number: end.size, content: `<< ${information.join('\n   ')} >>` });
  if (update.record !== undefined) {
    const { record } = update;
    const head = `<< /Type /EmoutFigure /Length ${record.length} >>`;
    objects.push({ number: end.size + 1, content: `${head}\nstream\n${record}\nendstream` });
  }
  let added = text.endsWith('\n') ? '' : '\n';
  const offsets = objects.map(({ number, content }) => {
    const offset = source.length + added.length;
    added += `${number} 0 obj\n${content}\nendobj\n`;
    return { number, offset };
  });
  const table = source.length + added.length;
  added += end.stream ? tableStream(end, offsets, table) : tableText(end, offsets);
  added += `startxref\n${table}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([source, Buffer.from(added, 'latin1')]));
}

function readEnd(text: string): PdfEnd {
  const table = Number(/startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-1024))?.[1] ?? Number.NaN);
  if (Number.isNaN(table)) throw new PdfStructureError('the place of its table of objects');
  const stream = !text.startsWith('xref', table);
  const from = stream ? table : text.indexOf('trailer', table);
  const dictionary = text.slice(from, text.indexOf(stream ? 'stream' : 'startxref', from));
  const size = /\/Size\s+(\d+)/.exec(dictionary)?.[1];
  const root = /\/Root\s+(\d+\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (from < 0 || size === undefined || root === undefined) throw new PdfStructureError('a catalogue');
  return { table, stream, size: Number(size), root };
}

/** The page's object with another media box; null when objects are packed and it cannot be seen. */
function resizedPage(text: string, box: readonly number[]): PdfObject | null {
  const found = /(?:^|\n)(\d+) 0 obj\s*(<<\s*\/Type\s*\/Page\b.*?)\s*endobj/s.exec(text);
  const [, number, content = ''] = found ?? [];
  if (number === undefined) return null;
  const edges = box.map((edge) => String(Math.round(edge * 1000) / 1000)).join(' ');
  return {
    number: Number(number),
    content: content.replace(/\/MediaBox\s*\[[^\]]*\]/, `/MediaBox [ ${edges} ]`),
  };
}

interface Entry {
  readonly number: number;
  readonly offset: number;
}

function trailerEntries(end: PdfEnd, size: number): string {
  return `/Size ${size} /Root ${end.root} /Info ${end.size} 0 R /Prev ${end.table}`;
}

function tableText(end: PdfEnd, entries: readonly Entry[]): string {
  const sections = entries.map(
    ({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const size = Math.max(end.size, ...entries.map(({ number }) => number + 1));
  return `xref\n${sections.join('')}trailer\n<< ${trailerEntries(end, size)} >>\n`;
}

/** Fields of an entry of a table that is a stream: its type in 1 byte, the offset in 4, the generation in 2. */
const ENTRY_BYTES = 7;

function tableStream(end: PdfEnd, others: readonly Entry[], offset: number): string {
  const number = Math.max(end.size, ...others.map((entry) => entry.number + 1));
  const entries = [...others, { number, offset }];
  const data = Buffer.alloc(ENTRY_BYTES * entries.length);
  for (const [k, entry] of entries.entries()) {
    data[k * ENTRY_BYTES] = 1;
    data.writeUInt32BE(entry.offset, k * ENTRY_BYTES + 1);
  }
  const index = entries.map((entry) => `${entry.number} 1`).join(' ');
  const head = `/Type /XRef ${trailerEntries(end, number + 1)} /W [1 4 2] /Index [${index}] /Length ${data.length}`;
  return `${number} 0 obj\n<< ${head} >>\nstream\n${data.toString('latin1')}\nendstream\nendobj\n`;
}

/** A text string (ISO 32000-1, 7.9.2.2): plain ASCII, or UTF-16 in hexadecimal digits. */
function textString(text: string): string {
  const cut = text.slice(0, MAX_INFORMATION_LENGTH);
  if (/^[ -~]*$/.test(cut)) return `(${cut.replace(/[\\()]/g, '\\$&')})`;
  const units = cut.replace(/\p{Cs}/gu, '\ufffd').split('');
  return `<FEFF${units.map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()).join('')}>`;
}
