import type { AskedAs } from './asked-as.js';
import { belowBasePath, withoutBasePath } from './base-path.js';

/** Where a redirect is sent from. */
interface RedirectFrom {
  readonly askedAs: AskedAs;
  readonly basePath: string;
  /** The path that was asked for, without the base path. */
  readonly pathname: string;
  /** A proxy had taken the base path away before it asked. */
  readonly stripped: boolean;
}

/**
 * The address of a redirect as the browser has to be told it. A proxy that takes the base path away may or may not put it
 * before the paths of redirects; an address relative to the one that was asked for is right either way.
 */
export function redirectAddress(location: string, from: RedirectFrom): string {
  const origin = `${from.askedAs.scheme}://${from.askedAs.host}`;
  const own = location.startsWith(`${origin}/`) ? location.slice(origin.length) : location;
  if (!own.startsWith('/') || own.startsWith('//')) return location;
  if (!from.stripped) return belowBasePath(own, from.basePath);
  const path = withoutBasePath(own, from.basePath);
  const depth = from.pathname.split('/').length - 2;
  return `${depth > 0 ? '../'.repeat(depth) : './'}${path.slice(1)}`;
}
