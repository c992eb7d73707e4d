import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request as requestPlainly,
  type Server,
} from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Gate } from './gate.js';
import { SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';
import { createWebServer } from './web-server.js';
import { WorkerLink } from './worker-link.js';

const TOKEN = 'c0ffee';
const BEARER = { authorization: `Bearer ${TOKEN}` };
const FIGURE = '/fig/lunar/a.png?expr=phisp[-1,:,3,:]';

let directory: string;
let worker: Server;
let web: Server;
let link: WorkerLink;
let cookie: string;
/** What the worker does with a request in this test. */
let behave: RequestListener;
let pageHeaders: IncomingMessage['headers'];

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-web-'));
  writeFileSync(path.join(directory, 'token'), TOKEN);
  writeFileSync(path.join(directory, 'secret'), 'secret');
  behave = (_request, response) => response.writeHead(500).end();
  const socket = path.join(directory, 'worker.sock');
  worker = createServer((asked, response) => behave(asked, response)).listen(socket);
  await once(worker, 'listening');
  const keys = SessionKeys.read(directory, 'test');
  const sessions = new SessionCookie(keys);
  cookie = (await sessions.issue()).split(';')[0] ?? '';
  link = new WorkerLink(socket);
  web = createWebServer({
    gate: new Gate(keys, sessions),
    link,
    allowedHosts: [],
    pages: async (asked, response) => {
      pageHeaders = asked.headers;
      response.end('a page');
    },
  }).listen(0, '127.0.0.1');
  await once(web, 'listening');
});

afterEach(async () => {
  await link[Symbol.asyncDispose]();
  for (const server of [web, worker]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(directory, { recursive: true, force: true });
});

async function ask(
  address: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' | 'POST' = 'GET',
  body?: string,
) {
  const at = web.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const answer = await request(`http://127.0.0.1:${port}${address}`, { method, headers, body: body ?? null });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text, json: (): unknown => JSON.parse(text) };
}

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
  const at = web.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const asked = requestPlainly({ port, host: '127.0.0.1', path: address, method });
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
    expect((await askPlainly('/api/auth/callback/key', 'POST', 'key=x')).text).toBe('a page');
    expect((await askPlainly('/api/auth/callback/key', 'POST', 'k'.repeat(17_000))).status).toBe(413);
    expect((await askPlainly('/signin', 'POST', 'x')).status).toBe(405);
    expect((await askPlainly('/run/a', 'PUT', 'x')).status).toBe(405);
  });
});

