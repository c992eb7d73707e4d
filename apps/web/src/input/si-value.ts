import type { ParameterEntry } from '@emout/api/parameter-schemas';
import { formatNumber } from '@emout/units/number-format';
import { prefixFor } from '@emout/units/prefix';
import { numberOf, valuesOf } from './elements';

export interface ConversionKey {
  readonly dxM: number;
  readonly toC: number;
}

/** Exact by definition. */
const LIGHT_SPEED_M_PER_S = 299_792_458;
/** The values that EMSES' unit conversion uses. */
const VACUUM_PERMITTIVITY = 8.854187816464e-12;
const ELECTRON_CHARGE_TO_MASS = 1.7588202115008e11;

type Quantity = 'length' | 'time' | 'speed' | 'frequency' | 'currentDensity';

/** Parameters whose dimension is certain; all others stay EMSES numbers. */
const QUANTITIES: readonly (readonly [RegExp, Quantity])[] = [
  [/^(nx|ny|nz)$/, 'length'],
  [/^zssurf$|^[xyz][lu]rechole$/, 'length'],
  [/_(origin|radius|inner_radius|height|shape)$/, 'length'],
  [/^[xyz](min|max)e$/, 'length'],
  [/^dt$/, 'time'],
  [/^(cv|path|peth|vdri|spa|spe)$/, 'speed'],
  [/^(wp|wc)$/, 'frequency'],
  [/^curfs?$/, 'currentDensity'],
];

/** Longer lists would not fit beside their values. */
const MOST_VALUES = 6;
const NO_BREAK = '\u00a0';

export function quantityOf(name: string): Quantity | null {
  return QUANTITIES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/**
 * One EMSES unit in SI, from the grid spacing and the speed of light in EMSES units: with V = c/to_c the length is dx,
 * the time dx/V, the speed V, and the current density ε0 V³/((e/me) dx²).
 */
export function siFactor(quantity: Quantity, { dxM, toC }: ConversionKey): number {
  const speed = LIGHT_SPEED_M_PER_S / toC;
  switch (quantity) {
    case 'length':
      return dxM;
    case 'time':
      return dxM / speed;
    case 'speed':
      return speed;
    case 'frequency':
      return speed / dxM;
    case 'currentDensity':
      return (VACUUM_PERMITTIVITY * speed ** 3) / (ELECTRON_CHARGE_TO_MASS * dxM ** 2);
  }
}

const SYMBOLS: Readonly<Record<Quantity, string>> = {
  length: 'm',
  time: 's',
  speed: 'm/s',
  frequency: 'rad/s',
  currentDensity: 'A/m²',
};

/** The values of an entry in SI with one prefix; null where dimension, key or number is not known. */
export function siText(
  entry: Pick<ParameterEntry, 'name' | 'text'>,
  key: ConversionKey | null,
): string | null {
  const quantity = quantityOf(entry.name);
  if (quantity === null || key === null) return null;
  const values = valuesOf(entry.text);
  const numbers = values.map((value) => (value === '' ? null : numberOf(value)));
  if (numbers.length === 0 || numbers.length > MOST_VALUES || numbers.every((value) => value === null))
    return null;
  if (numbers.some((value, k) => value === null && values[k] !== '')) return null;
  const factor = siFactor(quantity, key);
  const reach = Math.max(...numbers.map((value) => Math.abs(value ?? 0))) * factor;
  const prefix = prefixFor(reach, SYMBOLS[quantity]);
  const texts = numbers.map((value) =>
    value === null ? '–' : unbroken(formatNumber(value * factor * prefix.factor)),
  );
  return `${texts.join(', ')}${NO_BREAK}${prefix.symbol}`;
}

/** `1.23 × 10⁵` stays on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', NO_BREAK);
}
