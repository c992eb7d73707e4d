import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalSubscript } from './axis-items';
import { parseFormula } from './formula-text';
import { PLANE_NAMES, PLANES } from './plane';
import { drawableFixture } from './run-fixtures';
import { type Subscript, type SubscriptItem, type View, withItem } from './view';
import { parseViewAddress, printView, viewOf } from './view-address';

const index = fc.integer({ min: -5000, max: 5000 }).map((at): SubscriptItem => ({ kind: 'index', at }));
const bound = fc.option(fc.integer({ min: -900, max: 900 }));
const range = fc
  .record({ start: bound, stop: bound, step: fc.option(fc.integer({ min: 1, max: 9 })) })
  .map((parts): SubscriptItem => ({ kind: 'range', ...parts }));

const plane = fc.constantFrom(...PLANE_NAMES);
const position = fc.integer({ min: 0, max: 100_000 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const colorRange: fc.Arbitrary<View['range']> = fc.oneof(
  fc.constant<View['range']>({ kind: 'auto' }),
  fc
    .tuple(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 51, max: 100 }))
    .map(([low, high]): View['range'] => ({ kind: 'percentile', low, high })),
  fc
    .tuple(number, number)
    .filter(([a, b]) => a !== b)
    .map(([a, b]): View['range'] => ({ kind: 'fixed', min: Math.min(a, b), max: Math.max(a, b) })),
);

/** Words that mean something else in a formula. */
const WORDS = new Set(['data', 'and', 'or', 'not', 'lambda', 'if', 'in', 'is', 'for', 'else', 'np']);

const view: fc.Arbitrary<View> = fc
  .record({
    name: plane,
    fixed: fc.tuple(index, index, index, index),
    free: fc.tuple(range, range),
    base: fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((name) => !WORDS.has(name)),
    cmap: fc.constantFrom('gray-jet', 'viridis', 'RdBu_r'),
    norm: fc.constantFrom<View['norm']>('linear', 'log'),
    range: colorRange,
    units: fc.constantFrom<View['units']>('si', 'emses'),
    contours: fc.option(fc.boolean()),
    probe: fc.option(fc.record({ horizontal: position, vertical: position })),
    panel: fc.constantFrom<View['panel']>(null, 'variables', 'profile'),
  })
  .filter(({ norm, range: one }) => norm === 'linear' || one.kind !== 'fixed' || one.min > 0)
  .map(({ name, fixed, free, ...rest }): View => {
    let subscript: Subscript = fixed;
    subscript = withItem(subscript, PLANES[name].horizontal, free[0]);
    subscript = withItem(subscript, PLANES[name].vertical, free[1]);
    return { ...rest, subscript };
  });

function read(query: string): View {
  const address = parseViewAddress(new URLSearchParams(query));
  const formula = parseFormula(address.expr ?? '');
  if (formula.kind !== 'formula') throw new Error(`${address.expr} cannot be read`);
  const subscript = literalSubscript(formula, drawableFixture(formula.base, [1, 1, 1, 1]));
  if (subscript === null) throw new Error(`${address.expr} is not in numbers`);
  return viewOf(address, { base: formula.base, subscript });
}

describe('the address of a view', () => {
  it('gives back every view that it was made of', () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(read(printView(one))).toEqual(one);
      }),
    );
  });

  it('is unchanged when it is written into an address bar and read from it', () => {
    fc.assert(
      fc.property(view, (one) => {
        const url = new URL(`http://localhost/run/a?${printView(one)}`);
        expect(read(url.search)).toEqual(one);
      }),
    );
  });

  it('can be read by a person', () => {
    const query =
      'expr=phisp[19,:,64,:]&cmap=viridis&vmin=-4&vmax=5&units=emses&contours=1&probe=x73,z23&panel=profile';
    expect(printView(read(query))).toBe(query);
  });

  it('leaves out what has its usual value', () => {
    expect(printView(read('expr=phisp[-1,:,64,:]&cmap=gray-jet&units=si&norm=linear'))).toBe(
      'expr=phisp[-1,:,64,:]',
    );
  });

  it.each([
    ['a range from high to low', 'vmin=5&vmax=-4', { kind: 'auto' }],
    ['half a range', 'vmin=5', { kind: 'auto' }],
    ['words for numbers', 'vmin=low&vmax=high', { kind: 'auto' }],
    ['a logarithm of a negative limit', 'vmin=-4&vmax=5&norm=log', { kind: 'auto' }],
    ['percentiles beyond 100', 'percentile=1,101', { kind: 'auto' }],
    ['three percentiles', 'percentile=1,50,99', { kind: 'auto' }],
    ['percentiles', 'percentile=1,99', { kind: 'percentile', low: 1, high: 99 }],
  ])('reads %s', (_, query, expected) => {
    expect(parseViewAddress(new URLSearchParams(query)).range).toEqual(expected);
  });

  it('drops a probe that names other axes than the plane has', () => {
    expect(read('expr=phisp[19,:,64,:]&probe=x73,y23').probe).toBeNull();
    expect(read('expr=phisp[19,:,64,:]&probe=x73').probe).toBeNull();
    expect(read('expr=phisp[19,:,64,:]&probe=z23,x73').probe).toEqual({ horizontal: 73, vertical: 23 });
  });
});
