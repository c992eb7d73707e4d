import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { hostName, isAllowedHost } from './host-check.js';
import type { ListenKind } from './listen-setting.js';

/** How a browser sees the server. */
export interface AskedAs {
  /** Name and, where it is not the usual one, port. */
  readonly host: string;
  readonly scheme: 'http' | 'https';
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',', 1)[0]
      ?.trim() || undefined
  );
}

/** Whether a portal asks for this node: by its name, by a name that is allowed, or by a number, which nobody can rebind. */
function isThisNode(header: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = hostName(header);
  if (name === null) return false;
  const own = hostname().toLowerCase();
  const isNumber = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  return isNumber || name === own || name === own.split('.')[0] || isAllowedHost(header, allowedHosts);
}

/**
 * Under which name and scheme a browser asked; null where that name is none of the server's. What a portal says of them is
 * believed only where the server listens for portals and their names are known: anybody can write such headers.
 */
export function askedAs(
  headers: IncomingHttpHeaders,
  kind: ListenKind,
  allowedHosts: readonly string[],
): AskedAs | null {
  const { host } = headers;
  const isForPortals = kind === 'http' && allowedHosts.length > 0;
  const forwarded = isForPortals ? firstOf(headers['x-forwarded-host']) : undefined;
  const shown = forwarded ?? host;
  if (shown === undefined) return null;
  if (forwarded === undefined) {
    if (!isAllowedHost(shown, allowedHosts)) return null;
  } else if (!allowedHosts.includes(hostName(shown) ?? '') || !isThisNode(host, allowedHosts)) {
    return null;
  }
  const isPortal = isForPortals && allowedHosts.includes(hostName(shown) ?? '');
  const isSecure = isPortal && firstOf(headers['x-forwarded-proto'])?.toLowerCase() === 'https';
  return { host: shown, scheme: isSecure ? 'https' : 'http' };
}
