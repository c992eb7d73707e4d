// Installs and builds what is missing, then runs the command line of apps/cli in this process.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { StepFailedError } from './progress.mjs';
import { test } from './test.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
/** What asks about or ends what runs already: it runs as it is built, and changes nothing under a session. */
const ASKING = ['status', 'stop', 'logs', 'link', 'tunnel'];
const isBuilt = existsSync(join(root, 'apps', 'cli', 'dist', 'main.js'));
const noBuild =
  args.includes('--no-build') || (isBuilt && args[0] === 'server' && ASKING.includes(args[1] ?? ''));

try {
  if (!noBuild) {
    await ensureInstalled(root);
    await build(root);
  }
  if (args[0] === 'test') {
    process.exitCode = await test(
      root,
      args.slice(1).filter((word) => word !== '--no-build'),
    );
  } else {
    const entry = pathToFileURL(join(root, 'apps', 'cli', 'dist', 'main.js')).href;
    const { main } = await import(entry);
    process.exitCode = await main(args.filter((word) => word !== '--no-build'));
  }
} catch (error) {
  if (error instanceof StepFailedError) process.stderr.write(`${error.output}\n`);
  process.stderr.write(`emout: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
