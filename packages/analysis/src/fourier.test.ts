import { expect, it } from 'vitest';
import { CosineTransform } from './cosine-transform.js';
import { FourierTransform } from './fourier.js';
import { HartleyTransform } from './hartley-transform.js';
import type { LineTransform } from './line-transform.js';
import { SineTransform } from './sine-transform.js';

const LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 17, 31, 64, 97, 100, 129];

/** Numbers without a pattern that a transform could share. */
function numbers(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => Math.sin(12.9898 * (j + 1) + 78.233 * seed));
}

it.each(LENGTHS)('transforms %i points as the sum does', (n) => {
  const input = numbers(2 * n, 1);
  const output = Float64Array.from(input);
  new FourierTransform(n).transform(output);
  for (let k = 0; k < n; k++) {
    let re = 0;
    let im = 0;
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      re += (input[2 * j] as number) * Math.cos(angle) - (input[2 * j + 1] as number) * Math.sin(angle);
      im += (input[2 * j] as number) * Math.sin(angle) + (input[2 * j + 1] as number) * Math.cos(angle);
    }
    expect(output[2 * k]).toBeCloseTo(re, 11);
    expect(output[2 * k + 1]).toBeCloseTo(im, 11);
  }
});

const KERNELS: readonly [
  string,
  (n: number) => LineTransform,
  (j: number, k: number, n: number) => number,
][] = [
  [
    'sine',
    (n) => new SineTransform(n),
    (j, k, n) => 2 * Math.sin((Math.PI * (((j + 1) * (k + 1)) % (2 * n))) / n),
  ],
  [
    'cosine',
    (n) => new CosineTransform(n),
    (j, k, n) => (j === 0 || j === n ? 1 : 2) * Math.cos((Math.PI * ((j * k) % (2 * n))) / n),
  ],
  [
    'Hartley',
    (n) => new HartleyTransform(n),
    (j, k, n) => Math.cos((2 * Math.PI * ((j * k) % n)) / n) + Math.sin((2 * Math.PI * ((j * k) % n)) / n),
  ],
];

for (const [name, plan, kernel] of KERNELS) {
  it.each(LENGTHS.filter((n) => n > 1))(`${name} transform of two lines over %i cells is the sum`, (n) => {
    const transform = plan(n);
    const { length, gain } = transform;
    const input = numbers(2 * length, 2);
    const lines = Float64Array.from(input);
    transform.apply(lines, 0, length);
    for (const first of [0, length]) {
      for (let k = 0; k < length; k++) {
        let sum = 0;
        for (let j = 0; j < length; j++) sum += (input[first + j] as number) * kernel(j, k, n);
        expect(lines[first + k]).toBeCloseTo(sum, 11);
      }
    }
    transform.apply(lines, 0, length);
    lines.forEach((value, j) => {
      expect(value / gain).toBeCloseTo(input[j] as number, 13);
    });
  });
}
