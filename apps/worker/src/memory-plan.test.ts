import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMemory } from './memory-plan.js';

describe('planMemory', () => {
  it('keeps all caches together below the budget', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 256e6, max: 64e9 }),
        fc.integer({ min: 1, max: 64 }),
        (memory, threads) => {
          const plan = planMemory(memory, threads);
          expect(plan.answerBytes + threads * plan.sliceBytesPerThread).toBeLessThan(memory);
          expect(Math.min(plan.answerBytes, plan.sliceBytesPerThread)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
