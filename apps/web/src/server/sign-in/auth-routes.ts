import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBodyOf, httpStatusOf } from '@emout/api/errors';
import { decode } from 'next-auth/jwt';
import { sendJson, sendRedirect } from '../answer.js';
import { signInAddress } from '../next-address.js';
import { readBody } from '../request-body.js';
import { clientOf, cookieValue, type Grant, type SessionCookie } from '../session-cookie.js';
import type { SessionKeys } from '../session-keys.js';
import type { AuditLog } from './audit-log.js';
import { authOptions, nextOf, type SignInCourse } from './auth-options.js';
import { INSTITUTION, type Institution } from './institution.js';
import type { KeyExchange, KeyRefusal } from './key-exchange.js';
import { type AuthAnswer, askNextAuth } from './next-auth.js';
import { browserOrigin, isOwnPage } from './own-page.js';

/** Where next-auth's routes are. */
export const AUTH_PREFIX = '/api/auth/';
const MAX_FORM_BYTES = 16 * 1024;
const COOKIES = ['session', 'csrf', 'callback', 'state', 'pkce', 'nonce'] as const;

/** The routes that the pages and an institution use; next-auth has more, which nobody needs. */
const ROUTES = {
  'GET csrf': 'csrf',
  'POST callback/key': 'key',
  // Where the form goes before the page is alive.
  'POST signin/key': 'again',
  [`POST signin/${INSTITUTION}`]: 'leave',
  [`GET callback/${INSTITUTION}`]: 'return',
  'POST signout': 'signout',
} as const;

/** What signing in is made of. */
export interface AuthRoutesParts {
  readonly keys: SessionKeys;
  readonly cookie: SessionCookie;
  readonly exchange: KeyExchange;
  readonly audit: AuditLog;
  readonly institution: Institution | null;
  readonly basePath: string;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** After `/api/auth/`. */
  readonly action: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  readonly origin: string;
}

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  const text = (await readBody(request, MAX_FORM_BYTES)).toString('utf8');
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(text))
    : {};
}

/** Runs next-auth in front of the pages, so that wrong keys are counted and written down in one place. */
export class AuthRoutes {
  readonly #parts: AuthRoutesParts;

  constructor(parts: AuthRoutesParts) {
    this.#parts = parts;
  }

  /** Answers a request below `/api/auth/`. */
  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const action = pathname.slice(AUTH_PREFIX.length).replace(/\/$/, '');
    const { method = 'GET', url = '/' } = request;
    response.setHeader('referrer-policy', 'no-referrer');
    const name = `${method} ${action}`;
    const route = Object.hasOwn(ROUTES, name) ? ROUTES[name as keyof typeof ROUTES] : undefined;
    if (route === undefined || (action.endsWith(INSTITUTION) && this.#parts.institution === null)) {
      sendJson(response, 404, { error: { tag: 'NotFound', message: 'There is no such sign-in here.' } });
      return;
    }
    if (method === 'POST' && !isOwnPage(request)) {
      this.#parts.audit.write({ event: 'foreign-page', path: pathname });
      const message = 'Another page tried to sign this browser in or out; only the sign-in page may.';
      sendJson(response, 403, { error: { tag: 'ForeignPage', message } });
      return;
    }
    const asked: Omit<Asked, 'body'> = {
      ...{ request, response, action },
      query: Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')),
      origin: browserOrigin(request),
    };
    try {
      const body = method === 'POST' ? await readForm(request) : {};
      await this.#answerRoute(route, { ...asked, body });
    } catch (error) {
      const body = errorBodyOf(error);
      sendJson(response, httpStatusOf(body.tag), { error: body });
    }
  }

