import type { Canvas } from 'canvas';
import type { IndexPicture } from './index-picture.js';

/** The pixels of a scene: palette indices and r, g, b of each entry, or true colours. */
export type PaintedScene =
  | { readonly kind: 'indexed'; readonly picture: IndexPicture; readonly rgb: Uint8Array }
  | { readonly kind: 'colored'; readonly canvas: Canvas };
