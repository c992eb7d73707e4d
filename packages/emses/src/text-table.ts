import { closeSync, openSync, readSync } from 'node:fs';
import { formatCount } from '@emout/units/number-format';
import { parseFortranNumber } from './namelist.js';
import { NumberColumns } from './number-columns.js';
import { quickDecimal } from './quick-decimal.js';

/** The numbers of a text file without a header, by column. */
export interface TextTable {
  readonly columns: readonly Float64Array[];
  readonly rows: number;
  /** Sentences about what could not be read as a number, or was left out. */
  readonly problems: readonly string[];
}

export interface TextTableOptions {
  /** Looked at between chunks of 1 MiB. */
  readonly signal?: AbortSignal | undefined;
  /** Bytes to read at most, such as the size that the file was listed with. */
  readonly bytes?: number;
}

const CHUNK_BYTES = 1 << 20;
/** No solver writes longer lines; without a bound a file of another kind would be one line. */
const LONGEST_LINE = 1 << 20;
/** 400 MB of numbers. */
const MOST_NUMBERS = 50_000_000;
const MOST_COLUMNS = 65_536;
/** Rows looked at before the number of columns is decided. */
const SAMPLE_ROWS = 64;

/**
 * Reads a table of blank-separated numbers, in chunks, so that memory grows with the numbers alone.
 * The commonest length of the first rows is the number of columns: shorter rows end in NaN, of longer ones the rest is
 * left out. A last line without its end is still being written and is left out.
 * @throws the errors of the file system, and the reason of `signal`.
 */
export function readTextTable(path: string, options: TextTableOptions = {}): TextTable {
  const { signal, bytes = Number.MAX_SAFE_INTEGER } = options;
  const builder = new TextTableBuilder();
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let position = 0; position < bytes && !builder.full; ) {
      signal?.throwIfAborted();
      const length = readSync(file, chunk, 0, Math.min(CHUNK_BYTES, bytes - position), position);
      if (length === 0) break;
      builder.add(chunk.toString('latin1', 0, length));
      position += length;
    }
  } finally {
    closeSync(file);
  }
  return builder.finish();
}

/** The same of a text. */
export function parseTextTable(text: string): TextTable {
  const builder = new TextTableBuilder();
  for (let at = 0; at < text.length && !builder.full; at += CHUNK_BYTES)
    builder.add(text.slice(at, at + CHUNK_BYTES));
  return builder.finish();
}

/** Fortran fills the columns of a number that does not fit them. */
const OVERFLOW = /^\*+$/;

/** Something that happened in several rows, with the first of them. */
class Tally {
  #count = 0;
  #first = 0;

