import { join } from 'node:path';
import { type FileStamp, stampOf } from './file-stamp.js';
import type { LookedAtRuns } from './looked-at-runs.js';
import type { PlannedLayer } from './planned-layer.js';

/** The state of the particle files that a figure depends on. */
export function particleStamps(
  looked: LookedAtRuns,
  panels: readonly (readonly PlannedLayer[])[],
): FileStamp[] {
  const runs = new Set(
    panels.flat().flatMap((layer) => (layer.kind === 'particles' ? [layer.source.run] : [])),
  );
  return [...runs].flatMap((address) => {
    const run = looked.run(address);
    return run.particleFiles.map(({ fileName }) => stampOf(join(run.directory, fileName)));
  });
}
