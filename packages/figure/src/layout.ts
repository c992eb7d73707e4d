import { type Frame, type FrameContent, frameAround } from './frame.js';
import type { Rect } from './scene.js';
import type { Grid } from './spec.js';
import type { TextMetrics } from './text-metrics.js';
import type { Theme } from './theme.js';

/** matplotlib's margins as parts of the picture: left 0.125, right 0.9, bottom 0.11, top 0.88, bar 0.2 of the width. */
const LEFT = 0.125;
const RIGHT = 0.1;
const RIGHT_WITH_BAR = 0.255;
const TOP = 0.12;
const BOTTOM = 0.11;
/** The smallest panel, in points, that takes texts at their full size. */
const FULL_SIZE_WIDTH_PT = 160;
const FULL_SIZE_HEIGHT_PT = 120;
/** The axes keep this part of the panel's width and height; texts get smaller instead. */
const LEAST_AXES = 0.3;
/** Smaller texts are left out, since nobody can read them. */
const LEAST_FONT_PX = 4;
const SHRINK = 0.88;
const MAX_ROUNDS = 12;

/** What the layout has to know of a panel. */
export interface PanelContent extends FrameContent {
  /** Pixels for a unit of y divided by pixels for a unit of x are 1: the axes keep this width over height, or null. */
  readonly aspect: number | null;
}

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
}

/** The frames of a figure and the pixels that one point of text takes. */
interface FigureLayout {
  readonly frames: readonly Frame[];
  readonly pointPx: number;
}

/** The panels of a grid without frames: they tile the picture without gaps, row by row from the upper left. */
export function tileRects({ rows, cols }: Grid, { widthPx, heightPx }: PictureSize, count: number): Rect[] {
  return Array.from({ length: count }, (_, i) => {
    const column = i % cols;
    const row = Math.floor(i / cols);
    const x = Math.round((widthPx * column) / cols);
    const y = Math.round((heightPx * row) / rows);
    return {
      x,
      y,
      width: Math.round((widthPx * (column + 1)) / cols) - x,
      height: Math.round((heightPx * (row + 1)) / rows) - y,
    };
  });
}

/**
 * Places the panels with room for their titles, labels and colour bars. Where matplotlib's margins are enough they
 * are kept; otherwise they grow, and texts shrink when the axes would become too small.
 */
export function layoutFigure(
  contents: readonly PanelContent[],
  grid: Grid,
  size: PictureSize,
  theme: Theme,
  metrics: TextMetrics,
): FigureLayout {
  const fullPx = size.dpi / 72;
  const cellWidthPt = size.widthPx / grid.cols / fullPx;
  const cellHeightPt = size.heightPx / grid.rows / fullPx;
  let pointPx = fullPx * Math.min(1, cellWidthPt / FULL_SIZE_WIDTH_PT, cellHeightPt / FULL_SIZE_HEIGHT_PT);
  for (; pointPx * theme.labelPt >= LEAST_FONT_PX; pointPx *= SHRINK) {
    const frames = new GridLayout(contents, grid, size).fit(theme, pointPx, metrics, true);
    if (frames !== null) return { frames, pointPx };
  }
  const frames = new GridLayout(contents, grid, size).fit(theme, pointPx, metrics, false);
  return { frames: frames ?? [], pointPx };
}

/** Margins of the columns and rows of a grid; all axes have one size. */
class GridLayout {
  readonly #contents: readonly PanelContent[];
  readonly #grid: Grid;
  readonly #size: PictureSize;
  readonly #left: number[];
  readonly #right: number[];
  readonly #top: number[];
  readonly #bottom: number[];

