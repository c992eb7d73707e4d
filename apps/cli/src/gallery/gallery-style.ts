import type { ColormapName } from '@emout/figure/colormaps';
import type { FigureSpecInput } from '@emout/figure/spec';

/** What the pictures of a gallery are written as. */
export const STILL_FORMATS = ['png', 'svg', 'pdf'] as const;
/** What its animations are written as; `none` leaves them out. */
export const ANIMATION_FORMATS = ['gif', 'webp', 'apng', 'html', 'none'] as const;

export type StillFormat = (typeof STILL_FORMATS)[number];
export type AnimationFormat = (typeof ANIMATION_FORMATS)[number];

/** How the pictures of a gallery look. */
export interface GalleryStyle {
  readonly format: StillFormat;
  readonly animation: AnimationFormat;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly theme: NonNullable<FigureSpecInput['theme']>;
  readonly mode: NonNullable<FigureSpecInput['mode']>;
  readonly units: 'si' | 'emses';
  /** Of all maps; without it chosen for each field, see `fieldScale`. */
  readonly cmap?: ColormapName | undefined;
}

/** 640 × 480 pixels at 100 dpi: matplotlib's figure as people script it. */
export const DEFAULT_STYLE: GalleryStyle = {
  format: 'png',
  animation: 'gif',
  width: 640,
  height: 480,
  dpi: 100,
  theme: 'matplotlib',
  mode: 'light',
  units: 'si',
};
