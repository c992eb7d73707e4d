import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPlainPath, pageRefusal } from './page-request.js';

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

describe('pageRefusal', () => {
  const refusalOf = (pathname: string) =>
    pageRefusal(Object.assign(new IncomingMessage(new Socket()), { method: 'GET' }), pathname);

  it.each(['/run/%c0%ae%c0%ae/a', '/input/%', '/run/%zz', '/run/%e6%97'])(
    'refuses %s, which is no text in UTF-8',
    (pathname) => expect(refusalOf(pathname)).toMatchObject({ status: 400 }),
  );

  it.each(['/run/%E6%97%A5', '/run/100%25', '/run/日本'])('lets %s pass', (pathname) =>
    expect(refusalOf(pathname)).toBeNull(),
  );
});
