import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../testing/browser.js';
import { SignInServer } from '../testing/sign-in-server.js';

const LASTING = { kind: 'lasting', role: 'owner' } as const;
const FIGURE = '/fig/lunar/a.png?expr=phisp[-1,:,3,:]';
const WRONG = 'ab'.repeat(24);

let server: SignInServer;
let browser: Browser;
beforeEach(async () => {
  server = await SignInServer.start();
  browser = new Browser(`http://127.0.0.1:${server.port}`);
});
afterEach(() => server[Symbol.asyncDispose]());

const another = () => new Browser(browser.origin);

describe('a one-time address', () => {
  it('becomes a cookie, once, and leaves the address', async () => {
    const { key } = server.key();
    const answer = await browser.ask(`/run/a?x=1&token=${key}`);
    expect(answer).toMatchObject({ status: 303, location: '/run/a?x=1', text: '' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(JSON.stringify(answer.headers)).not.toContain(key);
    expect((await browser.ask('/run/a?x=1')).text).toBe('page /run/a?x=1');
    const second = await another().ask(`/run/a?x=1&token=${key}`);
    expect(second.location).toBe('/signin?next=%2Frun%2Fa%3Fx%3D1&problem=used');
    expect(second.headers['set-cookie']).toBeUndefined();
    // Going back in the history of the browser that it signed in.
    expect((await browser.ask(`/run/a?x=1&token=${key}`)).location).toBe('/run/a?x=1');
  });

  it('lets one of two in who open it at the same moment', async () => {
    const { key } = server.key();
    const answers = await Promise.all(Array.from({ length: 6 }, () => another().ask(`/?token=${key}`)));
    expect(answers.map(({ location }) => location).sort()).toEqual([
      '/',
      ...Array<string>(5).fill('/signin?problem=used'),
    ]);
    expect(answers.filter(({ headers }) => headers['set-cookie'] !== undefined)).toHaveLength(1);
  });

  it('is not used up by programs that look at it before', async () => {
    const { key } = server.key();
    const looked = await another().ask(`/?token=${key}`, { method: 'HEAD' });
    expect(looked.headers['set-cookie']).toBeUndefined();
    expect((await browser.ask(`/?token=${key}`)).location).toBe('/');
    expect(browser.cookies.size).toBe(1);
  });

  it('says that it has expired, or that it is none of this session', async () => {
    const { key } = server.key({ kind: 'once', role: 'owner', expiresAt: new Date(Date.now() - 1) });
    expect((await browser.ask(`/?token=${key}`)).location).toBe('/signin?problem=expired');
    expect((await browser.ask(`/?token=${WRONG}`)).location).toBe('/signin?problem=wrong');
  });

  it('is no bearer key; a lasting one is that, an address for several browsers, and a key to type', async () => {
    const once = server.key();
    const lasting = server.key(LASTING);
    const asBearer = (key: string) => another().ask(FIGURE, { headers: { authorization: `Bearer ${key}` } });
    expect((await asBearer(once.key)).status).toBe(401);
    // There is no worker: what came that far was let through.
    expect((await asBearer(lasting.key)).status).toBe(503);
    for (const one of [another(), another()]) {
      expect((await one.ask(`/?token=${lasting.key}`)).location).toBe('/');
      expect((await one.ask('/')).text).toBe('page /');
    }
    expect((await another().post('callback/key', { key: lasting.key })).status).toBe(200);
  });
});

describe('a typed key', () => {
  it('opens the session with the same cookie as an address does', async () => {
    const { key } = server.key({ kind: 'once', role: 'viewer', scope: ['lunar'] });
    expect(JSON.parse((await browser.post('callback/key', { key })).text)).toEqual({ ok: true });
    expect(await server.opened.cookie.accepts(browser.cookieHeader)).toMatchObject({
      role: 'viewer',
      scope: ['lunar'],
    });
    expect((await browser.ask('/')).text).toBe('page /');
  });

  it('says what is the matter with it', async () => {
    const used = server.key();
    await another().ask(`/?token=${used.key}`);
    const expired = server.key({ ...LASTING, expiresAt: new Date(Date.now() - 1) });
    for (const [key, problem] of [
      [used.key, 'used'],
      [expired.key, 'expired'],
      [WRONG, 'wrong'],
      ['', 'wrong'],
    ]) {
      const answer = await browser.post('callback/key', { key: key ?? '' });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([401, { problem }]);
    }
    expect(await server.opened.cookie.accepts(browser.cookieHeader)).toBeNull();
  });

  it('sent before the page is alive leads back to the page', async () => {
    const answer = await browser.ask('/api/auth/signin/key', { form: { key: WRONG } });
    expect(answer).toMatchObject({ status: 303, location: '/signin' });
  });
});

describe('signing out', () => {
  it('takes the cookie from the browser, and from whoever copied it', async () => {
    await browser.ask(`/?token=${server.key().key}`);
    const copied = { cookie: browser.cookieHeader };
    expect((await another().ask('/', { headers: copied })).text).toBe('page /');
    expect((await browser.post('signout')).status).toBe(200);
    expect((await browser.ask('/')).location).toBe('/signin');
    expect((await another().ask('/', { headers: copied })).location).toBe('/signin');
  });
});

describe('wrong attempts', () => {
  it('beyond ten are 429 on every way, and right keys still open', async () => {
    const owner = server.key();
    const script = server.key(LASTING);
    for (let k = 0; k < 10; k += 1) await browser.ask(`/?token=${WRONG}`);
    const limited = [
      await browser.ask(`/?token=${WRONG}`),
      await browser.ask(FIGURE, { headers: { authorization: `Bearer ${WRONG}` } }),
      await browser.post('callback/key', { key: WRONG }),
    ];
    for (const { status, headers } of limited) {
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(6);
    }
    expect(JSON.parse(limited[2]?.text ?? '')).toEqual({ problem: 'attempts' });
    expect((await another().ask(`/?token=${owner.key}`)).location).toBe('/');
    expect((await another().ask(FIGURE, { headers: { authorization: `Bearer ${script.key}` } })).status).toBe(
      503,
    );
  });
});

describe('the audit log', () => {
  it('has a line for each sign-in, link and refusal, and no key or cookie', async () => {
    const once = server.key({ kind: 'once', role: 'viewer' });
    const typed = server.key();
    await browser.ask(`/run/a?token=${once.key}`);
    await another().ask(`/run/a?token=${once.key}`);
    await another().post('callback/key', { key: typed.key });
    await another().ask('/run/b?secret=1');
    await browser.ask('/api/trpc/runs.list', { headers: { 'sec-fetch-site': 'cross-site' } });
    for (let k = 0; k < 10; k += 1) await another().ask(`/?token=${WRONG}`);
    const cookie = browser.cookieHeader;
    await browser.post('signout');
    const lines = await server.audit();
    expect(lines.map(({ event }) => event)).toEqual([
      ...['link-used', 'sign-in-refused', 'sign-in', 'denied', 'foreign-page'],
      ...Array<string>(9).fill('sign-in-refused'),
      ...['rate-limited', 'signed-out'],
    ]);
    expect(lines[0]).toMatchObject({ key: once.id, role: 'viewer', path: '/run/a' });
    expect(lines[1]).toMatchObject({ key: once.id });
    expect(lines[3]).toMatchObject({ path: '/run/b' });
    expect(new Set([lines[0], lines[4], lines.at(-1)].map((line) => line?.client)).size).toBe(1);
    expect(lines[0]?.client).toEqual(expect.stringMatching(/^[\w-]{8,32}$/));
    const text = JSON.stringify(lines);
    for (const secret of [once.key, typed.key, WRONG, cookie, 'secret=1']) expect(text).not.toContain(secret);
  });
});

describe('below a base path', () => {
  it('cookies and redirects lie there, and behind a portal with https they are secure', async () => {
    const basePath = '/node/c013/46291';
    await using portal = await SignInServer.start({
      ...{ basePath, kind: 'http', allowedHosts: ['portal.example'] },
    });
    const forwarded = { 'x-forwarded-host': 'portal.example', 'x-forwarded-proto': 'https' };
    const person = new Browser(`http://127.0.0.1:${portal.port}`, forwarded);
    const { key } = portal.key();
    const answer = await person.ask(`${basePath}/run/a?token=${key}`);
    expect(answer.location).toBe(`${basePath}/run/a`);
    expect(answer.headers['set-cookie']).toMatch(
      /; Path=\/node\/c013\/46291; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    const second = await new Browser(person.origin, forwarded).ask(`${basePath}/?token=${key}`);
    expect(second.location).toBe(`${basePath}/signin?problem=used`);
    const csrf = await person.ask(`${basePath}/api/auth/csrf`);
    expect(String(csrf.headers['set-cookie'])).toMatch(/Path=\/node\/c013\/46291; HttpOnly; Secure/);
  });
});
