import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, request as requestPlainly } from 'node:http';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN, WebAndWorker } from './testing/web-and-worker.js';

const BEARER = { authorization: `Bearer ${TOKEN}` };
const FIGURE = '/fig/lunar/a.png?expr=phisp[-1,:,3,:]';

let server: WebAndWorker;
beforeEach(async () => {
  server = await WebAndWorker.start();
});
afterEach(() => server[Symbol.asyncDispose]());

async function readAll(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}

/** Asks for a path as it stands; `request` of undici would resolve its dots. */
async function askPlainly(
  address: string,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> {
  const asked = requestPlainly({ port: server.port, host: '127.0.0.1', path: address, method });
  asked.end(body);
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  if (answer === undefined) throw new Error('no answer');
  return { status: answer.statusCode ?? 0, text: await readAll(answer) };
}

describe('requests for pages', () => {
  it.each(['/_next/static/../../run/a', '/api/auth/%2e%2e/%2e%2e/run/a', '/_next/static/..%5c..%5crun/a'])(
    'are not let in by the way of open addresses: %s',
    async (address) => {
      const answer = await askPlainly(address);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('a page');
    },
  );

  it('carry no body but the small one of the sign-in', async () => {
    expect((await askPlainly('/api/auth/callback/key', 'POST', 'key=x')).status).toBe(403);
    expect((await askPlainly('/api/auth/callback/key', 'POST', 'k'.repeat(17_000))).status).toBe(413);
    expect((await askPlainly('/signin', 'POST', 'x')).status).toBe(405);
    expect((await askPlainly('/run/a', 'PUT', 'x')).status).toBe(405);
  });
});

describe('the gate', () => {
  it('sends pages without a session to the sign-in page', async () => {
    const answer = await server.ask('/run/a?expr=x');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/signin?next=%2Frun%2Fa%3Fexpr%3Dx');
  });

  it.each([FIGURE, '/f.png?s=x', '/api/other'])('answers 401 with a sentence to %s', async (address) => {
    const answer = await server.ask(address);
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({
      error: { tag: 'SignedOut', message: expect.stringContaining('Bearer') },
    });
  });

  it('answers 401 in the shape of a tRPC error, once for each question', async () => {
    const one = await server.ask('/api/trpc/runs.list');
    expect(one.status).toBe(401);
    expect(one.json()).toMatchObject({
      error: { data: { tag: 'SignedOut', path: 'runs.list', httpStatus: 401 } },
    });
    const two = await server.ask('/api/trpc/runs.list,session.info?batch=1');
    expect(two.json()).toMatchObject([{ error: {} }, { error: { data: { path: 'session.info' } } }]);
  });

  it('exchanges a key in the address for the cookie, and keeps no trace of it', async () => {
    const answer = await server.ask(`/run/a?x=1&token=${TOKEN}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/run/a?x=1');
    expect(answer.headers['set-cookie']).toMatch(/^emout-session-test=.*HttpOnly/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const wrong = await server.ask('/run/a?x=1&token=wrong');
    expect(wrong.headers['set-cookie']).toBeUndefined();
    expect(wrong.headers.location).toBe('/signin?next=%2Frun%2Fa%3Fx%3D1&problem=wrong');
    expect((await server.ask(`//elsewhere.org/?token=${TOKEN}`)).headers.location).toBe('/');
  });

  it('takes bearer tokens for pictures and questions, not for pages', async () => {
    server.behave = (_request, response) => response.end('{}');
    expect((await server.ask('/api/trpc/session.info', BEARER)).status).toBe(200);
    expect((await server.ask('/api/trpc/session.info', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await server.ask('/', BEARER)).status).toBe(303);
  });

  it('shows pages to a session, and sign-in only without one', async () => {
    expect((await server.ask('/', { cookie: server.cookie })).text).toBe('a page');
    expect((await server.ask('/signin')).text).toBe('a page');
    const signedIn = await server.ask('/signin?next=/run/a', { cookie: server.cookie });
    expect(signedIn.headers.location).toBe('/run/a');
  });

  it('does not let another port of localhost ask with the shared cookie', async () => {
    server.behave = (_request, response) => response.end('{}');
    expect(
      (await server.ask('/api/trpc/runs.list', { cookie: server.cookie, 'sec-fetch-site': 'same-site' }))
        .status,
    ).toBe(403);
    expect(
      (await server.ask('/api/trpc/runs.list', { cookie: server.cookie, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(200);
  });

  it('refuses names that a stranger can give to this machine', async () => {
    const answer = await server.ask('/', { cookie: server.cookie, host: 'evil.example' });
    expect(answer.status).toBe(421);
  });

  it('overwrites headers that only this server may set', async () => {
    await server.ask('/?lang=ja', {
      cookie: server.cookie,
      'x-nonce': 'mine',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'src/proxy',
      'x-emout-query': 'lang=en',
    });
    expect(server.pageHeaders).toMatchObject({ 'x-emout-query': 'lang=ja', 'x-forwarded-proto': 'http' });
    expect(server.pageHeaders['x-nonce']).not.toBe('mine');
    expect(server.pageHeaders['x-forwarded-host']).toBe(server.pageHeaders.host);
    expect(server.pageHeaders['x-middleware-subrequest']).toBeUndefined();
  });
});

describe('pictures', () => {
  it('come from the worker with their entity tag, and 304 comes through', async () => {
    const asked: string[] = [];
    server.behave = async (message, response) => {
      asked.push(`${message.method} ${message.url} ${await readAll(message)}`);
      response.setHeader('etag', '"a"');
      if (message.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end('PNG');
    };
    const first = await server.ask(FIGURE, { cookie: server.cookie });
    expect(first).toMatchObject({ status: 200, text: 'PNG' });
    expect(first.headers).toMatchObject({
      etag: '"a"',
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
    });
    expect(asked[0]).toMatch(/^POST \/figure\?format=png \{.*"run":"lunar\/a"/);
    const again = await server.ask(FIGURE, { cookie: server.cookie, 'if-none-match': '"a"' });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(await server.ask(FIGURE, { cookie: server.cookie }, 'HEAD')).toMatchObject({
      status: 200,
      text: '',
    });
  });

  it.each([
    ['svg', 'image/svg+xml', /sandbox$/],
    ['html', 'text/html; charset=utf-8', /sandbox allow-scripts$/],
    ['pdf', 'application/pdf', /^(?!.*(?:sandbox|default-src)).*frame-ancestors 'self'$/],
    ['png', 'image/png', /^default-src 'none';.*frame-ancestors 'none'; sandbox$/],
  ] as const)('come as %s with a name and what they may do', async (ending, mime, policy) => {
    server.behave = (message, response) => {
      if (message.url?.startsWith(`/figure?format=${ending}`) !== true) response.writeHead(500);
      else response.writeHead(200, { 'content-type': mime, etag: '"b"' });
      response.end('bytes');
    };
    const query = '?expr=phisp[3,:,3,:]&lang=ja';
    const answer = await server.ask(`/fig/lunar/a.${ending}${query}`, { cookie: server.cookie });
    expect(answer).toMatchObject({ status: 200, text: 'bytes' });
    expect(answer.headers).toMatchObject({
      etag: '"b"',
      'content-type': mime,
      'content-disposition': `inline; filename="a_phisp_t3_y3.${ending}"`,
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-security-policy']).toMatch(policy);
  });

  it('pass the worker’s refusal on as one sentence, or as JSON where that is accepted', async () => {
    server.behave = (_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { tag: 'UnknownField', message: 'There is no field.', hint: 'See phisp.' } }),
      );
    };
    const plain = await server.ask(FIGURE, BEARER);
    expect(plain).toMatchObject({ status: 404, text: 'There is no field. See phisp.\n' });
    expect(plain.headers['content-type']).toMatch(/^text\/plain/);
    const json = await server.ask(FIGURE, { ...BEARER, accept: 'application/json' });
    expect(json.json()).toEqual({
      error: { tag: 'UnknownField', message: 'There is no field.', hint: 'See phisp.' },
    });
  });

  it.each(['/fig/a.tif?expr=x', '/fig/a.png?expr=phisp&colour=1', '/f.png', '/f.png?s=cut'])(
    'refuse %s before the worker is asked',
    async (address) => {
      const answer = await server.ask(address, BEARER);
      expect([400, 404]).toContain(answer.status);
      expect(answer.text.trim().length).toBeGreaterThan(20);
      expect(answer.text.trim()).not.toContain('\n');
    },
  );

  it('say that the worker is lost', async () => {
    await server.loseWorker();
    expect(await server.ask(FIGURE, BEARER)).toMatchObject({
      status: 503,
      text: expect.stringContaining('worker'),
    });
    const question = await server.ask('/api/trpc/runs.list', BEARER);
    expect(question.status).toBe(503);
    expect(question.json()).toMatchObject({ error: { data: { tag: 'WorkerLost', httpStatus: 503 } } });
  });

  it('are cancelled in the worker when nobody waits for them any more', async () => {
    const seen = new EventEmitter();
    const arrived = once(seen, 'arrived');
    const left = once(seen, 'left');
    server.behave = (_request, response) => {
      response.once('close', () => seen.emit('left'));
      seen.emit('arrived');
    };
    const controller = new AbortController();
    const asking = request(`http://127.0.0.1:${server.port}${FIGURE}`, {
      headers: BEARER,
      signal: controller.signal,
    });
    await arrived;
    controller.abort();
    await expect(asking).rejects.toThrow();
    await left;
  });
});

describe('questions', () => {
  it('reach the worker with method, query and body, and without the session', async () => {
    const asked: unknown[] = [];
    server.behave = async (message, response) => {
      asked.push([
        message.method,
        message.url,
        await readAll(message),
        message.headers.cookie,
        message.headers.authorization,
      ]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":{}}');
    };
    const json = { 'content-type': 'application/json' };
    await server.ask('/api/trpc/runs.get?input=%7B%7D', { cookie: server.cookie });
    const posted = await server.ask(
      '/api/trpc/figures.describe',
      { ...BEARER, ...json },
      'POST',
      '{"spec":{}}',
    );
    expect(posted.json()).toEqual({ result: {} });
    expect(posted.headers['cache-control']).toBe('no-store');
    expect(asked).toEqual([
      ['GET', '/trpc/runs.get?input=%7B%7D', '', undefined, undefined],
      ['POST', '/trpc/figures.describe', '{"spec":{}}', undefined, undefined],
    ]);
  });

  it('with too large a body are refused', async () => {
    const answer = await server.ask('/api/trpc/figures.describe', BEARER, 'POST', 'x'.repeat(400_000));
    expect(answer.status).toBe(413);
    expect(answer.json()).toMatchObject({ error: { data: { tag: 'BodyTooLarge' } } });
  });
});
