import type { Color, FontFamily } from './scene.js';
import type { FigureSpec } from './spec.js';

/** Sizes in points (1/72 in) and colours of a figure. */
export interface Theme {
  readonly fontFamily: FontFamily;
  readonly labelPt: number;
  readonly titlePt: number;
  readonly contourLabelPt: number;
  readonly spinePt: number;
  readonly tickLengthPt: number;
  readonly minorTickLengthPt: number;
  readonly minorTickWidthPt: number;
  /** From the end of a tick to its label. */
  readonly tickPadPt: number;
  /** From the tick labels to the axis label. */
  readonly labelPadPt: number;
  readonly titlePadPt: number;
  /** From the outermost text to the edge of the picture. */
  readonly edgePadPt: number;
  readonly lineWidthPt: number;
  readonly contourWidthPt: number;
  /** Dash and gap of negative contours, in line widths. */
  readonly dash: readonly [number, number];
  readonly background: Color;
  readonly ink: Color;
  /** Contours over a map, whatever the mode: a raster is never dimmed or inverted. */
  readonly overlayInk: Color;
  readonly lineColors: readonly Color[];
}

/** The look that the specification asks for. */
export function themeOf({ mode }: Pick<FigureSpec, 'theme' | 'mode'>): Theme {
  return mode === 'dark' ? MATPLOTLIB_DARK : MATPLOTLIB_LIGHT;
}

/** An opaque colour written `#rrggbb`. */
export function hexColor(hex: string): Color {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return { r: channel(1), g: channel(3), b: channel(5), a: 1 };
}

const MATPLOTLIB_LIGHT: Theme = {
  fontFamily: 'DejaVu Sans',
  labelPt: 10,
  titlePt: 12,
  contourLabelPt: 9,
  spinePt: 0.8,
  tickLengthPt: 3.5,
  minorTickLengthPt: 2,
  minorTickWidthPt: 0.6,
  tickPadPt: 3.5,
  labelPadPt: 4,
  titlePadPt: 6,
  edgePadPt: 3,
  lineWidthPt: 1.5,
  contourWidthPt: 1,
  dash: [3.7, 1.6],
  background: hexColor('#ffffff'),
  ink: hexColor('#000000'),
  overlayInk: hexColor('#000000'),
  lineColors: [
    '#1f77b4',
    '#ff7f0e',
    '#2ca02c',
    '#d62728',
    '#9467bd',
    '#8c564b',
    '#e377c2',
    '#7f7f7f',
    '#bcbd22',
    '#17becf',
  ].map(hexColor),
};

const MATPLOTLIB_DARK: Theme = {
  ...MATPLOTLIB_LIGHT,
  background: hexColor('#141414'),
  ink: hexColor('#ededed'),
};
