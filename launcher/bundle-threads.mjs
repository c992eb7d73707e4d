import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * Puts the entry of a thread and the hundreds of modules that it imports into one file beside it, which starts in a
 * fifth of the time: `thread.js` becomes `thread.bundle.js`. `thread.bundle.json` lists the modules, so that a bundle
 * that is older than one of them is not used (packages/engine/src/thread-entry.ts).
 */

/** What has compiled parts or finds files beside itself. */
const EXTERNAL = [/^node:/, 'canvas', 'sharp', /^h5wasm/];
/** A thread of its own that the HDF5 reader starts from the file beside it. */
const COMPANION = 'read-companion-thread.js';
const COMPANION_SOURCE = fileURLToPath(new URL(`../packages/hdf5/dist/${COMPANION}`, import.meta.url));

for (const entry of process.argv.slice(2)) {
  const input = resolve(entry);
  const modules = await bundled(input, input.replace(/\.js$/, '.bundle.js'));
  modules.push(...(await bundled(COMPANION_SOURCE, join(dirname(input), COMPANION))));
  const newestMs = Math.max(...modules.map((path) => statSync(path).mtimeMs));
  const listed = modules.map((path) => relative(dirname(input), path));
  writeFileSync(input.replace(/\.js$/, '.bundle.json'), JSON.stringify({ newestMs, modules: listed }));
}

async function bundled(input, file) {
  const { output } = await build({
    input,
    platform: 'node',
    external: EXTERNAL,
    logLevel: 'warn',
    output: { file, format: 'esm', codeSplitting: false },
  });
  return output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds.filter(isFile) : []));
}

/** The bundler has modules of its own, whose names are no paths. */
function isFile(id) {
  return id.startsWith('/') && statSync(id, { throwIfNoEntry: false })?.isFile() === true;
}
