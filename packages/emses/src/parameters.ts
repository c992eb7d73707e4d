import { otherName } from './canonical-names.js';
import { type ConversionKey, parseKeyLine } from './conversion-key.js';
import { AmbiguousParameterError } from './errors.js';
import { type NamelistGroup, type NamelistVariable, parseNamelist } from './namelist.js';
import type { NamelistScalar, NamelistValue } from './namelist-array.js';
import { sameVariable } from './namelist-equality.js';
import { scalarText } from './namelist-text.js';
import { lookup } from './toml-lookup.js';
import { readToml } from './toml-parameters.js';
import type { TomlTable, TomlValue } from './toml-tree.js';

export type ParameterSource = 'plasma.inp' | 'plasma.toml';

/** A variable with the name of the group that it stands in. */
export interface GroupedVariable {
  readonly group: string;
  readonly variable: NamelistVariable;
}

/** A parameter that several groups give different values. */
export interface AmbiguousParameter {
  readonly name: string;
  /** In the order of the file. */
  readonly groups: readonly string[];
}

const MOST_AMBIGUITIES_SAID = 5;

/** The input file of a run: namelist groups looked up by name in any case, and the unit conversion key. */
export class Parameters {
  readonly #groups: readonly NamelistGroup[];
  /** Every variable by its name, in the order of the file. */
  readonly #places: ReadonlyMap<string, readonly GroupedVariable[]>;
  readonly #ambiguous: readonly AmbiguousParameter[];
  /** Sentences about what in the file could not be used. */
  readonly problems: readonly string[];

  private constructor(
    readonly source: ParameterSource,
    groups: readonly NamelistGroup[],
    readonly key: ConversionKey | null,
    problems: readonly string[],
    /** The tree of a TOML file, the groups of its lists expanded; null for a namelist. */
    readonly toml: TomlTable | null,
  ) {
    this.#groups = groups;
    this.#places = placesOf(groups);
    this.#ambiguous = ambiguousParameters(this.#places);
    this.problems = [...problems, ...this.#ambiguitiesSaid()];
  }

  /** Reads the text of a `plasma.inp`. @throws NamelistError */
  static parse(text: string): Parameters {
    const { key, problem } = parseKeyLine(text);
    const { groups, warnings } = parseNamelist(text);
    return new Parameters(
      'plasma.inp',
      groups,
      key,
      problem === null ? warnings : [problem, ...warnings],
      null,
    );
  }

  /** Reads the text of a `plasma.toml` as the namelist that it stands for. @throws TomlFileError */
  static parseToml(text: string): Parameters {
    const { groups, key, problems, tree } = readToml(text);
    return new Parameters('plasma.toml', groups, key, problems, tree);
  }

  get groups(): readonly NamelistGroup[] {
    return this.#groups;
  }

  /** The first group of this name, or undefined. */
  group(name: string): NamelistGroup | undefined {
    const wanted = name.toLowerCase();
    return this.#groups.find((group) => group.name === wanted);
  }

  /**
   * The variable of the first group, in file order, that has the key; with its start indices. Long names of newer
   * inputs and the short ones stand for each other: `field_output_interval` is `ifdiag`.
   */
  variable(key: string): NamelistVariable | undefined {
    return this.findAll(key)[0]?.variable;
  }

  /** Every group that has the key, in file order. */
  findAll(key: string): readonly GroupedVariable[] {
    const found = this.#places.get(key.toLowerCase());
    if (found) return found;
    const other = otherName(key);
    return (other === null ? undefined : this.#places.get(other)) ?? [];
  }

  /**
   * The variable at a path as people write it after `inp.`: `['nx']`, `['tmgrid', 'nx']`, and the components of
   * derived types after that; undefined when the file does not have it.
   * @throws AmbiguousParameterError when groups give a bare key different values.
   */
  find(path: readonly string[]): NamelistVariable | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return undefined;
    if (rest.length === 0) {
      const found = this.findAll(first);
      const groups = differingGroups(found);
      if (groups.length > 0) throw new AmbiguousParameterError(first.toLowerCase(), groups);
      return found[0]?.variable;
    }
    const wanted = first.toLowerCase();
    const owners = this.#groups.flatMap((group) => {
      const member = group.members.get(wanted);
      return member?.kind === 'group' ? [member] : [];
    });
    for (const owner of [...this.#groups.filter(({ name }) => name === wanted), ...owners]) {
      const variable = descend(owner, rest);
      if (variable) return variable;
    }
    return undefined;
  }

  /** The keys that several groups give different values, in file order. */
  ambiguous(): readonly AmbiguousParameter[] {
    return this.#ambiguous;
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

  /** A value of the TOML file by its bare name, see `lookup`; undefined when it has none, or is a namelist. */
  lookupToml(key: string): TomlValue | undefined {
    return this.toml === null ? undefined : lookup(this.toml, key);
  }

  #ambiguitiesSaid(): string[] {
    const said = this.#ambiguous.slice(0, MOST_AMBIGUITIES_SAID).map(({ name, groups }) => {
      const places = this.findAll(name).map(({ group, variable }) => {
        const { value } = variable;
        return isScalar(value) && value !== null ? `&${group} (${scalarText(value)})` : `&${group}`;
      });
      const [used] = groups;
      return `${name} has different values in ${places.slice(0, 4).join(' and ')}; that of &${used} is used.`;
    });
    const more = this.#ambiguous.length - said.length;
    return more > 0
      ? [...said, `${more} more parameters have different values in several groups; the first is used.`]
      : said;
  }
}

function placesOf(groups: readonly NamelistGroup[]): ReadonlyMap<string, readonly GroupedVariable[]> {
  const places = new Map<string, GroupedVariable[]>();
  for (const group of groups) {
    for (const [name, variable] of group.members) {
      if (variable.kind !== 'variable') continue;
      const known = places.get(name);
      if (known) known.push({ group: group.name, variable });
      else places.set(name, [{ group: group.name, variable }]);
    }
  }
  return places;
}

function ambiguousParameters(places: ReadonlyMap<string, readonly GroupedVariable[]>): AmbiguousParameter[] {
  return [...places].flatMap(([name, found]) => {
    const groups = differingGroups(found);
    return groups.length > 0 ? [{ name, groups }] : [];
  });
}

/** The names of the groups when they do not all give the same; otherwise none. */
function differingGroups(found: readonly GroupedVariable[]): readonly string[] {
  const [first, ...rest] = found;
  if (first === undefined || rest.every(({ variable }) => sameVariable(first.variable, variable))) return [];
  return [...new Set(found.map(({ group }) => group))];
}

function descend(owner: NamelistGroup, path: readonly string[]): NamelistVariable | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const other = otherName(name);
  const member =
    owner.members.get(name.toLowerCase()) ?? (other === null ? undefined : owner.members.get(other));
  if (member === undefined) return undefined;
  if (member.kind === 'group') return descend(member, rest);
  return rest.length === 0 ? member : undefined;
}

function isScalar(value: NamelistValue): value is NamelistScalar {
  return !Array.isArray(value);
}

function finite(value: NamelistValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
