import { describe, expect, it } from 'vitest';
import { redirectAddress } from './redirect-address.js';

const BASE = '/node/c013/46291';
const FROM = {
  askedAs: { host: 'portal.example', scheme: 'https' },
  basePath: BASE,
  pathname: '/run/a',
  stripped: false,
} as const;

describe('the address of a redirect', () => {
  it.each([
    ['/signin?next=%2F', `${BASE}/signin?next=%2F`],
    [`${BASE}/signin`, `${BASE}/signin`],
    ['https://portal.example/signin', `${BASE}/signin`],
    ['https://login.example/authorize?x=/y', 'https://login.example/authorize?x=/y'],
    ['//elsewhere.org', '//elsewhere.org'],
  ])('gets the base path where the portal keeps it: %s', (location, expected) => {
    expect(redirectAddress(location, FROM)).toBe(expected);
    const bare = redirectAddress(location, { ...FROM, basePath: '' });
    expect(bare).toBe(location.replace('https://portal.example/', '/'));
  });

  it.each([
    ['/', '/signin?next=%2F'],
    ['/signin', '/'],
    ['/run/a/b', '/signin?next=%2Frun%2Fa%2Fb'],
    ['/run/a', `${BASE}/run/c?x=1`],
    ['/run/a/', '/run/a'],
  ])('leads from %s to %s whether or not the portal puts the base path before it', (pathname, location) => {
    const path = redirectAddress(location, { ...FROM, pathname, stripped: true });
    const wanted = new URL(location.replace(BASE, ''), 'http://x').href.replace(
      'http://x',
      `http://x${BASE}`,
    );
    expect(new URL(path, `http://x${BASE}${pathname}`).href).toBe(wanted);
    // Open OnDemand replaces the dots of a redirect below /rnode by the base path.
    const edited = path.replace(/^([^/]+\/\/[^/]+)|(?=\/)|^([./]{1,}(?<!\/))/, BASE);
    expect(new URL(edited, 'http://x/elsewhere').href).toBe(wanted);
  });
});
