import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npyHeader } from './npy.js';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

describe('npyHeader', () => {
  it('is what NumPy writes for a plane of doubles', () => {
    const header = npyHeader([41, 17], '<f8');
    expect(header.length).toBe(128);
    expect(text(header).slice(0, 6)).toBe('\u0093NUMPY');
    expect([...header.subarray(6, 10)]).toEqual([1, 0, 118, 0]);
    expect(text(header).slice(10).trimEnd()).toBe(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (41, 17), }",
    );
    expect(text(header).endsWith('\n')).toBe(true);
  });

  it('writes tuples as Python does', () => {
    expect(text(npyHeader([], '<f8'))).toContain("'shape': (), ");
    expect(text(npyHeader([3], '|b1'))).toContain("'shape': (3,), ");
  });

  it('is aligned and says its own length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { maxLength: 8 }), (shape) => {
        const header = npyHeader(shape, '<f4');
        expect(header.length % 64).toBe(0);
        expect(new DataView(header.buffer).getUint16(8, true)).toBe(header.length - 10);
      }),
    );
  });
});
