import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRun } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { writeSampleRun } from '@emout/sample/sample-run';
import type { Result } from './report.js';
import { measure } from './statistics.js';

/** Opens a run of the small sample anew and looks into all of its field files, as the list of variables does. */
export async function benchRunOpening(): Promise<Result[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'emout-bench-'));
  try {
    const directory = join(scratch, 'small');
    await writeSampleRun(directory, { size: 'small' });
    const hdf5 = await Hdf5Library.load();
    const files = readdirSync(directory).length;
    let fields = 0;
    const opening = await measure(60, 20, () => {
      using run = openRun(directory, hdf5);
      run.state();
    });
    const looking = await measure(60, 20, () => {
      using run = openRun(directory, hdf5);
      fields = run.fields().length;
    });
    return [
      { name: `opening a run of ${files} files`, timing: opening, target: { medianMs: 20 } },
      { name: `… and looking into its ${fields} fields`, timing: looking, target: { medianMs: 20 } },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
