import type { Unit } from '@emout/units/unit';
import { divideUnits, multiplyUnits, powerUnit } from '@emout/units/unit-algebra';

/** More units than any run combines. */
const MOST_REMEMBERED = 2000;

/** Products, quotients and powers of units, each worked out once: naming a unit takes longer than checking the rest. */
export class UnitMemory {
  readonly #known = new Map<string, Unit>();

  /** @throws UnitExponentError */
  product(a: Unit, b: Unit): Unit {
    return this.#remember(`${identity(a)} * ${identity(b)}`, () => multiplyUnits(a, b));
  }

  /** @throws UnitExponentError */
  quotient(a: Unit, b: Unit): Unit {
    return this.#remember(`${identity(a)} / ${identity(b)}`, () => divideUnits(a, b));
  }

  /** @throws UnitExponentError */
  power(a: Unit, exponent: number): Unit {
    return this.#remember(`${identity(a)} ** ${exponent}`, () => powerUnit(a, exponent));
  }

  #remember(key: string, find: () => Unit): Unit {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const unit = find();
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(key, unit);
    return unit;
  }
}

/** A symbol may be of somebody's own; what it is worth tells it apart. */
function identity({ symbol, factorToSi, dimension: { m, kg, s, A, K } }: Unit): string {
  return `${symbol} ${factorToSi} ${m} ${kg} ${s} ${A} ${K}`;
}
