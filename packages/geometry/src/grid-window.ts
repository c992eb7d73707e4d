/** A part of a grid in array coordinates. */
export interface GridWindow {
  readonly left: number;
  readonly bottom: number;
  /** Above 0. */
  readonly width: number;
  readonly height: number;
}

/** A grid from its first to its last node. */
export function wholeGrid(rows: number, columns: number): GridWindow {
  return { left: 0, bottom: 0, width: columns - 1, height: rows - 1 };
}

/** True for a window with an area that does not reach beyond the grid. */
export function liesInGrid(
  { left, bottom, width, height }: GridWindow,
  rows: number,
  columns: number,
): boolean {
  const isWithin = (start: number, length: number, end: number): boolean =>
    start >= 0 && length > 0 && start + length <= end * (1 + 1e-12);
  return isWithin(left, width, columns - 1) && isWithin(bottom, height, rows - 1);
}
