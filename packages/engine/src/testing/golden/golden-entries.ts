import { AXIS_NAMES, type AxisName } from '@emout/emses/field-series';
import { fieldUnit } from '@emout/emses/field-units';
import { countOf, positionAt } from '@emout/expr/positions';
import type { ArrayType } from '@emout/expr/value-type';
import { expect } from 'vitest';
import { eachPart, type GoldenContext } from './golden-case.js';
import { type ShownArray, shownArrays } from './golden-evaluation.js';
import type { GoldenNode } from './golden-node.js';
import { compareNumbers, DOUBLE, SINGLE, SINGLE_COMBINED, STORED } from './golden-numbers.js';
import { compareUnit } from './golden-units.js';
import { isToldElsewhere } from './told-elsewhere.js';

/** Expressions of Python about the run, each with what it gives. */
export const compareEntries = eachPart((entry, context) => {
  const expr = entry.at('expr').text;
  if (expr === 'data.phisp.shape') return compareShape(entry, context);
  if (expr === 'data.available_fields()') return compareNames(entry, context);
  if (entry.has('error')) return compareRefusal(entry, expr, context);
  const arrays = shownArrays(context, expr, { units: 'emses', compat: 'emout' });
  if (entry.has('components')) return compareVector(entry, arrays, context);
  const [array] = arrays;
  if (array === undefined) throw new RangeError(`${expr} gives nothing`);
  // to_numpy() stacks the components of a vector along a first axis.
  const data = arrays.length === 1 ? array.data : Float64Array.from(arrays.flatMap((one) => [...one.data]));
  const shape = arrays.length === 1 ? array.shape : [arrays.length, ...array.shape];
  compareArray(entry, { ...array, data, shape }, context);
});

function compareVector(entry: GoldenNode, arrays: readonly ShownArray[], context: GoldenContext): void {
  expect(entry.at('type').text).toBe('VectorData');
  const name = entry.at('name').text;
  expect(context.run.resolve(name, { compat: 'emout' }).kind).toBe('vector');
  expect(name.slice(-arrays.length)).toBe(entry.at('component_axes').texts.join(''));
  const components = entry.at('components').parts;
  expect(arrays).toHaveLength(components.length);
  for (const [k, component] of components.entries()) {
    const array = arrays[k];
    if (array !== undefined) compareArray(component, array, context);
  }
}

function compareArray(golden: GoldenNode, array: ShownArray, context: GoldenContext): void {
  compareType(golden, array);
  // Four axes at once are not read by the original: it gives their shape alone.
  const isRead = ['value', 'values', 'samples'].some((key) => golden.has(key));
  if (isRead) compareNumbers(golden, array, toleranceOf(array));
  else expect(golden.at('shape').value).toEqual(array.shape);
  if (golden.has('use_axes')) compareAxes(golden, array.type);
  if (golden.has('name')) compareQuantity(golden, context);
}

/** Reductions and combinations lose what cancels; single values keep their digits. */
function toleranceOf({ type, isStored }: ShownArray) {
  if (isStored) return STORED;
  return type.reduced.length > 0 ? SINGLE_COMBINED : SINGLE;
}

/** `Data2d` has two axes. Fields have the type of their file; what is computed, is in double precision here. */
function compareType(golden: GoldenNode, { shape, type, isStored }: ShownArray): void {
  if (golden.has('dtype')) {
    const { text: dtype } = golden.at('dtype');
    expect(isStored ? [dtype] : [dtype, 'float64']).toContain(type.dtype);
  }
  const name = golden.at('type');
  if (isToldElsewhere(name.path)) return;
  const dimensions = /^Data(\d)d$/.exec(name.text)?.[1];
  if (dimensions !== undefined) expect(Number(dimensions)).toBe(shape.length);
  else if (name.text.startsWith('float')) expect(shape).toEqual([]);
  else expect(name.text).toMatch(/^(ndarray|GridDataSelection)$/);
}

