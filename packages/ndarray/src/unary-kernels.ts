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
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = -(input[i] as number);
    }
  },
  abs(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.abs(input[i] as number);
    }
  },
  sqrt(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.sqrt(input[i] as number);
    }
  },
  exp(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.exp(input[i] as number);
    }
  },
  log(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.log(input[i] as number);
    }
  },
  log10(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.log10(input[i] as number);
    }
  },
  sin(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.sin(input[i] as number);
    }
  },
  cos(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.cos(input[i] as number);
    }
  },
  tan(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.tan(input[i] as number);
    }
  },
  arcsin(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.asin(input[i] as number);
    }
  },
  arccos(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.acos(input[i] as number);
    }
  },
  arctan(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.atan(input[i] as number);
    }
  },
  sinh(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.sinh(input[i] as number);
    }
  },
  cosh(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.cosh(input[i] as number);
    }
  },
  tanh(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.tanh(input[i] as number);
    }
  },
  floor(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.floor(input[i] as number);
    }
  },
  ceil(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = Math.ceil(input[i] as number);
    }
  },
  round(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      output[k] = halfToEven(input[i] as number);
    }
  },
  sign(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      const x = input[i] as number;
      output[k] = x > 0 ? 1 : x < 0 ? -1 : x === 0 ? 0 : x;
    }
  },
  isnan(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      const x = input[i] as number;
      output[k] = Number.isNaN(x) ? 1 : 0;
    }
  },
  isfinite(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      const x = input[i] as number;
      output[k] = x - x === 0 ? 1 : 0;
    }
  },
  not(input, inputStart, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = inputStart; k < end; k++, i++) {
      const x = input[i] as number;
      output[k] = x === 0 ? 1 : 0;
    }
  },
};
