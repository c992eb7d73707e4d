import type { Vector3 } from '@emout/geometry/vector3';
import { BoundaryNumberError } from './boundary-errors.js';
import type { NamelistScalar } from './namelist-array.js';
import type { Parameters } from './parameters.js';

/** Numbers of a boundary under the name that they have in the input. */
export interface BoundaryParameter {
  readonly name: string;
  readonly values: readonly number[];
}

/** A number and how the input names it: `zlrechole(2)`. */
export interface NamedNumber {
  readonly name: string;
  readonly value: number;
}

/** The numbers of one boundary, remembered as they are read. */
export class BoundaryNumbers {
  readonly #read: BoundaryParameter[] = [];

  constructor(
    readonly parameters: Parameters,
    /** Fortran index of the boundary in the arrays. */
    readonly entry: number,
    readonly compat: boolean,
  ) {}

  /** What has been read so far, in order. */
  get read(): readonly BoundaryParameter[] {
    return this.#read;
  }

  /** `key(entry)`; a bare number is that of entry 1. @throws BoundaryNumberError */
  number(key: string): NamedNumber {
    const name = `${key}(${this.entry})`;
    const value = numberOf(name, this.parameters.at(key, this.entry));
    this.#remember(key, [value]);
    return { name, value };
  }

  /** `key(entry)` above zero. @throws BoundaryNumberError */
  positive(key: string): number {
    const { name, value } = this.number(key);
    if (value <= 0) throw new BoundaryNumberError(name, `= ${value} is not positive.`);
    return value;
  }

  /** `key(1:length, entry)`; values written without the second index fill the entries in turn. @throws BoundaryNumberError */
  vector(key: string, length: number): number[] {
    const value = this.parameters.get(key);
    const nested = Array.isArray(value) && value.some((row) => Array.isArray(row));
    const scalars = Array.from({ length }, (_, i) =>
      nested
        ? this.parameters.at(key, i + 1, this.entry)
        : this.parameters.at(key, (this.entry - 1) * length + i + 1),
    );
    if (scalars.every((scalar) => scalar === null)) {
      throw new BoundaryNumberError(`${key}(1:${length}, ${this.entry})`, 'is not given.');
    }
    const numbers = scalars.map((scalar, i) => numberOf(`${key}(${i + 1}, ${this.entry})`, scalar));
    this.#remember(key, numbers);
    return numbers;
  }

  /** `key(1:3, entry)`. @throws BoundaryNumberError */
  point(key: string): Vector3 {
    const [x = 0, y = 0, z = 0] = this.vector(key, 3);
    return [x, y, z];
  }

  /** A parameter of the whole run. @throws BoundaryNumberError */
  scalar(key: string): number {
    const value = this.parameters.get(key);
    const scalar = Array.isArray(value) ? value[0] : value;
    const number = numberOf(key, isScalar(scalar) ? scalar : null);
    this.#remember(key, [number]);
    return number;
  }

  /** nx, ny or nz. The original takes 1 where there is none. @throws BoundaryNumberError */
  cells(key: 'nx' | 'ny' | 'nz'): number {
    const value = this.parameters.number(key);
    if (this.compat && (value === null || value === 0)) return 1;
    const cells = this.scalar(key);
    if (cells <= 0) throw new BoundaryNumberError(key, `= ${cells} is not positive.`);
    return cells;
  }

  /** The first element at the index or behind it; failing that, the first of all. @throws BoundaryNumberError */
  firstFrom(key: string, index: number): NamedNumber {
    const variable = this.parameters.variable(key);
    const value = variable?.value ?? null;
    const scalars = (Array.isArray(value) ? value : [value]).map((scalar) =>
      isScalar(scalar) ? scalar : null,
    );
    const start = variable?.start?.[0] ?? 1;
    const given = [...scalars.keys()].filter((position) => scalars[position] !== null);
    const position = given.find((candidate) => candidate + start >= index) ?? given[0];
    if (position === undefined) throw new BoundaryNumberError(key, 'is not given.');
    const name = variable?.start ? `${key}(${position + start})` : key;
    const number = numberOf(name, scalars[position] ?? null);
    this.#remember(key, [number]);
    return { name, value: number };
  }

  #remember(name: string, values: readonly number[]): void {
    this.#read.push({ name, values });
  }
}

function numberOf(name: string, scalar: NamelistScalar): number {
  if (scalar === null) throw new BoundaryNumberError(name, 'is not given.');
  if (typeof scalar === 'number' && Number.isFinite(scalar)) return scalar;
  throw new BoundaryNumberError(name, 'is not a number.');
}

function isScalar(value: unknown): value is NamelistScalar {
  return value !== undefined && !Array.isArray(value);
}
