import type { StreamlineOptions } from '@emout/geometry/streamlines';
import { type AxisGrid, positionAt } from './data.js';
import type { GridAxes } from './grid-page.js';
import type { PanelView } from './prepared-layer.js';
import type { AxisScale } from './scene.js';

/** Cells of matplotlib's streamplot along each axis at density 1. */
const CELLS = 30;
/** The largest density that streamlines take. */
const MAX_DENSITY = 20;

/** Where streamlines are drawn, and how dense they are there. */
export interface StreamWindow {
  readonly window: NonNullable<StreamlineOptions['window']>;
  readonly density: readonly [x: number, y: number];
}

/**
 * The part of a grid that a view shows and one cell of the density more on each side, so that lines do not end at the
 * border of the axes. A zoom has as many lines as the whole; null where the view shows nothing of the grid.
 */
export function streamWindow(
  { horizontal, vertical }: GridAxes,
  view: PanelView,
  density: number,
): StreamWindow | null {
  const across = shownPart(horizontal, view.x, density);
  const upwards = shownPart(vertical, view.y, density);
  if (across === null || upwards === null) return null;
  return {
    window: { left: across.start, bottom: upwards.start, width: across.length, height: upwards.length },
    density: [across.density, upwards.density],
  };
}

interface ShownPart {
  readonly start: number;
  readonly length: number;
  readonly density: number;
}

function shownPart(axis: AxisGrid, { min, max }: AxisScale, density: number): ShownPart | null {
  const last = axis.count - 1;
  const inside = (at: number): number => Math.min(last, Math.max(0, at));
  const ends = [positionAt(axis, min), positionAt(axis, max)];
  const [low, high] = [inside(Math.min(...ends)), inside(Math.max(...ends))];
  const shown = high - low;
  if (!(shown > 0)) return null;
  const cell = shown / (CELLS * density);
  const start = inside(low - cell);
  const length = inside(high + cell) - start;
  return { start, length, density: Math.min(MAX_DENSITY, density * (length / shown)) };
}