  constructor(contents: readonly PanelContent[], grid: Grid, size: PictureSize) {
    this.#contents = contents;
    this.#grid = grid;
    this.#size = size;
    const { rows, cols } = grid;
    const hasBar = (column: number): boolean =>
      contents.some((content, i) => i % cols === column && content.bar !== null);
    this.#left = new Array(cols).fill((LEFT * size.widthPx) / cols);
    this.#right = Array.from(
      { length: cols },
      (_, c) => ((hasBar(c) ? RIGHT_WITH_BAR : RIGHT) * size.widthPx) / cols,
    );
    this.#top = new Array(rows).fill((TOP * size.heightPx) / rows);
    this.#bottom = new Array(rows).fill((BOTTOM * size.heightPx) / rows);
  }

  /** Frames with everything inside their cells, or null when the axes get too small for it. */
  fit(theme: Theme, pointPx: number, metrics: TextMetrics, texts: boolean): Frame[] | null {
    const pad = texts ? theme.edgePadPt * pointPx : 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (texts && !this.#axesLargeEnough()) return null;
      const cells = this.#contents.map((_, i) => this.#cell(i));
      const frames = this.#contents.map((content, i) =>
        frameAround(this.#axes(i, content), cells[i] as Rect, content, { theme, pointPx, metrics, texts }),
      );
      if (!texts || !this.#grow(frames, cells, pad)) return frames;
    }
    return null;
  }

  #axesLargeEnough(): boolean {
    const { widthPx, heightPx } = this.#size;
    const { width, height } = this.#axesSize();
    return (
      width >= (LEAST_AXES * widthPx) / this.#grid.cols && height >= (LEAST_AXES * heightPx) / this.#grid.rows
    );
  }

  #axesSize(): { width: number; height: number } {
    return {
      width: (this.#size.widthPx - sum(this.#left) - sum(this.#right)) / this.#grid.cols,
      height: (this.#size.heightPx - sum(this.#top) - sum(this.#bottom)) / this.#grid.rows,
    };
  }

  /** The panel's whole rectangle, margins included. */
  #cell(index: number): Rect {
    const { cols } = this.#grid;
    const [column, row] = [index % cols, Math.floor(index / cols)];
    const { width, height } = this.#axesSize();
    return {
      x: sum(this.#left.slice(0, column)) + sum(this.#right.slice(0, column)) + column * width,
      y: sum(this.#top.slice(0, row)) + sum(this.#bottom.slice(0, row)) + row * height,
      width: (this.#left[column] ?? 0) + width + (this.#right[column] ?? 0),
      height: (this.#top[row] ?? 0) + height + (this.#bottom[row] ?? 0),
    };
  }

  /** The axes on whole pixels; with an aspect the largest such rectangle in the middle. */
  #axes(index: number, { aspect }: PanelContent): Rect {
    const cell = this.#cell(index);
    const { width, height } = this.#axesSize();
    const left = cell.x + (this.#left[index % this.#grid.cols] ?? 0);
    const top = cell.y + (this.#top[Math.floor(index / this.#grid.cols)] ?? 0);
    return snapped(withAspect({ x: left, y: top, width, height }, aspect));
  }

  /** Widens margins that a frame sticks out of; false when none did. */
  #grow(frames: readonly Frame[], cells: readonly Rect[], pad: number): boolean {
    const excess = {
      left: this.#left.map(zero),
      right: this.#right.map(zero),
      top: this.#top.map(zero),
      bottom: this.#bottom.map(zero),
    };
    for (const [i, { bounds }] of frames.entries()) {
      const cell = cells[i] ?? bounds;
      const [column, row] = [i % this.#grid.cols, Math.floor(i / this.#grid.cols)];
      raise(excess.left, column, cell.x + pad - bounds.x);
      raise(excess.right, column, bounds.x + bounds.width + pad - (cell.x + cell.width));
      raise(excess.top, row, cell.y + pad - bounds.y);
      raise(excess.bottom, row, bounds.y + bounds.height + pad - (cell.y + cell.height));
    }
    const widened = [
      widen(this.#left, excess.left),
      widen(this.#right, excess.right),
      widen(this.#top, excess.top),
      widen(this.#bottom, excess.bottom),
    ];
    return widened.includes(true);
  }
}

function zero(): number {
  return 0;
}

function raise(values: number[], at: number, value: number): void {
  values[at] = Math.max(values[at] ?? 0, value);
}

function widen(margins: number[], excess: readonly number[]): boolean {
  let widened = false;
  for (const [i, more] of excess.entries()) {
    if (more <= 0.01) continue;
    // Half a pixel more, since the axes are moved to whole pixels.
    margins[i] = (margins[i] ?? 0) + more + 0.5;
    widened = true;
  }
  return widened;
}

/** The largest rectangle of an aspect (width over height) in the middle of another; the whole of it without one. */
export function withAspect(rect: Rect, aspect: number | null): Rect {
  if (aspect === null) return rect;
  const width = Math.min(rect.width, rect.height * aspect);
  const height = Math.min(rect.height, rect.width / aspect);
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

function snapped(rect: Rect): Rect {
  const x = Math.round(rect.x);
  const y = Math.round(rect.y);
  return {
    x,
    y,
    width: Math.max(1, Math.round(rect.x + rect.width) - x),
    height: Math.max(1, Math.round(rect.y + rect.height) - y),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
