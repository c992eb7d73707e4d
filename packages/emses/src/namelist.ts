import { NamelistError } from './errors.js';
import {
  ArrayShapeError,
  FortranArray,
  type IndexSection,
  MOST_CELLS,
  type NamelistScalar,
  type NamelistValue,
} from './namelist-array.js';

export interface NamelistVariable {
  readonly kind: 'variable';
  readonly value: NamelistValue;
  /** Lowest Fortran index per dimension (null for a bare `:`), or null when no index was ever written. */
  readonly start: readonly (number | null)[] | null;
}

/** A group, or the components of a derived type inside one. Names are lower case. */
export interface NamelistGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly members: ReadonlyMap<string, NamelistVariable | NamelistGroup>;
}

export interface Namelist {
  /** In file order; a name may occur twice. */
  readonly groups: readonly NamelistGroup[];
  /** Sentences about values that had to be left out. */
  readonly warnings: readonly string[];
}

const MOST_WARNINGS = 50;
const MOST_COMPONENTS = 16;
const ASSIGNMENT = /([a-z_]\w*)\s*(?:\([^()=]{0,200}\)\s*)?[=%]/iy;
const TARGET_PART = /\s*([a-z_]\w*)\s*(?:\(([^()=]{0,200})\)\s*)?([=%])/iy;
const SECTION = /^\s*([+-]?\d+)?\s*(?:(:)\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)\s*)?)?$/;
const REPEAT = /(\d+)\*/y;
const COMPLEX = /\(\s*([^\s,()]+)\s*,\s*([^\s,()]+)\s*\)/y;
const WORD = /[^\s,/!#&$='"]+/y;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[edq]([+-]?\d+)|([+-]\d+))?$/i;
const NOT_FINITE = /^([+-]?)(?:(inf|infinity)|nan)$/i;
const LOGICAL = /^\.?(?:(t|true)|f|false)\.?$/i;

/**
 * Reads a Fortran namelist file: groups, index sections, repeat counts, nulls, complex numbers, derived types.
 * @throws NamelistError with the line where it stops making sense.
 */
export function parseNamelist(text: string): Namelist {
  return new NamelistParser(text).parse();
}

/** A number as Fortran writes it (`1d3`, `.5`, `1.5+3`, `-Infinity`), or null. */
export function parseFortranNumber(word: string): number | null {
  const match = NUMBER.exec(word);
  if (match) return Number(`${match[1]}e${match[2] ?? match[3] ?? 0}`);
  const [found, sign, infinity] = NOT_FINITE.exec(word) ?? [];
  if (found === undefined) return null;
  return infinity === undefined ? Number.NaN : Number(`${sign}Infinity`);
}

const WHOLE: readonly IndexSection[] = [{ first: 1, last: null, step: 1 }];

/** What a variable is while assignments to it still come in. */
interface OpenVariable {
  readonly kind: 'open';
  array: FortranArray;
  indexed: boolean;
}

/** A variable that one plain value was assigned to; most are no more than that. */
interface SingleValue {
  readonly kind: 'single';
  readonly value: NamelistScalar;
}

interface OpenGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly members: Map<string, SingleValue | OpenVariable | OpenGroup>;
}

class NamelistParser {
  readonly #text: string;
  readonly #warnings: string[] = [];
  #at = 0;
  /** In the whole file, repeats counted out and holes of arrays filled. */
  #valuesLeft = MOST_CELLS;

  constructor(text: string) {
    this.#text = text.replace(/\r\n?/g, '\n');
  }

