import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GifLzw } from './gif-lzw.js';

/** A decoder after GIF89a, appendix F, that keeps to its words rather than to speed. */
function decoded(data: Uint8Array): number[] {
  const codeSize = data[0] ?? 0;
  const bytes: number[] = [];
  let at = 1;
  while (data[at] !== 0) {
    const length = data[at] ?? 0;
    bytes.push(...data.subarray(at + 1, at + 1 + length));
    at += length + 1;
  }
  expect(at).toBe(data.length - 1);
  const [clear, end] = [1 << codeSize, (1 << codeSize) + 1];
  const pixels: number[] = [];
  let strings: number[][] = [];
  let width = codeSize + 1;
  let previous: number[] | null = null;
  let bit = 0;
  for (;;) {
    let code = 0;
    for (let i = 0; i < width; i++) code |= (((bytes[(bit + i) >> 3] ?? 0) >> ((bit + i) & 7)) & 1) << i;
    bit += width;
    if (code === end) {
      expect(bytes.length).toBe(Math.ceil(bit / 8));
      return pixels;
    }
    if (code === clear) {
      strings = Array.from({ length: clear + 2 }, (_, i) => [i]);
      width = codeSize + 1;
      previous = null;
      continue;
    }
    const known: number[] | undefined = strings[code];
    const string: number[] = known ?? [...(previous ?? []), previous?.[0] ?? -1];
    if (known === undefined) expect(code).toBe(strings.length);
    pixels.push(...string);
    if (previous !== null && strings.length < 4096) strings.push([...previous, string[0] ?? -1]);
    previous = string;
    if (strings.length === 1 << width && width < 12) width++;
  }
}

describe('LZW of GIF', () => {
  const lzw = new GifLzw();

  it('is undone by a decoder', () => {
    const pictures = fc
      .integer({ min: 1, max: 8 })
      .chain((depth) =>
        fc.tuple(
          fc.constant(depth),
          fc.array(fc.integer({ min: 0, max: 2 ** depth - 1 }), { minLength: 1, maxLength: 3000 }),
        ),
      );
    fc.assert(
      fc.property(pictures, ([depth, pixels]) => {
        expect(decoded(lzw.encode(Uint8Array.from(pixels), depth))).toEqual(pixels);
      }),
    );
  });

  it.each([
    ['noise fills the table again and again', 60_000, (i: number) => (i * 7919 * ((i >> 3) + 1)) & 255],
    ['one colour', 100_000, () => 200],
    ['stripes', 50_000, (i: number) => (i >> 5) & 255],
  ])('%s', (_, count, value) => {
    const pixels = Array.from({ length: count }, (_, i) => value(i));
    expect(decoded(lzw.encode(Uint8Array.from(pixels), 8))).toEqual(pixels);
  });

  it('every length about the ends of sub-blocks and of code widths', () => {
    for (let count = 1; count < 700; count++) {
      const pixels = Array.from({ length: count }, (_, i) => (i * 37) & 3);
      expect(decoded(lzw.encode(Uint8Array.from(pixels), 2))).toEqual(pixels);
    }
  });
});
