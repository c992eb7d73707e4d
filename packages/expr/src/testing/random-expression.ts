import fc from 'fast-check';
import type { ModelArray } from './model-array.js';

/** Draws a value from an arbitrary, as `fc.gen()` gives it. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** An expression as text, with what it is. */
export interface Modelled {
  readonly text: string;
  readonly array: ModelArray;
}

/** A random expression over some fields, at most `depth` operations deep. */
export function randomExpression(draw: Draw, fields: readonly Modelled[], depth: number): Modelled {
  if (depth === 0) return draw(fc.constantFrom(...fields));
  const inner = () => randomExpression(draw, fields, depth - 1);
  const steps: readonly ((draw: Draw, of: Modelled, inner: () => Modelled) => Modelled | null)[] = [
    subscript,
    subscript,
    subscript,
    binary,
    binary,
    reduction,
    elementwise,
    flip,
    mirror,
    tile,
    transpose,
    cumsum,
    diff,
    where,
    ranks,
    derivative,
  ];
  const step = draw(fc.constantFrom(...steps));
  const of = inner();
  // Some operations need axes that are gone by then.
  return step(draw, of, inner) ?? subscript(draw, of) ?? of;
}

function subscript(draw: Draw, { text, array }: Modelled): Modelled | null {
  if (array.axes.length === 0) return null;
  const items: string[] = [];
  const places = array.axes.map(({ positions }) => {
    const n = positions.length;
    const kind = draw(fc.constantFrom('all', 'all', 'index', 'range', 'range', 'list'));
    if (kind === 'index') {
      const index = draw(fc.integer({ min: -n, max: n - 1 }));
      items.push(`${index}`);
      return (index + n) % n;
    }
    if (kind === 'list') {
      const list = draw(fc.array(fc.integer({ min: -n, max: n - 1 }), { minLength: 1, maxLength: 5 }));
      items.push(`[${list.join(', ')}]`);
      return list.map((index) => (index + n) % n);
    }
    if (kind === 'range') {
      const bound = fc.option(fc.integer({ min: -n - 2, max: n + 2 }), { nil: null });
      const [start, stop, step] = [draw(bound), draw(bound), draw(fc.constantFrom(null, 1, 2, 3, -1, -2))];
      const selected = pythonRange(n, start, stop, step ?? 1);
      if (selected.length > 0) {
        items.push(`${start ?? ''}:${stop ?? ''}${step === null ? '' : `:${step}`}`);
        return selected;
      }
    }
    items.push(':');
    return [...positions.keys()];
  });
  return { text: `(${text})[${items.join(', ')}]`, array: array.select(places) };
}

/** The indices of a Python slice, by counting. */
function pythonRange(n: number, start: number | null, stop: number | null, step: number): number[] {
  const wrapped = (bound: number) => (bound < 0 ? bound + n : bound);
  const all: number[] = [];
  if (step > 0) {
    const end = stop === null ? n : wrapped(stop);
    for (let k = Math.max(0, start === null ? 0 : wrapped(start)); k < Math.min(n, end); k += step)
      all.push(k);
  } else {
    const end = stop === null ? -1 : wrapped(stop);
    for (let k = Math.min(n - 1, start === null ? n - 1 : wrapped(start)); k > Math.max(-1, end); k += step)
      all.push(k);
  }
  return all;
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => Number(a < b),
  '!=': (a, b) => Number(a !== b),
};

function binary(draw: Draw, of: Modelled, inner: () => Modelled): Modelled | null {
  const operator = draw(fc.constantFrom(...Object.keys(OPERATIONS)));
  const operation = OPERATIONS[operator];
  const other = draw(fc.boolean()) ? partOf(draw, of) : inner();
  if (operation === undefined || !fits(of.array, other.array)) return null;
  return { text: `((${of.text}) ${operator} (${other.text}))`, array: of.array.join(other.array, operation) };
}

/** The mean along an axis of the same array: always fits it. */
function partOf(draw: Draw, of: Modelled): Modelled {
  return reduction(draw, of) ?? of;
}

