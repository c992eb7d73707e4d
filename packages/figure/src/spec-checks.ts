import { MAX_PANELS, MAX_PIXELS, MIN_PIXELS } from './bounds.js';
import { FigureSpecError, FigureTooLargeError } from './errors.js';
import type { Layer } from './spec-layers.js';
import type { GridLayout, Layout, Panel, SharedColorbar } from './spec-panels.js';
import type { Limits, NormName } from './spec-values.js';

/** Inches, and dots for each. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** What there is to check of a figure. */
interface Checked {
  readonly size: Size;
  readonly layout: Layout;
  readonly panels: readonly Panel[];
  readonly colorbars?: readonly SharedColorbar[];
}

/**
 * What members have to agree on with each other.
 * @throws FigureSpecError, FigureTooLargeError
 */
export function checkFigure(spec: Checked): void {
  checkSize(spec.size);
  for (const [i, panel] of spec.panels.entries()) checkPanel(`panels[${i}]`, panel, i, spec);
  if (spec.layout.kind === 'grid') placedCells(spec.layout, spec.panels);
  for (const [i, { of }] of (spec.colorbars ?? []).entries()) {
    for (const [k, at] of of.entries()) {
      if (at >= spec.panels.length)
        throw new FigureSpecError(`colorbars[${i}].of[${k}]`, noPanel(at, spec.panels.length));
    }
  }
}

