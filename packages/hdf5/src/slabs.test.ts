import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutIntoSlabs } from './slabs.js';

const product = (list: readonly number[]) => list.reduce((a, b) => a * b, 1);

it('covers every position once, in C order, with slabs of no more than the given size', () => {
  const cases = fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
    most: fc.integer({ min: 1, max: 40 }),
    chunk: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(cases, ({ counts, most, chunk }) => {
      let next = 0;
      for (const { first, count } of cutIntoSlabs(
        counts,
        most,
        counts.map(() => chunk),
      )) {
        expect(product(count)).toBeLessThanOrEqual(most);
        expect(first.reduce((position, k, axis) => position * (counts[axis] ?? 1) + k, 0)).toBe(next);
        next += product(count);
      }
      expect(next).toBe(product(counts));
    }),
  );
});

it('cuts where chunks end when there is room for one', () => {
  const firsts = [...cutIntoSlabs([100, 10], 250, [8, 10])].map((slab) => slab.first[0]);
  expect(firsts).toEqual([0, 24, 48, 72, 96]);
});
