import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.js';

it('lets ten through at once and then one each six seconds', () => {
  let now = 5_000;
  const bucket = new TokenBucket({ size: 10, refillMs: 6_000 }, () => now);
  const taken = () => Array.from({ length: 12 }, () => bucket.take()).filter(Boolean).length;
  expect(bucket.waitS).toBe(0);
  expect(taken()).toBe(10);
  expect(bucket.waitS).toBe(6);
  now += 5_000;
  expect(bucket.waitS).toBe(1);
  expect(taken()).toBe(0);
  now += 1_000;
  expect(taken()).toBe(1);
  now += 3_600_000;
  expect(taken()).toBe(10);
});
