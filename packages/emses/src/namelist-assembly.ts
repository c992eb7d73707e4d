import type { NamelistGroup, NamelistVariable } from './namelist.js';
import { flatten, MOST_CELLS } from './namelist-array.js';
import { sameVariable } from './namelist-equality.js';
import { namelistColumn, namelistVariable, type ShapeProblem, type TomlCells } from './toml-arrays.js';

const MOST_PROBLEMS = 50;

const SHAPE_PROBLEMS: Readonly<Record<ShapeProblem, string>> = {
  mixed: 'mixes single values and lists',
  tables: 'holds tables',
  large: `would have more than ${MOST_CELLS} values`,
};

/** Namelist groups while the values of a TOML file are put into them; what has no place is said in `problems`. */
export class NamelistAssembly {
  readonly #groups = new Map<string, Map<string, NamelistVariable | NamelistGroup>>();
  readonly #problems: string[] = [];
  /** Rows filled up to equal length could make far more of a file than it says. */
  #cellsLeft = MOST_CELLS;

  get problems(): readonly string[] {
    return this.#problems;
  }

  get groups(): readonly NamelistGroup[] {
    return [...this.#groups].map(([name, members]) => ({ kind: 'group', name, members }));
  }

  say(problem: string): void {
    if (this.#problems.length < MOST_PROBLEMS && !this.#problems.includes(problem)) {
      this.#problems.push(problem);
    }
  }

  /** Makes sure that the group exists, empty if need be. */
  open(group: string): Map<string, NamelistVariable | NamelistGroup> {
    const name = group.toLowerCase();
    const known = this.#groups.get(name);
    if (known) return known;
    const members = new Map<string, NamelistVariable | NamelistGroup>();
    this.#groups.set(name, members);
    return members;
  }

  get(group: string, name: string): NamelistVariable | undefined {
    const member = this.#groups.get(group)?.get(name);
    return member?.kind === 'variable' ? member : undefined;
  }

  /** A scalar or an array as the file has it. */
  set(group: string, name: string, cells: TomlCells): void {
    this.#put(group, name, namelistVariable(cells, this.#cellsLeft));
  }

  /** One value per entry of a list. */
  setColumn(group: string, name: string, cells: readonly TomlCells[]): void {
    this.#put(group, name, namelistColumn(cells, this.#cellsLeft));
  }

  /** A variable, without a place in any group. */
  variable(name: string, cells: TomlCells): NamelistVariable | null {
    return this.#usable(name, namelistVariable(cells, this.#cellsLeft));
  }

  #put(group: string, name: string, made: NamelistVariable | ShapeProblem): void {
    const variable = this.#usable(`${group}.${name}`, made);
    if (variable === null) return;
    const members = this.open(group);
    const known = members.get(name);
    if (known?.kind === 'variable' && !sameVariable(known, variable)) {
      this.say(`${name} of &${group} is given twice with different values; the one of the list is used.`);
    }
    members.set(name, variable);
  }

  #usable(name: string, made: NamelistVariable | ShapeProblem): NamelistVariable | null {
    if (typeof made === 'string') {
      this.say(`${name} ${SHAPE_PROBLEMS[made]} and is left out.`);
      return null;
    }
    this.#cellsLeft -= flatten(made.value).length;
    return made;
  }
}
