import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, type BrowserAnswer } from '../testing/browser.js';
import { OpenIdIssuer } from '../testing/openid-issuer.js';
import { SignInServer } from '../testing/sign-in-server.js';

const SETTINGS = { client_id: 'emout', name: 'Kyōto', role: 'viewer', scope: ['lunar'] };

let issuer: OpenIdIssuer;
let server: SignInServer;
let browser: Browser;

const start = (allow: Record<string, string[]>, basePath = '') =>
  SignInServer.start({ institution: { ...SETTINGS, issuer: issuer.origin, allow }, basePath });

beforeAll(async () => {
  issuer = await OpenIdIssuer.start();
});
afterAll(() => issuer[Symbol.asyncDispose]());
beforeEach(async () => {
  issuer.fault = 'none';
  issuer.person = { sub: 'u1', email: 'one@kyoto.example', email_verified: true };
  server = await start({ domains: ['Kyoto.example'], emails: ['guest@other.example'], subjects: ['u7'] });
  browser = new Browser(`http://127.0.0.1:${server.port}`);
});
afterEach(() => server[Symbol.asyncDispose]());

/** To the institution and back; what the server says then. */
async function goThere(person = browser, next = '/run/a?x=1', base = ''): Promise<BrowserAnswer> {
  const callbackUrl = next.startsWith('http') ? next : `${person.origin}${base}${next}`;
  const left = await person.post('signin/institution', { callbackUrl }, base);
  expect([left.status, left.text]).toEqual([200, expect.stringContaining('"url"')]);
  const { url } = JSON.parse(left.text) as { url: string };
  expect(url.startsWith(`${issuer.origin}/authorize?`)).toBe(true);
  const back = await person.ask(url);
  return person.ask(back.location);
}

describe('somebody on the list', () => {
  it('signs in with role and scope of the settings, in the cookie that keys make', async () => {
    const answer = await goThere();
    expect(answer).toMatchObject({ status: 303, location: '/run/a?x=1' });
    expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect((await browser.ask('/run/a')).text).toBe('page /run/a');
    const visitor = await server.opened.cookie.accepts(browser.cookieHeader);
    expect(visitor).toMatchObject({ role: 'viewer', scope: ['lunar'] });
    expect((await server.audit()).at(-1)).toMatchObject({
      event: 'sign-in',
      role: 'viewer',
      client: visitor?.client,
      path: '/api/auth/callback/institution',
    });
    // What held the way there together is gone.
    expect([...browser.cookies.keys()].filter((name) => /state|pkce|nonce/.test(name))).toEqual([]);
  });

  it.each([
    { sub: 'u7' },
    { sub: 'u2', email: 'GUEST@other.example', email_verified: true },
    { sub: 'u2', email: 'a@kyoto.example', email_verified: true },
  ])('is %j', async (person) => {
    issuer.person = person;
    expect((await goThere()).location).toBe('/run/a?x=1');
  });

  it('comes back below a base path', async () => {
    await using portal = await start({ domains: ['kyoto.example'] }, '/node/c1/80');
    const person = new Browser(`http://127.0.0.1:${portal.port}`);
    const answer = await goThere(person, '/run/a', '/node/c1/80');
    expect(answer.location).toBe('/node/c1/80/run/a');
    expect(String(answer.headers['set-cookie'])).toContain('Path=/node/c1/80;');
  });

  it.each(['https://elsewhere.example/', 'http://127.0.0.1.elsewhere.example/', 'http://127.0.0.1:1/'])(
    'comes back to this server and not to %s',
    async (next) => {
      expect((await goThere(browser, next)).location).toBe('/');
    },
  );
});

describe('somebody else', () => {
  it.each([
    { sub: 'u2' },
    { sub: 'u2', email: 'one@kyoto.example' },
    { sub: 'u2', email: 'one@kyoto.example', email_verified: false },
    { sub: 'u2', email: 'one@kyoto.example', email_verified: 'true' },
    { sub: 'u2', email: 'one@sub.kyoto.example', email_verified: true },
    { sub: 'u2', email: 'one@kyoto.example@evil.example', email_verified: true },
    { sub: 'u2', email: 'evil.example/@notkyoto.example', email_verified: true },
    { sub: 'u2', email: '@kyoto.example', email_verified: true },
  ])('is told that they are not on the list: %j', async (person) => {
    issuer.person = person;
    const answer = await goThere();
    expect(answer.location).toBe('/signin?next=%2Frun%2Fa%3Fx%3D1&problem=not-allowed');
    expect(await server.opened.cookie.accepts(browser.cookieHeader)).toBeNull();
    expect((await server.audit()).at(-1)).toMatchObject({ event: 'sign-in-refused' });
  });
});

describe('an answer of the institution', () => {
  it.each(['nonce', 'unsigned', 'key', 'audience', 'issuer', 'expired'] as const)(
    'that cannot be believed opens nothing: %s',
    async (fault) => {
      issuer.fault = fault;
      expect((await goThere()).location).toContain('problem=institution');
      expect(await server.opened.cookie.accepts(browser.cookieHeader)).toBeNull();
    },
  );

  it('that says no is told as such', async () => {
    issuer.fault = 'declines';
    expect((await goThere()).location).toContain('problem=declined');
  });

  it('that does not come is told on the page', async () => {
    issuer.fault = 'down';
    const left = await browser.post('signin/institution', { callbackUrl: browser.origin });
    expect([left.status, left.text]).toEqual([502, '{"problem":"institution"}']);
  });

  it('is for the browser that asked, and is used once', async () => {
    issuer.tokensAsked = 0;
    const left = await browser.post('signin/institution', { callbackUrl: browser.origin });
    const { url } = JSON.parse(left.text) as { url: string };
    const { location } = await browser.ask(url);
    const victim = new Browser(browser.origin);
    expect((await victim.ask(location)).location).toBe('/signin?problem=stale');
    const forged = location.replace(/state=[^&]+/, 'state=forged');
    expect((await browser.ask(forged)).location).toContain('problem=stale');
    expect(issuer.tokensAsked).toBe(0);
    expect((await browser.ask(location)).location).toBe('/');
    expect((await browser.ask(location)).location).toContain('problem=stale');
    expect(issuer.tokensAsked).toBe(1);
  });

  it('counts among the wrong attempts, and does not lock out who comes rightly', async () => {
    for (let k = 0; k < 11; k += 1) await browser.ask('/api/auth/callback/institution?code=a&state=b');
    const limited = await browser.ask('/api/auth/callback/institution?code=a&state=b');
    expect(limited.status).toBe(429);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await goThere()).location).toBe('/run/a?x=1');
  });
});

it('the sign-in page is told the name, and a visitor cannot make one up', async () => {
  const page = await browser.ask('/signin', { headers: { 'x-emout-institution': 'Evil' } });
  expect(page.text).toBe(`page /signin with ${encodeURIComponent('Kyōto')}`);
  await using plain = await SignInServer.start();
  const other = new Browser(`http://127.0.0.1:${plain.port}`, { 'x-emout-institution': 'Evil' });
  expect((await other.ask('/signin')).text).toBe('page /signin');
  expect((await other.post('signin/institution')).status).toBe(404);
  expect((await other.ask('/api/auth/callback/institution?code=a')).status).toBe(404);
});
