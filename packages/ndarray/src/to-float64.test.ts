import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumericArray, ndarray } from './ndarray.js';
import { float64Values, toFloat64, viewToFloat64 } from './to-float64.js';
import { transpose } from './transpose.js';

const sources: readonly ((values: number[]) => NumericArray)[] = [
  (values) => Float32Array.from(values),
  (values) => Float64Array.from(values),
  (values) => Int32Array.from(values),
  (values) => Uint8Array.from(values),
];

describe('toFloat64', () => {
  it('divides every stride-th element of any kind of array', () => {
    const cases = fc.record({
      values: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 20, maxLength: 20 }),
      of: fc.constantFrom(...sources),
      start: fc.integer({ min: 8, max: 11 }),
      stride: fc.constantFrom(-2, -1, 0, 1, 2),
      outputStart: fc.integer({ min: 0, max: 3 }),
      count: fc.integer({ min: 0, max: 5 }),
      divisor: fc.double({ noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ values, of, start, stride, outputStart, count, divisor }) => {
        const output = new Float64Array(9).fill(-1);
        toFloat64(of(values), start, stride, output, outputStart, count, divisor);
        const expected = new Float64Array(9).fill(-1);
        for (let k = 0; k < count; k++) {
          expected[outputStart + k] = (values[start + k * stride] ?? Number.NaN) / divisor;
        }
        expect(Array.from(output)).toEqual(Array.from(expected));
      }),
    );
  });

  it('leaves special values as they are without a divisor', () => {
    const output = new Float64Array(4);
    toFloat64(Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY, -0, 1.5), 0, 1, output, 0, 4);
    expect(Array.from(output)).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, -0, 1.5]);
  });
});

describe('views', () => {
  it('come out in C order', () => {
    const turned = transpose(ndarray(Int16Array.of(1, 2, 3, 4, 5, 6), [2, 3]));
    expect(Array.from(float64Values(turned, 2))).toEqual([0.5, 2, 1, 2.5, 1.5, 3]);
  });

  it('are written one behind the other, empty ones and single numbers, too', () => {
    const output = new Float64Array(3);
    let next = viewToFloat64(ndarray(Float32Array.of(7), []), output);
    next = viewToFloat64(ndarray(new Float32Array(0), [0, 3]), output, next);
    expect(viewToFloat64(ndarray(Float64Array.of(8, 9), [2, 1]), output, next)).toBe(3);
    expect(Array.from(output)).toEqual([7, 8, 9]);
  });
});
