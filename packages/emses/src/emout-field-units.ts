/** One of the units of a run that fields come in, or the density unit, the interval of outputs, a pure number. */
export type FieldUnitName =
  | ('phi' | 'E' | 'B' | 'H' | 'J' | 'rho' | 'v' | 'length')
  | ('density' | 'time' | 'identity');

interface UnitRule {
  readonly pattern: RegExp;
  readonly unit: FieldUnitName;
}

/** What the Python emout attaches to a name, in the order in which the original looks; each matches the whole name. */
const RULES: readonly UnitRule[] = [
  { pattern: /^phisp$/, unit: 'phi' },
  { pattern: /^rho(?:bk)?$/, unit: 'rho' },
  { pattern: /^j.*$/, unit: 'J' },
  { pattern: /^r?b[xyz]$/, unit: 'H' },
  { pattern: /^r?e[xyz]$/, unit: 'E' },
  { pattern: /^t$/, unit: 'time' },
  { pattern: /^axis$/, unit: 'length' },
  { pattern: /^rhobk(?:sp|ac)[1-9]$/, unit: 'rho' },
  { pattern: /^nd[1-9]\d*p$/, unit: 'density' },
  { pattern: /^p[1-9]v[xyz]$/, unit: 'v' },
  { pattern: /^p[1-9][xyz]$/, unit: 'length' },
  { pattern: /^p[1-9]tid$/, unit: 'identity' },
];

/** The unit of a name in the Python emout, or null where it has none. */
export function emoutUnitName(name: string): FieldUnitName | null {
  return RULES.find(({ pattern }) => pattern.test(name))?.unit ?? null;
}
