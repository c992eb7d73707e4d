import type { IncomingMessage } from 'node:http';

/** The server's address as the browser knows it, `http://host:port`; the headers are those that the web server has set. */
export function browserOrigin({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const host = headers['x-forwarded-host'] ?? headers.host ?? 'localhost';
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${String(host).toLowerCase()}`;
}

/**
 * Whether a request comes from a page of this server, or from no page at all. Other ports of localhost share our cookies
 * but not our origin. Browsers say where a request comes from in `Sec-Fetch-Site`, and to plain HTTP of another machine
 * at least in the `Origin` of what changes something.
 */
export function isOwnPage(request: Pick<IncomingMessage, 'headers'>): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).origin === new URL(browserOrigin(request)).origin;
}
