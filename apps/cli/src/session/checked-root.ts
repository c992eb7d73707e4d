import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';

/** The real path of a directory that holds runs; throws UsageError where there is none. */
export function checkedRoot(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new UsageError(`There is no directory ${absolute}.`);
  if (!statSync(absolute).isDirectory())
    throw new UsageError(`${absolute} is a file; --root takes a directory that holds runs.`);
  return realpathSync(absolute);
}
