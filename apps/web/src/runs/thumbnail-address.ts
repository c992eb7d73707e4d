import type { RunSummary } from '@emout/api/schemas';
import { figure } from '@emout/figure/builder';
import { encodeSpec } from '@emout/figure/codec';
import { below } from '../base-path';
import { written } from '../explorer/written-figure';

/** As it is shown, in CSS pixels; drawn at twice that for fine displays. */
export const THUMBNAIL = { width: 70, height: 53 } as const;
const DPI = 100;
const FINENESS = 2;

/**
 * The address of a run's small picture: its first field at the last step, cut through the middle of y. Null where the
 * run has nothing to draw. `steps` in the address makes the browser ask again when the run has grown.
 */
export function thumbnailAddress({ run, grid, steps, thumbnailField }: RunSummary): string | null {
  if (thumbnailField === null || grid === null || steps.written === 0) return null;
  const expr = `${thumbnailField}[-1, :, ${Math.floor(grid.ny / 2)}, :]`;
  const size = {
    width: (THUMBNAIL.width * FINENESS) / DPI,
    height: (THUMBNAIL.height * FINENESS) / DPI,
    dpi: DPI,
  };
  const map = figure(run, { size, theme: 'paper', frame: 'none' }).map(expr).with({ colorbar: false });
  const spec = written(map);
  if (spec === null) return null;
  return below(`/f.png?s=${encodeSpec(spec)}&steps=${steps.written}`);
}
