import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteCache } from './byte-cache.js';

describe('ByteCache', () => {
  it('lets the least recently used go first', () => {
    const cache = new ByteCache<number>(30);
    cache.set('a', 1, 10);
    cache.set('b', 2, 10);
    cache.set('c', 3, 10);
    expect(cache.get('a')).toBe(1);
    cache.set('d', 4, 10);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([1, undefined, 3, 4]);
  });

  it('does not keep what alone is too large, nor the old value under its key', () => {
    const cache = new ByteCache<string>(10);
    cache.set('a', 'old', 5);
    cache.set('a', 'new', 11);
    expect(cache.get('a')).toBeUndefined();
    expect(cache.usedBytes).toBe(0);
  });

  it('stays within its budget and counts what it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(120), fc.boolean())),
        (steps) => {
          const cache = new ByteCache<number>(100);
          const sizes = new Map<string, number>();
          for (const [key, bytes, read] of steps) {
            if (read) cache.get(key);
            else {
              cache.set(key, bytes, bytes);
              sizes.set(key, bytes);
            }
            const held = [...sizes].filter(([name]) => cache.get(name) !== undefined);
            expect(cache.usedBytes).toBe(held.reduce((sum, [, size]) => sum + size, 0));
            expect(cache.usedBytes).toBeLessThanOrEqual(100);
            expect(cache.count).toBe(held.length);
          }
        },
      ),
    );
  });
});
