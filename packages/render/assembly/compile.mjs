// Compiles the kernel after a change: `node packages/render/assembly/compile.mjs`, which fetches the compiler.
// The compiled kernel is kept beside its users, so that neither a build nor a test needs the compiler.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['pixel-kernel.ts', 'run-length-codes.ts'];
const folder = mkdtempSync(join(tmpdir(), 'pixel-kernel-'));
const binary = join(folder, 'kernel.wasm');
const compiler = process.env.ASC
  ? [process.env.ASC]
  : ['npx', '--yes', '-p', 'assemblyscript@0.28.20', 'asc'];
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--importMemory'];
try {
  const [command, ...first] = compiler;
  execFileSync(command, [...first, 'pixel-kernel.ts', ...options, '--outFile', binary], {
    cwd: here,
    stdio: 'inherit',
  });
  const source = createHash('sha256');
  for (const file of SOURCES) source.update(readFileSync(join(here, file)));
  const lines = readFileSync(binary)
    .toString('base64')
    .match(/.{1,100}/g);
  writeFileSync(
    join(here, '../src/pixel-kernel-binary.ts'),
    `// Compiled by assembly/compile.mjs; not to be edited.

/** SHA-256 of the sources that this was compiled from. */
export const PIXEL_KERNEL_SOURCE = '${source.digest('hex')}';

/** The kernel in WebAssembly, base64. */
export const PIXEL_KERNEL =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
