import type { BinaryKernel } from './elementwise.js';
import { floorDivide, hypot, modulo, power } from './real-functions.js';
import { UNARY_KERNELS } from './unary-kernels.js';

/** The arithmetic of two operands; `floorDivide` and `modulo` are Python's `//` and `%`. */
export type ArithmeticOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'floorDivide'
  | 'modulo'
  | 'power'
  | 'hypot'
  | 'arctan2'
  | 'minimum'
  | 'maximum';

/** The loops of all arithmetic of two operands over rows of doubles; NaN in an operand of `minimum` or `maximum` wins. */
export const ARITHMETIC_KERNELS: Readonly<Record<ArithmeticOperation, BinaryKernel>> = {
  add(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) + (b[j] as number);
    }
  },
  subtract(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) - (b[j] as number);
    }
  },
  multiply(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) * (b[j] as number);
    }
  },
  divide(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = (a[i] as number) / (b[j] as number);
    }
  },
  floorDivide(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = floorDivide(a[i] as number, b[j] as number);
    }
  },
  modulo(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = modulo(a[i] as number, b[j] as number);
    }
  },
  power(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    if (bStep === 0 && aStep === 1 && count > 0) {
      // The frequent exponents, with the loops that NumPy takes for them.
      const exponent = b[bStart] as number;
      if (exponent === 2)
        return ARITHMETIC_KERNELS.multiply(a, aStart, 1, a, aStart, 1, output, outputStart, count);
      if (exponent === 0.5) return UNARY_KERNELS.sqrt(a, aStart, output, outputStart, count);
    }
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = power(a[i] as number, b[j] as number);
    }
  },
  hypot(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = hypot(a[i] as number, b[j] as number);
    }
  },
  arctan2(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = Math.atan2(a[i] as number, b[j] as number);
    }
  },
  minimum(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = Math.min(a[i] as number, b[j] as number);
    }
  },
  maximum(a, aStart, aStep, b, bStart, bStep, output, outputStart, count) {
    const end = outputStart + count;
    for (let k = outputStart, i = aStart, j = bStart; k < end; k++, i += aStep, j += bStep) {
      output[k] = Math.max(a[i] as number, b[j] as number);
    }
  },
};
