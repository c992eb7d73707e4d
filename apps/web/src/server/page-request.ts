import type { IncomingMessage } from 'node:http';

/** A key, a CSRF token and an address; next-auth reads a body as a whole, whoever sends it. */
const MAX_FORM_BYTES = 16 * 1024;
const AUTH_PREFIX = '/api/auth/';

/** A status and the sentence that goes with it. */
export interface PageRefusal {
  readonly status: 400 | 405 | 411 | 413;
  readonly sentence: string;
}

/**
 * Whether a path names the same page to whoever reads it. Next resolves `..`, also written %2e, and reads `\` as `/`,
 * so that `/_next/static/../../run/a` would be let through as one thing and answered as another.
 */
export function isPlainPath(pathname: string): boolean {
  if (!pathname.startsWith('/') || pathname.includes('\\')) return false;
  const parts = pathname.split(/\/|%2f|%5c/i);
  return parts.every((part) => !/^(?:\.|%2e){1,2}$/i.test(part));
}

/** Whether every % is followed by what it stands for; Next fails where it decodes a path that is not UTF-8. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** Why a request is not for the pages, before anybody reads its body or asks for its session; null when it may be. */
export function pageRefusal(
  { method = 'GET', headers }: IncomingMessage,
  pathname: string,
): PageRefusal | null {
  if (!isPlainPath(pathname)) {
    return {
      status: 400,
      sentence: 'The path has a part such as .. or a backslash; write the page it leads to.',
    };
  }
  if (!isDecodable(pathname)) {
    return {
      status: 400,
      sentence: 'The path has a % that is not followed by the two hexadecimal digits of a UTF-8 byte.',
    };
  }
  const isForm = method === 'POST' && pathname.startsWith(AUTH_PREFIX);
  if (method !== 'GET' && method !== 'HEAD' && !isForm) {
    return { status: 405, sentence: `${method} is not answered here; GET is.` };
  }
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, sentence: 'The body has no stated length; send it with content-length.' };
  }
  if (Number(headers['content-length'] ?? 0) > MAX_FORM_BYTES) {
    return { status: 413, sentence: `The body is larger than ${MAX_FORM_BYTES / 1024} kB.` };
  }
  return null;
}
