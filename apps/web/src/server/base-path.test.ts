import { describe, expect, it } from 'vitest';
import { basePathFault, belowBasePath, withoutBasePath } from './base-path.js';

const BASE = '/node/c013/46291';

describe('a base path', () => {
  it.each(['', '/a', BASE, '/user/me~x/proxy/46291', `/${'a'.repeat(255)}`])('is %j', (text) => {
    expect(basePathFault(text)).toBeNull();
  });

  it.each([
    ['node', 'slash'],
    ['/', 'slash'],
    ['/a/', 'slash'],
    ['/a//b', 'two slashes'],
    ['/a/../b', '".."'],
    ['/a/.', '"."'],
    ['/a b', '"a b"'],
    ['/a%2fb', '%2f'],
    ['/a"><script>', 'part'],
    [`/${'a'.repeat(256)}`, '257'],
    ['/run/a', '/run'],
    ['/f.png', '/f.png'],
  ])('is not %j', (text, said) => {
    expect(basePathFault(text)).toContain(said);
  });
});

it.each([
  [`${BASE}/run/a?x=1`, '/run/a?x=1'],
  [`${BASE}`, '/'],
  [`${BASE}?token=a`, '/?token=a'],
  [`${BASE}/`, '/'],
  ['/run/a?x=1', '/run/a?x=1'],
  [`${BASE}0/run/a`, `${BASE}0/run/a`],
  [`${BASE}//elsewhere.org`, '//elsewhere.org'],
])('%s without it is %s', (address, expected) => {
  expect(withoutBasePath(address, BASE)).toBe(expected);
  expect(withoutBasePath(address, '')).toBe(address);
});

it.each([
  ['/signin?next=%2F', `${BASE}/signin?next=%2F`],
  ['/', `${BASE}/`],
  [`${BASE}/run/a`, `${BASE}/run/a`],
  ['https://login.example/x', 'https://login.example/x'],
  ['//elsewhere.org', '//elsewhere.org'],
])('%s below it is %s', (address, expected) => {
  expect(belowBasePath(address, BASE)).toBe(expected);
  expect(belowBasePath(address, '')).toBe(address);
});
