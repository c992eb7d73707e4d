import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { below, cookiePath, withoutBase } from './base-path';
import { inputAddress, runAddress, runsAddress, threeAddress } from './runs/run-address';

const BASE = '/node/c013/46291';

beforeEach(() => vi.stubEnv('EMOUT_BASE_PATH', BASE));
afterEach(() => vi.unstubAllEnvs());

it('stands before every address of the pages', () => {
  expect(below('/signin')).toBe(`${BASE}/signin`);
  expect(runsAddress()).toBe(`${BASE}/`);
  expect(runAddress('lunar/a b')).toBe(`${BASE}/run/lunar/a%20b`);
  expect(threeAddress('lunar')).toBe(`${BASE}/three/lunar`);
  expect(inputAddress('lunar')).toBe(`${BASE}/input/lunar`);
  expect(cookiePath()).toBe(BASE);
});

it('is nothing where no portal is in front', () => {
  vi.stubEnv('EMOUT_BASE_PATH', '');
  expect([runsAddress(), below('/signin'), cookiePath(), withoutBase('/run/a')]).toEqual([
    '/',
    '/signin',
    '/',
    '/run/a',
  ]);
});

it.each([
  [`${BASE}/nothing/here`, '/nothing/here'],
  [BASE, '/'],
  ['/nothing/here', '/nothing/here'],
])('is taken from %s', (path, expected) => {
  expect(withoutBase(path)).toBe(expected);
});
