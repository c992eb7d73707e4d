import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalCodes, huffmanLengths } from './huffman-code.js';
import { PixelKernel } from './pixel-kernel.js';
import { PIXEL_KERNEL_SOURCE } from './pixel-kernel-binary.js';
import { deflateLines } from './run-length-deflate.js';

function kernelOf(width: number, height: number, byteAt: (k: number) => number): PixelKernel {
  const stride = (width + 15) & ~15;
  const kernel = new PixelKernel(width, height, stride);
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++) kernel.indices[y * stride + x] = byteAt(k++);
  }
  kernel.filterUp();
  return kernel;
}

/** Bytes of any kind: in runs of any length, noise, few values, one value. */
const pictures = fc.record({
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 30 }),
  values: fc.constantFrom(1, 2, 5, 40, 256),
  seed: fc.integer(),
  stay: fc.constantFrom(0, 0.5, 0.9, 0.999),
});

function bytesOf({ values, seed, stay }: { values: number; seed: number; stay: number }): () => number {
  let state = seed | 1;
  const random = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  let byte = 0;
  return () => {
    if (random() >= stay) byte = Math.floor(random() * values);
    return byte;
  };
}

describe('deflateLines', () => {
  test('writes what zlib reads, checksum and all', () => {
    fc.assert(
      fc.property(pictures, ({ width, height, ...kind }) => {
        const next = bytesOf(kind);
        const kernel = kernelOf(width, height, () => next());
        expect(Buffer.compare(inflateSync(deflateLines(kernel)), kernel.lines)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('holds the scan lines of filter 2', () => {
    const kernel = kernelOf(20, 3, (k) => (k * k) % 251);
    const lines = inflateSync(deflateLines(kernel));
    for (let y = 0; y < 3; y++) {
      expect(lines[21 * y]).toBe(2);
      for (let x = 0; x < 20; x++) {
        const above = y === 0 ? 0 : (20 * (y - 1) + x) ** 2 % 251;
        expect(lines[21 * y + 1 + x]).toBe((((20 * y + x) ** 2 % 251) - above) & 255);
      }
    }
  });

  test('is about as small as the run lengths of zlib', () => {
    for (const stay of [0, 0.9, 0.999]) {
      const next = bytesOf({ values: 40, seed: 7, stay });
      const kernel = kernelOf(960, 700, () => next());
      const zlib = deflateSync(kernel.lines, { level: 1, strategy: constants.Z_RLE }).length;
      expect(deflateLines(kernel).length).toBeLessThan(1.02 * zlib + 400);
    }
  });

  test('the longest runs, and sizes about a block of the checksum', () => {
    for (const width of [257, 258, 259, 515, 516, 517, 5550, 5551, 5552, 20_000]) {
      const kernel = kernelOf(width, 2, () => 255);
      expect(Buffer.compare(inflateSync(deflateLines(kernel)), kernel.lines)).toBe(0);
    }
  });
});

describe('huffmanLengths', () => {
  test('make a complete code within the limit, shorter for what is frequent', () => {
    const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(1e6), fc.constant(0)), {
      minLength: 2,
      maxLength: 286,
    });
    fc.assert(
      fc.property(counts, fc.constantFrom(9, 12, 15), (occurrences, longest) => {
        const lengths = huffmanLengths(occurrences, longest);
        const kraft = lengths.reduce((sum, length) => sum + (length === 0 ? 0 : 2 ** -length), 0);
        expect(kraft).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
        for (const [a, often] of occurrences.entries()) {
          if (often > 0) expect(lengths[a]).toBeGreaterThan(0);
          for (const [b, seldom] of occurrences.entries()) {
            if (often > seldom && seldom > 0) expect(lengths[a]).toBeLessThanOrEqual(lengths[b] ?? 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the counts of Fibonacci need the longest codes, and are cut', () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 30) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
    expect(Math.max(...huffmanLengths(fibonacci, 32))).toBe(29);
    expect(Math.max(...huffmanLengths(fibonacci, 15))).toBe(15);
  });

  test('canonical codes are those of RFC 1951, the first bit lowest', () => {
    const codes = canonicalCodes(Uint8Array.of(3, 3, 3, 3, 3, 2, 4, 4));
    const texts = codes.map(({ bits, count }) =>
      [...bits.toString(2).padStart(count, '0')].reverse().join(''),
    );
    expect(texts).toEqual(['010', '011', '100', '101', '110', '00', '1110', '1111']);
  });
});

test('the compiled kernel is that of its sources', () => {
  const source = createHash('sha256');
  for (const file of ['pixel-kernel.ts', 'run-length-codes.ts']) {
    source.update(readFileSync(new URL(`../assembly/${file}`, import.meta.url)));
  }
  expect(PIXEL_KERNEL_SOURCE).toBe(source.digest('hex'));
});
