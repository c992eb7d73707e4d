import type { PictureOutcome } from './drawing-threads.js';
import type { PlannedField } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';
import type { GalleryRun } from './picture-drawer.js';

/** A gallery that was written. */
export interface Gallery {
  readonly directory: string;
  readonly run: GalleryRun;
  readonly style: GalleryStyle;
  readonly fields: readonly PlannedField[];
  /** In the order of the plan. */
  readonly outcomes: readonly PictureOutcome[];
  readonly elapsedMs: number;
}
