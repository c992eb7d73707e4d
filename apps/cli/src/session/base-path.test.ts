import { expect, test } from 'vitest';
import { basePath, basePathAt } from './base-path.js';

test.each([
  ['', ''],
  ['/', ''],
  ['/a/b/', '/a/b'],
  ['/user/ann/proxy/absolute/14500', '/user/ann/proxy/absolute/14500'],
  ['/node/{host}/{port}', '/node/{host}/{port}'],
])('%j is used as %j', (text, path) => expect(basePath(text)).toBe(path));

test.each(['a', 'a/b', '//a', '/a//b', '/..', '/a/./b', '/a?b', '/a b', '/a#b', '/%2e', '/{user}', '/ä'])(
  '%j is no base path',
  (text) => expect(basePath(text)).toBeNull(),
);

test('node and port are put in where they are known', () => {
  expect(basePathAt('/node/{host}/{port}', 'cx12', 14_500)).toBe('/node/cx12/14500');
});
