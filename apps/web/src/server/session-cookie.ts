import { createHash, randomBytes } from 'node:crypto';
import { readCookieClaims } from '@emout/api/cookie-claims';
import type { Role } from '@emout/api/sign-in-keys';
import { decode, encode, type JWT } from 'next-auth/jwt';
import { SESSION_MAX_AGE_S, type SessionKeys } from './session-keys.js';
import type { Visitor } from './visitor.js';

/** Cookies that were decrypted lately need not be decrypted for every picture. */
const REMEMBERED = 64;
const REMEMBERED_MS = 10_000;
/** Browsers that signed out; what was copied from them opens nothing. */
const MAX_SIGNED_OUT = 1024;

/** What somebody who signs in gets. */
export interface Grant {
  readonly role: Role;
  readonly scope: readonly string[] | null;
  /** The lasting key that it hangs on: revoked, it signs the browser out. */
  readonly lastingKey: string | null;
  /** The random id of the sign-in, where it is spoken of before the cookie is made. */
  readonly sid?: string;
}

interface Remembered {
  readonly visitor: Visitor;
  readonly sid: string;
  readonly untilMs: number;
}

/** Finds a cookie's value in a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** A random id of a browser's sign-in. */
export function newSid(): string {
  return randomBytes(18).toString('base64url');
}

/** A name for who asks that cannot be turned back into what it was made of. */
export function clientOf(secretName: string): string {
  return createHash('sha256').update(`client ${secretName}`).digest('base64url').slice(0, 22);
}

/** Issues and checks the session cookie, the same that next-auth's sign-in sets. */
export class SessionCookie {
  readonly #keys: SessionKeys;
  readonly #path: string;
  readonly #remembered = new Map<string, Remembered>();
  readonly #signedOut = new Set<string>();

  /** `path`: below which browsers send the cookie. */
  constructor(keys: SessionKeys, path = '/') {
    this.#keys = keys;
    this.#path = path;
  }

  /** Who the request's cookie belongs to; null where it is not of this session, has ended or was taken back. */
  async accepts(cookieHeader: string | undefined): Promise<Visitor | null> {
    const value = cookieValue(cookieHeader, this.#keys.cookieName('session'));
    if (value === null) return null;
    const now = Date.now();
    const known = this.#remembered.get(value);
    if (known !== undefined && known.untilMs > now && !this.#signedOut.has(known.sid)) return known.visitor;
    this.#remembered.delete(value);
    const claims = readCookieClaims(await this.decode(value));
    if (claims === null) return null;
    const { role, scope, sid, key, iat, exp } = claims;
    if (exp * 1000 <= now || iat * 1000 < this.#keys.notBeforeMs() || this.#signedOut.has(sid)) return null;
    if (key !== undefined && !this.#keys.isKept(key)) return null;
    const visitor = { role, scope, client: clientOf(sid) };
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    this.#remembered.set(value, { visitor, sid, untilMs: Math.min(exp * 1000, now + REMEMBERED_MS) });
    return visitor;
  }

  /** Takes a browser's sign-in back, for as long as this process lives. */
  signOut(sid: string): void {
    const oldest = this.#signedOut.values().next();
    if (this.#signedOut.size >= MAX_SIGNED_OUT && oldest.done !== true) this.#signedOut.delete(oldest.value);
    this.#signedOut.add(sid);
  }

  /** The claims of a fresh sign-in; each has a random id of its own. */
  claimsOf({ role, scope, lastingKey, sid = newSid() }: Grant): JWT {
    return { role, scope, sid, ...(lastingKey === null ? {} : { key: lastingKey }) };
  }

  encode(claims: JWT): Promise<string> {
    return encode({ token: claims, secret: this.#keys.secret, maxAge: SESSION_MAX_AGE_S });
  }

  /** The claims of a cookie that this session's secret signed; null for all others. */
  async decode(value: string): Promise<JWT | null> {
    return decode({ token: value, secret: this.#keys.secret }).catch(() => null);
  }

  /** A `Set-Cookie` value that opens the session; `secure` where the browser came by https. */
  async issue(grant: Grant, secure: boolean): Promise<string> {
    const value = await this.encode(this.claimsOf(grant));
    const name = this.#keys.cookieName('session');
    const set = `${name}=${value}; Path=${this.#path}; Max-Age=${SESSION_MAX_AGE_S}; HttpOnly; SameSite=Lax`;
    return secure ? `${set}; Secure` : set;
  }
}
