import { type ConversionKey, parseKeyLine } from './conversion-key.js';
import { type NamelistGroup, type NamelistVariable, parseNamelist } from './namelist.js';
import type { NamelistScalar, NamelistValue } from './namelist-array.js';

/** The input file of a run: namelist groups looked up by name in any case, and the unit conversion key. */
export class Parameters {
  readonly #groups: readonly NamelistGroup[];

  private constructor(
    groups: readonly NamelistGroup[],
    readonly key: ConversionKey | null,
    /** Sentences about what in the file could not be used. */
    readonly problems: readonly string[],
  ) {
    this.#groups = groups;
  }

  /** Reads the text of a `plasma.inp`. @throws NamelistError */
  static parse(text: string): Parameters {
    const { key, problem } = parseKeyLine(text);
    const { groups, warnings } = parseNamelist(text);
    return new Parameters(groups, key, problem === null ? warnings : [problem, ...warnings]);
  }

  get groups(): readonly NamelistGroup[] {
    return this.#groups;
  }

  /** The first group of this name, or undefined. */
  group(name: string): NamelistGroup | undefined {
    const wanted = name.toLowerCase();
    return this.#groups.find((group) => group.name === wanted);
  }

  /** The variable of the first group, in file order, that has the key; with its start indices. */
  variable(key: string): NamelistVariable | undefined {
    const wanted = key.toLowerCase();
    for (const group of this.#groups) {
      const member = group.members.get(wanted);
      if (member?.kind === 'variable') return member;
    }
    return undefined;
  }

  /** The value of the first group that has the key; undefined when none has. */
  get(key: string): NamelistValue | undefined {
    return this.variable(key)?.value;
  }

  /** A finite number: the scalar, or the first element of an array; null otherwise. */
  number(key: string): number | null {
    const value = this.get(key);
    return finite(Array.isArray(value) ? value[0] : value);
  }

  /**
   * The element with the given Fortran indices, first index first: `at('wp', 1)` is `wp(1)`, `at('bdycoord', 3, 1)`
   * the third coordinate of the first body. Null when it is not in the file. A scalar is its own element 1.
   */
  at(key: string, ...indices: readonly number[]): NamelistScalar {
    const variable = this.variable(key);
    if (!variable) return null;
    let value: NamelistValue = variable.value;
    // Outer lists run over the last Fortran index.
    for (let axis = indices.length - 1; axis >= 0; axis -= 1) {
      const position = (indices[axis] ?? 1) - (variable.start?.[axis] ?? 1);
      if (Array.isArray(value)) value = value[position] ?? null;
      else if (position !== 0) return null;
    }
    return isScalar(value) ? value : null;
  }

  /** The element as a finite number, or null. */
  numberAt(key: string, ...indices: readonly number[]): number | null {
    return finite(this.at(key, ...indices));
  }

  /** Every key of every group, in file order. */
  keys(): string[] {
    return this.#groups.flatMap((group) => [...group.members.keys()]);
  }
}

function isScalar(value: NamelistValue): value is NamelistScalar {
  return !Array.isArray(value);
}

function finite(value: NamelistValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
