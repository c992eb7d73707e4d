import { ARITHMETIC_KERNELS } from '@emout/ndarray/binary-kernels';
import { UNARY_KERNELS } from '@emout/ndarray/unary-kernels';
import type { Result } from './report.js';
import { measure } from './statistics.js';

/** The cells of the medium sample. */
const CELLS = 129 * 129 * 513;
/** A kernel may take this much longer than the loop written out. */
const MOST_TIMES = 1.5;

interface Pair {
  readonly name: string;
  readonly kernel: () => void;
  readonly loop: () => void;
}

/** Elementwise kernels beside loops written out for the same arrays, of 8.5 million doubles. */
export async function benchKernels(): Promise<Result[]> {
  const a = Float64Array.from({ length: CELLS }, (_, k) => (k % 1009) - 500);
  const b = Float64Array.from({ length: CELLS }, (_, k) => (k % 997) + 1);
  const out = new Float64Array(CELLS);
  const pairs: readonly Pair[] = [
    {
      name: 'a + b',
      kernel: () => ARITHMETIC_KERNELS.add(a, 0, 1, b, 0, 1, out, 0, CELLS),
      loop: () => addLoop(a, b, out),
    },
    {
      name: 'a * 2.5',
      kernel: () => ARITHMETIC_KERNELS.multiply(a, 0, 1, FACTOR, 0, 0, out, 0, CELLS),
      loop: () => scaleLoop(a, FACTOR[0] as number, out),
    },
    {
      name: 'hypot(a, b)',
      kernel: () => ARITHMETIC_KERNELS.hypot(a, 0, 1, b, 0, 1, out, 0, CELLS),
      loop: () => hypotLoop(a, b, out),
    },
    {
      name: 'sqrt(b)',
      kernel: () => UNARY_KERNELS.sqrt(b, 0, out, 0, CELLS),
      loop: () => sqrtLoop(b, out),
    },
  ];
  const results: Result[] = [];
  for (const { name, kernel, loop } of pairs) {
    const byHand = await measure(15, 5, loop);
    const byKernel = await measure(15, 5, kernel);
    results.push({ name: `kernel: ${name}, 8.5 M cells`, timing: byKernel, target: null });
    results.push({
      name: '… of the loop written out',
      value: { amount: byKernel.medianMs / byHand.medianMs, unit: 'times' },
      target: { atMost: MOST_TIMES },
    });
  }
  return results;
}

const FACTOR = Float64Array.of(2.5);

function addLoop(a: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k += 1) out[k] = (a[k] as number) + (b[k] as number);
}

function scaleLoop(a: Float64Array, factor: number, out: Float64Array): void {
  for (let k = 0; k < out.length; k += 1) out[k] = (a[k] as number) * factor;
}

function hypotLoop(a: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k += 1) out[k] = Math.hypot(a[k] as number, b[k] as number);
}

function sqrtLoop(a: Float64Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k += 1) out[k] = Math.sqrt(a[k] as number);
}
