// npm packages: installed once per lock file, remembered by a stamp beside them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runStep } from './progress.mjs';
import { ensureCanvas, findProgram } from './system-packages.mjs';

const STAMP = join('node_modules', '.emout-installed');

function lockDigest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version)
    .digest('hex');
}

/** The environment for npm: headers of the running Node where they are installed, so that nothing is downloaded for node-gyp. */
export function npmEnvironment() {
  const prefix = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return { ...process.env, ...(hasHeaders ? { npm_config_nodedir: prefix } : {}) };
}

/** Installs the packages of the lock file unless that was done before. */
export async function ensureInstalled(root) {
  const digest = lockDigest(root);
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const npm = findProgram('npm');
  if (npm === null)
    throw new Error('emout needs npm, and there is no `npm` on the PATH. It comes with Node.js.');
  const env = npmEnvironment();
  // canvas is built in a step of its own, because its libraries may have to be installed first.
  await runStep('installing packages', npm, ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], {
    cwd: root,
    env,
  });
  await ensureCanvas(root, npm, env);
  writeFileSync(stamp, digest);
}
