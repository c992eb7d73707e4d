/** The lengths that the style sheet decides, in CSS pixels. */
export interface PageMetrics {
  readonly zAxis: number;
  readonly xAxis: number;
  readonly depthX: number;
  readonly depthY: number;
  readonly strip: number;
  readonly large: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the parts of the figure stand inside the area that holds them. */
export interface PlateLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly depth: { readonly x: number; readonly y: number };
  readonly bar: Box;
  readonly histogramWidth: number;
  readonly strip: Box;
  /** How many times the vertical axis is drawn shorter (> 1) or longer (< 1) than the horizontal one; null when free. */
  readonly squeeze: number | null;
}

export const TITLE_HEIGHT = 96;
const FOOT = 18;
const BAR_GAP = 34;
const HISTOGRAM_GAP = 7;
const BAR_LABELS = 58;
const SQUEEZES = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100] as const;
/** A plot narrower than this share of its height (or lower than this share of its width) is hard to read. */
const SLIMMEST = 0.5;
const FREE_ASPECT = 4 / 3;

/**
 * Fits the figure into an area; the height binds first, the width follows the data.
 * @param hasDepth whether there is a third axis; without it the plot has its room
 * @param extents lengths of the horizontal and vertical axis in one unit, or null when they have different ones
 */
export function plateLayout(
  area: { readonly width: number; readonly height: number },
  metrics: PageMetrics,
  extents: { readonly horizontal: number; readonly vertical: number } | null,
  hasDepth = true,
): PlateLayout {
  const depthX = hasDepth ? metrics.depthX : 0;
  const histogramWidth = metrics.large ? 56 : 40;
  const barWidth = metrics.large ? 20 : 16;
  const right = depthX + BAR_GAP + histogramWidth + HISTOGRAM_GAP + barWidth + BAR_LABELS;
  const room = {
    width: Math.max(160, area.width - metrics.zAxis - right),
    height: Math.max(140, area.height - TITLE_HEIGHT - metrics.xAxis - metrics.strip - FOOT),
  };
  const fitted = extents === null ? freely(room) : toScale(room, extents);
  const width = Math.floor(fitted.width);
  const height = Math.round(fitted.height);
  const total = metrics.zAxis + width + right;
  const x = Math.max(0, Math.round((area.width - total) / 2)) + metrics.zAxis;
  const plot = { x, y: TITLE_HEIGHT, width, height };
  return {
    width: area.width,
    height: TITLE_HEIGHT + height + metrics.xAxis + metrics.strip + FOOT,
    plot,
    depth: { x: depthX, y: hasDepth ? metrics.depthY : 0 },
    bar: {
      x: x + width + depthX + BAR_GAP + histogramWidth + HISTOGRAM_GAP,
      y: plot.y,
      width: barWidth,
      height,
    },
    histogramWidth,
    strip: {
      x,
      y: plot.y + height + metrics.xAxis + 8,
      width,
      height: Math.min(metrics.large ? 44 : 32, Math.max(18, Math.round((width / 20) * 0.75))),
    },
    squeeze: fitted.squeeze,
  };
}

interface Fitted {
  readonly width: number;
  readonly height: number;
  readonly squeeze: number | null;
}

function freely(room: { width: number; height: number }): Fitted {
  const width = Math.min(room.width, room.height * FREE_ASPECT);
  return { width, height: Math.min(room.height, width / FREE_ASPECT), squeeze: null };
}

function toScale(
  room: { width: number; height: number },
  extents: { readonly horizontal: number; readonly vertical: number },
): Fitted {
  const ratio = extents.horizontal / extents.vertical;
  const factor = squeezeFor(ratio);
  const width = Math.min(room.width, room.height * ratio * factor);
  return { width, height: width / (ratio * factor), squeeze: factor };
}

/** The smallest round factor that brings width : height of the plot between 1 : 2 and 3 : 1. */
function squeezeFor(ratio: number): number {
  const widest = 3;
  if (ratio < SLIMMEST) {
    return SQUEEZES.find((k) => ratio * k >= SLIMMEST - 0.01) ?? SLIMMEST / ratio;
  }
  if (ratio > widest) {
    const k = SQUEEZES.find((candidate) => ratio / candidate <= widest + 0.01) ?? ratio / widest;
    return 1 / k;
  }
  return 1;
}
