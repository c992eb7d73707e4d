/** Letters, digits and what stands in an address without an escape; `{host}` and `{port}` are put in on the node. */
const SEGMENT = /^(?:[A-Za-z0-9._~-]|\{host\}|\{port\})+$/;
const LONGEST = 256;

/** A base path as it is used: `""` or `/a/b` without a slash at its end; null where `text` is none. */
export function basePath(text: string): string | null {
  const path = text.replace(/\/+$/, '');
  if (path === '') return '';
  const [first, ...segments] = path.split('/');
  const fine = segments.every((segment) => SEGMENT.test(segment) && !/^\.{1,2}$/.test(segment));
  return first === '' && fine && path.length <= LONGEST ? path : null;
}

/** A base path with the node and the port in it, which portals such as `/node/{host}/{port}` need. */
export function basePathAt(path: string, host: string, port: number): string {
  return path.replaceAll('{host}', host).replaceAll('{port}', String(port));
}
