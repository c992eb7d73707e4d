// Packages of the operating system: the libraries node-canvas is built with, a Chromium for the browser tests, and a
// SLURM for the tests of sessions on a cluster.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep } from './progress.mjs';

const CANVAS_PACKAGES = {
  'apt-get': [
    'build-essential',
    'pkg-config',
    'python3',
    'libcairo2-dev',
    'libpango1.0-dev',
    'libjpeg-dev',
    'libgif-dev',
    'librsvg2-dev',
  ],
  dnf: [
    'gcc-c++',
    'make',
    'pkgconf',
    'python3',
    'cairo-devel',
    'pango-devel',
    'libjpeg-turbo-devel',
    'giflib-devel',
    'librsvg2-devel',
  ],
  brew: ['pkg-config', 'cairo', 'pango', 'jpeg', 'giflib', 'librsvg'],
};
const CHROMIUM_PACKAGES = { 'apt-get': ['chromium'], dnf: ['chromium'], brew: ['chromium'] };
const SLURM_PACKAGES = {
  'apt-get': ['--no-install-recommends', 'slurm-wlm', 'slurm-wlm-basic-plugins', 'munge'],
};
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What has to be installed by a person, with the very command. */
export class MissingSystemPackageError extends Error {
  constructor(what, command) {
    super(
      `${what} is missing, and this account may not install it. Run:\n\n    ${command}\n\nand start again.`,
    );
    this.tag = 'MissingSystemPackage';
  }
}

/** The path of a program on the PATH, or null. */
export function findProgram(name) {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(directory, name);
    if (directory !== '' && existsSync(path)) return path;
  }
  return null;
}

/** The Chromium that the browser tests use, or null. */
export function findChromium() {
  const chosen = process.env.EMOUT_CHROMIUM;
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  for (const name of CHROMIUM_NAMES) {
    const path = findProgram(name);
    if (path !== null) return path;
  }
  return null;
}

/** True when node-canvas loads and draws. */
export function canvasWorks(root) {
  const draw = "require('canvas').createCanvas(2, 2).toBuffer('image/png')";
  return spawnSync(process.execPath, ['-e', draw], { cwd: root, stdio: 'ignore' }).status === 0;
}

const manager = () => Object.keys(CANVAS_PACKAGES).find((name) => findProgram(name) !== null) ?? null;

async function install(what, packagesOf) {
  const name = manager();
  if (name === null) {
    throw new MissingSystemPackageError(
      what,
      `the package manager of this system, for: ${packagesOf['apt-get'].join(' ')}`,
    );
  }
  const packages = packagesOf[name];
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  const command = [name, 'install', ...(name === 'brew' ? [] : ['-y']), ...packages];
  if (name !== 'brew' && !isRoot && !maySudo) {
    throw new MissingSystemPackageError(what, `sudo ${command.join(' ')}`);
  }
  const prefix = name === 'brew' || isRoot ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (title, words) => runStep(title, words[0], words.slice(1), { env });
  if (name === 'apt-get') await run('reading the package lists', [...prefix, 'apt-get', 'update', '-qq']);
  await run(`installing ${what}`, [...prefix, ...command]);
}

/** Makes node-canvas loadable: installs its libraries if needed and builds it. */
export async function ensureCanvas(root, npm, env) {
  if (canvasWorks(root)) return;
  const hasHeaders =
    spawnSync('pkg-config', ['--exists', 'cairo', 'pangocairo', 'librsvg-2.0'], { stdio: 'ignore' })
      .status === 0;
  if (!hasHeaders)
    await install('the libraries of node-canvas (cairo, pango, jpeg, gif, rsvg)', CANVAS_PACKAGES);
  await runStep('building node-canvas', npm, ['rebuild', 'canvas', '--foreground-scripts'], {
    cwd: root,
    env,
  });
  if (!canvasWorks(root)) {
    throw new MissingSystemPackageError(
      'a working node-canvas',
      `cd ${root} && npm rebuild canvas --foreground-scripts`,
    );
  }
}

/** The Chromium for the browser tests, installed where that is allowed. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  await install('Chromium for the browser tests', CHROMIUM_PACKAGES);
  const installed = findChromium();
  if (installed === null)
    throw new MissingSystemPackageError(
      'Chromium for the browser tests',
      'npx playwright install --with-deps chromium',
    );
  return installed;
}

/**
 * SLURM for the tests of sessions on a cluster: installed in continuous integration alone, because its packages bring
 * services along. Where it cannot be installed, the tests say what is missing.
 */
export async function ensureSlurm() {
  const wanted = process.env.CI !== undefined && process.env.EMOUT_WITHOUT_SLURM === undefined;
  if (!wanted || manager() !== 'apt-get' || findProgram('slurmctld') !== null) return;
  try {
    await install('SLURM for the tests', SLURM_PACKAGES);
  } catch (error) {
    process.stderr.write(`  no SLURM: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
