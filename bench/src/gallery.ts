import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from './report.js';
import { measure } from './statistics.js';

const LAUNCHER = fileURLToPath(new URL('../../launcher/main.mjs', import.meta.url));
const FIELDS = 'phisp,nd1p,nd2p,ex,ey,ez,bx,by,bz,j1x,j1y,j1z';

/** `emout render --gallery` of the medium sample as it is typed, the start of the process included. */
export async function benchGallery(directory: string): Promise<Result[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'emout-bench-gallery-'));
  try {
    const timing = await measure(3, 1, (index) => writeGallery(directory, join(scratch, String(index))));
    return [{ name: 'gallery of 12 fields, 72 pictures', timing, target: { medianMs: 3000 } }];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function writeGallery(run: string, target: string): Promise<void> {
  const words = ['render', '--no-build', run, '--gallery', target, '--fields', FIELDS];
  const child = spawn(process.execPath, [LAUNCHER, ...words], { stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`emout render --gallery ended with ${code}`);
}
