import type { NamelistVariable } from './namelist.js';
import type { NamelistValue } from './namelist-array.js';
import { isTable, type TomlValue } from './toml-tree.js';

/** Values of a file, with null where an entry of a list leaves one out. */
export type TomlCells = TomlValue | null | readonly TomlCells[];

/** Why values cannot stand in a namelist. */
export type ShapeProblem = 'mixed' | 'tables' | 'large';

/**
 * Values as a namelist array with the last Fortran index outermost: rows of unequal length are filled with nulls.
 * Start indices are those of a file that would say the same: none for a scalar and a plain list, 1 otherwise.
 */
export function namelistVariable(cells: TomlCells, mostCells: number): NamelistVariable | ShapeProblem {
  const shape = shapeOf(cells);
  if (typeof shape === 'string') return shape;
  if (cellCount(shape) > mostCells) return 'large';
  const value = shape.includes(0) ? [] : filled(cells, shape);
  const plain = shape.length === 0 || (shape.length === 1 && (shape[0] ?? 0) > 1);
  return { kind: 'variable', value, start: plain ? null : shape.map(() => 1) };
}

/** The same for one value per entry of a list: always an array, and its indices begin at 1. */
export function namelistColumn(
  cells: readonly TomlCells[],
  mostCells: number,
): NamelistVariable | ShapeProblem {
  const variable = namelistVariable(cells, mostCells);
  return typeof variable === 'string' ? variable : { ...variable, start: variable.start ?? [1] };
}

function cellCount(shape: readonly number[]): number {
  return shape.reduce((product, count) => product * count, 1);
}

/** Outermost first; a missing value takes any shape. */
function shapeOf(cells: TomlCells): readonly number[] | ShapeProblem {
  if (cells === null) return [];
  if (!isCellList(cells)) return isTable(cells) ? 'tables' : [];
  let inner: readonly number[] | null = null;
  for (const cell of cells) {
    if (cell === null) continue;
    const shape = shapeOf(cell);
    if (typeof shape === 'string') return shape;
    if (inner !== null && inner.length !== shape.length) return 'mixed';
    inner = inner === null ? shape : shape.map((count, axis) => Math.max(count, inner?.[axis] ?? 0));
  }
  return [cells.length, ...(inner ?? [])];
}

function filled(cells: TomlCells, shape: readonly number[]): NamelistValue {
  const [count, ...inner] = shape;
  if (count === undefined) {
    return typeof cells === 'string' || typeof cells === 'number' || typeof cells === 'boolean'
      ? cells
      : null;
  }
  const list = isCellList(cells) ? cells : [];
  return Array.from({ length: count }, (_, position) => filled(list[position] ?? null, inner));
}

function isCellList(cells: TomlCells): cells is readonly TomlCells[] {
  return Array.isArray(cells);
}