/** First row and column, and how many of each, of a panel. */
export interface Cell {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/**
 * The cell of each panel of a grid, null for insets: those that say none take the free ones, row by row.
 * @throws FigureSpecError when a panel leaves the grid, overlaps another, or finds no room.
 */
export function placedCells(grid: GridLayout, panels: readonly Panel[]): (Cell | null)[] {
  const { rows, cols } = grid;
  if (rows * cols > MAX_PANELS)
    throw new FigureSpecError('layout', `${rows} × ${cols} panels; at most ${MAX_PANELS} are drawn`);
  checkRatios('layout.widths', grid.widths, cols);
  checkRatios('layout.heights', grid.heights, rows);
  const taken = new Uint8Array(rows * cols);
  const cells = panels.map(({ cell }, i): Cell | null => {
    if (cell === undefined) return null;
    occupy(taken, grid, cell, `panels[${i}].cell`);
    return cell;
  });
  let next = 0;
  return panels.map((panel, i) => {
    const known = cells[i] ?? null;
    if (known !== null || panel.inset !== undefined) return known;
    while (taken[next] === 1) next++;
    if (next >= taken.length) {
      const wanted = panels.filter(({ inset }) => inset === undefined).length;
      throw new FigureSpecError('layout', `${rows} × ${cols} has no room for ${wanted} panels`);
    }
    taken[next] = 1;
    return { row: Math.floor(next / cols), col: next % cols, rows: 1, cols: 1 };
  });
}

function occupy(taken: Uint8Array, { rows, cols }: GridLayout, cell: Cell, path: string): void {
  if (cell.row + cell.rows > rows || cell.col + cell.cols > cols)
    throw new FigureSpecError(path, `it reaches beyond the ${rows} × ${cols} cells of the grid`);
  for (let row = cell.row; row < cell.row + cell.rows; row++) {
    for (let col = cell.col; col < cell.col + cell.cols; col++) {
      if (taken[row * cols + col] === 1)
        throw new FigureSpecError(path, `row ${row}, column ${col} is taken by another panel`);
      taken[row * cols + col] = 1;
    }
  }
}

function checkRatios(path: string, ratios: readonly number[] | undefined, count: number): void {
  if (ratios !== undefined && ratios.length !== count)
    throw new FigureSpecError(path, `${ratios.length} entries; ${count} are needed`);
}

function checkSize(size: Size): void {
  const [widthPx, heightPx] = [Math.round(size.width * size.dpi), Math.round(size.height * size.dpi)];
  if (widthPx > MAX_PIXELS || heightPx > MAX_PIXELS)
    throw new FigureTooLargeError(widthPx, heightPx, MAX_PIXELS);
  if (widthPx < MIN_PIXELS || heightPx < MIN_PIXELS) {
    throw new FigureSpecError(
      'size',
      `${widthPx} × ${heightPx} pixels; at least ${MIN_PIXELS} × ${MIN_PIXELS} are needed`,
    );
  }
}

function checkPanel(path: string, panel: Panel, index: number, { panels, layout }: Checked): void {
  for (const key of ['x', 'y', 'x2', 'y2'] as const) {
    const axis = panel[key];
    checkOrder(`${path}.${key}`, axis?.min, axis?.max, 'min', 'max');
    if (axis?.scale === 'log') checkPositive(`${path}.${key}`, axis);
    if (axis?.tickLabels !== undefined && axis.tickLabels.length !== listLength(axis.ticks))
      throw new FigureSpecError(`${path}.${key}.tickLabels`, 'as many ticks are needed as labels');
  }
  if (panel.inset !== undefined) {
    const { of } = panel.inset;
    if (of >= panels.length) throw new FigureSpecError(`${path}.inset.of`, noPanel(of, panels.length));
    if (of === index || panels[of]?.inset !== undefined)
      throw new FigureSpecError(`${path}.inset.of`, 'an inset lies in a panel that is none itself');
  } else if (layout.kind === 'free' && panel.rect === undefined) {
    throw new FigureSpecError(`${path}.rect`, 'missing; in a free layout each panel says where it lies');
  }
  for (const [i, layer] of panel.layers.entries()) checkLayer(`${path}.layers[${i}]`, layer);
}

function checkLayer(path: string, layer: Layer): void {
  if ('limits' in layer) checkLimits(`${path}.limits`, layer.limits, layer.norm);
  if (!('data' in layer) || !('kind' in layer.data)) return;
  const { data } = layer;
  if (data.kind === 'points' && data.x.values.length !== data.y.values.length) {
    throw new FigureSpecError(
      `${path}.data`,
      `${data.x.values.length} values of x and ${data.y.values.length} of y; as many are needed`,
    );
  }
  if (data.kind === 'grid' && data.values.length !== data.x.count * data.y.count) {
    throw new FigureSpecError(
      `${path}.data.values`,
      `${data.values.length} values; ${data.y.count} × ${data.x.count} are needed`,
    );
  }
  if (data.kind === 'grid' && (data.x.spacing === 0 || data.y.spacing === 0))
    throw new FigureSpecError(`${path}.data`, 'the spacing of a grid is not 0');
  if (data.kind === 'curves') {
    for (const [i, { x, y }] of data.curves.entries()) {
      if (x.length !== y.length)
        throw new FigureSpecError(
          `${path}.data.curves[${i}]`,
          `${x.length} values of x and ${y.length} of y`,
        );
    }
  }
}

function checkLimits(path: string, limits: Limits, norm: NormName): void {
  if (limits.kind === 'percentile') {
    checkOrder(path, limits.low, limits.high, 'low', 'high');
    return;
  }
  checkOrder(path, limits.min, limits.max, 'min', 'max');
  if (norm === 'log') checkPositive(path, limits);
}

function checkPositive(path: string, bounds: { min?: number; max?: number }): void {
  for (const key of ['min', 'max'] as const) {
    const bound = bounds[key];
    if (bound !== undefined && bound <= 0) {
      throw new FigureSpecError(
        `${path}.${key}`,
        `${bound} has no place on a logarithmic scale; give a value above 0`,
      );
    }
  }
}

function checkOrder(
  path: string,
  low: number | undefined,
  high: number | undefined,
  lowName: string,
  highName: string,
): void {
  if (low === undefined || high === undefined || low < high) return;
  throw new FigureSpecError(
    `${path}.${highName}`,
    `${highName} = ${high} has to be above ${lowName} = ${low}`,
  );
}

function listLength(ticks: number | readonly number[] | undefined): number {
  return typeof ticks === 'object' ? ticks.length : -1;
}

function noPanel(at: number, count: number): string {
  return `there is no panel ${at}; the last of ${count} is ${count - 1}`;
}
