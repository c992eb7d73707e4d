import { expect } from 'vitest';
import { wholeSection } from './golden-case.js';
import { expectNear } from './golden-numbers.js';

/** The order of a sum. */
const SUMMATION = 1e-13;

/** `icur` or `pbody`: names, the first and the last rows, and the sum of every column. */
export const compareDiagnostic = wholeSection((golden, { run }) => {
  const { columns, rows, problems } = run.diagnostic(golden.key);
  expect(columns.map(({ name }) => name)).toEqual(golden.at('columns').texts);
  expect(golden.at('shape').numbers).toEqual([rows, columns.length]);
  const row = (k: number) => columns.map(({ values }) => values[k]);
  const first = golden.at('index_head').numbers;
  expect(first).toEqual([0, 1]);
  expect(golden.at('head').value).toEqual(first.map(row));
  expect(golden.at('tail').value).toEqual([row(rows - 2), row(rows - 1)]);
  const sums = golden.at('sums').numbers;
  expect(sums).toHaveLength(columns.length);
  for (const [k, { name, values }] of columns.entries()) {
    const sum = values.reduce((total, value) => total + value, 0);
    expectNear(sum, sums[k] ?? Number.NaN, SUMMATION, name);
  }
  expect(problems).toEqual([]);
});
