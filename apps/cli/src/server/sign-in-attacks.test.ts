import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttackedSession } from '../testing/attacked-session.js';
import { Browser, QUICK_PICTURE } from '../testing/browser.js';
import { whyNoPages } from '../testing/server-shell.js';
import { buildCommand } from '../testing/shell.js';

const reason = whyNoPages();
const title = `the keys of a session that is attacked${reason === null ? '' : `: skipped, ${reason}`}`;
const WRONG = '5'.repeat(48);

describe.skipIf(reason !== null)(title, () => {
  let at: AttackedSession;
  beforeAll(async () => {
    buildCommand();
    at = await AttackedSession.start();
  }, 300_000);
  afterAll(async () => {
    const faults = await at.faults().finally(() => at[Symbol.asyncDispose]());
    expect(faults).toEqual([]);
  }, 60_000);

  const addressed = (sign_in: string) => ({ path: new URL(sign_in).pathname + new URL(sign_in).search });
  const cookieName = () => `emout-session-default-${at.port}`;
  const cookieOf = (lines: readonly string[] = []) =>
    lines.find((line) => line.startsWith(`${cookieName()}=`)) ?? null;
  const opens = async (cookie: string) =>
    (await at.ask({ path: '/', headers: [`cookie: ${cookie}`, 'sec-fetch-site: same-origin'] })).status ===
    200;

  it('give a cookie that scripts cannot read, and leave the address', async () => {
    const { sign_in } = await at.link();
    const answer = await at.ask(addressed(sign_in));
    const cookie = cookieOf(answer.headers.get('set-cookie'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, ['/']]);
    expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get('referrer-policy')).toEqual(['no-referrer']);
    expect(answer.headers.get('cache-control')).toEqual(['no-store']);
    expect(await opens(cookie?.split(';')[0] ?? '')).toBe(true);
  });

  // Before others use up what wrong keys are answered.
  it('end when they are said to end', { timeout: 60_000 }, async () => {
    const { sign_in } = await at.link('--expires', '1s');
    const lasting = await at.link('--lasting', '--expires', '1s');
    await pause(1_500);
    const answer = await at.ask(addressed(sign_in));
    expect(answer.headers.get('location')?.[0]).toBe('/signin?problem=expired');
    const picture = await at.ask({ path: QUICK_PICTURE, headers: [`authorization: Bearer ${lasting.key}`] });
    expect([401, 429]).toContain(picture.status);
  });

  it('open once: not again, and one of ten browsers at the same moment', { timeout: 60_000 }, async () => {
    const { sign_in, id } = await at.link();
    const answers = await Promise.all(Array.from({ length: 10 }, () => at.ask(addressed(sign_in))));
    expect(answers.filter(({ headers }) => cookieOf(headers.get('set-cookie')) !== null)).toHaveLength(1);
    const again = await at.ask(addressed(sign_in));
    expect(cookieOf(again.headers.get('set-cookie'))).toBeNull();
    expect(readdirSync(join(at.directory, 'keys'))).not.toContain(`${id}.json`);
    const path = '/api/trpc/runs.list';
    const asBearer = await at.ask({
      path,
      headers: [`authorization: Bearer ${new URL(sign_in).searchParams.get('token')}`],
    });
    expect(asBearer.status).toBeGreaterThanOrEqual(401);
  });

  it('are not used up by a program that looks at the address first', async () => {
    const { sign_in } = await at.link();
    const looked = await at.ask({ ...addressed(sign_in), method: 'HEAD' });
    expect(cookieOf(looked.headers.get('set-cookie'))).toBeNull();
    expect(cookieOf((await at.ask(addressed(sign_in))).headers.get('set-cookie'))).not.toBeNull();
  });

  it('replace the cookie that a browser had before', { timeout: 60_000 }, async () => {
    const attacker = await at.signedIn('--viewer');
    const planted = attacker.cookies;
    const victim = new Browser(at.session.address);
    for (const pair of planted.split('; ')) {
      const cut = pair.indexOf('=');
      victim.plant(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const { sign_in } = await at.link();
    expect(await victim.signIn(sign_in)).toBe(200);
    expect(victim.cookies).not.toBe(planted);
    const info = await (await victim.ask('/api/trpc/session.info')).json();
    expect(info.result.data).toMatchObject({ role: 'owner' });
    // Nor is the one that was planted worth more than it was.
    const old = await (await attacker.ask('/api/trpc/session.info')).json();
    expect(old.result.data).toMatchObject({ role: 'viewer' });
  });

  it('sign in by form only with the token of the form', { timeout: 60_000 }, async () => {
    const browser = new Browser(at.session.address);
    const { csrfToken } = await (await browser.ask('/api/auth/csrf')).json();
    const { key } = await at.link();
    const form = (fields: Record<string, string>) => ({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    for (const token of ['', WRONG, `${csrfToken}0`]) {
      const refused = await browser.ask(
        '/api/auth/callback/key',
        form({ key, csrfToken: token, json: 'true' }),
      );
      expect([refused.status, cookieOf(refused.headers.getSetCookie())]).toEqual([403, null]);
    }
    // The key was not looked at, so that it is still good.
    const right = await browser.ask('/api/auth/callback/key', form({ key, csrfToken, json: 'true' }));
    expect([right.status, cookieOf(right.headers.getSetCookie())]).toEqual([
      200,
      expect.stringMatching(/HttpOnly/),
    ]);
    expect((await browser.ask('/')).status).toBe(200);

    const copy = browser.cookies;
    const out = await browser.ask('/api/auth/signout', form({ csrfToken: WRONG, json: 'true' }));
    expect([out.status, await opens(copy)]).toEqual([403, true]);
    const fresh = (await (await browser.ask('/api/auth/csrf')).json()).csrfToken;
    expect((await browser.ask('/api/auth/signout', form({ csrfToken: fresh, json: 'true' }))).status).toBe(
      200,
    );
    // What somebody copied before opens nothing either.
    expect(await opens(copy)).toBe(false);
  });

  it('are taken back with the browsers that they signed in', { timeout: 60_000 }, async () => {
    const { id, key, sign_in } = await at.link('--lasting', '--viewer');
    const browser = new Browser(at.session.address);
    expect(await browser.signIn(sign_in)).toBe(200);
    expect(browser.cookies).not.toContain(key);
    expect(await at.at.server('link', '--revoke', id)).toMatchObject({ code: 0 });
    await expect
      .poll(async () => (await browser.ask('/api/trpc/runs.list')).status, { timeout: 20_000 })
      .toBe(401);
  });

  it('are not guessed: wrong ones are slowed down, and right ones still open', {
    timeout: 60_000,
  }, async () => {
    const statuses: number[] = [];
    for (let k = 0; k < 30; k++) {
      const token = k.toString(16).padStart(48, '5');
      const request =
        k % 2 === 0
          ? { path: `/?token=${token}` }
          : { path: '/api/trpc/runs.list', headers: [`authorization: Bearer ${token}`] };
      const answer = await at.ask(request);
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after')?.[0])).toBeGreaterThan(0);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
    await at.signedIn();
    expect((await at.ask({ path: QUICK_PICTURE, headers: [at.bearer] })).status).toBe(200);
  });

  it.each([
    ['half of it', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a version alone', '{"v":1}'],
    ['no hash', JSON.stringify({ v: 1, hash: 'x', kind: 'lasting', role: 'owner', scope: null })],
    ['zeros', '\0'.repeat(100_000)],
  ])('a file that holds no key opens nothing: %s', { timeout: 60_000 }, async (_what, text) => {
    const file = join(at.directory, 'keys', `${'0'.repeat(16)}.json`);
    writeFileSync(file, text, { mode: 0o600 });
    const answer = await at.ask({ path: '/api/trpc/runs.list', headers: [`authorization: Bearer ${WRONG}`] });
    expect([401, 429]).toContain(answer.status);
    expect((await at.ask({ path: QUICK_PICTURE, headers: [at.bearer] })).status).toBe(200);
  });

  it('leave lines in the audit log, and files that are the owner’s alone', async () => {
    const events = () => new Set(at.audit().map(({ event }) => event));
    const wanted = ['link-used', 'sign-in', 'sign-in-refused', 'rate-limited', 'denied', 'signed-out'];
    await expect.poll(() => wanted.filter((event) => !events().has(event))).toEqual([]);
    await at.ask({ path: '/run/a%1b%5b31mred%0a%7b%22event%22:%22sign-in%22%7d' });
    await at.ask({ path: '/run/\u009b31m\u0085' });
    await expect.poll(() => at.audit().at(-1)?.path ?? '').toMatch(/^\/run\//);
    expect(readFileSync(join(at.directory, 'audit.log'), 'latin1')).toMatch(/^[\x20-\x7e\n]*$/);
    const entries = readdirSync(at.directory, { recursive: true, encoding: 'utf8' });
    const open = entries.filter((entry) => statSync(join(at.directory, entry)).mode & 0o077);
    expect([entries.length > 4, open]).toEqual([true, []]);
  });
});
