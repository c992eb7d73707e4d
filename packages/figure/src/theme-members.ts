import type { SymbolStyle } from './rich-text-runs.js';
import type { Color, FontFamily } from './scene.js';

/** Sizes in points (1/72 in) and colours of a figure. */
export interface Theme {
  readonly fontFamily: FontFamily;
  /** Axis labels. */
  readonly labelPt: number;
  /** Numbers at the ticks. */
  readonly tickPt: number;
  /** Letters of mathematics. */
  readonly symbols: SymbolStyle;
  /** How names stand in axis labels: `x [m]` upright as emout writes it, or slanted. */
  readonly axisNames: 'upright' | 'italic';
  readonly titlePt: number;
  readonly titleFamily: FontFamily;
  readonly titleWeight: 'normal' | 'semibold' | 'bold';
  readonly titleAlign: 'left' | 'center';
  /** The title above all panels. */
  readonly superTitlePt: number;
  /** `(a)`, `(b)`, … in bold. */
  readonly letterPt: number;
  readonly letterFamily: FontFamily;
  readonly legendPt: number;
  readonly legendFrame: boolean;
  /** Texts and arrows that a person adds. */
  readonly annotationPt: number;
  readonly contourLabelPt: number;
  /** Whether the numbers of contours over a map have a rim, which matplotlib does without. */
  readonly contourLabelHalo: boolean;
  readonly spines: 'box' | 'ticks' | 'none';
  readonly spinePt: number;
  readonly tickWidthPt: number;
  readonly tickLengthPt: number;
  readonly minorTickLengthPt: number;
  readonly minorTickWidthPt: number;
  /** How numbers are written where the figure leaves it open: as matplotlib does, or with a power of ten once. */
  readonly notation: 'auto' | 'power';
  /** From the end of a tick to its label. */
  readonly tickPadPt: number;
  /** From the tick labels to the axis label. */
  readonly labelPadPt: number;
  readonly titlePadPt: number;
  /** From the outermost text to the edge of the picture. */
  readonly edgePadPt: number;
  /** Of a panel that has the figure for itself: matplotlib's, or measured from the texts. */
  readonly margins: 'matplotlib' | 'tight';
  readonly gridWidthPt: number;
  readonly gridColor: Color;
  readonly lineWidthPt: number;
  /** Diameter of the markers on lines. */
  readonly markerPt: number;
  /** Dashes of the lines, in line widths, one after the other; null is solid. */
  readonly lineDashes: readonly (readonly number[] | null)[];
  readonly contourWidthPt: number;
  /** Dash and gap of negative contours, in line widths. */
  readonly dash: readonly [number, number];
  readonly streamWidthPt: number;
  readonly background: Color;
  readonly ink: Color;
  /** Contours over a map, whatever the mode: a raster is never dimmed or inverted. */
  readonly overlayInk: Color;
  readonly lineColors: readonly Color[];
}

/** An opaque colour written `#rrggbb`. */
export function hexColor(hex: string): Color {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return { r: channel(1), g: channel(3), b: channel(5), a: 1 };
}
