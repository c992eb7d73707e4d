import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a build keeps its parts, in the order of Next: first with the slash that addresses begin with. */
const ASSETS = '/_next/';
/** Files of the server that hold addresses of parts and are read as data; programs hold none that is used. */
const NAMES_ASSETS = /(?:_client-reference-manifest\.js|\.html)$/;
/** Parts of the browser's that hold addresses of others. */
const LOADS_PARTS = /\.(?:js|css)$/;

function below(text: string, basePath: string): string {
  return text.replaceAll(ASSETS, `${basePath}${ASSETS}`);
}

/** Copies a directory of the browser's parts; their addresses get the base path. */
async function copyParts(from: string, to: string, basePath: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (file) => !file.endsWith('.map') });
  const files = await readdir(to, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile() || !LOADS_PARTS.test(file.name)) continue;
    const place = path.join(file.parentPath, file.name);
    const text = await readFile(place, 'utf8');
    if (text.includes(ASSETS)) await writeFile(place, below(text, basePath));
  }
}

/** Makes a directory of the server's files: those that name parts are written anew, to the others there are links. */
async function linkServer(from: string, to: string, basePath: string): Promise<void> {
  await mkdir(to);
  for (const file of await readdir(from, { withFileTypes: true })) {
    const [source, place] = [path.join(from, file.name), path.join(to, file.name)];
    if (file.isDirectory()) await linkServer(source, place, basePath);
    else if (NAMES_ASSETS.test(file.name)) {
      await writeFile(place, below(await readFile(source, 'utf8'), basePath));
    } else if (!file.name.endsWith('.map')) await symlink(source, place);
  }
}

/**
 * The built pages for a base path that only the start knows: a directory like that of the build in which the addresses of
 * scripts, styles and fonts lie below it. Made once for a build and a base path, beside others in `cacheDirectory`, and
 * there as a whole or not at all.
 * @param dir of the pages, with `.next` and `next.config.mjs`
 */
export async function pagesBelow(dir: string, basePath: string, cacheDirectory: string): Promise<string> {
  const built = path.join(dir, '.next');
  const buildId = (await readFile(path.join(built, 'BUILD_ID'), 'utf8')).trim();
  const key = createHash('sha256')
    .update(JSON.stringify([dir, buildId, basePath]))
    .digest('hex')
    .slice(0, 16);
  const wanted = path.join(cacheDirectory, `pages-${key}`);
  if (existsSync(wanted)) return wanted;
  await mkdir(cacheDirectory, { recursive: true, mode: 0o700 });
  const made = await mkdtemp(`${wanted}-`);
  try {
    const next = path.join(made, '.next');
    await mkdir(next);
    for (const file of await readdir(built, { withFileTypes: true })) {
      if (file.isFile()) await symlink(path.join(built, file.name), path.join(next, file.name));
    }
    await copyParts(path.join(built, 'static'), path.join(next, 'static'), basePath);
    await linkServer(path.join(built, 'server'), path.join(next, 'server'), basePath);
    const files = path.join(dir, 'public');
    if (existsSync(files)) await symlink(files, path.join(made, 'public'));
    await writeFile(path.join(made, 'next.config.mjs'), configBelow(dir, basePath));
    await rename(made, wanted);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(wanted)) throw error;
  }
  return wanted;
}

function configBelow(dir: string, basePath: string): string {
  const config = JSON.stringify(path.join(dir, 'next.config.mjs'));
  return `import config from ${config};\n\nexport default { ...config, assetPrefix: ${JSON.stringify(basePath)} };\n`;
}
