import { printExponent } from './exponent.js';
import { parseSymbol } from './unit-symbol.js';

const GREEK: Readonly<Record<string, string>> = { Ω: '\\Omega', µ: '\\mu ' };

/** The symbol of a unit in TeX: `A/m^2` → `\mathrm{A\,m^{-2}}`, `/cc` → `\mathrm{cm^{-3}}`; empty for a pure number. */
export function tex(symbol: string): string {
  if (symbol === '') return '';
  const parts = parseSymbol(symbol);
  if (parts === null) return `\\mathrm{${escaped(symbol)}}`;
  const words = parts.factors.map(({ base, exponent }) => {
    const word = base === 'cc' ? 'cm' : base;
    const power = base === 'cc' ? 3 * exponent : exponent;
    return `${greek(word)}${power === 1 ? '' : `^${braced(printExponent(power).replace(/[()]/g, ''))}`}`;
  });
  if (parts.scale !== 1) words.unshift(scientific(parts.scale));
  return words.length === 0 ? '' : `\\mathrm{${words.join('\\,')}}`;
}

function braced(exponent: string): string {
  return exponent.length === 1 ? exponent : `{${exponent}}`;
}

function scientific(scale: number): string {
  const [mantissa = '', exponent] = String(scale).split('e');
  return exponent === undefined ? mantissa : `${mantissa}\\times 10^{${Number(exponent)}}`;
}

function greek(word: string): string {
  return word.replace(/[Ωµ]/gu, (letter) => GREEK[letter] ?? letter);
}

function escaped(text: string): string {
  return greek(text.replace(/[\\{}$&#%_~^]/g, (character) => `\\char${character.charCodeAt(0)} `));
}
