import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN } from '../golden.js';

/** Which values of a file of the original were looked at. */
class Ledger {
  readonly #looked = new Set<string>();

  look(path: string): void {
    this.#looked.add(path);
  }

  /** The places below one at which nobody has looked; an empty list or table is a place, too. */
  unseen(path: string, value: unknown): string[] {
    if (this.#looked.has(path)) return [];
    const parts = partsOf(value);
    return parts.length === 0 ? [path] : parts.flatMap(([key, part]) => this.unseen(`${path}/${key}`, part));
  }
}

/** One value of a file of the original and its place in it: `small.json/small/icur/columns`. */
export class GoldenNode {
  readonly #value: unknown;
  readonly #ledger: Ledger;

  private constructor(
    readonly path: string,
    value: unknown,
    ledger: Ledger,
  ) {
    this.#value = value;
    this.#ledger = ledger;
  }

  static ofFile(fileName: string): GoldenNode {
    const value: unknown = JSON.parse(readFileSync(join(GOLDEN, fileName), 'utf8'));
    return new GoldenNode(fileName, value, new Ledger());
  }

  /** The last part of the path. */
  get key(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /** The members of a table or the items of a list; an item with an expression is called by it. */
  get parts(): GoldenNode[] {
    return partsOf(this.#value).map(
      ([key, part]) => new GoldenNode(`${this.path}/${key}`, part, this.#ledger),
    );
  }

  /** The names of the members. */
  get keys(): string[] {
    return partsOf(this.#value).map(([key]) => key);
  }

  has(key: string): boolean {
    return this.keys.includes(key);
  }

  /** @throws RangeError when there is no such member */
  at(key: string): GoldenNode {
    const part = partsOf(this.#value).find(([name]) => name === key);
    if (part === undefined) throw new RangeError(`${this.path} has no ${key}`);
    return new GoldenNode(`${this.path}/${key}`, part[1], this.#ledger);
  }

  /** The value as it is, with all that is in it. */
  get value(): unknown {
    this.#ledger.look(this.path);
    return this.#value;
  }

  /** @throws TypeError for what is no number; NaN is written as text */
  get number(): number {
    return numberOf(this.value, this.path);
  }

  /** The numbers of a list, or of lists in a list, in C order. */
  get numbers(): number[] {
    const { value, path } = this;
    if (!Array.isArray(value)) throw new TypeError(`${path} is no list`);
    return value.flat(3).map((one) => numberOf(one, path));
  }

  get text(): string {
    const { value } = this;
    if (typeof value !== 'string') throw new TypeError(`${this.path} is no text`);
    return value;
  }

  get texts(): string[] {
    return this.parts.map(({ text }) => text);
  }

  /** The places in it at which nobody has looked so far. */
  get unseen(): string[] {
    return this.#ledger.unseen(this.path, this.#value);
  }
}

function partsOf(value: unknown): [key: string, part: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((item: unknown, k) => [expressionOf(item) ?? String(k), item]);
}

function expressionOf(item: unknown): string | null {
  const isNamed = typeof item === 'object' && item !== null && 'expr' in item;
  return isNamed && typeof item.expr === 'string' ? item.expr : null;
}

function numberOf(value: unknown, path: string): number {
  if (value === 'NaN') return Number.NaN;
  if (typeof value !== 'number') throw new TypeError(`${path} is no number`);
  return value;
}
