import type { LineTransform } from './line-transform.js';

/**
 * The cosine transform with its ends weighted by √2 before and 1/√2 after. SciPy gives it for complex input whatever
 * was asked for, so the Python emout has it once a periodic axis was transformed.
 */
export function orthogonalised(transform: LineTransform): LineTransform {
  const { length, gain } = transform;
  return {
    length,
    gain,
    apply(lines, first, second) {
      weightEnds(lines, first, second, length, Math.SQRT2);
      transform.apply(lines, first, second);
      weightEnds(lines, first, second, length, Math.SQRT1_2);
    },
  };
}

function weightEnds(lines: Float64Array, first: number, second: number, length: number, by: number): void {
  for (const end of [first, first + length - 1, second, second + length - 1]) {
    lines[end] = (lines[end] as number) * by;
  }
}
