import type { IncomingHttpHeaders } from 'node:http';
import { TaggedError } from '@emout/api/errors';
import type { SessionInfo } from '@emout/api/schemas';
import { type Scope, sightOf } from '@emout/engine/narrowed-roots';

/** Who asks, as the web server says; the socket is the owner's alone, so it is believed. */
export interface Asker {
  readonly role: SessionInfo['role'];
  readonly scope: Scope;
  /** Equal for who may see the same; empty for who may see everything. */
  readonly sight: string;
  /** Equal for the requests of one browser or script; empty for who is not told apart. */
  readonly client: string;
}

/** The names in a scope, and the characters in one. */
const MAX_NAMES = 1024;
const MAX_NAME_LENGTH = 1024;
const CLIENT = /^[\w-]{0,32}$/;

/**
 * Reads `x-emout-scope`, `x-emout-client` and `x-emout-role`.
 * @throws TaggedError `BadRequest` for a header that cannot be read: what it narrows must not become everything
 */
export function readAsker(headers: IncomingHttpHeaders): Asker {
  const role = one(headers, 'x-emout-role') ?? 'owner';
  if (role !== 'owner' && role !== 'viewer') throw unreadable('x-emout-role');
  const client = one(headers, 'x-emout-client') ?? '';
  if (!CLIENT.test(client)) throw unreadable('x-emout-client');
  const scope = scopeOf(one(headers, 'x-emout-scope'));
  return { role, client, scope, sight: sightOf(scope) };
}

function one(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  // Node joins what stands twice; for headers of one's own that is no list.
  if (Array.isArray(value)) throw unreadable(name);
  return value ?? null;
}

/** base64url of a JSON array of names. */
function scopeOf(text: string | null): Scope {
  if (text === null) return null;
  try {
    const names: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(names) && names.length <= MAX_NAMES && names.every(isName)) return names;
  } catch {
    // Falls to the refusal.
  }
  throw unreadable('x-emout-scope');
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NAME_LENGTH;
}

function unreadable(name: string): TaggedError {
  return new TaggedError({
    tag: 'BadRequest',
    message: `The header ${name} cannot be read.`,
    hint: 'Web server and worker have to be of one version: start the session again.',
  });
}
