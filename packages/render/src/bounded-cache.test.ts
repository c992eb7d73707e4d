import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.js';

test('forgets what was used longest ago', () => {
  const cache = new BoundedCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});

test('counts weights, and does not keep what is too heavy', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'A', 6);
  cache.set('b', 'B', 4);
  cache.set('a', 'AA', 7);
  expect([cache.get('a'), cache.get('b'), cache.size]).toEqual(['AA', undefined, 1]);
  cache.set('c', 'C', 11);
  expect(cache.get('c')).toBeUndefined();
  expect(cache.get('a')).toBe('AA');
});
