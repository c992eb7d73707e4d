import type { Quantity } from './data.js';
import { quantitySymbol } from './quantity-symbol.js';
import { literalText } from './rich-text.js';
import type { LabelOptions } from './spec.js';
import type { Theme } from './theme.js';
import { divisorLabel, unitLabel } from './unit-label.js';

/**
 * How a quantity is written, to be set by `textRuns`: `phisp [V]` and `j1x [A/m²]` as emout writes them but for the
 * exponents, `phisp (V)` or `phisp / V`; the bare name for EMSES values. With `symbols` in the letters of physicists,
 * `$\phi$ [V]`.
 *
 * @param compat `emout` leaves units as they are, `nd1p [/cc]`.
 * @param names `italic` slants names, for axes: `$x$ [m]`.
 */
export function quantityLabel(
  { name, unit }: Quantity,
  { units, symbols }: LabelOptions,
  compat?: 'emout',
  names: Theme['axisNames'] = 'upright',
): string {
  const written = nameLabel(name, symbols, names);
  if (unit === null || unit === '') return written;
  const plain = literalText(compat === 'emout' ? unit : unitLabel(unit));
  switch (units) {
    case 'brackets':
      return `${written} [${plain}]`;
    case 'parentheses':
      return `${written} (${plain})`;
    case 'slash':
      return `${written} / ${compat === 'emout' ? plain : literalText(divisorLabel(unit))}`;
  }
}

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*$/;

function nameLabel(name: string, symbols: boolean, names: Theme['axisNames']): string {
  const symbol = symbols ? quantitySymbol(name) : null;
  if (symbol !== null) return `$${symbol}$`;
  if (names === 'upright' || !IDENTIFIER.test(name)) return literalText(name);
  return `$\\mathit{${name.replaceAll('_', '\\_')}}$`;
}
