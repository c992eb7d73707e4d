import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from './security-headers.js';

/** Of what Next answers, these are no pages. */
function isFile(pathname: string): boolean {
  return pathname.startsWith('/_next/') || pathname.startsWith('/api/') || pathname === '/icon.svg';
}

/**
 * Tells Next what only this server knows; what a client wrote into the same headers is overwritten. Names that Next
 * believes and that are the proxies' are gone before this.
 */
export function preparePage(
  request: IncomingMessage,
  response: ServerResponse,
  { basePath, pathname }: { readonly basePath: string; readonly pathname: string },
): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const { headers, url = '/' } = request;
  const at = url.indexOf('?');
  headers['content-security-policy'] = policy;
  headers['x-nonce'] = nonce;
  headers['x-emout-query'] = at === -1 ? '' : url.slice(at + 1);
  delete headers['x-middleware-subrequest'];
  if (isFile(pathname)) return;
  response.setHeader('content-security-policy', policy);
  // The router of the page reads a route's parts from its address, or from here where they are not the same.
  if (basePath !== '') response.setHeader('x-nextjs-rewritten-path', pathname);
}
