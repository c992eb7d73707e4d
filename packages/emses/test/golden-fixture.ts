import { fileURLToPath } from 'node:url';

/** A run of 16 × 12 × 40 cells and 5 snapshots. */
export const goldenRun: string = fileURLToPath(
  new URL('../../../fixtures/golden/data/small', import.meta.url),
);
