import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import { decodeSpec, encodeSpec, specHash } from './codec.js';
import { sha256 } from './sha256.js';
import { type FigureSpecInput, parseFigureSpec } from './spec.js';
import { anyFigure } from './testing/any-figure.js';

const simple = (more: Partial<FigureSpecInput> = {}) =>
  parseFigureSpec({
    v: 1,
    panels: [{ layers: [{ kind: 'map', data: { run: 'moon/a', expr: 'phisp[-1, :, 64, :]' } }] }],
    ...more,
  });

describe('encodeSpec', () => {
  it('is read back as the same figure, from characters that an address holds', () => {
    fc.assert(
      fc.property(anyFigure, (figure) => {
        const encoded = encodeSpec(figure);
        expect(encoded).toMatch(/^~[\w-]+$/);
        const read = decodeSpec(encoded);
        // What says nothing (`x: {}`) is not written; the figures mean the same.
        expect(canonicalJson(read)).toBe(canonicalJson(figure));
        expect(encodeSpec(read)).toBe(encoded);
      }),
      { numRuns: 300 },
    );
  });

  it('is read back from plain JSON, too', () => {
    const plain = Buffer.from(canonicalJson(simple())).toString('base64url');
    expect(decodeSpec(plain)).toEqual(simple());
  });

  it('unpacks no more than the largest figure', () => {
    const bomb = deflateSync(new Uint8Array(50_000_000), { level: 9 });
    const text = `~${Buffer.from(bomb).toString('base64url')}`;
    expect(text.length).toBeLessThan(262_144);
    expect(() => decodeSpec(text)).toThrow('cut or altered');
  });

  it('refuses whatever is cut or altered, in words', () => {
    const encoded = encodeSpec(simple());
    fc.assert(
      fc.property(fc.nat(encoded.length - 1), fc.string({ maxLength: 3 }), (at, more) => {
        const altered = encoded.slice(0, at) + more;
        fc.pre(altered !== encoded);
        try {
          decodeSpec(altered);
        } catch (error) {
          expect(error).toMatchObject({ tag: 'FigureSpecError' });
        }
      }),
    );
  });

  it('leaves defaults out and does not depend on the order of members', () => {
    const figure = simple();
    expect(encodeSpec(figure).length).toBeLessThan(50);
    const turned = JSON.parse(JSON.stringify(figure), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(encodeSpec(turned)).toBe(encodeSpec(figure));
    expect(specHash(turned)).toBe(specHash(figure));
  });

  it.each(['', 'abc', '%%%', 'bm90IGpzb24', 'e30', 'A'.repeat(300_000)])('refuses %.20s', (text) => {
    expect(() => decodeSpec(text)).toThrow(expect.objectContaining({ tag: 'FigureSpecError' }));
  });

  it('refuses to write what it would not read', () => {
    // Numbers without a pattern do not pack.
    const values = Array.from({ length: 60_000 }, (_, k) => Math.sin(k * k));
    const data = { kind: 'points', x: { values }, y: { values } } as const;
    const figure = parseFigureSpec({ v: 1, panels: [{ layers: [{ kind: 'line', data }] }] });
    expect(() => encodeSpec(figure)).toThrow('an address holds at most 262144');
  });
});

describe('specHash', () => {
  it('differs for figures that differ', () => {
    const hashes = [
      simple(),
      simple({ mode: 'dark' }),
      simple({ size: { dpi: 100 } }),
      simple({ frame: 'none' }),
    ].map(specHash);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});
