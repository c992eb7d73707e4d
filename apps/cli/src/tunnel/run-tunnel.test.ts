import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, get, type IncomingMessage, type RequestListener, request } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { createServer, type TlsOptions } from 'node:tls';
import { expect, test } from 'vitest';
import { SessionDirectory } from '../testing/tls-session.js';
import { TunnelInProcess } from '../testing/tunnel-in-process.js';
import { SESSION_HEADER } from './absence-answers.js';
import { tunnelReport } from './tunnel-record.js';

const hello: RequestListener = (_request, response) => response.end('hello');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

interface Answer {
  readonly status: number | undefined;
  readonly session: string | undefined;
  readonly body: string;
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const session = response.headers[SESSION_HEADER];
  return { status: response.statusCode, session: session?.toString(), body: await text(response) };
}

/** Asks on a connection of its own. */
async function ask(port: number, headers: Record<string, string> = {}, host = '127.0.0.1'): Promise<Answer> {
  const asked = get({ port, host, headers, agent: false });
  const [response]: IncomingMessage[] = await once(asked, 'response');
  if (response === undefined) throw new Error('There is no answer.');
  return answerOf(response);
}

test('a browser reaches the server by plain loopback and by a socket of the owner', async () => {
  using at = new SessionDirectory();
  await at.certify();
  await using server = await at.serve(hello);
  await using tunnel = await TunnelInProcess.start(at);
  const answer = { status: 200, session: undefined, body: 'hello' };
  expect(await ask(tunnel.port)).toEqual(answer);
  expect(await ask(tunnel.port, {}, '::1')).toEqual(answer);

  const { socket } = tunnel.place;
  const asked = get({ socketPath: socket ?? '', agent: false });
  const [response]: IncomingMessage[] = await once(asked, 'response');
  expect(response && (await answerOf(response))).toEqual(answer);
  expect(server.requests).toBe(3);
  // The tickets of the first connection were kept.
  expect(server.resumed).toBe(2);

  expect(Buffer.byteLength(socket ?? '')).toBeLessThan(108);
  expect([modeOf(socket ?? ''), modeOf(dirname(socket ?? ''))]).toEqual(['600', '700']);
  const record = join(at.directory, 'tunnel.json');
  expect(modeOf(record)).toBe('600');
  expect(tunnelReport(at.directory)).toMatchObject({ condition: 'alive', port: tunnel.port, socket });
  expect(await tunnel.stop()).toBe(0);
  expect([existsSync(record), existsSync(dirname(socket ?? ''))]).toEqual([false, false]);
  await expect(ask(tunnel.port)).rejects.toThrow('ECONNREFUSED');
});

test('the port is that of the session or one of the next, and exactly the one that was asked for', async () => {
  using a = new SessionDirectory('a');
  using b = new SessionDirectory('b');
  const first = await TunnelInProcess.start(a);
  b.write({ address: `https://10.1.2.3:${first.port}` });
  const second = await TunnelInProcess.start(b);
  expect(second.port).toBeGreaterThan(first.port);
  expect(second.port).toBeLessThanOrEqual(first.port + 20);
  await second.stop();
  const taken = TunnelInProcess.start(b, { port: first.port });
  await expect(taken).rejects.toThrow('is in use by another program');
  expect(existsSync(join(b.directory, 'tunnel.json'))).toBe(false);
  await first.stop();
  await using third = await TunnelInProcess.start(b);
  expect(third.port).toBe(first.port);
});

test('a session that is over, waits, or is not reached is told as such, and found again', {
  timeout: 30_000,
}, async () => {
  using at = new SessionDirectory();
  await at.certify();
  at.write({ phase: 'queued', job_id: '7' });
  await using tunnel = await TunnelInProcess.start(at);
  const waiting = await ask(tunnel.port);
  expect(waiting).toMatchObject({ status: 503, session: 'waiting' });
  expect(JSON.parse(waiting.body).error.message).toBe(
    'The session "x" does not answer: its job waits in the queue; emout server status tells more.',
  );

  const first = await at.serve(hello);
  await expect.poll(async () => (await ask(tunnel.port)).body, { timeout: 5_000 }).toBe('hello');
  await first.kill();
  const lost = await ask(tunnel.port, { accept: 'text/html,*/*' });
  expect(lost).toMatchObject({ status: 503, session: 'unreachable' });
  expect(lost.body).toContain('&quot;x&quot; does not answer: nothing listens at its address;');
  expect(lost.body).toMatch(/^<!doctype html>/);
  at.remove('state.json');
  await expect.poll(async () => (await ask(tunnel.port)).session, { timeout: 5_000 }).toBe('over');

  // The next start has another port and other certificates.
  await at.certify();
  await using second = await at.serve((_request, response) => response.end('again'));
  await expect.poll(async () => (await ask(tunnel.port)).body, { timeout: 5_000 }).toBe('again');
  expect(second.requests).toBe(1);
});

