import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TwoWayList } from './two-way-list.js';

it('holds what a map holds', () => {
  const position = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(position, fc.array(fc.tuple(position, fc.nat())), (origin, writes) => {
      const list = new TwoWayList<number>(origin);
      const map = new Map<number, number>();
      for (const [at, value] of writes) {
        list.set(at, value);
        map.set(at, value);
      }
      for (let at = -50; at <= 50; at += 1) expect(list.get(at)).toBe(map.get(at));
    }),
    { numRuns: 50 },
  );
});
