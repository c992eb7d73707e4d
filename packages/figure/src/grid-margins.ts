import type { Rect } from './scene.js';
import type { Cell } from './spec-checks.js';
import type { GridLayout } from './spec-panels.js';

/** matplotlib's margins as parts of the picture: left 0.125, right 0.9, bottom 0.11, top 0.88, bar 0.2 of the width. */
const LEFT = 0.125;
const RIGHT = 0.1;
const RIGHT_WITH_BAR = 0.255;
const TOP = 0.12;
const BOTTOM = 0.11;
/** Between axes whose margins are measured from their texts, as a part of a cell. */
const GAP = 0.015;

type Excess = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Margins between the columns and rows of a grid; axes share the rest by their ratios. */
export class GridMargins {
  readonly #widths: readonly number[];
  readonly #heights: readonly number[];
  readonly #left: number[];
  readonly #right: number[];
  readonly #top: number[];
  readonly #bottom: number[];

  constructor(
    grid: GridLayout,
    private readonly region: Rect,
    /** matplotlib's margins, with room for a colour bar or without; null measures them from the texts alone. */
    usual: { readonly hasBar: boolean } | null,
  ) {
    const { rows, cols } = grid;
    this.#widths = parts(grid.widths, cols);
    this.#heights = parts(grid.heights, rows);
    const across = (part: number): number[] =>
      new Array(cols).fill(((usual === null ? GAP : part) * region.width) / cols);
    const upwards = (part: number): number[] =>
      new Array(rows).fill(((usual === null ? GAP : part) * region.height) / rows);
    this.#left = across(LEFT);
    this.#right = across(usual?.hasBar === true ? RIGHT_WITH_BAR : RIGHT);
    this.#top = upwards(TOP);
    this.#bottom = upwards(BOTTOM);
  }

  /** The whole rectangle of a panel, its margins included. */
  cell({ row, col, rows, cols }: Cell): Rect {
    const axes = this.axes({ row, col, rows, cols });
    const left = this.#left[col] ?? 0;
    const top = this.#top[row] ?? 0;
    return {
      x: axes.x - left,
      y: axes.y - top,
      width: left + axes.width + (this.#right[col + cols - 1] ?? 0),
      height: top + axes.height + (this.#bottom[row + rows - 1] ?? 0),
    };
  }

  /** Where the axes of a panel may be. */
  axes({ row, col, rows, cols }: Cell): Rect {
    const { region } = this;
    const freeWidth = region.width - sum(this.#left) - sum(this.#right);
    const freeHeight = region.height - sum(this.#top) - sum(this.#bottom);
    const start = (
      before: readonly number[],
      after: readonly number[],
      ratios: readonly number[],
      free: number,
      at: number,
    ): number => sum(before.slice(0, at + 1)) + sum(after.slice(0, at)) + free * sum(ratios.slice(0, at));
    const x = start(this.#left, this.#right, this.#widths, freeWidth, col);
    const y = start(this.#top, this.#bottom, this.#heights, freeHeight, row);
    const lastCol = col + cols - 1;
    const lastRow = row + rows - 1;
    const right =
      start(this.#left, this.#right, this.#widths, freeWidth, lastCol) +
      freeWidth * (this.#widths[lastCol] ?? 0);
    const bottom =
      start(this.#top, this.#bottom, this.#heights, freeHeight, lastRow) +
      freeHeight * (this.#heights[lastRow] ?? 0);
    return { x: region.x + x, y: region.y + y, width: right - x, height: bottom - y };
  }

  /** False when the axes of some column or row keep less than this part of it. */
  leaves(least: number): boolean {
    const { region } = this;
    const freeWidth = region.width - sum(this.#left) - sum(this.#right);
    const freeHeight = region.height - sum(this.#top) - sum(this.#bottom);
    return freeWidth >= least * region.width && freeHeight >= least * region.height;
  }

  /** Widens margins of which panels need more, each by the largest excess; false when none do. */
  widen(excesses: readonly { readonly cell: Cell; readonly excess: Excess }[]): boolean {
    const [left, right] = [this.#left.map(zero), this.#right.map(zero)];
    const [top, bottom] = [this.#top.map(zero), this.#bottom.map(zero)];
    for (const { cell, excess } of excesses) {
      raise(left, cell.col, excess.left);
      raise(right, cell.col + cell.cols - 1, excess.right);
      raise(top, cell.row, excess.top);
      raise(bottom, cell.row + cell.rows - 1, excess.bottom);
    }
    return [
      widened(this.#left, left),
      widened(this.#right, right),
      widened(this.#top, top),
      widened(this.#bottom, bottom),
    ].includes(true);
  }
}

/** How far a rectangle sticks out of another on each side, negative inside. */
export function excessOf(bounds: Rect, cell: Rect, pad: number): Excess {
  return {
    left: cell.x + pad - bounds.x,
    right: bounds.x + bounds.width + pad - (cell.x + cell.width),
    top: cell.y + pad - bounds.y,
    bottom: bounds.y + bounds.height + pad - (cell.y + cell.height),
  };
}

function parts(ratios: readonly number[] | undefined, count: number): number[] {
  const known = ratios ?? new Array<number>(count).fill(1);
  const total = sum(known);
  return known.map((ratio) => ratio / total);
}

function zero(): number {
  return 0;
}

function raise(values: number[], at: number, value: number): void {
  values[at] = Math.max(values[at] ?? 0, value);
}

function widened(margins: number[], excess: readonly number[]): boolean {
  let any = false;
  for (const [i, more] of excess.entries()) {
    if (more <= 0.01) continue;
    // Half a pixel more, since the axes are moved to whole pixels.
    margins[i] = (margins[i] ?? 0) + more + 0.5;
    any = true;
  }
  return any;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