  parse(): Namelist {
    const groups: NamelistGroup[] = [];
    while (this.#seekGroup()) groups.push(this.#closed(this.#group()));
    return { groups, warnings: this.#warnings };
  }

  /** Moves to the `&` or `$` of the next group; text between groups is ignored. */
  #seekGroup(): boolean {
    const start = /[!#][^\n]*|[&$](?!end\b)[a-z_]\w*/gi;
    start.lastIndex = this.#at;
    for (let match = start.exec(this.#text); match; match = start.exec(this.#text)) {
      if (match[0].startsWith('!') || match[0].startsWith('#')) continue;
      this.#at = match.index;
      return true;
    }
    return false;
  }

  #group(): OpenGroup {
    const opening = this.#at;
    const name = this.#match(/[&$](\w+)/y)?.[1]?.toLowerCase() ?? '';
    const group: OpenGroup = { kind: 'group', name, members: new Map() };
    for (;;) {
      this.#skipBlanks();
      const c = this.#text[this.#at];
      if (c === undefined) throw this.#error(`the group &${name} is not closed with a slash.`, opening);
      if (c === '/') {
        this.#at += 1;
        return group;
      }
      if (c === '&' || c === '$') {
        this.#match(/[&$]end\b/iy);
        return group;
      }
      if (c === ',') this.#at += 1;
      else this.#assignment(group);
    }
  }

  #assignment(group: OpenGroup): void {
    const at = this.#at;
    let owner = group;
    for (let depth = 0; ; depth += 1) {
      if (depth > MOST_COMPONENTS)
        throw this.#error(`derived types are nested more than ${MOST_COMPONENTS} deep.`, at);
      const part = this.#match(TARGET_PART);
      if (!part) throw this.#error(`“name = value” was expected in &${group.name}.`, at);
      const name = (part[1] ?? '').toLowerCase();
      const indexText = part[2];
      if (part[3] === '=') {
        this.#assign(owner, name, indexText === undefined ? null : this.#sections(name, indexText, at), at);
        return;
      }
      owner = component(owner, indexText === undefined ? name : `${name}(${indexText.replace(/\s/g, '')})`);
    }
  }

  #assign(owner: OpenGroup, name: string, sections: readonly IndexSection[] | null, at: number): void {
    const values = this.#values();
    const known = owner.members.get(name);
    if (known?.kind === 'group') throw this.#error(`${name} is a derived type and gets a plain value.`, at);
    const [only = null] = values;
    if (known === undefined && sections === null && values.length === 1) {
      owner.members.set(name, { kind: 'single', value: only });
      return;
    }
    const variable = known?.kind === 'open' ? known : opened(known ?? null, sections?.length ?? 1);
    if (variable !== known) owner.members.set(name, variable);
    if (sections) variable.indexed = true;
    else if (variable.array.rank > 1) {
      this.#warn(at, `${name} has several indices; values without one are left out.`);
      return;
    }
    try {
      const left = variable.array.assign(sections ?? WHOLE, values);
      if (left > 0) {
        const what = left === 1 ? 'one value has' : `${left} values have`;
        this.#warn(at, `${name}: ${what} no place in the indices given.`);
      }
    } catch (error) {
      if (error instanceof ArrayShapeError) throw this.#error(`${name}: ${error.message}`, at);
      throw error;
    }
  }

