import type { PlannedPicture } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';
import type { DrawnPicture, GalleryRun } from './picture-drawer.js';

/** What every thread of a gallery is started with. */
export interface DrawingSettings {
  readonly roots: readonly string[];
  /** Of the run. */
  readonly address: string;
  /** Of the gallery, absolute. */
  readonly directory: string;
  readonly style: GalleryStyle;
  readonly version: string;
}

/** What a thread is asked; it answers in the same order. */
export type DrawingQuestion =
  | { readonly kind: 'survey' }
  | { readonly kind: 'draw'; readonly picture: PlannedPicture };

/** A sentence, and what to do. */
export interface DrawingFailure {
  readonly tag: string;
  readonly message: string;
}

export type DrawingReply =
  | { readonly kind: 'surveyed'; readonly run: GalleryRun }
  | { readonly kind: 'drawn'; readonly picture: DrawnPicture }
  | { readonly kind: 'failed'; readonly failure: DrawingFailure };
