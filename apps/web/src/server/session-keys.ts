import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** How long a browser stays signed in; the keys of a session end with it, whichever is first. */
export const SESSION_MAX_AGE_S = 14 * 24 * 3600;

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function readKey(directory: string, file: string): string {
  const place = `${directory}/${file}`;
  const text = readFileSync(/* turbopackIgnore: true */ place, 'utf8').trim();
  if (text === '') throw new Error(`${place} is empty. It should hold a key.`);
  return text;
}

/** The session's two secrets, read once from its owner-only directory. */
export class SessionKeys {
  readonly name: string;
  /** Signs and encrypts the session cookie. */
  readonly secret: string;
  readonly #tokenDigest: Buffer;

  private constructor(name: string, token: string, secret: string) {
    this.name = name;
    this.secret = secret;
    this.#tokenDigest = digest(token);
  }

  /** Reads `token` and `secret` below the runtime directory. Throws where one is missing or empty. */
  static read(runtimeDirectory: string, name: string): SessionKeys {
    const token = readKey(runtimeDirectory, 'token');
    const secret = readKey(runtimeDirectory, 'secret');
    return new SessionKeys(name, token, secret);
  }

  /** Whether somebody typed the session's key; takes the same time for every candidate. */
  matches(candidate: string): boolean {
    return timingSafeEqual(digest(candidate.trim()), this.#tokenDigest);
  }

  /** Browsers share the cookies of all ports of a host, so a cookie's name carries the session's. */
  cookieName(purpose: 'session' | 'csrf' | 'callback'): string {
    return `emout-${purpose}-${this.name}`;
  }
}
