import type { ServerResponse } from 'node:http';

const HALF_A_YEAR_S = 180 * 24 * 3600;

/** Of what is no page: opened by itself it loads nothing, runs nothing, and stands in no frame. */
const INERT_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** Headers of every answer, whatever it holds; pages and pictures have policies of their own. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': INERT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** What the pages may load: everything from here; scripts only with the response's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // React writes positions of handles as style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Sets them; `scheme` is the browser's: over plain HTTP nobody may be told to use HTTPS from now on. */
export function setSecurityHeaders(response: ServerResponse, scheme: 'http' | 'https'): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (scheme === 'https') response.setHeader('strict-transport-security', `max-age=${HALF_A_YEAR_S}`);
}