  add(line: number): void {
    if (this.#count === 0) this.#first = line;
    this.#count += 1;
  }

  /** `1 row is shorter (line 7)` in the words given, or nothing. */
  sentence(one: string, several: string): string[] {
    if (this.#count === 0) return [];
    const what = this.#count === 1 ? `1 ${one}` : `${formatCount(this.#count)} ${several}`;
    return [`${what} (${this.#count === 1 ? 'line' : 'first in line'} ${this.#first}).`];
  }
}

class TextTableBuilder {
  /** The line that the last chunk broke off in. */
  #rest = '';
  #skipping = false;
  #line = 0;
  #columns: NumberColumns | null = null;
  #sample: { readonly line: number; readonly values: Float64Array }[] = [];
  #row = new Float64Array(64);
  #full = false;
  readonly #short = new Tally();
  readonly #long = new Tally();
  readonly #overflows = new Tally();
  readonly #unreadable = new Tally();
  readonly #noRows = new Tally();
  readonly #endless = new Tally();

  /** No more is taken in. */
  get full(): boolean {
    return this.#full;
  }

  add(chunk: string): void {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0 && !this.#full; end = chunk.indexOf('\n', start)) {
      const tooLong = this.#skipping || this.#rest.length + end - start > LONGEST_LINE;
      this.#line += 1;
      if (tooLong) this.#endless.add(this.#line);
      else this.#addLine(this.#rest + chunk.slice(start, end));
      this.#rest = '';
      this.#skipping = false;
      start = end + 1;
    }
    if (this.#skipping) return;
    this.#rest += chunk.slice(start);
    if (this.#rest.length > LONGEST_LINE) {
      this.#rest = '';
      this.#skipping = true;
    }
  }

  finish(): TextTable {
    this.#decideWidth();
    const problems = [
      ...this.#short.sentence(
        'row is short and ends in missing values',
        'rows are short and end in missing values',
      ),
      ...this.#long.sentence(
        'row has too many values; the rest is left out',
        'rows have too many values; the rest is left out',
      ),
      ...this.#overflows.sentence(
        'value did not fit its columns (asterisks) and is missing',
        'values did not fit their columns (asterisks) and are missing',
      ),
      ...this.#unreadable.sentence(
        'value is no number and is missing',
        'values are no numbers and are missing',
      ),
      ...this.#noRows.sentence(
        'line does not begin with a number and is left out',
        'lines do not begin with a number and are left out',
      ),
      ...this.#endless.sentence('line is too long and is left out', 'lines are too long and are left out'),
    ];
    if (this.#full) {
      const rows = formatCount(this.#columns?.rows ?? 0);
      problems.push(`The table is too large to be held; the first ${rows} rows are read.`);
    } else if (this.#rest.trim() !== '' || this.#skipping) {
      problems.push('The last line is not written to its end yet and is left out.');
    }
    return { columns: this.#columns?.finish() ?? [], rows: this.#columns?.rows ?? 0, problems };
  }

  #addLine(line: string): void {
    const length = this.#tokenise(line);
    if (length === 0) return;
    if (this.#columns) this.#addRow(this.#row, length, this.#line);
    else {
      this.#sample.push({ line: this.#line, values: this.#row.slice(0, length) });
      if (this.#sample.length === SAMPLE_ROWS) this.#decideWidth();
    }
  }

  /** Reads the numbers of a line into the row; 0 for a line that is no row. */
  #tokenise(line: string): number {
    let length = 0;
    for (let at = 0; at < line.length; ) {
      // Blanks, tabs and the carriage return of foreign line ends.
      while (at < line.length && line.charCodeAt(at) <= 32) at += 1;
      if (at === line.length) break;
      const start = at;
      while (at < line.length && line.charCodeAt(at) > 32) at += 1;
      let value = quickDecimal(line, start, at);
      if (Number.isNaN(value)) {
        const token = line.slice(start, at);
        const read = parseFortranNumber(token);
        if (read === null && length === 0 && !OVERFLOW.test(token)) {
          this.#noRows.add(this.#line);
          return 0;
        }
        if (read === null) (OVERFLOW.test(token) ? this.#overflows : this.#unreadable).add(this.#line);
        value = read ?? Number.NaN;
      }
      if (length === MOST_COLUMNS) break;
      if (length === this.#row.length) {
        const longer = new Float64Array(2 * length);
        longer.set(this.#row);
        this.#row = longer;
      }
      this.#row[length++] = value;
    }
    return length;
  }

  #decideWidth(): void {
    if (this.#columns || this.#sample.length === 0) return;
    const counts = new Map<number, number>();
    for (const { values } of this.#sample) counts.set(values.length, (counts.get(values.length) ?? 0) + 1);
    const [width] = [...counts].reduce((best, other) => (other[1] > best[1] ? other : best));
    this.#columns = new NumberColumns(width);
    for (const { line, values } of this.#sample) this.#addRow(values, values.length, line);
    this.#sample = [];
  }

  #addRow(row: Float64Array, length: number, line: number): void {
    const columns = this.#columns;
    if (!columns) return;
    if ((columns.rows + 1) * columns.width > MOST_NUMBERS) {
      this.#full = true;
      return;
    }
    if (length < columns.width) this.#short.add(line);
    else if (length > columns.width) this.#long.add(line);
    columns.add(row, length);
  }
}