test('what is said in the place of a session is not kept, and holds no secret', async () => {
  using at = new SessionDirectory();
  await using tunnel = await TunnelInProcess.start(at);
  const asked = request({ port: tunnel.port, method: 'POST', path: '/?token=geheim', agent: false });
  asked.end('x'.repeat(1_000_000));
  const [response]: IncomingMessage[] = await once(asked, 'response');
  expect(response?.statusCode).toBe(503);
  expect(response?.headers).toMatchObject({
    'cache-control': 'no-store',
    'retry-after': '5',
    connection: 'close',
  });
  const said = JSON.stringify(response?.headers) + (response ? await text(response) : '');
  for (const word of ['geheim', at.home, 'BEGIN']) expect(said).not.toContain(word);
});

test('nothing is said to a server that has another certificate', async () => {
  using at = new SessionDirectory();
  using stranger = new SessionDirectory();
  await at.certify();
  await stranger.certify();
  await using server = await stranger.serve(hello);
  const heard: string[] = [];
  server.server.on('secureConnection', (socket) => socket.on('data', (block) => heard.push(String(block))));
  at.write({ address: `https://127.0.0.1:${server.port}` });
  await using tunnel = await TunnelInProcess.start(at);
  const answer = await ask(tunnel.port, { cookie: 'session=geheim' });
  expect(answer).toMatchObject({ status: 503, session: 'unreachable' });
  expect(answer.body).toContain('is not its server');
  expect([server.requests, heard]).toEqual([0, []]);
  // Neither to one that has the certificate of another host.
  await at.certify('10.1.2.3');
  await using moved = await at.serve(hello);
  await expect
    .poll(async () => (await ask(tunnel.port)).body, { timeout: 5_000 })
    .toContain('is not its server');
  expect(moved.requests).toBe(0);
});

test('a session of the loopback address of this machine is passed on, and the tunnel never to itself', async () => {
  using at = new SessionDirectory();
  await using plain = await TunnelInProcess.start(at);
  using local = new SessionDirectory('local');
  local.write({ address: `http://localhost:${plain.port}` });
  await using tunnel = await TunnelInProcess.start(local);
  expect((await ask(tunnel.port)).body).toContain('The session \\"x\\" does not answer: it is over');
  local.write({ address: `http://localhost:${tunnel.port}` });
  await expect
    .poll(async () => (await ask(tunnel.port)).body, { timeout: 5_000 })
    .toContain('the tunnel has its port');
  local.write({ address: 'http://localhost:14500', host: 'node-8' });
  await expect
    .poll(async () => (await ask(tunnel.port)).body, { timeout: 5_000 })
    .toContain('loopback address of its own node');
});

test('a hundred connections at once, and every byte both ways', { timeout: 60_000 }, async () => {
  using at = new SessionDirectory();
  await at.certify();
  await using server = await at.serve(async (asked, response) => {
    response.end(await buffer(asked));
  });
  await using tunnel = await TunnelInProcess.start(at);
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const echo = async (sent: Buffer): Promise<Buffer> => {
    const asked = request({ port: tunnel.port, method: 'POST', agent });
    asked.end(sent);
    const [response]: IncomingMessage[] = await once(asked, 'response');
    if (response === undefined) throw new Error('There is no answer.');
    return buffer(response);
  };
  const all = await Promise.all(
    Array.from({ length: 200 }, async (_, k) => {
      const sent = Buffer.alloc(30_000 + k, k);
      return sent.equals(await echo(sent));
    }),
  );
  expect(all.every((same) => same)).toBe(true);
  expect(server.connections).toBeLessThanOrEqual(100);
  const large = Buffer.from(Float64Array.from({ length: 4_000_000 }, (_, k) => k * 0.37).buffer);
  expect(large.equals(await echo(large))).toBe(true);
  agent.destroy();
});

