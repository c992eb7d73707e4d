import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSpec, encodeSpec, specHash } from './codec.js';
import { COLORMAP_NAMES } from './colormaps.js';
import { sha256 } from './sha256.js';
import { type FigureSpec, type FigureSpecInput, parseFigureSpec } from './spec.js';

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const ordered = fc.tuple(number, number).filter(([a, b]) => a < b);
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const optional = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(
    value.map((v) => ({ [name]: v })),
    { nil: {} },
  );

const data = fc
  .record({ run: text, expr: fc.string({ minLength: 1, maxLength: 40 }) })
  .chain((base) => optional('units', fc.constantFrom('si', 'emses')).map((units) => ({ ...base, ...units })));
const limits = fc.oneof(
  fc.constant({ kind: 'auto' }),
  number.map((min) => ({ kind: 'auto', min })),
  fc.constant({ kind: 'percentile', low: 1, high: 99 }),
  ordered.map(([min, max]) => ({ kind: 'fixed', min, max })),
);
const axes = optional('axes', fc.constantFrom('xz', 'zx', 'tx'));
const join = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((found) => Object.assign({}, ...found) as object);

const layer = fc.oneof(
  join(
    fc.record({ kind: fc.constant('map'), data }),
    optional('cmap', fc.constantFrom(...COLORMAP_NAMES)),
    optional('limits', limits),
    optional('interpolation', fc.constantFrom('bilinear', 'nearest')),
    axes,
  ),
  join(
    fc.record({ kind: fc.constant('contour'), data }),
    optional(
      'levels',
      fc.oneof(fc.integer({ min: 1, max: 60 }), fc.array(number, { minLength: 1, maxLength: 5 })),
    ),
    optional('labels', fc.boolean()),
    axes,
  ),
  join(
    fc.record({ kind: fc.constant('line'), data }),
    optional('limits', limits),
    optional('color', fc.constant('#a3125f')),
  ),
);
const axis = join(optional('label', text), optional('min', number));
const panel = join(
  fc.record({ layers: fc.array(layer, { minLength: 1, maxLength: 3 }) }),
  optional('title', text),
  optional('x', axis),
  optional('y', axis),
  optional('colorbar', fc.boolean()),
  optional('aspect', fc.constantFrom('auto', 'equal')),
);
const spec: fc.Arbitrary<FigureSpec> = join(
  fc.record({ v: fc.constant(1), panels: fc.array(panel, { minLength: 1, maxLength: 4 }) }),
  optional('size', fc.record({ width: fc.double({ min: 1, max: 20, noNaN: true }), dpi: fc.constant(100) })),
  optional('mode', fc.constantFrom('light', 'dark')),
  optional('frame', fc.constantFrom('axes', 'none')),
  optional('layout', fc.constant({ kind: 'grid', rows: 1, cols: 5 })),
  optional('compat', fc.constant('emout')),
).map(parseFigureSpec);

const simple = (more: Partial<FigureSpecInput> = {}) =>
  parseFigureSpec({
    v: 1,
    panels: [{ layers: [{ kind: 'map', data: { run: 'a', expr: 'phisp[-1,:,64,:]' } }] }],
    ...more,
  });

describe('encodeSpec', () => {
  it('is read back as the same figure, from characters that an address holds', () => {
    fc.assert(
      fc.property(spec, (figure) => {
        const encoded = encodeSpec(figure);
        expect(encoded).toMatch(/^[\w-]+$/);
        expect(withoutEmpty(decodeSpec(encoded))).toEqual(withoutEmpty(figure));
        expect(encodeSpec(decodeSpec(encoded))).toBe(encoded);
      }),
    );
  });

  it('leaves defaults out and does not depend on the order of members', () => {
    const figure = simple();
    expect(encodeSpec(figure).length).toBeLessThan(130);
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
    const layer = { kind: 'map', data: { run: 'a', expr: 'x'.repeat(2000) } } as const;
    const panel = { layers: Array.from({ length: 16 }, () => layer) };
    const figure = parseFigureSpec({ v: 1, panels: Array.from({ length: 64 }, () => panel) });
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

/** `x: {}` means the same as no x at all, and is not written. */
function withoutEmpty(figure: FigureSpec): unknown {
  return JSON.parse(JSON.stringify(figure), (key, value: unknown) =>
    (key === 'x' || key === 'y') && JSON.stringify(value) === '{}' ? undefined : value,
  );
}
