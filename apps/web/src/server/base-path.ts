const MAX_LENGTH = 256;
/** Unreserved characters of RFC 3986, which no proxy writes in another way. */
const SEGMENT = /^[A-Za-z0-9._~-]+$/;
/** First parts of the server's own addresses: whether a proxy has taken such a base path away could not be told. */
const OWN = new Set(['_next', 'api', 'fig', 'figure', 'icon.svg', 'input', 'run', 'signin', 'three']);

/** Why a text is no base path, as the end of a sentence; null when it is one. The empty one is: nothing stands before `/`. */
export function basePathFault(text: string): string | null {
  if (text === '') return null;
  if (text.length > MAX_LENGTH) return `has ${text.length} characters; ${MAX_LENGTH} are the most`;
  if (!text.startsWith('/')) return 'does not begin with a slash';
  if (text.endsWith('/')) return 'ends in a slash';
  const segments = text.slice(1).split('/');
  const odd = segments.find((segment) => !SEGMENT.test(segment) || segment === '.' || segment === '..');
  if (odd !== undefined) {
    return odd === ''
      ? 'has two slashes in a row'
      : `has the part "${odd}"; parts are of letters, digits and - . _ ~`;
  }
  const [first = ''] = segments;
  return OWN.has(first) || first.startsWith('f.') ? `begins with /${first}, an address of the server` : null;
}

/**
 * An address as it is without the base path: some proxies take it away before they ask, others do not. What does not lie
 * below it is left as it is.
 */
export function withoutBasePath(address: string, basePath: string): string {
  if (basePath === '' || !address.startsWith(basePath)) return address;
  const rest = address.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : address;
}

/** A path of this server as browsers reach it; addresses of other servers are left as they are. */
export function belowBasePath(address: string, basePath: string): string {
  if (basePath === '' || !address.startsWith('/') || address.startsWith('//')) return address;
  return withoutBasePath(address, basePath) === address ? `${basePath}${address}` : address;
}
