import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalSubscript } from './axis-items';
import type { Drawable } from './drawable';
import { parseFormula } from './formula-text';
import { AXIS_NAMES, type AxisName } from './plane';
import { drawableFixture } from './run-fixtures';
import { NO_AXIS, printFormula, type Subscript, type SubscriptItem, WHOLE_AXIS } from './view';

function parts(text: string) {
  const parsed = parseFormula(text);
  if (parsed.kind !== 'formula') throw new Error(`${text} cannot be read: ${parsed.detail}`);
  return parsed;
}

describe('parseFormula', () => {
  it.each([
    ['phisp[-1, :, 6, :]', 'phisp', 4],
    ['(ex - ey)[-1, :, 6, :]', 'ex - ey', 4],
    ['phisp[-1] - phisp[0]', 'phisp[-1] - phisp[0]', 0],
    ['phisp[-1][:, 6, :]', 'phisp[-1]', 3],
    ['mean(phisp, axis="t")[:, :, ny//2]', 'mean(phisp, axis="t")', 3],
    ['run("b").phisp[0, 1]', 'run("b").phisp', 2],
    ['phisp[:, :][0, 1]', 'phisp[:, :]', 2],
    ['(phisp[-1] - phisp[0])[:, :]', 'phisp[-1] - phisp[0]', 0],
    ['phisp[[0, 2], 1]', 'phisp[[0, 2], 1]', 0],
    ['data.phisp[-1, :, 6, :].plot()', 'phisp', 4],
  ])('takes %s apart', (text, base, items) => {
    const parsed = parts(text);
    expect([parsed.base, parsed.items.length]).toEqual([base, items]);
  });

  it('leaves what has to be computed to the worker', () => {
    const [first, second, third] = parts('phisp[-1, ny//2, nz//4:]').items;
    expect(first).toMatchObject({ item: { kind: 'index', at: -1 } });
    expect([second, third]).toMatchObject([{ item: null }, { item: null }]);
  });
});

const bound = fc.option(fc.integer({ min: -50, max: 50 }));
const item: fc.Arbitrary<SubscriptItem> = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map((at): SubscriptItem => ({ kind: 'index', at })),
  fc.constant(WHOLE_AXIS),
  fc
    .record({ start: bound, stop: bound, step: fc.option(fc.integer({ min: 1, max: 5 })) })
    .map((range): SubscriptItem => ({ kind: 'range', ...range })),
);

const BASES: readonly (readonly [string, readonly AxisName[]])[] = [
  ['phisp', AXIS_NAMES],
  ['ex - ey', AXIS_NAMES],
  ['-phisp', AXIS_NAMES],
  ['sqrt(ex**2 + ey**2)', AXIS_NAMES],
  ['phisp[-1]', ['z', 'y', 'x']],
  ['mean(phisp, axis="z")', ['t', 'y', 'x']],
  ['phisp[-1] - phisp[0]', ['z', 'y', 'x']],
  ['phisp[:, 5] / 2', ['t', 'y', 'x']],
  ['run("b").phisp', AXIS_NAMES],
];

/** What a base with some of the axes is. */
function sliced(base: string, axes: readonly AxisName[]): Drawable {
  const whole = drawableFixture(base, [60, 60, 60, 60]);
  return { ...whole, axes: whole.axes.filter(({ name }) => axes.includes(name)) };
}

describe('a formula that is printed', () => {
  it('reads as the base and the subscript that it was printed from', () => {
    const property = fc.property(
      fc.constantFrom(...BASES),
      fc.tuple(item, item, item, item),
      fc.constantFrom(', ', ','),
      ([base, axes], items, separator) => {
        const at = (k: 0 | 1 | 2 | 3) => (axes.includes(AXIS_NAMES[k]) ? items[k] : NO_AXIS);
        const subscript: Subscript = [at(0), at(1), at(2), at(3)];
        // Brackets that leave everything as it is are not written, and then the base's own are read.
        fc.pre(subscript.some((one) => one.kind !== 'absent' && one !== WHOLE_AXIS));
        const parsed = parts(printFormula({ base, subscript }, separator));
        fc.pre(parsed.items.length > 0);
        expect(parsed.base).toBe(base);
        expect(literalSubscript(parsed, sliced(base, axes))).toEqual(subscript);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('has parentheses around sums before brackets', () => {
    const subscript: Subscript = [
      { kind: 'index', at: -1 },
      WHOLE_AXIS,
      { kind: 'index', at: 6 },
      WHOLE_AXIS,
    ];
    expect(printFormula({ base: 'ex - ey', subscript })).toBe('(ex - ey)[-1, :, 6, :]');
    expect(printFormula({ base: 'magnitude(exyz)', subscript })).toBe('magnitude(exyz)[-1, :, 6, :]');
    const plane: Subscript = [NO_AXIS, WHOLE_AXIS, NO_AXIS, WHOLE_AXIS];
    expect(printFormula({ base: 'phisp[-1, :, 6, :] - phisp[0, :, 6, :]', subscript: plane })).toBe(
      'phisp[-1, :, 6, :] - phisp[0, :, 6, :]',
    );
  });
});
