import type { IncomingMessage } from 'node:http';
import type { KeyFinding } from '@emout/api/sign-in-keys';
import { clientOf, type Grant, newSid } from '../session-cookie.js';
import type { SessionKeys } from '../session-keys.js';
import type { Visitor } from '../visitor.js';
import type { AuditLog } from './audit-log.js';
import type { SignInProblem } from './sign-in-problem.js';
import { TokenBucket } from './token-bucket.js';

/** Wrong keys of everybody together: ten at once, ten a minute. */
const WRONG_KEYS = { size: 10, refillMs: 6_000 };
/** A script's key is looked up once for the pictures of a page. */
const REMEMBERED_MS = 2_000;
const REMEMBERED = 64;

/** A key did not open the session; `retryS`: seconds to wait where too many wrong ones came. */
export interface KeyRefusal {
  readonly problem: SignInProblem;
  readonly retryS: number | null;
}

/** A key that opens nothing, with its id where it once was a key. */
export interface WrongKey {
  readonly problem: SignInProblem;
  readonly key: string | null;
}

function problemOf({ state }: KeyFinding): SignInProblem {
  return state === 'used' || state === 'expired' ? state : 'wrong';
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0] ?? '/';

/**
 * Turns keys into grants and counts the wrong ones. A right key opens the session however many wrong ones came, so that
 * others on the machine cannot lock the owner out; 2^192 keys are not guessed.
 */
export class KeyExchange {
  readonly #keys: SessionKeys;
  readonly #audit: AuditLog;
  readonly #wrong: TokenBucket;
  readonly #bearers = new Map<string, { readonly visitor: Visitor; readonly until: number }>();

  constructor(keys: SessionKeys, audit: AuditLog, wrong = new TokenBucket(WRONG_KEYS)) {
    this.#keys = keys;
    this.#audit = audit;
    this.#wrong = wrong;
  }

  /** Takes a key that came in an address or was typed; a wrong one is not counted yet. */
  take(key: string, request: IncomingMessage, way: 'address' | 'form'): Grant | WrongKey {
    const found = this.#keys.use(key);
    if (found.state !== 'good') {
      return { problem: problemOf(found), key: 'id' in found ? found.id : null };
    }
    const { role, scope, kind } = found.record;
    const sid = newSid();
    this.#audit.write({
      event: way === 'address' ? 'link-used' : 'sign-in',
      ...{ role, key: found.id, client: clientOf(sid), path: pathOf(request) },
    });
    return { role, scope, lastingKey: kind === 'lasting' ? found.id : null, sid };
  }

  /** The same for a typed key, and a wrong one counts. */
  open(key: string, request: IncomingMessage): Grant | KeyRefusal {
    const found = this.take(key, request, 'form');
    return 'role' in found ? found : this.refuse(found.problem, request, found.key);
  }

  /** The visitor of a bearer key; null where there is none. Only lasting keys are. */
  bearer(request: IncomingMessage): Visitor | KeyRefusal | null {
    const key = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) return null;
    const now = performance.now();
    const known = this.#bearers.get(key);
    if (known !== undefined && known.until > now) return known.visitor;
    this.#bearers.delete(key);
    const found = this.#keys.find(key);
    if (found.state !== 'good' || found.record.kind !== 'lasting') {
      return this.refuse(found.state === 'good' ? 'wrong' : problemOf(found), request);
    }
    const { role, scope } = found.record;
    const visitor = { role, scope, client: clientOf(found.id) };
    if (this.#bearers.size >= REMEMBERED) this.#bearers.clear();
    this.#bearers.set(key, { visitor, until: now + REMEMBERED_MS });
    return visitor;
  }

  /** Counts a wrong attempt, of whatever kind, and writes it down. */
  refuse(problem: SignInProblem, request: IncomingMessage, key: string | null = null): KeyRefusal {
    const named = { ...(key === null ? {} : { key }), path: pathOf(request) };
    if (this.#wrong.take()) {
      this.#audit.write({ event: 'sign-in-refused', ...named });
      return { problem, retryS: null };
    }
    this.#audit.write({ event: 'rate-limited', ...named });
    return { problem: 'attempts', retryS: this.#wrong.waitS };
  }
}
