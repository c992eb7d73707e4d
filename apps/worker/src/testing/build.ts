import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The compiled files, where threads and processes of the tests come from. */
export const DIST = new URL('../../dist/', import.meta.url);

/** Brings `dist` up to date with the sources; quick when it is already. */
export function buildWorker(): void {
  const tsc = require.resolve('typescript/bin/tsc');
  const project = fileURLToPath(new URL('../../', import.meta.url));
  execFileSync(process.execPath, [tsc, '-b', project], { stdio: 'inherit' });
}
