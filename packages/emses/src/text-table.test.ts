import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseTextTable, readTextTable } from './text-table.js';

const rowsOf = (text: string) => {
  const { columns, rows } = parseTextTable(text);
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row]));
};

describe('numbers', () => {
  it('come in every form that Fortran writes', () => {
    expect(rowsOf(' 000100 1.2345E-3 1.5D+02 1.23-105 -.5 5. +7 1d0 0\n')).toEqual([
      [100, 1.2345e-3, 150, 1.23e-105, -0.5, 5, 7, 1, 0],
    ]);
    expect(rowsOf('1 Infinity -inf NaN\n')).toEqual([
      [1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
    ]);
  });

  it('that did not fit their columns, or are none, are missing and counted', () => {
    const table = parseTextTable('1 ********* 2\n2 1.0-2.0-3 4\n3 0x10 5\n*** 1 1\n');
    expect(table.columns.map((column) => [...column])).toEqual([
      [1, 2, 3, Number.NaN],
      [Number.NaN, Number.NaN, Number.NaN, 1],
      [2, 4, 5, 1],
    ]);
    expect(table.problems).toEqual([
      '2 values did not fit their columns (asterisks) and are missing (first in line 1).',
      '2 values are no numbers and are missing (first in line 2).',
    ]);
  });

  it('are read back as they were written', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(finite, fc.integer(), finite), { minLength: 1 }), (rows) => {
        const text = rows.map(([a, b, c]) => `  ${a} ${b}\t${c.toExponential().replace('e', 'D')}\r\n`);
        expect(rowsOf(text.join(''))).toEqual(rows.map((row) => row.map((value) => value + 0)));
      }),
      { seed: 11 },
    );
  });
});

describe('rows', () => {
  it('are as long as most of the first ones', () => {
    const table = parseTextTable('1\n1 2 3\n\n4 5\n6 7 8 9\n  \n10 11 12\n');
    expect(table.columns.map((column) => [...column])).toEqual([
      [1, 1, 4, 6, 10],
      [Number.NaN, 2, 5, 7, 11],
      [Number.NaN, 3, Number.NaN, 8, 12],
    ]);
    expect(table.problems).toEqual([
      '2 rows are short and end in missing values (first in line 1).',
      '1 row has too many values; the rest is left out (line 5).',
    ]);
  });

  it('that are words, or not written to their end, are left out', () => {
    const table = parseTextTable('step body1\n1 2\n3 4\n5 ');
    expect(rowsOf('step body1\n1 2\n3 4\n5 ')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(table.problems).toEqual([
      '1 line does not begin with a number and is left out (line 1).',
      'The last line is not written to its end yet and is left out.',
    ]);
    expect(parseTextTable('')).toEqual({ columns: [], rows: 0, problems: [] });
  });

  it('after the first sample tell their line', () => {
    const text = Array.from({ length: 100 }, (_, n) => (n === 80 ? '80\n' : `${n} 1\n`)).join('');
    expect(parseTextTable(text).problems).toEqual(['1 row is short and ends in missing values (line 81).']);
  });

  it('longer than any solver writes are left out', () => {
    const table = parseTextTable(`1 2\n${'3 '.repeat(700_000)}\n4 5\n`);
    expect([...(table.columns[0] ?? [])]).toEqual([1, 4]);
    expect(table.problems).toEqual(['1 line is too long and is left out (line 2).']);
    expect(parseTextTable('x'.repeat(3_000_000)).problems).toEqual([
      'The last line is not written to its end yet and is left out.',
    ]);
  });
});

describe('a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'emout-table-'));
  const path = join(directory, 'pbody');
  const text = Array.from({ length: 120_000 }, (_, n) => ` ${n} ${n / 4} ${-n}\n`).join('');
  writeFileSync(path, text);
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read in chunks, as far as was asked for', () => {
    const table = readTextTable(path);
    expect(table.rows).toBe(120_000);
    expect(table.problems).toEqual([]);
    expect(table.columns[1]?.every((value, n) => value === n / 4)).toBe(true);
    expect(readTextTable(path, { bytes: text.indexOf(' 70000 ') }).rows).toBe(70_000);
  });

  it('is left when the signal says so', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => readTextTable(path, { signal })).toThrow('enough');
  });
});
