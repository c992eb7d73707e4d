import { TwoWayList } from './two-way-list.js';

export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** `null` is a value that the file leaves out. */
export type NamelistScalar = number | boolean | string | Complex | null;
/** Arrays are nested with the last Fortran index outermost: `b(1:3, 2)` is one inner array. */
export type NamelistValue = NamelistScalar | readonly NamelistValue[];

/** The values in the order of Fortran, the first index running fastest. */
export function flatten(value: NamelistValue): NamelistScalar[] {
  const flat: NamelistScalar[] = [];
  const collect = (part: NamelistValue): void => {
    if (isList(part)) for (const inner of part) collect(inner);
    else flat.push(part);
  };
  collect(value);
  return flat;
}

/** Whether a value is an array, of one dimension or more. */
export function isList(value: NamelistValue): value is readonly NamelistValue[] {
  return Array.isArray(value);
}

/** One Fortran index or section; `null` is a bound that the file leaves out. */
export interface IndexSection {
  readonly first: number | null;
  readonly last: number | null;
  readonly step: number;
}

/** Enough for any table of a simulation; an index beyond it is a slip of the pen, not data. */
export const MOST_CELLS = 250_000;

/** Thrown by `FortranArray` with a sentence; the parser knows the line. */
export class ArrayShapeError extends Error {
  readonly tag = 'ArrayShape' as const;
}

/** A namelist array under assembly: cells by Fortran index, the box that they span, and its start indices. */
export class FortranArray {
  /** Cells along the first index, by the other indices. */
  readonly #rows = new Map<number | string, TwoWayList<NamelistScalar>>();
  readonly #low: number[];
  readonly #high: number[];
  readonly #named: (number | null)[];

  constructor(readonly rank: number) {
    this.#low = new Array<number>(rank).fill(Number.POSITIVE_INFINITY);
    this.#high = new Array<number>(rank).fill(Number.NEGATIVE_INFINITY);
    this.#named = new Array<number | null>(rank).fill(null);
  }

  /** The lowest index assigned in each dimension; null where only `:` was written. */
  get start(): readonly (number | null)[] {
    return this.#named.map((named, axis) => {
      const low = this.#low[axis] ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(low)) return named;
      return named === null && low === 1 ? null : low;
    });
  }

  get cellCount(): number {
    let product = 1;
    for (let axis = 0; axis < this.rank; axis += 1) {
      product *= Math.max(0, (this.#high[axis] ?? 0) - (this.#low[axis] ?? 0) + 1);
    }
    return product;
  }

  /** Assigns values to a section, the first index running fastest; returns how many found no place. */
  assign(sections: readonly IndexSection[], values: readonly NamelistScalar[]): number {
    if (sections.length !== this.rank) {
      throw new ArrayShapeError(
        `it was written with ${this.rank} indices before and has ${sections.length} here.`,
      );
    }
    for (const [axis, { first }] of sections.entries()) {
      if (first !== null) this.#named[axis] ??= first;
    }
    const counts = sections.map(sectionLength);
    if (counts.includes(0)) return values.length;
    const position = new Array<number>(this.rank).fill(0);
    const index = sections.map(({ first }) => first ?? 1);
    for (let done = 0; done < values.length; done += 1) {
      this.#set(index, values[done] ?? null);
      if (!advance(position, counts)) return values.length - done - 1;
      for (let axis = 0; axis < this.rank; axis += 1) {
        const section = sections[axis];
        if (section) index[axis] = (section.first ?? 1) + (position[axis] ?? 0) * section.step;
      }
    }
    return 0;
  }

  toValue(): readonly NamelistValue[] {
    const index = new Array<number>(this.rank).fill(0);
    const level = (axis: number): NamelistValue[] => {
      if (axis === 0) return this.#rowValue(this.#rows.get(this.#rowOf(index)));
      const rows: NamelistValue[] = [];
      const high = this.#high[axis] ?? 0;
      for (let i = this.#low[axis] ?? 1; i <= high; i += 1) {
        index[axis] = i;
        rows.push(level(axis - 1));
      }
      return rows;
    };
    return level(this.rank - 1);
  }

  #set(index: readonly number[], value: NamelistScalar): void {
    let grown = false;
    for (let axis = 0; axis < this.rank; axis += 1) {
      const i = index[axis] ?? 1;
      if (i < (this.#low[axis] ?? i)) {
        this.#low[axis] = i;
        grown = true;
      }
      if (i > (this.#high[axis] ?? i)) {
        this.#high[axis] = i;
        grown = true;
      }
    }
    if (grown && this.cellCount > MOST_CELLS) {
      throw new ArrayShapeError(`its indices span more than ${MOST_CELLS} values.`);
    }
    // A null leaves what was there, as Fortran does.
    if (value === null) return;
    const key = this.#rowOf(index);
    const row = this.#rows.get(key);
    if (row) row.set(index[0] ?? 1, value);
    else {
      const created = new TwoWayList<NamelistScalar>(index[0] ?? 1);
      created.set(created.origin, value);
      this.#rows.set(key, created);
    }
  }

  #rowValue(row: TwoWayList<NamelistScalar> | undefined): NamelistScalar[] {
    const values: NamelistScalar[] = [];
    const high = this.#high[0] ?? 0;
    for (let i = this.#low[0] ?? 1; i <= high; i += 1) values.push(row?.get(i) ?? null);
    return values;
  }

  /** Different for every combination of the indices after the first; a number where that is enough. */
  #rowOf(index: readonly number[]): number | string {
    return this.rank > 2 ? index.slice(1).join() : (index[1] ?? 1);
  }
}

function sectionLength({ first, last, step }: IndexSection): number {
  if (last === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor((last - (first ?? 1)) / step) + 1);
}

/** Steps to the next position, first index fastest; false at the end. */
function advance(position: number[], counts: readonly number[]): boolean {
  for (let axis = 0; axis < counts.length; axis += 1) {
    const count = counts[axis] ?? 1;
    const next = (position[axis] ?? 0) + 1;
    if (next < count) {
      position[axis] = next;
      return true;
    }
    position[axis] = 0;
  }
  return false;
}
