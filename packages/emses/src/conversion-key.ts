import { parseFortranNumber } from './namelist.js';

/** The two numbers that tie EMSES units to SI. */
export interface ConversionKey {
  /** Grid spacing in metres. */
  readonly dxM: number;
  /** Speed of light in EMSES units. */
  readonly toC: number;
}

export interface KeyLine {
  readonly key: ConversionKey | null;
  /** A sentence when a key line is there and cannot be used. */
  readonly problem: string | null;
}

const KEY_LINE = /^\s*!!\s*key\b(.*)$/i;

/**
 * Reads the `!!key dx=[0.5],to_c=[10000.0]` line at the head of a parameter file; blanks, exponents, order, case,
 * missing brackets, a byte-order mark and carriage returns do not matter.
 */
export function parseKeyLine(text: string): KeyLine {
  // Written as an escape: the character itself cannot be seen.
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const line = body.split(/\r\n|\r|\n/, 50).find((candidate) => candidate.trim() !== '') ?? '';
  const rest = KEY_LINE.exec(line)?.[1];
  if (rest === undefined) return { key: null, problem: null };
  const dxM = keyNumber(rest, 'dx');
  const toC = keyNumber(rest, 'to_c');
  if (dxM !== null && toC !== null) return { key: { dxM, toC }, problem: null };
  const missing = [dxM === null ? 'dx' : null, toC === null ? 'to_c' : null].filter((name) => name !== null);
  return {
    key: null,
    problem: `The !!key line gives no positive number for ${missing.join(' and ')}, so values are in EMSES units.`,
  };
}

function keyNumber(rest: string, name: string): number | null {
  const match = new RegExp(`(?<![\\w.])${name}\\s*=\\s*(?:\\[\\s*)?([^\\s,\\[\\]]+)`, 'i').exec(rest);
  const value = match ? parseFortranNumber(match[1] ?? '') : null;
  return value !== null && value > 0 && Number.isFinite(value) ? value : null;
}

/** The key line in plain decimals, `!!key dx=[0.00001],to_c=[10000]`, which the Python emout reads, too. */
export function printKeyLine({ dxM, toC }: ConversionKey): string {
  return `!!key dx=[${plainDecimal(dxM)}],to_c=[${plainDecimal(toC)}]`;
}

/** The shortest digits that read back as the same number, without an exponent. */
function plainDecimal(value: number): string {
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = Number(exponentText) + 1;
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
