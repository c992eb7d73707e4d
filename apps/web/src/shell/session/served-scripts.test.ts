import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { areStillServed } from './served-scripts';

it('believes a server that has a script no more, and nobody else', async () => {
  const server = createServer(({ url, method }, response) => {
    response.statusCode = method !== 'HEAD' ? 405 : url === '/new.js' ? 200 : url === '/busy.js' ? 503 : 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { signal } = new AbortController();
  const served = (...names: string[]) =>
    areStillServed(
      names.map((name) => `${origin}/${name}`),
      signal,
    );
  expect(await served()).toBe(true);
  expect(await served('new.js', 'busy.js')).toBe(true);
  expect(await served('new.js', 'old.js')).toBe(false);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await served('old.js')).toBe(true);
});
