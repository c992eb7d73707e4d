/**
 * What stands before every path of this server in the browser, such as `/node/c013/46291`; mostly nothing. Known only when
 * the server starts, so that the page carries it.
 */
function basePath(): string {
  if (typeof document === 'undefined') return process.env.EMOUT_BASE_PATH ?? '';
  return document.documentElement.dataset.base ?? '';
}

/** A path of this server as the browser has to ask for it. */
export function below(path: string): string {
  return `${basePath()}${path}`;
}

/** A path of the browser as the server names it. */
export function withoutBase(path: string): string {
  const base = basePath();
  if (base === '' || !path.startsWith(base)) return path;
  const rest = path.slice(base.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Of a cookie that belongs to this server alone. */
export function cookiePath(): string {
  return basePath() || '/';
}
