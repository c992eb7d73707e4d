import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayAsk } from '@emout/api/procedure-roles';
import type { Role } from '@emout/api/sign-in-keys';
import { sendJson, sendRedirect, sendSentence } from './answer.js';
import { MESH_ADDRESS } from './boundary-meshes.js';
import { safeNext, signInAddress, withoutToken } from './next-address.js';
import { isPictureAddress } from './picture-address.js';
import type { SessionCookie } from './session-cookie.js';
import type { AuditLog } from './sign-in/audit-log.js';
import { AUTH_PREFIX, type AuthRoutes } from './sign-in/auth-routes.js';
import type { KeyExchange, KeyRefusal } from './sign-in/key-exchange.js';
import { browserOrigin, isOwnPage } from './sign-in/own-page.js';
import { sendTrpcError, TRPC_PREFIX } from './trpc-pass.js';
import { ANYBODY, type Visitor } from './visitor.js';

const SIGNED_OUT =
  'This needs a session: sign in, or send the header "Authorization: Bearer <key>" with a key of `emout server link --lasting`.';
const FOREIGN_PAGE = 'Another page asked in the name of this session; only its own pages may.';
const FOR_OWNERS = 'This changes the session, which its owners may; you are signed in to look.';

/** Where the sign-in page reads the name of the institution that people may sign in with. */
const INSTITUTION_HEADER = 'x-emout-institution';

/** What anybody may load: the sign-in page and its parts. */
function isOpen(pathname: string): boolean {
  return pathname === '/signin' || pathname.startsWith('/_next/static/') || pathname === '/icon.svg';
}

function isScriptAddress(pathname: string): boolean {
  return pathname.startsWith(TRPC_PREFIX) || pathname === MESH_ADDRESS || isPictureAddress(pathname);
}

/** What the gate is made of. */
export interface GateParts {
  readonly cookie: SessionCookie;
  readonly exchange: KeyExchange;
  readonly auth: AuthRoutes;
  readonly audit: AuditLog;
  /** The name of the institution that people may sign in with. */
  readonly institutionName: string | null;
  /** Who may ask which question. */
  readonly procedureRoles: Readonly<Record<string, Role>>;
}

/** Lets through who holds a key of the session: as a cookie, as a bearer key, or once in the address. */
export class Gate {
  readonly #parts: GateParts;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Who asks, where the request may go on; null where it has been answered. */
  async admits(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<Visitor | null> {
    const { url = '/', method } = request;
    const { address, token } = withoutToken(url);
    if (token !== null && (method === 'GET' || method === 'HEAD') && !pathname.startsWith('/api/')) {
      await this.#exchange(request, response, address, token);
      return null;
    }
    if (pathname.startsWith(AUTH_PREFIX)) {
      await this.#parts.auth.answer(request, response, pathname);
      return null;
    }
    if (isOpen(pathname)) return this.#admitAnybody(request, response, pathname);
    const bearer = isScriptAddress(pathname) ? this.#parts.exchange.bearer(request) : null;
    if (bearer !== null && 'client' in bearer) return this.#checkRole(request, response, pathname, bearer);
    const visitor = await this.#parts.cookie.accepts(request.headers.cookie);
    if (visitor === null) {
      this.#refuse(request, response, pathname, address, bearer);
      return null;
    }
    if (pathname.startsWith('/api/') && !isOwnPage(request)) {
      this.#parts.audit.write({ event: 'foreign-page', client: visitor.client, path: pathname });
      sendJson(response, 403, { error: { tag: 'ForeignPage', message: FOREIGN_PAGE } });
      return null;
    }
    return this.#checkRole(request, response, pathname, visitor);
  }

  async #admitAnybody(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<Visitor | null> {
    if (pathname !== '/signin') return ANYBODY;
    if ((await this.#parts.cookie.accepts(request.headers.cookie)) !== null) {
      const next = new URLSearchParams(request.url?.split('?')[1] ?? '').get('next');
      sendRedirect(response, safeNext(next));
      return null;
    }
    delete request.headers[INSTITUTION_HEADER];
    const { institutionName } = this.#parts;
    if (institutionName !== null) {
      request.headers[INSTITUTION_HEADER] = encodeURIComponent(institutionName);
    }
    return ANYBODY;
  }

  #checkRole(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    visitor: Visitor,
  ): Visitor | null {
    if (!pathname.startsWith(TRPC_PREFIX)) return visitor;
    const { procedureRoles, audit } = this.#parts;
    if (mayAsk(visitor.role, pathname.slice(TRPC_PREFIX.length), procedureRoles)) return visitor;
    audit.write({ event: 'denied', role: visitor.role, client: visitor.client, path: pathname });
    sendTrpcError(request, response, { tag: 'OwnerOnly', message: FOR_OWNERS });
    return null;
  }

  /** A key in the address becomes the cookie, and leaves the address before anything is shown. */
  async #exchange(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    token: string,
  ): Promise<void> {
    const { cookie, exchange } = this.#parts;
    response.setHeader('referrer-policy', 'no-referrer');
    // A path like //elsewhere.org would lead to another host.
    const next = safeNext(address);
    // Programs that look at an address before people open it would use it up.
    if (request.method === 'HEAD') {
      sendRedirect(response, next);
      return;
    }
    const found = exchange.take(token, request, 'address');
    if ('role' in found) {
      const secure = browserOrigin(request).startsWith('https:');
      response.setHeader('set-cookie', await cookie.issue(found, secure));
      sendRedirect(response, next);
      return;
    }
    // Somebody who is signed in opens the same address from the history of the browser.
    if ((await cookie.accepts(request.headers.cookie)) !== null) {
      sendRedirect(response, next);
      return;
    }
    const { problem, retryS } = exchange.refuse(found.problem, request, found.key);
    if (retryS === null) sendRedirect(response, signInAddress(address, problem));
    else this.#sendTooMany(response, retryS);
  }

  #sendTooMany(response: ServerResponse, retryS: number): void {
    response.setHeader('retry-after', retryS);
    sendSentence(
      response,
      429,
      `Too many wrong keys were tried here. This one does not open the session; the next is looked at in ${retryS} s. A right key opens it at any time.`,
    );
  }

  #refuse(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    address: string,
    bearer: KeyRefusal | null,
  ): void {
    if (bearer === null) this.#parts.audit.write({ event: 'denied', path: pathname });
    else if (bearer.retryS !== null) {
      this.#sendTooMany(response, bearer.retryS);
      return;
    }
    if (pathname.startsWith(TRPC_PREFIX)) {
      sendTrpcError(request, response, { tag: 'SignedOut', message: SIGNED_OUT });
    } else if (isScriptAddress(pathname) || pathname.startsWith('/api/')) {
      response.setHeader('www-authenticate', 'Bearer');
      sendJson(response, 401, { error: { tag: 'SignedOut', message: SIGNED_OUT } });
    } else {
      sendRedirect(response, signInAddress(address));
    }
  }
}
