/**
 * Cells over the unit square through which at most one streamline runs, which keeps the lines evenly apart. Cell
 * (column, row) is centred on (column / (columns − 1), row / (rows − 1)).
 */
export class OccupancyGrid {
  readonly columns: number;
  readonly rows: number;
  readonly #taken: Uint8Array;
  /** Cells of the line that is being drawn, in the order in which it entered them. */
  readonly #entered: Int32Array;
  #enteredCount = 0;
  #current = -1;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#taken = new Uint8Array(columns * rows);
    this.#entered = new Int32Array(columns * rows);
  }

  cellAt(x: number, y: number): number {
    return Math.round(y * (this.rows - 1)) * this.columns + Math.round(x * (this.columns - 1));
  }

  isTaken(cell: number): boolean {
    return this.#taken[cell] !== 0;
  }

  /** Begins a line in a free cell. */
  start(cell: number): void {
    this.#enteredCount = 0;
    this.#take(cell);
  }

  /** Goes back to the first cell of the line, to draw its other half. */
  restart(): void {
    this.#current = this.#entered[0] ?? -1;
  }

  /** Goes on to a cell: false when a line, be it this one, has been there before. */
  enter(cell: number): boolean {
    if (cell === this.#current) return true;
    if (this.#taken[cell] !== 0) return false;
    this.#take(cell);
    return true;
  }

  /** Frees the cells of the line again. */
  undo(): void {
    for (let i = 0; i < this.#enteredCount; i++) this.#taken[this.#entered[i] as number] = 0;
  }

  #take(cell: number): void {
    this.#taken[cell] = 1;
    this.#entered[this.#enteredCount++] = cell;
    this.#current = cell;
  }
}

/** Calls `visit` for every cell in a spiral that begins at the lower left and runs along the border inwards. */
export function spiral(columns: number, rows: number, visit: (column: number, row: number) => void): void {
  let [left, right, bottom, top] = [0, columns - 1, 0, rows - 1];
  while (left <= right && bottom <= top) {
    for (let column = left; column <= right; column++) visit(column, bottom);
    for (let row = bottom + 1; row <= top; row++) visit(right, row);
    if (top > bottom) for (let column = right - 1; column >= left; column--) visit(column, top);
    if (right > left) for (let row = top - 1; row > bottom; row--) visit(left, row);
    left++;
    right--;
    bottom++;
    top--;
  }
}
