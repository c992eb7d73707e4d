import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieValue, SessionCookie } from './session-cookie.js';
import { SessionKeys } from './session-keys.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-keys-'));
  writeFileSync(path.join(directory, 'token'), 'a1b2c3\n');
  writeFileSync(path.join(directory, 'secret'), 'the secret of this session');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('SessionKeys', () => {
  it('knows its key, blanks around it aside', () => {
    const keys = SessionKeys.read(directory, 'one');
    expect(keys.matches('a1b2c3')).toBe(true);
    expect(keys.matches(' a1b2c3\n')).toBe(true);
    for (const wrong of ['', 'a1b2c', 'a1b2c3d', 'A1B2C3']) expect(keys.matches(wrong)).toBe(false);
  });

  it('refuses an empty key file, which would open to everybody', () => {
    writeFileSync(path.join(directory, 'token'), '\n');
    expect(() => SessionKeys.read(directory, 'one')).toThrow(/is empty/);
  });
});

describe('SessionCookie', () => {
  it('accepts what it issued, once and again', async () => {
    const cookie = new SessionCookie(SessionKeys.read(directory, 'one'));
    const issued = await cookie.issue();
    expect(issued).toMatch(/^emout-session-one=\S+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const header = `other=1; ${issued.split(';')[0]}`;
    expect(await cookie.accepts(header)).toBe(true);
    expect(await cookie.accepts(header)).toBe(true);
  });

  it('refuses cookies of another session, ended ones and altered ones', async () => {
    const keys = SessionKeys.read(directory, 'one');
    const cookie = new SessionCookie(keys);
    const ended = await encode({ token: { sub: 'owner' }, secret: keys.secret, maxAge: -60 });
    const foreign = await encode({ token: { sub: 'owner' }, secret: 'another secret' });
    const good = cookieValue((await cookie.issue()).split(';')[0], keys.cookieName('session')) ?? '';
    expect(good).not.toBe('');
    const altered = good.slice(0, -3) + (good.endsWith('AAA') ? 'BBB' : 'AAA');
    for (const value of [ended, foreign, altered, '', 'x']) {
      expect(await cookie.accepts(`emout-session-one=${value}`)).toBe(false);
    }
    expect(await cookie.accepts(`emout-session-two=${good}`)).toBe(false);
    expect(await cookie.accepts(undefined)).toBe(false);
  });
});
