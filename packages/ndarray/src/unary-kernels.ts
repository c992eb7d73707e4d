import type { UnaryKernel } from './elementwise.js';

/** The operations of one operand, named as in NumPy; truth is 1 and 0, and NaN is true as it is there. */
export type UnaryOperation =
  | 'negate'
  | 'abs'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'log10'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'arcsin'
  | 'arccos'
  | 'arctan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'sign'
  | 'isnan'
  | 'isfinite'
  | 'not';

const INTEGERS_FROM = 2 ** 52;

/** The nearest whole number, of two the even one: adding 2⁵² leaves no bit for the fraction. */
function halfToEven(x: number): number {
  if (x > 0) return x < INTEGERS_FROM ? x + INTEGERS_FROM - INTEGERS_FROM : x;
  if (x < 0) return x > -INTEGERS_FROM ? -(INTEGERS_FROM - x - INTEGERS_FROM) : x;
  return x;
}

/**
 * The loops of all operations with one operand, over rows of doubles.
 * Each is written out: a loop shared by all of them that calls one of many functions runs several times slower.
 */
export const UNARY_KERNELS: Readonly<Record<UnaryOperation, UnaryKernel>> = {
  negate(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = -(input[inputStart + k] as number);
    }
  },
  abs(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.abs(input[inputStart + k] as number);
    }
  },
  sqrt(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.sqrt(input[inputStart + k] as number);
    }
  },
  exp(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.exp(input[inputStart + k] as number);
    }
  },
  log(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.log(input[inputStart + k] as number);
    }
  },
  log10(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.log10(input[inputStart + k] as number);
    }
  },
  sin(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.sin(input[inputStart + k] as number);
    }
  },
  cos(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.cos(input[inputStart + k] as number);
    }
  },
  tan(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.tan(input[inputStart + k] as number);
    }
  },
  arcsin(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.asin(input[inputStart + k] as number);
    }
  },
  arccos(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.acos(input[inputStart + k] as number);
    }
  },
  arctan(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.atan(input[inputStart + k] as number);
    }
  },
  sinh(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.sinh(input[inputStart + k] as number);
    }
  },
  cosh(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.cosh(input[inputStart + k] as number);
    }
  },
  tanh(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.tanh(input[inputStart + k] as number);
    }
  },
  floor(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.floor(input[inputStart + k] as number);
    }
  },
  ceil(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = Math.ceil(input[inputStart + k] as number);
    }
  },
  round(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      output[outputStart + k] = halfToEven(input[inputStart + k] as number);
    }
  },
  sign(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      const x = input[inputStart + k] as number;
      output[outputStart + k] = x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
    }
  },
  isnan(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      const x = input[inputStart + k] as number;
      output[outputStart + k] = Number.isNaN(x) ? 1 : 0;
    }
  },
  isfinite(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      const x = input[inputStart + k] as number;
      output[outputStart + k] = x - x === 0 ? 1 : 0;
    }
  },
  not(input, inputStart, output, outputStart, count) {
    for (let k = 0; k < count; k++) {
      const x = input[inputStart + k] as number;
      output[outputStart + k] = x === 0 ? 1 : 0;
    }
  },
};
