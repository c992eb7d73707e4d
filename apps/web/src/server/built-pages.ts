import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pagesBelow } from './pages-below.js';
import type { PageHandler } from './web-server.js';

/** The pages have not been built. */
class PagesNotBuiltError extends Error {
  readonly tag = 'PagesNotBuilt' as const;
}

/** The directory of the built pages. @throws PagesNotBuiltError */
export function builtPagesDirectory(): string {
  const dir = fileURLToPath(new URL('..', import.meta.url));
  if (existsSync(`${dir}.next/BUILD_ID`)) return dir;
  throw new PagesNotBuiltError('The pages are not built. Run `npm run build` first.');
}

interface PagesOptions {
  readonly dir: string;
  readonly port: number;
  readonly basePath: string;
  /** Where pages for a base path are kept. */
  readonly cacheDirectory: string;
}

/** Starts Next, which takes most of a second. */
export async function startPages({
  dir,
  port,
  basePath,
  cacheDirectory,
}: PagesOptions): Promise<PageHandler> {
  const own = basePath === '' ? dir : await pagesBelow(dir, basePath, cacheDirectory);
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: own, hostname: '127.0.0.1', port, quiet: true });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => handle(request, response);
}
