import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSampleRun } from '@emout/sample/sample-run';

/** The medium sample (1.7 GB), written once into EMOUT_BENCH_DIR or the system's temporary directory. */
export async function mediumRun(): Promise<{
  readonly root: string;
  readonly name: string;
  readonly directory: string;
}> {
  const uid = process.getuid?.() ?? 0;
  const root = process.env.EMOUT_BENCH_DIR ?? join(tmpdir(), `emout-bench-${uid}`);
  const directory = join(root, 'medium');
  if (!existsSync(directory)) {
    process.stderr.write(`writing the medium sample into ${directory} …\n`);
    const start = performance.now();
    await writeSampleRun(directory, { size: 'medium' });
    process.stderr.write(`written in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
  return { root, name: 'medium', directory };
}