/** Which axes are left, where they lie in the field, and their coordinates. */
function compareAxes(golden: GoldenNode, type: ArrayType): void {
  const names = type.axes.map(({ name }) => name);
  for (const [key, kept] of [
    ['use_axes', names],
    ['slice_axes', names.map((name) => AXIS_NAMES.indexOf(name))],
  ] as const) {
    if (golden.has(key) && !isToldElsewhere(golden.at(key).path)) expect(golden.at(key).value).toEqual(kept);
  }
  if (golden.has('slices')) compareSlices(golden.at('slices'), type);
  for (const axis of golden.keys.filter((key) => key.startsWith('axis_'))) {
    const coordinates = golden.at(axis);
    if (!isToldElsewhere(coordinates.path)) compareCoordinates(coordinates, type);
  }
}

/** The slice of each axis of the field, as Python writes one: first, end, step. */
function compareSlices(golden: GoldenNode, type: ArrayType): void {
  for (const [k, slice] of golden.parts.entries()) {
    if (isToldElsewhere(slice.path)) continue;
    const [start = 0, stop = 0, step = 1] = slice.numbers;
    const positions = Array.from({ length: Math.ceil((stop - start) / step) }, (_, n) => start + n * step);
    const name = AXIS_NAMES[k];
    expect(name === undefined ? [] : positionsOf(type, name), slice.path).toEqual(positions);
  }
}

function positionsOf({ axes, fixed, reduced }: ArrayType, name: AxisName): number[] {
  const single = fixed.find((axis) => axis.name === name);
  if (single !== undefined) return [single.position];
  const axis = [...axes, ...reduced].find((one) => one.name === name);
  if (axis === undefined) throw new RangeError(`there is no axis ${name}`);
  return Array.from({ length: countOf(axis.positions) }, (_, k) => positionAt(axis.positions, k));
}

/** `axis_z` counts grid points and snapshots; `axis_z_si` are metres and seconds. */
function compareCoordinates(golden: GoldenNode, type: ArrayType): void {
  const [, name, si] = /^axis_([tzyx])(_si)?$/.exec(golden.key) ?? [];
  const axis = type.axes.find((one) => one.name === name);
  if (axis === undefined) throw new RangeError(`${golden.path} is of no axis that is left`);
  const positions = positionsOf(type, axis.name);
  const data = si === undefined ? positions : positions.map((k) => axis.source.si(k) ?? Number.NaN);
  compareNumbers(golden, { data, shape: [data.length] }, si === undefined ? STORED : DOUBLE);
  expect(golden.at('dtype').text).toMatch(si === undefined ? /^int64$/ : /^float64$/);
}

/** The field that the numbers are from, and its unit. */
function compareQuantity(golden: GoldenNode, { run }: GoldenContext): void {
  const name = golden.at('name').text;
  const series = run.field(name, { compat: 'emout' });
  expect(series.name).toBe(name);
  compareUnit(golden.at('valunit'), series.unit);
  expect(series.unit).toEqual(fieldUnit(name, run.parameters, { compat: 'emout' }));
}

function compareShape(entry: GoldenNode, { run }: GoldenContext): void {
  const data = run.field('phisp').shape;
  expect(entry.at('type').text).toBe('tuple');
  expect(entry.at('dtype').text).toBe('int64');
  compareNumbers(entry, { data, shape: [data.length] }, DOUBLE);
}

/** The original counts particle files among the fields, and relocated fields when they were computed once. */
function compareNames(entry: GoldenNode, { run }: GoldenContext): void {
  const relocated = run.derivedNames().filter(({ kind }) => kind === 'field');
  const particles = run.particleFiles
    .filter(({ fileName }) => fileName.endsWith('00_0000.h5'))
    .map(({ fileName }) => fileName.replace('00_0000.h5', ''));
  const names = [...run.fieldNames(), ...relocated.map(({ name }) => name), ...particles].sort();
  expect(entry.at('type').text).toBe('list');
  // The file has the first of them.
  const { texts: first } = entry.at('values');
  expect(first.length).toBeGreaterThan(40);
  expect(first).toEqual(names.slice(0, first.length));
  expect(entry.at('shape').value).toEqual([names.length]);
}

/** What is out of range is refused in both; whatever else the original fails at is answered. */
function compareRefusal(entry: GoldenNode, expr: string, context: GoldenContext): void {
  const answer = () => shownArrays(context, expr, { units: 'emses' });
  if (entry.at('error').text.startsWith('IndexError')) expect(answer).toThrow(/99/);
  else expect(answer().every(({ data }) => data.length > 0)).toBe(true);
}
