import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccumulator, type ReductionKind } from './axis-reduce.js';

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const KINDS: readonly ReductionKind[] = ['sum', 'mean', 'min', 'max', 'std'];

/** The reduction of a list, from its definition. */
function reduceList(kind: ReductionKind, list: readonly number[], ignoreNaN: boolean): number {
  const values = ignoreNaN ? list.filter((v) => !Number.isNaN(v)) : list;
  let sum = 0;
  for (const v of values) sum += v;
  if (kind === 'sum') return sum;
  if (values.length === 0) return nan;
  if (kind === 'min') return Math.min(...values);
  if (kind === 'max') return Math.max(...values);
  const mean = sum / values.length;
  if (kind === 'mean') return mean;
  return Math.sqrt(values.reduce((total, v) => total + (v - mean) ** 2, 0) / values.length);
}

/** Squares of smaller numbers are below the smallest double of full precision. */
const SMALLEST = 1e-140;

const value = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .map((v) => (Math.abs(v) < SMALLEST ? SMALLEST : v)),
  },
  { weight: 1, arbitrary: fc.constantFrom(nan, inf, -inf, -0) },
);

const blocks = fc
  .record({
    outer: fc.integer({ min: 0, max: 3 }),
    reduced: fc.integer({ min: 0, max: 6 }),
    inner: fc.integer({ min: 1, max: 4 }),
    cut: fc.integer({ min: 0, max: 6 }),
    ignoreNaN: fc.boolean(),
    kind: fc.constantFrom(...KINDS),
  })
  .chain((sizes) => {
    const size = sizes.outer * sizes.reduced * sizes.inner;
    return fc.array(value, { minLength: size, maxLength: size }).map((values) => ({ ...sizes, values }));
  });

describe('accumulators', () => {
  it('agree with the definition, in one block and in two', () => {
    fc.assert(
      fc.property(blocks, ({ outer, reduced, inner, cut, ignoreNaN, kind, values }) => {
        const column = (o: number, i: number) =>
          Array.from({ length: reduced }, (_, r) => values[(o * reduced + r) * inner + i] ?? nan);
        const whole = createAccumulator(kind, outer * inner, { ignoreNaN });
        whole.add(Float64Array.from([99, ...values]), 1, outer, reduced, inner, 0);
        const parts = createAccumulator(kind, outer * inner, { ignoreNaN });
        for (const [from, to] of [
          [0, Math.min(cut, reduced)],
          [Math.min(cut, reduced), reduced],
        ] as const) {
          for (let o = 0; o < outer; o++) {
            const part = values.slice((o * reduced + from) * inner, (o * reduced + to) * inner);
            parts.add(Float64Array.from(part), 0, 1, to - from, inner, o * inner);
          }
        }
        for (const accumulator of [whole, parts]) {
          const output = new Float64Array(outer * inner + 2).fill(77);
          accumulator.finish(output, 1);
          expect([output[0], output.at(-1)]).toEqual([77, 77]);
          for (let o = 0; o < outer; o++) {
            for (let i = 0; i < inner; i++) {
              const list = column(o, i);
              const expected = reduceList(kind, list, ignoreNaN);
              const result = output[1 + o * inner + i];
              if (kind !== 'std') expect(result).toBe(expected);
              else if (Number.isNaN(expected)) expect(result).toBeNaN();
              else {
                const largest = Math.max(...list.map((v) => (Number.isNaN(v) ? 0 : Math.abs(v))));
                expect(Math.abs((result ?? nan) - expected)).toBeLessThanOrEqual(1e-14 * largest);
              }
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keep the digits of small deviations from a large mean', () => {
    // 1e9 + (0, 1, 2, …, 9): the standard deviation of 0 … n − 1 is √((n² − 1)/12).
    const values = Float64Array.from({ length: 10_000 }, (_, k) => 1e9 + (k % 10));
    const expected = Math.sqrt(99 / 12);
    for (const [outer, reduced, inner] of [
      [1, 10_000, 1],
      [2, 5000, 1],
      [1, 1000, 10],
    ] as const) {
      const accumulator = createAccumulator('std', outer * inner);
      accumulator.add(values, 0, outer, reduced, inner, 0);
      const output = new Float64Array(outer * inner);
      accumulator.finish(output);
      for (const deviation of output) {
        expect(deviation).toBeCloseTo(inner === 1 ? expected : 0, 7);
      }
    }
    const rows = createAccumulator('std', 2);
    for (let k = 0; k < 10_000; k += 2) {
      const value = values[k / 2] ?? nan;
      rows.add(Float64Array.of(value, value), 0, 1, 1, 2, 0);
    }
    const output = new Float64Array(2);
    rows.finish(output);
    expect(output[0]).toBeCloseTo(expected, 7);
    expect(output[1]).toBe(output[0]);
  });

  it('is not misled by a first value far from the others', () => {
    const accumulator = createAccumulator('std', 1);
    const values = Float64Array.from([0, ...new Array<number>(3).fill(1e9)]);
    for (const value of values) accumulator.add(Float64Array.of(value), 0, 1, 1, 1, 0);
    const output = new Float64Array(1);
    accumulator.finish(output);
    expect(output[0]).toBeCloseTo(Math.sqrt(3 / 16) * 1e9, 4);
  });

  it('sum in the order of adding', () => {
    const values = Float64Array.of(1e16, 1, -1e16, 1);
    const accumulator = createAccumulator('mean', 1);
    for (const value of values) accumulator.add(Float64Array.of(value), 0, 1, 1, 1, 0);
    const output = new Float64Array(1);
    accumulator.finish(output);
    expect(output[0]).toBe((1e16 + 1 - 1e16 + 1) / 4);
  });
});
