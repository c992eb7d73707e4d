import { join } from 'node:path';
import { evaluate } from '@emout/expr/evaluate';
import type { AxisType } from '@emout/expr/value-type';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type NdArray, toContiguous } from '@emout/ndarray/ndarray';
import { RunningStatistics } from '@emout/ndarray/running-statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GOLDEN, type GoldenEntry, type GoldenNumbers, goldenSmall, knownValues } from './testing/golden.js';
import { axisDataOf } from './value-axes.js';

/** Values of float32 files (the original computes in their type). */
const TOLERANCE = 1e-6;

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

/** What the language has no arrays for: told by other parts of the library, which have tests of their own. */
const NO_VALUES = new Set(['data.phisp.shape', 'data.available_fields()']);

const { entries } = goldenSmall();
const answered = entries.filter(({ expr, error }) => error === undefined && !NO_VALUES.has(expr));
const refused = entries.filter(({ error }) => error !== undefined);

function arraysOf(expr: string) {
  const { checked } = library.prepare({ run: 'small', expr, units: 'emses', compat: 'emout' });
  const evaluated = evaluate(checked);
  if (evaluated.kind === 'array') {
    return [{ type: evaluated.type, values: shown(evaluated.values, evaluated.factor) }];
  }
  const { components, type } = evaluated;
  return components.map(({ values, factor }, k) => ({
    type: type.components[k]?.type,
    values: shown(values, factor),
  }));
}

function shown(values: NdArray, factor: number): NdArray<Float64Array> {
  const { data, shape, strides } = toContiguous(values);
  return { data: Float64Array.from(data, (value) => value * factor), shape, strides, offset: 0 };
}

function expectNumbers({ data, shape }: NdArray<Float64Array>, golden: GoldenNumbers): void {
  expect(shape).toEqual(golden.shape ?? []);
  const scale = golden.absmax ?? Math.abs(golden.value ?? 1);
  for (const [position, value] of knownValues(golden)) {
    const ours = data[position] ?? Number.NEGATIVE_INFINITY;
    if (Number.isNaN(value)) expect(ours).toBeNaN();
    else expect(Math.abs(ours - value), `element ${position}`).toBeLessThanOrEqual(TOLERANCE * scale);
  }
  const running = new RunningStatistics();
  running.add(data, data.length);
  const ours = running.result();
  for (const name of ['min', 'max', 'mean', 'std'] as const) {
    const known = golden[name];
    if (known === undefined) continue;
    expect(Math.abs((ours[name] ?? Number.NaN) - known), name).toBeLessThanOrEqual(TOLERANCE * scale);
  }
  if (golden.sum !== undefined) {
    const off = Math.abs((ours.sum ?? Number.NaN) - golden.sum);
    expect(off, 'sum').toBeLessThanOrEqual(TOLERANCE * scale * data.length);
  }
  if (golden.nan !== undefined) expect(ours.nan).toBe(golden.nan);
}

describe('every value that the Python emout gives for the small run', () => {
  it('has an answer, but for what is no array', () => {
    expect(entries.length).toBe(89);
    expect(answered.length + refused.length).toBe(entries.length - NO_VALUES.size);
  });

  it.each(answered.map((entry) => [entry.expr, entry] as const))('%s', (expr, entry) => {
    const arrays = arraysOf(expr);
    // to_numpy() stacks the components of a vector along a first axis.
    if (arrays.length > 1 && entry.components === undefined) {
      const whole = arrays.flatMap(({ values }) => Array.from(values.data));
      const shape = [arrays.length, ...(arrays[0]?.values.shape ?? [])];
      expectNumbers({ data: Float64Array.from(whole), shape, strides: [], offset: 0 }, entry);
      return;
    }
    const golden = entry.components ?? [entry];
    expect(arrays).toHaveLength(golden.length);
    for (const [k, numbers] of golden.entries()) {
      const array = arrays[k];
      if (array === undefined) throw new RangeError('one array for each component');
      if (numbers.values !== undefined || numbers.samples !== undefined || numbers.value !== undefined) {
        expectNumbers(array.values, numbers);
      }
      if (array.type !== undefined && coordinatesHold(entry))
        expectAxes(array.type.axes, numbers as GoldenEntry);
    }
  });
});

describe('number densities', () => {
  it.each([
    ['m^-3', '/m^3', 1e6],
    ['cm^-3', '/cc', 1],
  ] as const)('in %s on request', (density, symbol, perCc) => {
    const golden = entries.find(({ expr }) => expr === 'data.nd3p[-1, :, 6, :].val_si');
    const { checked } = library.prepare({ run: 'small', expr: 'nd3p[-1, :, 6, :]', units: 'si', density });
    const evaluated = evaluate(checked);
    if (golden === undefined || evaluated.kind !== 'array') throw new RangeError('one array is known');
    expect(evaluated.type.unit.unit?.symbol).toBe(symbol);
    const { data } = shown(evaluated.values, evaluated.factor / perCc);
    for (const [position, value] of knownValues(golden)) {
      expect(Math.abs((data[position] ?? Number.NaN) - value)).toBeLessThanOrEqual(
        TOLERANCE * (golden.absmax ?? 0),
      );
    }
  });
});

/** The original keeps stale coordinates through reversals and reductions. */
function coordinatesHold({ expr }: GoldenEntry): boolean {
  return !/\[::-1\]|\.mean\(|\.sum\(|\.min\(|mirror|tile/.test(expr);
}

function expectAxes(axes: readonly AxisType[], entry: GoldenEntry): void {
  for (const axis of axes) {
    const known = entry[`axis_${axis.name}`];
    if (known === undefined) continue;
    const { start, step, count } = axisDataOf(axis, 'emses');
    expect(known.shape).toEqual([count]);
    for (const [k, position] of knownValues(known)) expect(start + k * step).toBe(position);
  }
}
