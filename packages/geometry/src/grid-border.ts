import type { NdArray } from '@emout/ndarray/ndarray';

/** Edges of a cell counter-clockwise from the lower one, as steps of the border along them: columns, rows. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** The border of the cells whose four corners are finite, with the cells on its left: round them outside, in holes turned. */
export interface GridBorder {
  /** 1 where the cell with its lower left corner at this node has a value on all corners; as many entries as nodes. */
  readonly whole: Uint8Array;
  /** Nodes of all rings, one behind the other. */
  readonly nodes: Int32Array;
  /** For each entry of `nodes` the next one in its ring. */
  readonly next: Int32Array;
}

/** @param values shape (rows, columns); any strides. */
export function gridBorder(values: NdArray): GridBorder {
  const [rows = 0, columns = 0] = values.shape;
  const whole = wholeCells(values, rows, columns);
  const isWhole = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && whole[row * columns + column] === 1;
  // Bit s is set once the border edge on side s of a cell has been walked.
  const walked = new Uint8Array(rows * columns);
  const nodes: number[] = [];
  const next: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      if (whole[row * columns + column] !== 1) continue;
      for (let side = 0; side < 4; side++) {
        const [dx, dy] = across(side);
        if (isWhole(column + dx, row + dy) || ((walked[row * columns + column] ?? 0) & (1 << side)) !== 0)
          continue;
        walkRing(column, row, side);
      }
    }
  }
  return { whole, nodes: Int32Array.from(nodes), next: Int32Array.from(next) };

  function walkRing(startColumn: number, startRow: number, startSide: number): void {
    const first = nodes.length;
    let [column, row, side] = [startColumn, startRow, startSide];
    do {
      walked[row * columns + column] = (walked[row * columns + column] ?? 0) | (1 << side);
      const corner = startOf(side);
      next.push(nodes.length + 1);
      nodes.push((row + corner[1]) * columns + column + corner[0]);
      const [ahead, outwards] = [STEPS[side] ?? [0, 0], across(side)];
      if (!isWhole(column + ahead[0], row + ahead[1])) {
        side = (side + 1) % 4;
      } else if (!isWhole(column + ahead[0] + outwards[0], row + ahead[1] + outwards[1])) {
        column += ahead[0];
        row += ahead[1];
      } else {
        column += ahead[0] + outwards[0];
        row += ahead[1] + outwards[1];
        side = (side + 3) % 4;
      }
    } while (column !== startColumn || row !== startRow || side !== startSide);
    next[next.length - 1] = first;
  }
}

/** To the cell beyond a side. */
function across(side: number): readonly [number, number] {
  return STEPS[(side + 3) % 4] ?? [0, 0];
}

/** The corner at which a side begins. */
function startOf(side: number): readonly [number, number] {
  return [side === 1 || side === 2 ? 1 : 0, side >= 2 ? 1 : 0];
}

function wholeCells({ data, offset, strides }: NdArray, rows: number, columns: number): Uint8Array {
  const [rowStride = 0, columnStride = 0] = strides;
  const whole = new Uint8Array(rows * columns);
  for (let row = 0; row + 1 < rows; row++) {
    let at = offset + row * rowStride;
    for (let column = 0; column + 1 < columns; column++, at += columnStride) {
      const sum =
        (data[at] as number) +
        (data[at + columnStride] as number) +
        (data[at + rowStride] as number) +
        (data[at + rowStride + columnStride] as number);
      // The difference is NaN when a corner is NaN or infinite.
      if (sum - sum === 0) whole[row * columns + column] = 1;
    }
  }
  return whole;
}
