import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSampleRun } from '@emout/sample/sample-run';

/** A directory with one small sample run, `lunar`; gone with its disposal. */
export async function sampleRoot(): Promise<Disposable & { readonly path: string }> {
  const path = mkdtempSync(join(tmpdir(), 'emout-e2e-'));
  await writeSampleRun(join(path, 'lunar'), { size: 'small' });
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