test('a slow reader holds the server back instead of filling the memory', { timeout: 30_000 }, async () => {
  using at = new SessionDirectory();
  await at.certify();
  const block = Buffer.alloc(1_000_000, 7);
  const total = 200;
  let sent = 0;
  await using _server = await at.serve(async (_request, response) => {
    for (; sent < total; sent++) if (!response.write(block)) await once(response, 'drain');
    response.end();
  });
  await using tunnel = await TunnelInProcess.start(at);
  const reader = connect(tunnel.port, '127.0.0.1');
  reader.pause();
  reader.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let before = -1;
  await expect
    .poll(
      () => {
        const still = sent === before && sent > 0;
        before = sent;
        return still;
      },
      { timeout: 10_000, interval: 500 },
    )
    .toBe(true);
  // What the kernel and the streams between hold.
  expect(sent).toBeLessThan(40);
  let heard = 0;
  for await (const part of reader) heard += part.length;
  expect(heard).toBeGreaterThan(total * block.length);
});

test('the end of one direction is passed on while the other goes on', async () => {
  using at = new SessionDirectory();
  await at.certify();
  const file = (name: string) => readFileSync(join(at.directory, 'certs', name));
  const options: TlsOptions & { allowHalfOpen: true } = {
    ...{ ca: file('ca.pem'), cert: file('server.pem'), key: file('server-key.pem') },
    ...{ requestCert: true, rejectUnauthorized: true, allowHalfOpen: true },
  };
  const server = createServer(options, (socket) => {
    const heard: Buffer[] = [];
    socket.on('data', (part) => heard.push(part));
    socket.on('end', () => socket.end(Buffer.concat(heard).reverse()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  at.write({ address: `https://127.0.0.1:${address.port}` });
  await using tunnel = await TunnelInProcess.start(at);
  const sent = Buffer.from(Uint8Array.from({ length: 3_000_000 }, (_, k) => k % 251));
  const client = connect({ port: tunnel.port, host: '127.0.0.1', allowHalfOpen: true });
  client.end(sent);
  const heard = await buffer(client);
  server.close();
  expect(heard.equals(Buffer.from(sent).reverse())).toBe(true);
});

test('a break of either connection breaks the other', async () => {
  using at = new SessionDirectory();
  await at.certify();
  let closed = 0;
  await using server = await at.serve((asked, response) => {
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    if (asked.url === '/open') response.write('begun');
    else response.end('done');
  });
  await using tunnel = await TunnelInProcess.start(at);
  const breaks = connect(tunnel.port, '127.0.0.1');
  breaks.write('GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(breaks, 'data');
  breaks.destroy();
  await expect.poll(() => closed, { timeout: 5_000 }).toBe(1);

  const cut = connect(tunnel.port, '127.0.0.1');
  cut.on('error', () => undefined);
  cut.write('GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(cut, 'data');
  const over = once(cut, 'close');
  await server.kill();
  await over;
  await expect.poll(() => server.connections, { timeout: 5_000 }).toBe(0);
});

test('it ends when its session is gone for long, or another tunnel took its place', async () => {
  using at = new SessionDirectory();
  await at.certify();
  await using _server = await at.serve(hello);
  const quick = { watchMs: 50, goneLimitMs: 1_500 };
  await using first = await TunnelInProcess.start(at, quick);
  await using second = await TunnelInProcess.start(at, quick);
  expect(await first.ended).toBe(0);
  expect(tunnelReport(at.directory)?.port).toBe(second.port);
  expect((await ask(second.port)).body).toBe('hello');

  at.remove('tunnel.json');
  await expect.poll(() => tunnelReport(at.directory)?.port, { timeout: 5_000 }).toBe(second.port);
  const { socket } = second.place;
  rmSync(socket ?? '');
  await expect.poll(() => tunnelReport(at.directory)?.socket, { timeout: 5_000 }).not.toBe(socket);
  expect(existsSync(tunnelReport(at.directory)?.socket ?? '')).toBe(true);

  at.remove('state.json');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(at.directory, 'tunnel.json'))).toBe(false);
});