  #sections(name: string, text: string, at: number): IndexSection[] {
    return text.split(',').map((part) => {
      const match = SECTION.exec(part);
      if (!match || part.trim() === '') throw this.#error(`“${part.trim()}” is not an index of ${name}.`, at);
      const [, first, colon, last, step] = match;
      const stepValue = step === undefined ? 1 : Number(step);
      if (stepValue === 0) throw this.#error(`the index step of ${name} is zero.`, at);
      const firstValue = first === undefined ? null : Number(first);
      return {
        first: firstValue,
        last: colon === undefined ? firstValue : last === undefined ? null : Number(last),
        step: stepValue,
      };
    });
  }

  #values(): NamelistScalar[] {
    const values: NamelistScalar[] = [];
    let commaIsNull = true;
    for (;;) {
      this.#skipBlanks();
      const c = this.#text[this.#at];
      if (c === undefined || c === '/' || c === '&' || c === '$') return values;
      if (c === ',') {
        if (commaIsNull) values.push(null);
        commaIsNull = true;
        this.#at += 1;
        continue;
      }
      ASSIGNMENT.lastIndex = this.#at;
      if (ASSIGNMENT.test(this.#text)) return values;
      const [value, count] = this.#value();
      this.#spend(count);
      for (let i = 0; i < count; i += 1) values.push(value);
      commaIsNull = false;
    }
  }

  /** One value and how often it stands there; `3*` without a value is three nulls. */
  #value(): [NamelistScalar, number] {
    const repeat = this.#match(REPEAT);
    const count = repeat ? Number(repeat[1]) : 1;
    const c = this.#text[this.#at];
    if (repeat && (c === undefined || /[\s,/&$!#]/.test(c))) return [null, count];
    if (c === "'" || c === '"') return [this.#quoted(c), count];
    const complex = this.#match(COMPLEX);
    if (complex) {
      const re = parseFortranNumber(complex[1] ?? '');
      const im = parseFortranNumber(complex[2] ?? '');
      if (re === null || im === null) throw this.#error(`${complex[0]} is not a complex number.`);
      return [{ re, im }, count];
    }
    const word = this.#match(WORD)?.[0];
    if (word === undefined) throw this.#error(`“${c}” stands where a value was expected.`);
    const number = parseFortranNumber(word);
    if (number !== null) return [number, count];
    const logical = LOGICAL.exec(word);
    return [logical ? logical[1] !== undefined : word, count];
  }

  #quoted(quote: string): string {
    const opening = this.#at;
    const pieces: string[] = [];
    for (;;) {
      const end = this.#text.indexOf(quote, this.#at + 1);
      if (end < 0) throw this.#error(`the text that begins with ${quote} has no closing ${quote}.`, opening);
      pieces.push(this.#text.slice(this.#at + 1, end));
      this.#at = end + 1;
      if (this.#text[this.#at] !== quote) return pieces.join(quote);
    }
  }

  /** Keeps repeats and sparse arrays from making more of a file than memory holds. */
  #spend(count: number): void {
    this.#valuesLeft -= count;
    if (this.#valuesLeft < 0) throw this.#error(`there are more than ${MOST_CELLS} values.`);
  }

  #warn(at: number, what: string): void {
    if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push(`Line ${this.#line(at)}: ${what}`);
  }

  #closed(group: OpenGroup): NamelistGroup {
    const members = new Map<string, NamelistVariable | NamelistGroup>();
    for (const [name, member] of group.members) {
      if (member.kind !== 'group') this.#spend(member.kind === 'open' ? member.array.cellCount : 1);
      members.set(name, member.kind === 'group' ? this.#closed(member) : closeVariable(member));
    }
    return { kind: 'group', name: group.name, members };
  }

  #skipBlanks(): void {
    const blanks = /\s*(?:[!#][^\n]*)?/y;
    while (this.#match(blanks)?.[0]);
  }

  #match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text);
    if (match) this.#at = sticky.lastIndex;
    return match;
  }

  #line(at: number): number {
    let line = 1;
    for (let i = this.#text.indexOf('\n'); i >= 0 && i < at; i = this.#text.indexOf('\n', i + 1)) line += 1;
    return line;
  }

  #error(reason: string, at = this.#at): NamelistError {
    return new NamelistError(this.#line(at), reason);
  }
}

function component(owner: OpenGroup, name: string): OpenGroup {
  const known = owner.members.get(name);
  if (known?.kind === 'group') return known;
  const group: OpenGroup = { kind: 'group', name, members: new Map() };
  owner.members.set(name, group);
  return group;
}

/** A variable that more is assigned to: an array of one index when it has a value without any. */
function opened(single: SingleValue | null, rank: number): OpenVariable {
  const array = new FortranArray(single === null ? rank : 1);
  if (single !== null) array.assign(WHOLE, [single.value]);
  return { kind: 'open', array, indexed: false };
}

function closeVariable(variable: SingleValue | OpenVariable): NamelistVariable {
  if (variable.kind === 'single') return { kind: 'variable', value: variable.value, start: null };
  const { array, indexed } = variable;
  const value = array.toValue();
  if (indexed) return { kind: 'variable', value, start: array.start };
  return { kind: 'variable', value: value.length > 1 ? value : (value[0] ?? null), start: null };
}
