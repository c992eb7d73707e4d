import { describe, expect, it } from 'vitest';
import { isPlainPath } from './page-request.js';

describe('isPlainPath', () => {
  it.each(['/', '/run/a/b.c', '/run/..a/b..', '/run/a%20b', '/run/a%2Fb', '//a', '/run/...', '/run/日本'])(
    'lets %s pass',
    (path) => expect(isPlainPath(path)).toBe(true),
  );

  it.each([
    '/_next/static/../../run/a',
    '/_next/static/%2e%2E/%2e./run/a',
    '/_next/static/..%2f..%2Frun',
    '/_next/static/..%5c../run',
    '/_next/static/..\\..\\run',
    '/./run/a',
    '/run/..',
    'http://elsewhere.org/run/a',
    '*',
  ])('stops %s', (path) => expect(isPlainPath(path)).toBe(false));
});
