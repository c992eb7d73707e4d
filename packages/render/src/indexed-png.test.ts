import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.js';
import { IndexPicture } from './index-picture.js';
import { encodeIndexedPng } from './indexed-png.js';

test('crc32 of the standard check string, and of others as zlib has it', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  const bytes = Uint8Array.from({ length: 50 }, (_, k) => (k * 97) & 255);
  for (let length = 0; length <= 50; length++) {
    const written = gzipSync(bytes.subarray(0, length));
    expect(crc32(bytes, 0, length)).toBe(written.readUInt32LE(written.length - 8));
  }
});

test('any picture is decoded as it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.nat(255)),
      (width, height, stream) => {
        const picture = new IndexPicture(width, height);
        for (let i = 0; i < picture.indices.length; i++) picture.indices[i] = stream.next().value ?? 0;
        const palette = Uint8Array.from({ length: 768 }, (_, i) => (i * 37) & 255);
        const decoded = PNG.sync.read(Buffer.from(encodeIndexedPng(picture, palette, 150)));
        expect([decoded.width, decoded.height]).toEqual([width, height]);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const index = picture.indices[y * picture.stride + x] ?? 0;
            const at = (y * width + x) * 4;
            expect([...decoded.data.subarray(at, at + 4)]).toEqual([
              ...palette.subarray(index * 3, index * 3 + 3),
              255,
            ]);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('the file says its resolution', () => {
  const file = Buffer.from(encodeIndexedPng(new IndexPicture(2, 2), Uint8Array.of(1, 2, 3), 150));
  const at = file.indexOf('pHYs') + 4;
  expect([file.readUInt32BE(at), file.readUInt32BE(at + 4), file[at + 8]]).toEqual([5906, 5906, 1]);
});
