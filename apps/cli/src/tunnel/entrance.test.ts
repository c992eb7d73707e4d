import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Entrance, type Way } from './entrance.js';

const WAITING: Way = {
  kind: 'absent',
  absence: { condition: 'waiting', reason: '<b>its job</b> waits' },
};

/** A port that leads to `entrance`. */
async function door(entrance: Entrance) {
  const server = createServer({ allowHalfOpen: true }, entrance.admit).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    entrance[Symbol.dispose]();
    server.close();
  };
  return { port, [Symbol.dispose]: close };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

test('no more connections are held than the limit, and a place that is free is taken again', async () => {
  using at = await door(new Entrance('x', async () => WAITING, 2));
  const first = await connected(at.port);
  const second = await connected(at.port);
  const third = await connected(at.port);
  await once(third, 'close');
  expect([first.destroyed, second.destroyed]).toEqual([false, false]);
  first.destroy();
  await expect
    .poll(
      () =>
        new Promise((resolve) => {
          const asked = get({ port: at.port, agent: false }, (response) => resolve(response.statusCode));
          asked.on('error', () => resolve(null));
        }),
      { timeout: 5_000 },
    )
    .toBe(503);
  second.destroy();
});

test('a client that leaves while the way is looked for breaks the search off', async () => {
  let left = false;
  const way = (signal: AbortSignal) =>
    new Promise<Way>((resolve) => {
      signal.addEventListener('abort', () => {
        left = true;
        resolve(WAITING);
      });
    });
  using at = await door(new Entrance('x', way));
  (await connected(at.port)).resetAndDestroy();
  await expect.poll(() => left, { timeout: 5_000 }).toBe(true);
});

test('a page says it as text, and a question for the head alone gets no body', async () => {
  using at = await door(new Entrance('x', async () => WAITING));
  const headers = { accept: 'text/html' };
  for (const method of ['GET', 'HEAD']) {
    const asked = get({ port: at.port, headers, method, agent: false });
    const [response]: IncomingMessage[] = await once(asked, 'response');
    const body = response === undefined ? '' : await text(response);
    expect(response?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(Number(response?.headers['content-length'])).toBeGreaterThan(100);
    expect(body.includes('&lt;b&gt;its job&lt;/b&gt; waits')).toBe(method === 'GET');
    expect(body).not.toContain('<b>');
  }
});

test('what is no HTTP is not answered for long', async () => {
  using at = await door(new Entrance('x', async () => WAITING));
  const socket = await connected(at.port);
  socket.write('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(40), 'latin1');
  const heard = await text(socket);
  expect(heard).toMatch(/^HTTP\/1\.1 400 /);
});
