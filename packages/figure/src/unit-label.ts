import { superscript, typographic } from '@emout/units/unit';

/** A number before the powers of a unit: `1e6 V/m`, `1000000/m^3`. */
const SCALED = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s+|(?=\/))(?=\D)(.*)$/s;

/** The symbol of a unit as a figure shows it: `A/m^2` → `A/m²`, `/cc` → `cm⁻³`, `1e6 V/m` → `10⁶ V/m`. */
export function unitLabel(symbol: string): string {
  const scaled = SCALED.exec(symbol);
  if (scaled === null) return typographic(symbol);
  const [, scale = '1', powers = ''] = scaled;
  return `${scaleLabel(Number(scale))} ${typographic(powers)}`;
}

/** A unit behind a solidus: brackets round what has a solidus or a product itself, `J / (A/m²)`. */
export function divisorLabel(symbol: string): string {
  const label = unitLabel(symbol);
  return /[\s/·]/.test(label) ? `(${label})` : label;
}

function scaleLabel(scale: number): string {
  const [digits = '', exponent = '0'] = scale.toExponential().split('e');
  const power = Number(exponent);
  if (Math.abs(power) < 4 && digits !== '1') return String(scale).replace('-', '\u2212');
  if (power === 0) return digits;
  const ten = `10${superscript(power)}`;
  return digits === '1' ? ten : `${digits} × ${ten}`;
}
