import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson, sendRedirect } from './answer.js';
import { MESH_ADDRESS } from './boundary-meshes.js';
import { safeNext, signInAddress, withoutToken } from './next-address.js';
import { isPictureAddress } from './picture-address.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionKeys } from './session-keys.js';
import { sendTrpcError, TRPC_PREFIX } from './trpc-pass.js';
import type { Visitor } from './visitor.js';

const OWNER: Visitor = { role: 'owner', scope: null, client: 'owner' };

const SIGNED_OUT =
  'This needs a session: sign in, or send the header "Authorization: Bearer <token>" with the printed token.';

/** What anybody may load: the sign-in page, its parts, and next-auth's own routes. */
function isOpen(pathname: string): boolean {
  return (
    pathname === '/signin' ||
    pathname.startsWith('/_next/static/') ||
    pathname.startsWith('/api/auth/') ||
    pathname === '/icon.svg'
  );
}

function isScriptAddress(pathname: string): boolean {
  return pathname.startsWith(TRPC_PREFIX) || pathname === MESH_ADDRESS || isPictureAddress(pathname);
}

/** Lets through who holds the session's key, as a cookie, as a bearer token, or once in the address. */
export class Gate {
  readonly #keys: SessionKeys;
  readonly #cookie: SessionCookie;

  constructor(keys: SessionKeys, cookie: SessionCookie) {
    this.#keys = keys;
    this.#cookie = cookie;
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
    if (isOpen(pathname)) {
      if (pathname === '/signin' && (await this.#cookie.accepts(request.headers.cookie))) {
        const next = new URLSearchParams(url.split('?')[1] ?? '').get('next');
        sendRedirect(response, safeNext(next));
        return null;
      }
      return OWNER;
    }
    if (isScriptAddress(pathname) && this.#bearer(request)) return OWNER;
    if (await this.#cookie.accepts(request.headers.cookie)) {
      if (!pathname.startsWith('/api/') || isOwnPage(request)) return OWNER;
      const message = 'Another page asked in the name of this session; only its own pages may.';
      sendJson(response, 403, { error: { tag: 'ForeignPage', message } });
      return null;
    }
    this.#refuse(request, response, pathname, address);
    return null;
  }

  #bearer(request: IncomingMessage): boolean {
    const match = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '');
    return match?.[1] !== undefined && this.#keys.matches(match[1]);
  }

  /** A key in the address becomes the cookie, and leaves the address before anything is shown. */
  async #exchange(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    token: string,
  ): Promise<void> {
    response.setHeader('referrer-policy', 'no-referrer');
    // A path like //elsewhere.org would lead to another host.
    const next = safeNext(address);
    if (this.#keys.matches(token)) {
      response.setHeader('set-cookie', await this.#cookie.issue());
      sendRedirect(response, next);
    } else if (await this.#cookie.accepts(request.headers.cookie)) {
      sendRedirect(response, next);
    } else {
      sendRedirect(response, signInAddress(address, true));
    }
  }

  #refuse(request: IncomingMessage, response: ServerResponse, pathname: string, address: string): void {
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

/** A browser says from where a request comes; other ports of localhost share our cookies but not our origin. */
function isOwnPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
