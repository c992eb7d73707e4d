import { realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { FigureSpec } from '@emout/figure/spec';
import { figureSources } from './figure-sources.js';

/**
 * The directories that the runs of a specification may be read from: the root, and where links in it lead to, which
 * who calls a command in a shell may follow.
 */
export function specRoots(spec: FigureSpec, root: string): string[] {
  const roots = [root];
  for (const run of figureSources(spec).runs) {
    const real = realPath(join(root, run.replace(/\+.*$/, '')));
    const isBelow = (one: string): boolean => `${real}${sep}`.startsWith(`${realPath(one) ?? one}${sep}`);
    if (real !== null && !/(^|\/)\.\.(\/|$)/.test(run) && !roots.some(isBelow)) roots.push(dirname(real));
  }
  return roots;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
