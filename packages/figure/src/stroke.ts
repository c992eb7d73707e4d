import type { Color } from './scene.js';
import type { LineStyle } from './spec-values.js';
import { hexColor, type Theme } from './theme.js';

/** Dashes in line widths, as matplotlib draws them. */
const DASHES: Record<LineStyle, readonly number[] | null> = {
  solid: null,
  dashed: [3.7, 1.6],
  dotted: [1, 1.65],
  dashdot: [6.4, 1.6, 1, 1.6],
};

/** How a line is drawn. */
export interface Stroke {
  readonly color: Color;
  readonly widthPt: number;
  readonly dash: readonly number[] | null;
}

interface StrokeOptions {
  readonly color?: string | undefined;
  readonly width?: number | undefined;
  readonly style?: LineStyle | undefined;
  readonly opacity?: number | undefined;
}

/** What a layer asks for over what is usual. */
export function strokeOf(asked: StrokeOptions, usual: Stroke, theme: Theme): Stroke {
  const color = asked.color === undefined ? usual.color : colorOf(asked.color, theme);
  return {
    color: faded(color, asked.opacity),
    widthPt: asked.width ?? usual.widthPt,
    dash: asked.style === undefined ? usual.dash : DASHES[asked.style],
  };
}

/** `#rrggbb`, or `C0` … for the theme's colours of lines. */
export function colorOf(written: string, theme: Theme): Color {
  if (!written.startsWith('C')) return hexColor(written);
  return theme.lineColors[Number(written.slice(1)) % theme.lineColors.length] ?? theme.ink;
}

/** The same colour, less opaque. */
export function faded(color: Color, opacity: number | undefined): Color {
  return opacity === undefined ? color : { ...color, a: color.a * opacity };
}

/** The members of a polyline mark for a stroke. */
export function strokeMark({ color, widthPt, dash }: Stroke, pointPx: number) {
  const widthPx = widthPt * pointPx;
  return {
    stroke: color,
    widthPx,
    ...(dash === null ? {} : { dashPx: dash.map((part) => part * widthPx) }),
  };
}

/** The colour and dashes that the theme gives to the n-th line of a panel. */
export function usualStroke(theme: Theme, cycle: number): Stroke {
  return {
    color: theme.lineColors[cycle % theme.lineColors.length] ?? theme.ink,
    widthPt: theme.lineWidthPt,
    dash: theme.lineDashes[cycle % theme.lineDashes.length] ?? null,
  };
}
