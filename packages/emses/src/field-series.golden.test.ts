import type { Expression } from '@emout/expr/expression';
import { parseExpression } from '@emout/expr/parse';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type AxisSelection, resolveIndex, selectFrom } from '@emout/ndarray/index-rules';
import { type NdArray, toContiguous, valueAt } from '@emout/ndarray/ndarray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoldenEntry, type GoldenStatistics, golden, goldenRun } from '../test/golden-fixture.js';
import { AXIS_NAMES, type FieldSeries } from './field-series.js';
import { fieldUnit } from './field-units.js';
import { openRun, type Run } from './run.js';

let run: Run;
beforeAll(async () => {
  run = openRun(goldenRun, await Hdf5Library.load());
});
afterAll(() => run.close());

/** Plain slices, in EMSES units or SI: no lists, no methods, and nothing that has to be computed first. */
const PLAIN = /^data\.(?!r[eb][xyz])\w+(?:\[[-\d:,. ]+\])+(?:\.val_si)?$/;
const sliced = golden.entries.filter(
  ({ expr, type }) => PLAIN.test(expr) && type !== 'VectorData' && type !== 'GridDataSelection',
);
const compared = sliced.filter(({ error }) => error === undefined);
const reversedInError = 'data.phisp[-1, :, 6, ::-1]';
const outOfRange = 'data.phisp[-1, 99, :, :]';

function selectionOf(expression: Expression, series: FieldSeries): AxisSelection[] {
  if (expression.kind === 'name') return resolveIndex([], series.shape, AXIS_NAMES);
  const { base, items } = expression;
  return base.kind === 'name'
    ? resolveIndex(items, series.shape, AXIS_NAMES)
    : selectFrom(selectionOf(base, series), items);
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' ? expression.name : nameOf(expression.base);
}

function evaluate(text: string): { series: FieldSeries; selection: AxisSelection[]; values: NdArray } {
  const expression = parseExpression(text.replace(/\.val_si$/, ''));
  const series = run.field(nameOf(expression));
  const selection = selectionOf(expression, series);
  return { series, selection, values: series.read(selection) };
}

function inSi(values: NdArray, ratio: number): NdArray {
  const { data, ...view } = toContiguous(values);
  if (!(data instanceof Float32Array)) throw new TypeError('the golden run is float32');
  // The original divides in the type of the file.
  const single = Math.fround(ratio);
  return { ...view, data: data.map((value) => value / single) };
}

function near(actual: number, expected: number, relative: number, scale = Math.abs(expected)): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * scale);
}

function compareStatistics(values: readonly number[], expected: GoldenStatistics, relative: number): void {
  const sum = values.reduce((total, value) => total + value, 0);
  const scale = values.reduce((total, value) => total + Math.abs(value), 0);
  near(sum, expected.sum ?? Number.NaN, relative, scale);
  near(sum / values.length, expected.mean ?? Number.NaN, relative, scale / values.length);
  near(Math.min(...values), expected.min ?? Number.NaN, relative);
  near(Math.max(...values), expected.max ?? Number.NaN, relative);
}

function compareAxes(entry: GoldenEntry, series: FieldSeries, selection: readonly AxisSelection[]): void {
  const kept = AXIS_NAMES.filter((_, axis) => !selection[axis]?.dropped);
  expect(kept).toEqual(entry.use_axes);
  for (const name of kept) {
    const positions = positionsOf(selection[AXIS_NAMES.indexOf(name)]);
    const si = positions.map((k) => series.axis(name).si(k) ?? Number.NaN);
    const expected = entry[`axis_${name}`];
    const expectedSi = entry[`axis_${name}_si`];
    if (!expected || !expectedSi) throw new Error(`${entry.expr} has no axis ${name}`);
    // Where the original lost the coordinates of a reversed axis, they are what its shape says, backwards.
    if (expected.shape[0] === 0 && positions.length > 0) {
      expect(positions).toEqual(Array.from({ length: series.axis(name).count }, (_, k) => k).reverse());
      continue;
    }
    expect(positions).toHaveLength(expected.shape[0] ?? -1);
    if (name !== 't') expect(positions.map((k) => series.axis(name).emses(k))).toEqual(positions);
    compareStatistics(positions, expected, 1e-12);
    compareStatistics(si, expectedSi, 1e-12);
    for (const { i, v } of expected.samples ?? []) expect(positions[i[0] ?? 0]).toBe(v);
    for (const { i, v } of expectedSi.samples ?? []) near(si[i[0] ?? 0] ?? Number.NaN, v, 1e-12);
    for (const [k, v] of (expected.values ?? []).entries()) expect(positions[k]).toBe(v);
    for (const [k, v] of (expectedSi.values ?? []).entries()) near(si[k] ?? Number.NaN, v, 1e-12);
  }
}

