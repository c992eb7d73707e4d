import type { NdArray } from '@emout/ndarray/ndarray';

/** Pixel coordinates: origin at the upper left corner, x to the right, y down. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An sRGB colour, channels 0…255, alpha 0…1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

export type FontFamily = 'DejaVu Sans' | 'DejaVu Sans Mono';

export interface Font {
  readonly family: FontFamily;
  readonly sizePx: number;
  readonly weight: 'normal' | 'bold';
  readonly style: 'normal' | 'italic';
}

/** 256 colours for the range, and one each for below, above and no value. */
export interface ColorTable {
  /** 256 × (r, g, b), 0…255. */
  readonly rgb: Uint8Array;
  readonly under: readonly [number, number, number];
  readonly over: readonly [number, number, number];
  readonly bad: readonly [number, number, number];
}

/** How a value becomes a position 0…1 in the colour table. */
export type ColorScale =
  | { readonly kind: 'linear'; readonly min: number; readonly max: number }
  | { readonly kind: 'log'; readonly min: number; readonly max: number };

/** A sampled field painted into a rectangle; resampled in scalar space, then normalised, then coloured. */
export interface RasterMark {
  readonly kind: 'raster';
  readonly rect: Rect;
  /** Two axes: [row, column]; row grows with the vertical coordinate (upwards on the page). */
  readonly values: NdArray;
  /** Multiplies every value before normalisation (EMSES to the unit that is drawn). */
  readonly factor: number;
  /**
   * Array coordinates at the edges of `rect`: the left edge lies at column `columns[0]`, the right edge at
   * `columns[1]`; the bottom edge at row `rows[0]`, the top edge at `rows[1]`. A node's value belongs to its
   * integer coordinate, so a picture that shows whole cells runs from −0.5 to n − 0.5.
   */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  readonly interpolation: 'bilinear' | 'nearest';
  readonly scale: ColorScale;
  readonly colors: ColorTable;
}

export interface PolylineMark {
  readonly kind: 'polyline';
  /** x0, y0, x1, y1, …; NaN breaks the line. */
  readonly points: Float64Array;
  readonly stroke: Color;
  readonly widthPx: number;
  readonly dashPx?: readonly number[];
  readonly cap?: 'butt' | 'round' | 'square';
  readonly join?: 'miter' | 'round';
  readonly clip?: Rect;
}

export interface RectMark {
  readonly kind: 'rect';
  readonly rect: Rect;
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly widthPx?: number;
}

/** One run of text in one font; superscripts are runs of their own. */
export interface TextRun {
  readonly text: string;
  readonly font: Font;
  /** Upwards, in pixels. */
  readonly riseUpPx: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly runs: readonly TextRun[];
  readonly color: Color;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: 'top' | 'middle' | 'alphabetic' | 'bottom';
  /** Counter-clockwise, about (x, y). */
  readonly angleDeg: 0 | 90 | -90;
}

export type Mark = RasterMark | PolylineMark | RectMark | TextMark;

/** A picture as vector primitives, painted in order; what goldens compare and every output format draws. */
export interface Scene {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  readonly background: Color;
  readonly marks: readonly Mark[];
}
