import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKey, revokeKey } from '@emout/api/sign-in-keys';
import { EncryptJWT, UnsecuredJWT } from 'jose';
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieValue, SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';

const OWNER = { role: 'owner', scope: null, lastingKey: null } as const;
const CLAIMS = { role: 'owner', scope: null, sid: 'a'.repeat(24) };

let directory: string;
let keys: SessionKeys;
let cookie: SessionCookie;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-keys-'));
  writeFileSync(path.join(directory, 'secret'), 'the secret of this session');
  keys = SessionKeys.read(directory, 'one');
  cookie = new SessionCookie(keys);
});
afterEach(() => rmSync(directory, { recursive: true }));

const headerOf = async (grant: Parameters<SessionCookie['issue']>[0]) =>
  (await cookie.issue(grant, false)).split(';')[0];
const asCookie = (value: string) => `emout-session-one=${value}`;

describe('SessionKeys', () => {
  it('refuses an empty secret, which everybody could sign with', () => {
    writeFileSync(path.join(directory, 'secret'), '\n');
    expect(() => SessionKeys.read(directory, 'one')).toThrow(/is empty/);
  });
});

describe('SessionCookie', () => {
  it('says where browsers send it, and by https only where it was made by https', async () => {
    const below = new SessionCookie(keys, '/node/a/1');
    const issued = await below.issue(OWNER, false);
    expect(issued).toMatch(/^emout-session-one=\S+; Path=\/node\/a\/1; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(await below.issue(OWNER, true)).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('brings back role and scope, with one name per browser', async () => {
    const scope = ['lunar/a', 'lunar/b'];
    const one = await headerOf({ role: 'viewer', scope, lastingKey: null });
    const visitor = await cookie.accepts(`other=1; ${one}`);
    expect(visitor).toEqual({ role: 'viewer', scope, client: expect.stringMatching(/^[\w-]{8,32}$/) });
    expect(await cookie.accepts(one)).toEqual(visitor);
    expect((await cookie.accepts(await headerOf(OWNER)))?.client).not.toBe(visitor?.client);
  });

  it('refuses cookies of another session, ended ones and altered ones', async () => {
    const ended = await encode({ token: CLAIMS, secret: keys.secret, maxAge: -60 });
    const foreign = await encode({ token: CLAIMS, secret: 'another secret' });
    const good = cookieValue(await headerOf(OWNER), keys.cookieName('session')) ?? '';
    expect(good).not.toBe('');
    const altered = good.slice(0, -3) + (good.endsWith('AAA') ? 'BBB' : 'AAA');
    for (const value of [ended, foreign, altered, '', 'x']) {
      expect(await cookie.accepts(asCookie(value))).toBeNull();
    }
    expect(await cookie.accepts(`emout-session-two=${good}`)).toBeNull();
    expect(await cookie.accepts(undefined)).toBeNull();
  });

  it('refuses claims without a seal, sealed with what everybody knows, or meant for something else', async () => {
    const times = { iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 600 };
    const unsealed = new UnsecuredJWT({ ...CLAIMS, ...times }).encode();
    const guessed = await new EncryptJWT({ ...CLAIMS, ...times })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(new Uint8Array(32));
    const state = await encode({ token: CLAIMS, secret: keys.secret, salt: keys.cookieName('state') });
    for (const value of [unsealed, guessed, state]) {
      expect(await cookie.accepts(asCookie(value))).toBeNull();
    }
  });

  it.each([{}, { role: 'root' }, { role: 'owner', scope: 'a' }, { ...CLAIMS, sid: 'short' }])(
    'refuses sealed claims that lack what it needs: %j',
    async (claims) => {
      expect(await cookie.accepts(asCookie(await cookie.encode(claims)))).toBeNull();
    },
  );

  it('opens nothing after its browser has signed out', async () => {
    const claims = cookie.claimsOf(OWNER);
    const header = asCookie(await cookie.encode(claims));
    expect(await cookie.accepts(header)).not.toBeNull();
    cookie.signOut(String(claims.sid));
    expect(await cookie.accepts(header)).toBeNull();
    expect(await cookie.accepts(await headerOf(OWNER))).not.toBeNull();
  });

  it('ends with the lasting key that it hangs on', async () => {
    const { id } = createKey(directory, { kind: 'lasting', role: 'viewer' });
    const header = await headerOf({ role: 'viewer', scope: null, lastingKey: id });
    expect(await cookie.accepts(header)).not.toBeNull();
    revokeKey(directory, id);
    // Another process, or this one once it looks again.
    expect(await new SessionCookie(keys).accepts(header)).toBeNull();
  });

  it('is refused when it was made before the time of `not_before`', async () => {
    const header = await headerOf(OWNER);
    const at = (text: string) => writeFileSync(path.join(directory, 'not_before'), text);
    at(new Date(Date.now() - 60_000).toISOString());
    expect(await new SessionCookie(keys).accepts(header)).not.toBeNull();
    at(new Date(Date.now() + 60_000).toISOString());
    expect(await new SessionCookie(keys).accepts(header)).toBeNull();
    at('soon');
    expect(await new SessionCookie(keys).accepts(header)).toBeNull();
  });
});
