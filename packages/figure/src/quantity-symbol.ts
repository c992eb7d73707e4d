interface SymbolRule {
  readonly pattern: RegExp;
  readonly symbol: (groups: Readonly<Record<string, string | undefined>>) => string;
}

/** Named groups: `s` species, `c` component, or components of a vector in a plane. Fields moved to the nodes keep their symbol. */
const RULES: readonly SymbolRule[] = [
  { pattern: /^phisp$/, symbol: () => '\\phi' },
  { pattern: /^r?e(?<c>[xyz])$/, symbol: ({ c }) => `E_${c}` },
  { pattern: /^r?b(?<c>[xyz])$/, symbol: ({ c }) => `B_${c}` },
  { pattern: /^r?e(?<c>[xyz]{2,3})$/, symbol: ({ c }) => vector('E', '', c) },
  { pattern: /^r?b(?<c>[xyz]{2,3})$/, symbol: ({ c }) => vector('B', '', c) },
  { pattern: /^nd(?<s>[1-9]\d*)p$/, symbol: ({ s }) => `n_{${s}}` },
  { pattern: /^j(?<s>[1-9]\d*)?(?<c>[xyz])$/, symbol: ({ s = '', c }) => `J_{${s}${c}}` },
  { pattern: /^j(?<s>[1-9]\d*)?(?<c>[xyz]{2,3})$/, symbol: ({ s = '', c }) => vector('J', s, c) },
  { pattern: /^j(?<s>[1-9]\d*)?s$/, symbol: ({ s = '' }) => `J_{\\mathrm{s}${s}}` },
  { pattern: /^rho$/, symbol: () => '\\rho' },
  { pattern: /^rhobk(?:sp(?<s>[1-9]\d*))?$/, symbol: ({ s = '' }) => `\\rho_{\\mathrm{bk}${s}}` },
  { pattern: /^rhobkac(?<s>[1-9]\d*)$/, symbol: ({ s = '' }) => `\\rho_{\\mathrm{ac}${s}}` },
  { pattern: /^v(?<c>[xyz])$/, symbol: ({ c }) => `v_${c}` },
  { pattern: /^(?<c>[txyzr])$/, symbol: ({ c = '' }) => c },
];

/** Mathematics (without its dollars) for a field, an axis or a velocity: `nd1p` → `n_{1}`; null for other names. */
export function quantitySymbol(name: string): string | null {
  for (const { pattern, symbol } of RULES) {
    const match = pattern.exec(name);
    if (match !== null) return symbol(match.groups ?? {});
  }
  return null;
}

/** In two of the three directions a vector names them. */
function vector(letter: string, species: string, components = ''): string {
  const plane = components.length === 2 ? components : '';
  const below = `${species}${plane}`;
  return `\\mathbf{${letter}}${below === '' ? '' : `_{${below}}`}`;
}
