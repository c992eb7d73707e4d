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

/** Typefaces that come with the product; characters that one lacks are taken from Noto Sans JP, then DejaVu Sans. */
export type FontFamily =
  | 'DejaVu Sans'
  | 'DejaVu Sans Mono'
  | 'Source Sans 3'
  | 'Source Serif 4'
  | 'Source Code Pro';

export interface Font {
  readonly family: FontFamily;
  readonly sizePx: number;
  readonly weight: 'normal' | 'semibold' | 'bold';
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

/**
 * How a value becomes a position 0…1, in the colour table or along an axis; `min` lies below `max`.
 * `symlog` is linear between −`linthresh` and `linthresh` and logarithmic beyond (matplotlib's SymLogNorm: a decade is
 * as long as the linear part on one side times `linscale`, here 1); `power` raises the linear position to `gamma`.
 */
export type ColorScale =
  | { readonly kind: 'linear'; readonly min: number; readonly max: number }
  | { readonly kind: 'log'; readonly min: number; readonly max: number }
  | { readonly kind: 'symlog'; readonly min: number; readonly max: number; readonly linthresh: number }
  | { readonly kind: 'power'; readonly min: number; readonly max: number; readonly gamma: number };

/** A scale along an axis; inverted, its `max` stands at the left or at the bottom. */
export type AxisScale = ColorScale & { readonly inverted?: boolean };

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
  /** 0…1; 1 without it. */
  readonly opacity?: number;
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

/** A filled area, its holes cut out by the even-odd rule. */
export interface PolygonMark {
  readonly kind: 'polygon';
  /** x0, y0, x1, y1, …; NaN between rings, each of which is closed by itself. */
  readonly points: Float64Array;
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly widthPx?: number;
  readonly clip?: Rect;
}

export type MarkerShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'plus' | 'cross' | 'point';

/** One marker at each of many places. `point` is one pixel (or `sizePx` pixels) square, for very many of them. */
export interface MarkersMark {
  readonly kind: 'markers';
  /** x0, y0, x1, y1, …; a NaN leaves its marker out. */
  readonly points: Float64Array;
  readonly shape: MarkerShape;
  /** Diameter. */
  readonly sizePx: number;
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly widthPx?: number;
  /** Colours of their own instead of `fill`: r, g, b (0…255) for each marker. */
  readonly rgb?: Uint8Array;
  readonly clip?: Rect;
}

export interface RectMark {
  readonly kind: 'rect';
  readonly rect: Rect;
  readonly fill?: Color;
  readonly stroke?: Color;
  readonly widthPx?: number;
}

/** One run of text in one font; superscripts and subscripts are runs of their own. */
export interface TextRun {
  readonly text: string;
  readonly font: Font;
  /** Upwards, in pixels; negative for subscripts. */
  readonly riseUpPx: number;
  /** From the end of the run before to the start of this one; negative puts a subscript below a superscript. */
  readonly shiftPx?: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly runs: readonly TextRun[];
  readonly color: Color;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: 'top' | 'middle' | 'alphabetic' | 'bottom';
  /** Counter-clockwise, about (x, y); any angle. */
  readonly angleDeg: number;
  /** A rim of another colour round the letters, for texts on maps. */
  readonly halo?: { readonly color: Color; readonly widthPx: number };
  readonly clip?: Rect;
}

export type Mark = RasterMark | PolylineMark | PolygonMark | MarkersMark | RectMark | TextMark;

/** A picture as vector primitives, painted in order; what goldens compare and every output format draws. */
export interface Scene {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  readonly background: Color;
  readonly marks: readonly Mark[];
  /** Where the panels lie, for pages and scripts that overlay something. */
  readonly panels?: readonly ScenePanel[];
}

/** The axes of one panel on the page. */
export interface ScenePanel {
  readonly axes: Rect;
  readonly bar: Rect | null;
  readonly x: AxisScale;
  readonly y: AxisScale;
}
