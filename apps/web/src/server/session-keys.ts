import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findKey, isKept, type KeyFinding, useKey as takeKey } from '@emout/api/sign-in-keys';

/** How long a browser stays signed in; the secret of a session ends with it, whichever is first. */
export const SESSION_MAX_AGE_S = 14 * 24 * 3600;

type CookiePurpose = 'session' | 'csrf' | 'callback' | 'state' | 'pkce' | 'nonce';

function readSecret(place: string): string {
  const text = readFileSync(place, 'utf8').trim();
  if (text === '') throw new Error(`${place} is empty. It should hold the secret that signs cookies.`);
  return text;
}

/** The session's secret, and the keys that open it, below its owner-only directory. */
export class SessionKeys {
  readonly name: string;
  /** Signs and encrypts the session cookie. */
  readonly secret: string;
  readonly #directory: string;

  private constructor(name: string, secret: string, directory: string) {
    this.name = name;
    this.secret = secret;
    this.#directory = directory;
  }

  /** Reads `secret` below the session directory. Throws where it is missing or empty. */
  static read(sessionDirectory: string, name: string): SessionKeys {
    return new SessionKeys(name, readSecret(path.join(sessionDirectory, 'secret')), sessionDirectory);
  }

  /** What is known of a key, which stays as it is. */
  find(key: string): KeyFinding {
    return findKey(this.#directory, key);
  }

  /** The same, and a `once` key is gone with it. */
  use(key: string): KeyFinding {
    return takeKey(this.#directory, key);
  }

  /** Whether the key of this id has been neither revoked nor ended. */
  isKept(id: string): boolean {
    return isKept(this.#directory, id);
  }

  /**
   * Cookies made before this time (milliseconds since 1970) open nothing any more. The file `not_before` holds it as an
   * ISO date; one that cannot be read as a date closes the session to all cookies.
   */
  notBeforeMs(): number {
    try {
      const at = Date.parse(readFileSync(path.join(this.#directory, 'not_before'), 'utf8').trim());
      return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return missing ? 0 : Number.POSITIVE_INFINITY;
    }
  }

  /** Browsers share the cookies of all ports of a host, so a cookie's name carries the session's. */
  cookieName(purpose: CookiePurpose): string {
    return `emout-${purpose}-${this.name}`;
  }
}
