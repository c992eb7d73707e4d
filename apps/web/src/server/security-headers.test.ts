import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN, WebAndWorker } from './testing/web-and-worker.js';

const BASE = '/node/c013/46291';
const FIGURE = '/fig/lunar/a.png?expr=phisp[-1,:,3,:]';
const SVG = FIGURE.replace('.png', '.svg');
const BEARER = { authorization: `Bearer ${TOKEN}` };

const INERT = /^default-src 'none';.*frame-ancestors 'none'.*sandbox$/;
const IMAGE = /^default-src 'none'; img-src 'self' data:;.*frame-ancestors 'none'; sandbox$/;
const PAGE =
  /^default-src 'self'; script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';.*frame-ancestors 'self'$/;

let server: WebAndWorker;
beforeEach(async () => {
  server = await WebAndWorker.start();
  server.behave = (asked, response) => {
    response.setHeader('etag', '"a"');
    if (asked.headers['if-none-match'] === '"a"') response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  };
});
afterEach(() => server[Symbol.asyncDispose]());

interface Case {
  readonly what: string;
  readonly address: string;
  readonly status: number;
  readonly policy: RegExp;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signedIn?: boolean;
  readonly method?: 'GET' | 'HEAD' | 'POST';
}

const CASES: readonly Case[] = [
  { what: 'a page', address: '/run/a', status: 200, policy: PAGE, signedIn: true },
  {
    what: 'the head of a page',
    address: '/run/a',
    status: 200,
    policy: PAGE,
    signedIn: true,
    method: 'HEAD',
  },
  { what: 'the sign-in page', address: '/signin', status: 200, policy: PAGE },
  { what: 'a script', address: '/_next/static/chunks/a.js', status: 200, policy: INERT },
  { what: 'the icon', address: '/icon.svg', status: 200, policy: INERT },
  { what: 'a picture', address: FIGURE, status: 200, policy: IMAGE, headers: BEARER },
  { what: 'an SVG', address: SVG, status: 200, policy: IMAGE, signedIn: true },
  {
    what: 'a picture that is known',
    address: FIGURE,
    status: 304,
    policy: IMAGE,
    headers: { ...BEARER, 'if-none-match': '"a"' },
  },
  { what: 'a picture without a session', address: FIGURE, status: 401, policy: INERT },
  {
    what: 'a picture of no field',
    address: '/fig/a.png?expr=x&colour=1',
    status: 400,
    policy: INERT,
    headers: BEARER,
  },
  {
    what: 'a picture of no format',
    address: '/fig/a.tif?expr=x',
    status: 404,
    policy: INERT,
    headers: BEARER,
  },
  { what: 'surfaces', address: '/api/boundaries?run=a', status: 200, policy: INERT, headers: BEARER },
  { what: 'a question', address: '/api/trpc/runs.list', status: 200, policy: INERT, headers: BEARER },
  { what: 'a question without a session', address: '/api/trpc/runs.list', status: 401, policy: INERT },
  {
    what: 'a question of another page',
    address: '/api/trpc/runs.list',
    status: 403,
    policy: INERT,
    signedIn: true,
    headers: { 'sec-fetch-site': 'same-site' },
  },
  { what: 'the CSRF token', address: '/api/auth/csrf', status: 200, policy: INERT },
  { what: 'a redirect to the sign-in page', address: '/run/a', status: 303, policy: INERT },
  { what: 'a redirect of a key', address: `/run/a?token=${TOKEN}`, status: 303, policy: INERT },
  { what: 'a path with dots', address: '/run/..%5ca', status: 400, policy: INERT },
  { what: 'a method of none', address: '/run/a', status: 405, policy: INERT, method: 'POST' },
  { what: 'a strange host', address: '/', status: 421, policy: INERT, headers: { host: 'evil.example' } },
];

describe('the headers of every answer', () => {
  it.each(CASES)('keep $what from harm', async ({ address, status, policy, headers, signedIn, method }) => {
    const cookie = signedIn === true ? { cookie: server.cookie } : {};
    const answer = await server.ask(address, { ...headers, ...cookie }, method);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(policy),
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(?:same-origin|no-referrer)$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('are there for what is no HTTP', async () => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.end('NO SUCH THING\r\n\r\n');
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*sandbox[\s\S]*nosniff/);
  });

  it('have another nonce for each page', async () => {
    const nonces = new Set<string>();
    for (let k = 0; k < 5; k++) {
      const { headers } = await server.ask('/', { cookie: server.cookie });
      nonces.add(String(headers['content-security-policy']));
      expect(server.pageHeaders['content-security-policy']).toBe(headers['content-security-policy']);
    }
    expect(nonces.size).toBe(5);
  });
});

describe('behind a portal', () => {
  const FORWARDED = { 'x-forwarded-host': 'portal.example', 'x-forwarded-proto': 'https' };

  it('HTTPS is asked for where the browser uses it, and is believed of the portal alone', async () => {
    await using portal = await WebAndWorker.start({
      kind: 'http',
      allowedHosts: ['portal.example'],
      basePath: BASE,
    });
    const secure = await portal.ask(`${BASE}/signin`, FORWARDED);
    expect(secure.headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
    expect(portal.pageHeaders).toMatchObject(FORWARDED);
    const plain = await portal.ask(`${BASE}/signin`, { ...FORWARDED, 'x-forwarded-proto': 'http' });
    expect(plain.headers['strict-transport-security']).toBeUndefined();
    const local = await server.ask('/signin', FORWARDED);
    expect(local.headers['strict-transport-security']).toBeUndefined();
    expect(server.pageHeaders).toMatchObject({ 'x-forwarded-proto': 'http' });
  });

  it('addresses are understood with the base path and without it, and redirects lead below it', async () => {
    await using portal = await WebAndWorker.start({
      kind: 'http',
      allowedHosts: ['portal.example'],
      basePath: BASE,
    });
    portal.behave = (_, response) => response.end('PNG');
    const cookie = portal.cookie;
    for (const before of [BASE, '']) {
      expect((await portal.ask(`${before}${FIGURE}`, { ...FORWARDED, cookie })).text).toBe('PNG');
      const page = await portal.ask(`${before}/run/a`, { ...FORWARDED, cookie });
      expect(page.text).toBe('a page');
      expect(page.headers['x-nextjs-rewritten-path']).toBe('/run/a');
    }
    expect((await portal.ask(BASE, { ...FORWARDED, cookie })).text).toBe('a page');
    const kept = await portal.ask(`${BASE}/run/a`, FORWARDED);
    expect(kept.headers.location).toBe(`${BASE}/signin?next=%2Frun%2Fa`);
    const stripped = await portal.ask('/run/a', FORWARDED);
    expect(stripped.headers.location).toBe('../signin?next=%2Frun%2Fa');
    const opened = await portal.ask(`${BASE}/run/a?token=${TOKEN}`, FORWARDED);
    expect(opened.headers.location).toBe(`${BASE}/run/a`);
    expect(String(opened.headers['set-cookie'])).toContain(`Path=${BASE};`);
    const beside = await portal.ask(`${BASE}x/run/a`, FORWARDED);
    expect(beside.headers.location).toContain(encodeURIComponent(`${BASE}x/run/a`));
  });
});
