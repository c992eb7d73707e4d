/** Columns of numbers that grow row by row, each in one typed array. */
export class NumberColumns {
  #columns: Float64Array[];
  #rows = 0;

  constructor(readonly width: number) {
    this.#columns = Array.from({ length: width }, () => new Float64Array(64));
  }

  get rows(): number {
    return this.#rows;
  }

  /** Adds a row; what it has too few is NaN, what it has too many is left out. */
  add(row: ArrayLike<number>, length: number): void {
    if (this.#rows === (this.#columns[0]?.length ?? 0)) this.#grow();
    for (let k = 0; k < this.width; k++) {
      const column = this.#columns[k];
      if (column) column[this.#rows] = k < length ? (row[k] as number) : Number.NaN;
    }
    this.#rows += 1;
  }

  /** The columns, cut to the rows that were added. */
  finish(): Float64Array[] {
    return this.#columns.map((column) => column.slice(0, this.#rows));
  }

  #grow(): void {
    this.#columns = this.#columns.map((column) => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    });
  }
}