function fits(a: ModelArray, b: ModelArray): boolean {
  return a.axes.every(({ name, positions }) => {
    const its = b.axes.find((axis) => axis.name === name)?.positions.length ?? 1;
    return its === 1 || positions.length === 1 || its === positions.length;
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const REDUCTIONS: Readonly<Record<string, (values: number[]) => number>> = {
  min: (values) => (values.some(Number.isNaN) ? Number.NaN : Math.min(...values)),
  max: (values) => (values.some(Number.isNaN) ? Number.NaN : Math.max(...values)),
  sum,
  mean,
  std: (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2))),
};

function reduction(draw: Draw, { text, array }: Modelled): Modelled | null {
  const { axes } = array;
  if (axes.length === 0) return null;
  const name = draw(fc.constantFrom(...Object.keys(REDUCTIONS)));
  const gone = draw(fc.subarray([...axes.keys()], { minLength: 1 }));
  const letters = gone.map((k) => `"${axes[k]?.name}"`);
  const axis = letters.length === 1 ? letters[0] : `[${letters.join(', ')}]`;
  return { text: `${name}(${text}, axis=${axis})`, array: array.reduce(gone, REDUCTIONS[name] ?? sum) };
}

function ranks(draw: Draw, { text, array }: Modelled): Modelled | null {
  if (array.axes.length === 0) return null;
  const gone = draw(fc.subarray([...array.axes.keys()], { minLength: 1 }));
  const median = (values: number[]) => {
    if (values.some(Number.isNaN)) return Number.NaN;
    const sorted = values.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
    return low === high ? low : (low + high) / 2;
  };
  return { text: `median(${text}, axis=[${gone.join(', ')}])`, array: array.reduce(gone, median) };
}

function elementwise(draw: Draw, { text, array }: Modelled): Modelled {
  const name = draw(fc.constantFrom('abs', 'floor', '-', 'clip'));
  if (name === '-') return { text: `-(${text})`, array: array.map((value) => -value) };
  if (name === 'clip') {
    const clip = (value: number) => (Number.isNaN(value) ? value : Math.min(0.5, Math.max(-0.25, value)));
    return { text: `clip(${text}, -0.25, 0.5)`, array: array.map(clip) };
  }
  return { text: `${name}(${text})`, array: array.map(name === 'abs' ? Math.abs : Math.floor) };
}

function where(_draw: Draw, { text, array }: Modelled): Modelled {
  return {
    text: `where((${text}) > 0.1, nan, ${text})`,
    array: array.map((value) => (value > 0.1 ? Number.NaN : value)),
  };
}

function someAxis(draw: Draw, array: ModelArray): number | null {
  return array.axes.length === 0 ? null : draw(fc.integer({ min: 0, max: array.axes.length - 1 }));
}

function flip(draw: Draw, { text, array }: Modelled): Modelled | null {
  const axis = someAxis(draw, array);
  if (axis === null) return null;
  const { name, positions = [] } = array.axes[axis] ?? {};
  return { text: `flip(${text}, "${name}")`, array: array.along(axis, positions, (row) => row.toReversed()) };
}

/** The spacing with which an axis goes on; null for uneven positions. */
function spacingOf(positions: readonly number[]): number | null {
  const step = (positions[1] ?? (positions[0] ?? 0) + 1) - (positions[0] ?? 0);
  const even = positions.every((position, k) => k === 0 || position - (positions[k - 1] ?? 0) === step);
  return even && step !== 0 ? step : null;
}

function extended(
  { array }: Modelled,
  axis: number,
  length: number,
  change: (row: readonly number[]) => readonly number[],
): ModelArray | null {
  const { positions = [] } = array.axes[axis] ?? {};
  const step = spacingOf(positions);
  // With one point left there is no spacing to go on with that a model could know.
  if (step === null || positions.length < 2) return null;
  return array.along(
    axis,
    Array.from({ length }, (_, k) => (positions[0] ?? 0) + k * step),
    change,
  );
}

function mirror(draw: Draw, of: Modelled): Modelled | null {
  const axis = someAxis(draw, of.array);
  if (axis === null) return null;
  const { name, positions = [] } = of.array.axes[axis] ?? {};
  const array = extended(of, axis, 2 * positions.length - 1, (row) => [...row, ...row.toReversed().slice(1)]);
  return array && { text: `mirror(${of.text}, "${name}")`, array };
}

function tile(draw: Draw, of: Modelled): Modelled | null {
  const axis = someAxis(draw, of.array);
  if (axis === null) return null;
  const { positions = [] } = of.array.axes[axis] ?? {};
  const copies = draw(fc.integer({ min: 0, max: 2 }));
  const edge = draw(fc.boolean());
  const one = positions.length - (edge ? 0 : 1);
  const array = extended(of, axis, positions.length + copies * one, (row) => [
    ...row,
    ...Array.from({ length: copies }, () => row.slice(edge ? 0 : 1)).flat(),
  ]);
  return (
    array && { text: `tile(${of.text}, ${copies}, ${axis}, include_edge=${edge ? 'True' : 'False'})`, array }
  );
}

function transpose(draw: Draw, { text, array }: Modelled): Modelled | null {
  if (array.axes.length < 2) return null;
  const order = draw(fc.shuffledSubarray([...array.axes.keys()], { minLength: array.axes.length }));
  return { text: `transpose(${text}, [${order.join(', ')}])`, array: array.transpose(order) };
}

function cumsum(draw: Draw, { text, array }: Modelled): Modelled | null {
  const axis = someAxis(draw, array);
  if (axis === null) return null;
  const { positions = [] } = array.axes[axis] ?? {};
  const sums = (row: readonly number[]) => row.map((_, k) => sum(row.slice(0, k + 1)));
  return { text: `cumsum(${text}, ${axis})`, array: array.along(axis, positions, sums) };
}

function diff(draw: Draw, { text, array }: Modelled): Modelled | null {
  const axis = someAxis(draw, array);
  const positions = array.axes[axis ?? 0]?.positions ?? [];
  if (axis === null || positions.length < 2) return null;
  const differences = (row: readonly number[]) => row.slice(1).map((value, k) => value - (row[k] ?? 0));
  return {
    text: `diff(${text}, axis=${axis})`,
    array: array.along(axis, positions.slice(0, -1), differences),
  };
}

function derivative(draw: Draw, { text, array }: Modelled): Modelled | null {
  const axis = someAxis(draw, array);
  const positions = array.axes[axis ?? 0]?.positions ?? [];
  const h = spacingOf(positions);
  if (axis === null || h === null || positions.length < 3) return null;
  const end = positions.length - 1;
  const slopes = (row: readonly number[]) => {
    const f = (k: number) => row[k] ?? Number.NaN;
    return row.map((_, k) => {
      if (k === 0) return (-3 * f(0) + 4 * f(1) - f(2)) / (2 * h);
      if (k === end) return (3 * f(end) - 4 * f(end - 1) + f(end - 2)) / (2 * h);
      return (f(k + 1) - f(k - 1)) / (2 * h);
    });
  };
  return { text: `gradient(${text}, axis=${axis})`, array: array.along(axis, positions, slopes) };
}
