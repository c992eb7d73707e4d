import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type AxisSelection, resolveIndex, selectFrom } from '@emout/ndarray/index-rules';
import { type NdArray, toContiguous, valueAt } from '@emout/ndarray/ndarray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoldenEntry, type GoldenStatistics, golden, goldenRun } from '../test/golden-fixture.js';
import { type GoldenSubscript, goldenSubscript } from '../test/golden-subscript.js';
import { AXIS_NAMES, type FieldSeries } from './field-series.js';
import { openRun, type Run } from './run.js';

let run: Run;
beforeAll(async () => {
  run = openRun(goldenRun, await Hdf5Library.load());
});
afterAll(() => run.close());

/** Plain slices, in EMSES units or SI: no lists, no methods. */
const sliced = golden.entries.filter(
  ({ expr, type }) => goldenSubscript(expr) !== null && expr.includes('[') && type !== 'GridDataSelection',
);
const scalars = sliced.filter(({ error, type }) => error === undefined && type !== 'VectorData');
const vectors = sliced.filter(({ type }) => type === 'VectorData');
const reversedInError = 'data.phisp[-1, :, 6, ::-1]';
const outOfRange = 'data.phisp[-1, 99, :, :]';

function selectionIn(series: FieldSeries, { subscripts }: GoldenSubscript): AxisSelection[] {
  return subscripts.reduce<AxisSelection[]>(
    (previous, items) => selectFrom(previous, items, AXIS_NAMES),
    resolveIndex([], series.shape, AXIS_NAMES),
  );
}

interface Evaluated {
  readonly series: FieldSeries;
  readonly selection: AxisSelection[];
  readonly values: NdArray;
}

function evaluate(text: string): Evaluated {
  const subscript = goldenSubscript(text);
  if (subscript === null) throw new Error(`${text} is no field with subscripts`);
  return evaluateIn(run.field(subscript.name, { compat: 'emout' }), subscript);
}

function evaluateIn(series: FieldSeries, subscript: GoldenSubscript): Evaluated {
  const selection = selectionIn(series, subscript);
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

function compareEntry(
  entry: GoldenEntry,
  { series, selection, values: emses }: Evaluated,
  converted: boolean,
): void {
  const { unit } = series;
  const values = converted ? inSi(emses, unit?.ratio ?? Number.NaN) : emses;
  const flat = [...toContiguous(values).data];
  expect(values.shape).toEqual(entry.shape);
  expect(emses.data).toBeInstanceOf(Float32Array);
  expect(entry.dtype).toBe('float32');
  compareStatistics(flat, { shape: [], dtype: '', ...entry }, 1e-6);
  // Values as they are in the file, or relocated, are equal to the last bit.
  const relative = converted ? 1e-6 : 0;
  for (const { i, v } of entry.samples ?? []) near(valueAt(values, [...i]), v, relative);
  for (const [k, v] of (entry.values ?? []).entries()) near(flat[k] ?? Number.NaN, Number(v), relative);
  expect((entry.samples ?? entry.values ?? []).length).toBeGreaterThan(0);
  compareAxes(entry, series, selection);
  expect(unit?.symbol).toBe(entry.valunit?.unit);
  near(unit?.ratio ?? Number.NaN, entry.valunit?.ratio ?? Number.NaN, 1e-13);
}

describe('plain slices of the golden run', () => {
  it('covers what the original could slice', () => {
    expect(scalars.length).toBeGreaterThanOrEqual(60);
    expect(scalars.filter(({ expr }) => /\br[eb][xyz]\b/.test(expr))).toHaveLength(33);
    expect(scalars.filter(({ expr }) => expr.endsWith('.val_si'))).toHaveLength(20);
    expect(vectors.map(({ expr }) => goldenSubscript(expr)?.name)).toEqual([
      ...['exy', 'exyz', 'rexyz', 'rbxz', 'j1xyz', 'ezx'],
    ]);
    expect(sliced.filter(({ error }) => error !== undefined).map(({ expr }) => expr)).toEqual([
      reversedInError,
      outOfRange,
    ]);
  });

  it.each(scalars.map((entry) => [entry.expr, entry] as const))('%s', (expr, entry) => {
    const evaluated = evaluate(expr);
    if (typeof entry.value === 'number') {
      expect(evaluated.values.shape).toEqual([]);
      expect(valueAt(evaluated.values, [])).toBe(entry.value);
      return;
    }
    compareEntry(entry, evaluated, expr.endsWith('.val_si'));
  });

  it.each(vectors.map((entry) => [entry.expr, entry] as const))('%s', (expr, entry) => {
    const subscript = goldenSubscript(expr);
    const resolved = run.resolve(subscript?.name ?? '', { compat: 'emout' });
    if (subscript === null || resolved.kind !== 'vector') throw new Error(`${expr} is no vector`);
    expect(resolved.components.map(({ series }) => series.name)).toEqual(
      entry.components?.map(({ name }) => name),
    );
    for (const [k, component] of (entry.components ?? []).entries()) {
      const series = resolved.components[k]?.series;
      if (series === undefined) throw new Error(`${expr} has too few components`);
      compareEntry({ ...component, expr }, evaluateIn(series, subscript), false);
    }
  });

  it('knows every field that the original lists, apart from particles', () => {
    const listed = golden.entries.find(({ expr }) => expr === 'data.available_fields()')?.values ?? [];
    const fields = listed.map(String).filter((name) => !/^p\d/.test(name));
    const relocated = run.derivedNames().filter(({ kind }) => kind === 'field');
    const known = [...run.fieldNames(), ...relocated.map(({ name }) => name)];
    expect(fields.length).toBeGreaterThan(24);
    expect(known).toEqual(expect.arrayContaining(fields));
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