describe('the gate', () => {
  it('sends pages without a session to the sign-in page', async () => {
    const answer = await ask('/run/a?expr=x');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/signin?next=%2Frun%2Fa%3Fexpr%3Dx');
  });

  it.each([FIGURE, '/f.png?s=x', '/api/other'])('answers 401 with a sentence to %s', async (address) => {
    const answer = await ask(address);
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({
      error: { tag: 'SignedOut', message: expect.stringContaining('Bearer') },
    });
  });

  it('answers 401 in the shape of a tRPC error, once for each question', async () => {
    const one = await ask('/api/trpc/runs.list');
    expect(one.status).toBe(401);
    expect(one.json()).toMatchObject({
      error: { data: { tag: 'SignedOut', path: 'runs.list', httpStatus: 401 } },
    });
    const two = await ask('/api/trpc/runs.list,session.info?batch=1');
    expect(two.json()).toMatchObject([{ error: {} }, { error: { data: { path: 'session.info' } } }]);
  });

  it('exchanges a key in the address for the cookie, and keeps no trace of it', async () => {
    const answer = await ask(`/run/a?x=1&token=${TOKEN}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/run/a?x=1');
    expect(answer.headers['set-cookie']).toMatch(/^emout-session-test=.*HttpOnly/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const wrong = await ask('/run/a?x=1&token=wrong');
    expect(wrong.headers['set-cookie']).toBeUndefined();
    expect(wrong.headers.location).toBe('/signin?next=%2Frun%2Fa%3Fx%3D1&wrong=1');
    expect((await ask(`//elsewhere.org/?token=${TOKEN}`)).headers.location).toBe('/');
  });

  it('takes bearer tokens for pictures and questions, not for pages', async () => {
    behave = (_request, response) => response.end('{}');
    expect((await ask('/api/trpc/session.info', BEARER)).status).toBe(200);
    expect((await ask('/api/trpc/session.info', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await ask('/', BEARER)).status).toBe(303);
  });

  it('shows pages to a session, and sign-in only without one', async () => {
    expect((await ask('/', { cookie })).text).toBe('a page');
    expect((await ask('/signin')).text).toBe('a page');
    const signedIn = await ask('/signin?next=/run/a', { cookie });
    expect(signedIn.headers.location).toBe('/run/a');
  });

  it('does not let another port of localhost ask with the shared cookie', async () => {
    behave = (_request, response) => response.end('{}');
    expect((await ask('/api/trpc/runs.list', { cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await ask('/api/trpc/runs.list', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('refuses names that a stranger can give to this machine', async () => {
    const answer = await ask('/', { cookie, host: 'evil.example' });
    expect(answer.status).toBe(421);
  });

  it('overwrites headers that only this server may set', async () => {
    await ask('/?lang=ja', {
      cookie,
      'x-nonce': 'mine',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'src/proxy',
      'x-emout-query': 'lang=en',
    });
    expect(pageHeaders).toMatchObject({ 'x-emout-query': 'lang=ja', 'x-forwarded-proto': 'http' });
    expect(pageHeaders['x-nonce']).not.toBe('mine');
    expect(pageHeaders['x-forwarded-host']).toBe(pageHeaders.host);
    expect(pageHeaders['x-middleware-subrequest']).toBeUndefined();
  });
});

describe('pictures', () => {
  it('come from the worker with their entity tag, and 304 comes through', async () => {
    const asked: string[] = [];
    behave = async (message, response) => {
      asked.push(`${message.method} ${message.url} ${await readAll(message)}`);
      response.setHeader('etag', '"a"');
      if (message.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end('PNG');
    };
    const first = await ask(FIGURE, { cookie });
    expect(first).toMatchObject({ status: 200, text: 'PNG' });
    expect(first.headers).toMatchObject({
      etag: '"a"',
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
    });
    expect(asked[0]).toMatch(/^POST \/figure \{.*"run":"lunar\/a"/);
    const again = await ask(FIGURE, { cookie, 'if-none-match': '"a"' });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(await ask(FIGURE, { cookie }, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  it('pass the worker’s refusal on as one sentence, or as JSON where that is accepted', async () => {
    behave = (_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { tag: 'UnknownField', message: 'There is no field.', hint: 'See phisp.' } }),
      );
    };
    const plain = await ask(FIGURE, BEARER);
    expect(plain).toMatchObject({ status: 404, text: 'There is no field. See phisp.\n' });
    expect(plain.headers['content-type']).toMatch(/^text\/plain/);
    const json = await ask(FIGURE, { ...BEARER, accept: 'application/json' });
    expect(json.json()).toEqual({
      error: { tag: 'UnknownField', message: 'There is no field.', hint: 'See phisp.' },
    });
  });

  it.each(['/fig/a.jpg?expr=x', '/fig/a.png?expr=phisp&colour=1', '/f.png', '/f.png?s=cut'])(
    'refuse %s before the worker is asked',
    async (address) => {
      const answer = await ask(address, BEARER);
      expect([400, 404]).toContain(answer.status);
      expect(answer.text.trim().length).toBeGreaterThan(20);
      expect(answer.text.trim()).not.toContain('\n');
    },
  );

  it('say that the worker is lost', async () => {
    worker.closeAllConnections();
    worker.close();
    await once(worker, 'close');
    expect(await ask(FIGURE, BEARER)).toMatchObject({ status: 503, text: expect.stringContaining('worker') });
    const question = await ask('/api/trpc/runs.list', BEARER);
    expect(question.status).toBe(503);
    expect(question.json()).toMatchObject({ error: { data: { tag: 'WorkerLost', httpStatus: 503 } } });
  });

  it('are cancelled in the worker when nobody waits for them any more', async () => {
    const seen = new EventEmitter();
    const arrived = once(seen, 'arrived');
    const left = once(seen, 'left');
    behave = (_request, response) => {
      response.once('close', () => seen.emit('left'));
      seen.emit('arrived');
    };
    const controller = new AbortController();
    const at = web.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    const asking = request(`http://127.0.0.1:${port}${FIGURE}`, {
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
    behave = async (message, response) => {
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
    await ask('/api/trpc/runs.get?input=%7B%7D', { cookie });
    const posted = await ask('/api/trpc/figures.describe', { ...BEARER, ...json }, 'POST', '{"spec":{}}');
    expect(posted.json()).toEqual({ result: {} });
    expect(posted.headers['cache-control']).toBe('no-store');
    expect(asked).toEqual([
      ['GET', '/trpc/runs.get?input=%7B%7D', '', undefined, undefined],
      ['POST', '/trpc/figures.describe', '{"spec":{}}', undefined, undefined],
    ]);
  });

  it('with too large a body are refused', async () => {
    const answer = await ask('/api/trpc/figures.describe', BEARER, 'POST', 'x'.repeat(400_000));
    expect(answer.status).toBe(413);
    expect(answer.json()).toMatchObject({ error: { data: { tag: 'BodyTooLarge' } } });
  });
});
