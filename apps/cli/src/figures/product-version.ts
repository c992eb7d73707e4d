import { readFileSync } from 'node:fs';

/** The version of the product, for the files that it writes. */
export function productVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : null;
  return typeof found === 'string' ? found : 'unknown';
}