function positionsOf(selection: AxisSelection | undefined): number[] {
  if (!selection) return [];
  return Array.from({ length: selection.count }, (_, k) => selection.start + k * selection.step);
}

describe('plain slices of the golden run', () => {
  it('covers what the original could slice', () => {
    expect(compared.length).toBeGreaterThanOrEqual(28);
    expect(sliced.filter(({ error }) => error !== undefined).map(({ expr }) => expr)).toEqual([
      reversedInError,
      outOfRange,
    ]);
  });

  it.each(compared.map((entry) => [entry.expr, entry] as const))('%s', (expr, entry) => {
    const { series, selection, values: emses } = evaluate(expr);
    if (typeof entry.value === 'number') {
      expect(emses.shape).toEqual([]);
      expect(valueAt(emses, [])).toBe(entry.value);
      return;
    }
    const unit = fieldUnit(series.name, run.parameters, { compat: 'emout' });
    const values = expr.endsWith('.val_si') ? inSi(emses, unit?.ratio ?? Number.NaN) : emses;
    const flat = [...toContiguous(values).data];
    expect(values.shape).toEqual(entry.shape);
    expect(emses.data).toBeInstanceOf(Float32Array);
    expect(entry.dtype).toBe('float32');
    compareStatistics(flat, { shape: [], dtype: '', ...entry }, 1e-6);
    for (const { i, v } of entry.samples ?? []) near(valueAt(values, [...i]), v, 1e-6);
    for (const [k, v] of (entry.values ?? []).entries()) near(flat[k] ?? Number.NaN, v, 1e-6);
    expect((entry.samples ?? entry.values ?? []).length).toBeGreaterThan(0);
    compareAxes(entry, series, selection);
    expect(unit?.symbol).toBe(entry.valunit?.unit);
  });

  it('gives the reversed axis where the original fails', () => {
    const forward = evaluate('data.phisp[-1, :, 6, :]').values;
    const { series, selection, values } = evaluate(reversedInError);
    expect(values.shape).toEqual(forward.shape);
    for (const row of [0, 17, 40]) {
      for (const column of [0, 5, 16]) {
        expect(valueAt(values, [row, column])).toBe(valueAt(forward, [row, 16 - column]));
      }
    }
    expect(positionsOf(selection[3]).map((k) => series.axis('x').si(k)?.toFixed(1))).toEqual(
      Array.from({ length: 17 }, (_, k) => ((16 - k) * 0.5).toFixed(1)),
    );
  });

  it('reverses time, where the original gives nothing', () => {
    const forward = evaluate('phisp[:, 20, 6, 8]');
    const backward = evaluate('phisp[::-1, 20, 6, 8]');
    expect([...backward.values.data]).toEqual([...forward.values.data].reverse());
    expect(positionsOf(backward.selection[0])).toEqual([4, 3, 2, 1, 0]);
  });

  it('refuses what is out of range, as the original does', () => {
    expect(() => evaluate(outOfRange)).toThrow(/99/);
  });

  it('reads all four axes in one array', () => {
    const { values } = evaluate('data.phisp[:, :, :, :]');
    expect(values.shape).toEqual([5, 41, 13, 17]);
    const last = evaluate('data.phisp[-1]').values;
    expect([...values.data.slice(-last.data.length)]).toEqual([...last.data]);
  });

  it('gives magnetic fields in tesla unless asked to be compatible', () => {
    expect(run.field('bx').unit?.symbol).toBe('T');
  });
});
