import { decode, encode } from 'next-auth/jwt';
import { SESSION_MAX_AGE_S, type SessionKeys } from './session-keys.js';

/** Cookies that were decrypted lately need not be decrypted for every picture. */
const REMEMBERED = 64;
const REMEMBERED_MS = 60_000;

/** Finds a cookie's value in a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** Issues and checks the session cookie, the same that next-auth's sign-in sets. */
export class SessionCookie {
  readonly #keys: SessionKeys;
  readonly #checkedUntil = new Map<string, number>();

  constructor(keys: SessionKeys) {
    this.#keys = keys;
  }

  /** Whether the request's cookie belongs to this session and has not ended. */
  async accepts(cookieHeader: string | undefined): Promise<boolean> {
    const value = cookieValue(cookieHeader, this.#keys.cookieName('session'));
    if (value === null) return false;
    const now = Date.now();
    if ((this.#checkedUntil.get(value) ?? 0) > now) return true;
    this.#checkedUntil.delete(value);
    const claims = await decode({ token: value, secret: this.#keys.secret }).catch(() => null);
    if (claims === null) return false;
    const endsAtMs = typeof claims.exp === 'number' ? claims.exp * 1000 : now;
    if (endsAtMs <= now) return false;
    if (this.#checkedUntil.size >= REMEMBERED) this.#checkedUntil.clear();
    this.#checkedUntil.set(value, Math.min(endsAtMs, now + REMEMBERED_MS));
    return true;
  }

  /** A `Set-Cookie` value that opens the session. */
  async issue(): Promise<string> {
    const value = await encode({
      token: { sub: 'owner', name: 'owner' },
      secret: this.#keys.secret,
      maxAge: SESSION_MAX_AGE_S,
    });
    const name = this.#keys.cookieName('session');
    return `${name}=${value}; Path=/; Max-Age=${SESSION_MAX_AGE_S}; HttpOnly; SameSite=Lax`;
  }
}
