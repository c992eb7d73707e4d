import type { NdArray } from '@emout/ndarray/ndarray';

/** The cells that some level runs through, found in one pass for all levels. */
export class LevelCells {
  /** Of each node, how many levels lie below its value. */
  readonly ranks: Uint16Array;
  /** The first nodes of the cells, in order. */
  readonly cells: Int32Array;

  constructor(values: NdArray, rows: number, columns: number, ascending: Float64Array) {
    this.ranks = ranksOf(values, rows, columns, ascending);
    this.cells = crossedCells(values, rows, columns, this.ranks);
  }
}

function ranksOf(
  { data, offset, strides }: NdArray,
  rows: number,
  columns: number,
  ascending: Float64Array,
): Uint16Array {
  const [rowStride = 0, columnStride = 0] = strides;
  const ranks = new Uint16Array(rows * columns);
  const count = ascending.length;
  let node = 0;
  let rank = 0;
  for (let row = 0; row < rows; row++) {
    let at = offset + row * rowStride;
    for (let column = 0; column < columns; column++, at += columnStride) {
      const value = data[at] as number;
      // Neighbours mostly lie between the same levels.
      while (rank < count && value > (ascending[rank] as number)) rank++;
      while (rank > 0 && !(value > (ascending[rank - 1] as number))) rank--;
      ranks[node++] = rank;
    }
  }
  return ranks;
}

/** Cells whose corners are finite and lie between different levels. */
function crossedCells(
  { data, offset, strides }: NdArray,
  rows: number,
  columns: number,
  ranks: Uint16Array,
): Int32Array {
  const [rowStride = 0, columnStride = 0] = strides;
  const cells = new Int32Array(rows * columns);
  let count = 0;
  for (let row = 0; row + 1 < rows; row++) {
    const end = (row + 1) * columns - 1;
    for (let node = row * columns; node < end; node++) {
      const rank = ranks[node] as number;
      if (rank === ranks[node + 1] && rank === ranks[node + columns + 1] && rank === ranks[node + columns]) {
        continue;
      }
      const at = offset + row * rowStride + (node - row * columns) * columnStride;
      const sum =
        (data[at] as number) +
        (data[at + columnStride] as number) +
        (data[at + columnStride + rowStride] as number) +
        (data[at + rowStride] as number);
      // The difference is NaN, hence not 0, when a corner is NaN or infinite.
      if (sum - sum === 0) cells[count++] = node;
    }
  }
  return cells.subarray(0, count);
}
