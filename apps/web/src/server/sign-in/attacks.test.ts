import { connect } from 'node:net';
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../testing/browser.js';
import { SignInServer } from '../testing/sign-in-server.js';

const LASTING = { kind: 'lasting', role: 'owner' } as const;
const FIGURE = '/fig/lunar/a.png?expr=phisp[-1,:,3,:]';
const WRONG = 'cd'.repeat(24);

let server: SignInServer;
let browser: Browser;
beforeEach(async () => {
  server = await SignInServer.start();
  browser = new Browser(`http://127.0.0.1:${server.port}`);
});
afterEach(() => server[Symbol.asyncDispose]());

async function signedIn(at = server): Promise<Browser> {
  const person = new Browser(`http://127.0.0.1:${at.port}`);
  await person.ask(`/?token=${at.key().key}`);
  return person;
}

/** Sends a request as it stands, with any `Host`; the status of its answer. */
async function askPlainly(path: string, host: string | null): Promise<number> {
  const socket = connect(server.port, '127.0.0.1');
  const line = host === null ? '' : `Host: ${host}\r\n`;
  socket.end(`GET ${path} HTTP/1.1\r\n${line}Connection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
}

describe('a form of another page', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' },
  ] as Record<string, string>[])('neither signs in nor out: %j', async (headers) => {
    const person = await signedIn();
    const { csrfToken } = JSON.parse((await person.ask('/api/auth/csrf')).text) as { csrfToken: string };
    const { key } = server.key();
    for (const [action, fields] of [
      ['signout', {}],
      ['callback/key', { key }],
      ['signin/key', { key }],
    ] as const) {
      const answer = await person.ask(`/api/auth/${action}`, { form: { csrfToken, ...fields }, headers });
      expect([action, answer.status]).toEqual([action, 403]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect((await person.ask('/')).text).toBe('page /');
    expect((await server.audit()).filter(({ event }) => event === 'foreign-page')).toHaveLength(3);
    // The key was not looked at.
    expect((await browser.ask(`/?token=${key}`)).location).toBe('/');
  });

  it.each([{}, { csrfToken: 'a'.repeat(64) }, { csrfToken: '' }] as Record<string, string>[])(
    'does nothing without the token of the page: %j',
    async (csrf) => {
      const person = await signedIn();
      const { key } = server.key();
      await person.ask('/api/auth/csrf');
      const typed = await person.ask('/api/auth/callback/key', { form: { key, ...csrf } });
      expect([typed.status, typed.text]).toEqual([403, '{"problem":"stale"}']);
      expect((await person.ask('/api/auth/signout', { form: csrf })).status).toBe(403);
      expect((await person.ask('/')).text).toBe('page /');
      expect((await browser.ask(`/?token=${key}`)).location).toBe('/');
    },
  );

  it('is not answered in the name of a signed-in browser anywhere below /api', async () => {
    const person = await signedIn();
    for (const address of ['/api/trpc/runs.list', '/api/boundaries', '/api/other']) {
      const answer = await person.ask(address, { headers: { 'sec-fetch-site': 'same-site' } });
      expect([address, answer.status]).toEqual([address, 403]);
    }
  });
});

describe('a key in another place than its own', () => {
  it('opens nothing', async () => {
    const { key } = server.key(LASTING);
    const answers = [
      await browser.ask('/run/a', { headers: { authorization: `Bearer ${key}` } }),
      await browser.ask('/run/a', { headers: { cookie: `emout-session-test=${key}` } }),
      await browser.ask('/run/a', { headers: { cookie: `token=${key}` } }),
      await browser.ask('/run/a', { headers: { 'x-emout-token': key, token: key } }),
      await browser.ask(FIGURE, { headers: { authorization: `Basic ${btoa(`owner:${key}`)}` } }),
      await browser.ask(`/api/trpc/runs.list?token=${key}`),
      await browser.ask('/api/trpc/runs.list', { form: { token: key } }),
    ];
    for (const { status, headers } of answers) {
      expect([303, 401]).toContain(status);
      expect(headers.location ?? '/signin').toMatch(/^\/signin/);
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect((await browser.ask('/', { form: { token: key } })).status).toBe(405);
  });
});

describe('a cookie that this session has not made', () => {
  it('opens nothing, be it of a session of the same name or made up', async () => {
    await using other = await SignInServer.start();
    const stranger = await signedIn(other);
    const own = await signedIn();
    const claims = { role: 'owner', scope: null, sid: 'a'.repeat(24) };
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const good = own.cookies.get('emout-session-test') ?? '';
    const parts = good.split('.');
    const values = [
      stranger.cookies.get('emout-session-test') ?? '',
      `${part({ alg: 'none' })}.${part({ ...claims, iat: now, exp: now + 600 })}.`,
      `${part({ alg: 'none', enc: 'none' })}..${part(claims)}.${part(claims)}.`,
      await encode({ token: claims, secret: '' }).catch(() => 'x'),
      [part({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }), ...parts.slice(1)].join('.'),
      [...parts.slice(0, 3), `${parts[3]?.slice(0, -4)}AAAA`, parts[4]].join('.'),
      parts.slice(0, 4).join('.'),
      `${good}${good}`,
      'null',
      '%00',
    ];
    for (const value of values) {
      const answer = await browser.ask('/', { headers: { cookie: `emout-session-test=${value}` } });
      expect([value.slice(0, 40), answer.location]).toEqual([value.slice(0, 40), '/signin']);
    }
    // The right one under the name of another session, and in pieces.
    for (const cookie of [
      `emout-session-other=${good}`,
      `emout-session-test.0=${good}`,
      `emout-csrf-test=${good}`,
    ]) {
      expect((await browser.ask('/', { headers: { cookie } })).location).toBe('/signin');
    }
    expect((await own.ask('/')).text).toBe('page /');
  });

  it('of a session whose name begins alike is left alone when this one signs out', async () => {
    await using longer = await SignInServer.start({ session: 'test1' });
    const person = await signedIn();
    for (const [name, value] of (await signedIn(longer)).cookies) person.cookies.set(name, value);
    expect([...person.cookies.keys()].sort()).toEqual(['emout-session-test', 'emout-session-test1']);
    expect((await person.post('signout')).status).toBe(200);
    expect(person.cookies.has('emout-session-test')).toBe(false);
    expect(person.cookies.has('emout-session-test1')).toBe(true);
  });
});

describe('an address to go to afterwards', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    '/%2f/evil.example',
    '/\t/evil.example',
    '/api/auth/signout',
    'javascript:alert(1)',
  ])('never leads to another server: %j', async (next) => {
    const person = await signedIn();
    const { location } = await person.ask(`/signin?next=${encodeURIComponent(next)}`);
    expect(new URL(location, person.origin).origin).toBe(person.origin);
    expect(location).not.toMatch(/^\/(api|\/|\\)/);
    const typed = await browser.post('callback/key', { key: server.key().key, callbackUrl: next });
    expect(typed.text).toBe('{"ok":true}');
    expect(typed.headers.location).toBeUndefined();
  });

  it('keeps no key, however it is written', async () => {
    const { key } = server.key();
    for (const address of [
      `/run/a?token=${WRONG}&token=${key}`,
      `/run/a?token=${key}&x=1`,
      `/signin?token=${key}`,
    ]) {
      const { status, location, headers } = await browser.ask(address);
      expect(status).toBe(303);
      expect(location).not.toMatch(new RegExp(`${key}|${WRONG}|token`));
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});

describe('a Host that is not the server’s', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    'localhost@evil.example',
    '127.0.0.1.evil.example',
    'localhost:1:2',
    'localhost/evil',
    '0.0.0.0',
    '',
    null,
  ])('gets no answer but 421: %j', async (host) => {
    const { key } = server.key();
    for (const path of [`/?token=${key}`, '/api/auth/csrf', '/signin', FIGURE]) {
      expect([400, 421]).toContain(await askPlainly(path, host));
    }
    expect((await browser.ask(`/?token=${key}`)).location).toBe('/');
  });

  it('is not taken from what a stranger says that a portal said', async () => {
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const answer = await browser.ask(`/?token=${server.key().key}`, { headers });
    expect(answer.location).toBe('/');
    expect(String(answer.headers['set-cookie'])).not.toContain('Secure');
    const csrf = await browser.ask('/api/auth/csrf', { headers });
    expect(String(csrf.headers['set-cookie'])).not.toContain('evil');
  });
});

describe('every answer', () => {
  it('stands in no foreign frame, names its type and passes no address on', async () => {
    const person = await signedIn();
    const { key } = server.key();
    const answers = [
      await browser.ask('/'),
      await browser.ask('/signin'),
      await browser.ask(`/?token=${WRONG}`),
      await browser.ask(`/?token=${key}`),
      await new Browser(browser.origin).ask(FIGURE),
      await browser.ask('/api/auth/csrf'),
      await browser.ask('/api/auth/session'),
      await browser.post('callback/key', { key: WRONG }),
      await browser.post('signout'),
      await person.ask('/'),
      await person.ask('/api/trpc/runs.list'),
      await person.ask('/api/trpc/runs.list', { headers: { 'sec-fetch-site': 'cross-site' } }),
      await person.ask('/_next/static/../x'),
    ];
    for (const { headers, status } of answers) {
      expect([status, headers['content-security-policy']]).toEqual([
        status,
        expect.stringMatching(/frame-ancestors '(?:self|none)'/),
      ]);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toMatch(/^(?:same-origin|no-referrer)$/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('of next-auth is one of those that the pages need', async () => {
    const person = await signedIn();
    for (const address of [
      'session',
      'providers',
      'signin',
      'signin/key',
      'error',
      'verify-request',
      '_log',
      '',
    ]) {
      const { status, text } = await person.ask(`/api/auth/${address}`);
      expect([address, status]).toEqual([address, 404]);
      expect(text).not.toMatch(/[<>]/);
    }
    for (const action of [
      'session',
      '_log',
      'callback/other',
      'callback/key/x',
      '__proto__',
      'constructor',
    ]) {
      expect([action, (await person.post(action)).status]).toEqual([action, 404]);
    }
  });
});

it('no key and no cookie is in anything that is printed', async () => {
  const printed: unknown[] = [];
  const keep = (...words: unknown[]) => void printed.push(...words);
  for (const name of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    vi.spyOn(console, name).mockImplementation(keep);
  }
  for (const stream of [process.stderr, process.stdout]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      keep(text);
      return true;
    });
  }
  const [once_, typed, lasting] = [server.key(), server.key(), server.key(LASTING)];
  const person = await signedIn();
  const cookie = person.cookies.get('emout-session-test') ?? 'none';
  try {
    await browser.ask(`/?token=${once_.key}`);
    await browser.ask(`/?token=${once_.key}`);
    await new Browser(browser.origin).post('callback/key', { key: typed.key });
    await new Browser(browser.origin).post('callback/key', { key: WRONG });
    await browser.ask(FIGURE, { headers: { authorization: `Bearer ${lasting.key}` } });
    await person.ask('/', { headers: { cookie: `emout-session-test=${cookie}x` } });
    await person.post('signout');
    await server.opened.audit.flush();
  } finally {
    vi.restoreAllMocks();
  }
  const text = `${printed.map(String).join('\n')}${JSON.stringify(await server.audit())}`;
  for (const secret of [once_.key, typed.key, lasting.key, WRONG, cookie]) expect(text).not.toContain(secret);
});