  async #answerRoute(route: (typeof ROUTES)[keyof typeof ROUTES], asked: Asked): Promise<void> {
    if (route === 'key') return this.#signInByKey(asked);
    if (route === 'return') return this.#return(asked);
    if (route === 'again') return sendRedirect(asked.response, '/signin');
    const course: SignInCourse = { grant: null, notAllowed: false, signedOut: null };
    const answer = await this.#ask(asked, course);
    const { response } = asked;
    if (route === 'csrf') {
      response.setHeader('set-cookie', answer.setCookie);
      sendJson(response, answer.status, answer.body);
    } else if (route === 'leave') this.#leave(asked, answer);
    else this.#signOut(asked, answer, course);
  }

  /** A typed key: `{ok: true}`, or `{problem}` with its status. */
  async #signInByKey(asked: Asked): Promise<void> {
    const { response, request } = asked;
    let refusal: KeyRefusal | null = null;
    const course: SignInCourse = { grant: null, notAllowed: false, signedOut: null };
    const answer = await this.#ask(asked, course, (key) => {
      const found = this.#parts.exchange.open(key, request);
      if ('role' in found) return found;
      refusal = found;
      return null;
    });
    if (course.grant !== null) {
      response.setHeader('set-cookie', answer.setCookie);
      sendJson(response, 200, { ok: true });
    } else this.#refuseForm(response, refusal);
  }

  #refuseForm(response: ServerResponse, refusal: KeyRefusal | null): void {
    // The page's own token against foreign forms was missing or old: its key was not looked at.
    if (refusal === null) {
      sendJson(response, 403, { problem: 'stale' });
      return;
    }
    if (refusal.retryS !== null) response.setHeader('retry-after', refusal.retryS);
    sendJson(response, refusal.retryS === null ? 401 : 429, { problem: refusal.problem });
  }

  /** Sends the page's script the institution's address; it goes there by itself. */
  #leave({ response, origin }: Asked, { redirect, setCookie }: AuthAnswer): void {
    const failed = redirect === null || !URL.canParse(redirect) || new URL(redirect).origin === origin;
    if (failed) {
      const stale = redirect?.includes('csrf=true') === true;
      sendJson(response, stale ? 403 : 502, { problem: stale ? 'stale' : 'institution' });
      return;
    }
    response.setHeader('set-cookie', setCookie);
    sendJson(response, 200, { url: redirect });
  }

  /** Somebody comes back from the institution. */
  async #return(asked: Asked): Promise<void> {
    const { request, response, query, origin } = asked;
    const { exchange, audit, keys, basePath } = this.#parts;
    const callback = cookieValue(request.headers.cookie, keys.cookieName('callback'));
    const next = nextOf(decodeSafely(callback ?? '/'), origin, basePath);
    const refuse = ({ problem, retryS }: KeyRefusal) => {
      if (retryS === null) {
        sendRedirect(response, signInAddress(next, problem));
        return;
      }
      response.setHeader('retry-after', retryS);
      const message = `Too many sign-ins went wrong. Try again in ${retryS} s, or sign in with a key.`;
      sendJson(response, 429, { error: { tag: 'TooManyAttempts', message } });
    };
    // Nobody is asked about an answer to a question that this browser did not put.
    if (!(await this.#isExpected(asked))) return refuse(exchange.refuse('stale', request));
    if (query.error !== undefined) return refuse(exchange.refuse('declined', request));
    const course: SignInCourse = { grant: null, notAllowed: false, signedOut: null };
    const answer = await this.#ask(asked, course);
    const name = `${keys.cookieName('session')}=`;
    const isSet = answer.setCookie.some((line) => line.startsWith(name));
    response.setHeader('set-cookie', answer.setCookie);
    if (course.grant === null || !isSet) {
      return refuse(exchange.refuse(course.notAllowed ? 'not-allowed' : 'institution', request));
    }
    const { role, sid } = course.grant;
    audit.write({
      event: 'sign-in',
      ...{ role, path: `${AUTH_PREFIX}${asked.action}` },
      ...(sid === undefined ? {} : { client: clientOf(sid) }),
    });
    sendRedirect(response, next);
  }

  async #isExpected({ request, query }: Asked): Promise<boolean> {
    const { keys } = this.#parts;
    const name = keys.cookieName('state');
    const token = cookieValue(request.headers.cookie, name);
    if (token === null || query.state === undefined) return false;
    const claims = await decode({ token, secret: keys.secret, salt: name }).catch(() => null);
    return claims !== null && claims.value === query.state;
  }

  #signOut({ response, body }: Asked, answer: AuthAnswer, { signedOut }: SignInCourse): void {
    const { audit, cookie } = this.#parts;
    response.setHeader('set-cookie', answer.setCookie);
    if (answer.redirect?.includes('csrf=true') === true) {
      sendJson(response, 403, { problem: 'stale' });
      return;
    }
    if (signedOut !== null) {
      cookie.signOut(signedOut);
      audit.write({ event: 'signed-out', client: clientOf(signedOut) });
    }
    if (body.json === 'true') sendJson(response, 200, { ok: true });
    else sendRedirect(response, '/signin');
  }

  #ask(
    { request, action, query, body, origin }: Asked,
    course: SignInCourse,
    open: (key: string) => Grant | null = () => null,
  ): Promise<AuthAnswer> {
    const { keys, cookie, institution, basePath } = this.#parts;
    const [scheme = 'http', host = ''] = origin.split('://');
    const own: Record<string, string> = {};
    // next-auth takes every cookie whose name begins like its own, those of other sessions among them.
    for (const purpose of COOKIES) {
      const name = keys.cookieName(purpose);
      const value = cookieValue(request.headers.cookie, name);
      if (value !== null) own[name] = decodeSafely(value);
    }
    const secure = scheme === 'https';
    return askNextAuth(
      {
        method: request.method ?? 'GET',
        // The path after the host is where next-auth then believes its routes to be.
        headers: {
          'x-forwarded-host': `${host}${basePath}${AUTH_PREFIX.slice(0, -1)}`,
          'x-forwarded-proto': scheme,
        },
        cookies: own,
        // Parameters of the address would be handed to the institution.
        query: { ...(action.startsWith('callback/') ? query : {}), nextauth: action.split('/') },
        body,
      },
      authOptions({ keys, cookie, institution, origin, basePath, secure, course, open }),
    );
  }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
