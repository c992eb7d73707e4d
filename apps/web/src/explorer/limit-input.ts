import type { ColorLimits } from './bar-scale';

export type LimitProblem = 'notANumber' | 'notPositive' | 'notBelow' | 'notAbove';

export type LimitInput =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: LimitProblem };

/** The text with which a limit is opened for writing: as code writes it, all digits that float32 data carry. */
export function limitInputText(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** Reads what somebody wrote for a limit; the minus, thin spaces and `× 10⁻³` of the page are understood, too. */
export function readLimit(
  text: string,
  which: 'min' | 'max',
  limits: ColorLimits,
  norm: 'linear' | 'log',
): LimitInput {
  const plain = text
    .replace(/[\s_]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[×x*]10\^?(-?\d+)$/i, 'e$1')
    .replace(/[×x*]10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, (_, power: string) => `e${plainPower(power)}`);
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(value)) return { ok: false, problem: 'notANumber' };
  if (norm === 'log' && value <= 0) return { ok: false, problem: 'notPositive' };
  if (which === 'min' && value >= limits.max) return { ok: false, problem: 'notBelow' };
  if (which === 'max' && value <= limits.min) return { ok: false, problem: 'notAbove' };
  return { ok: true, value: value + 0 };
}

function plainPower(superscript: string): string {
  return superscript.replace(/./gu, (sign) => (sign === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))));
}
