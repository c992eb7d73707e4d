/** How a symbol is spaced: relations and binary operators stand between thin spaces, punctuation before one. */
export type SymbolClass = 'letter' | 'operator' | 'relation' | 'punctuation' | 'open' | 'close' | 'plain';

interface MathSymbol {
  readonly text: string;
  readonly kind: SymbolClass;
}

/** Characters that stand alone between dollars; letters and digits are `plain` or `letter` without an entry. */
const CHARACTER_CLASSES: Readonly<Record<string, SymbolClass>> = {
  '+': 'operator',
  '*': 'operator',
  '=': 'relation',
  '<': 'relation',
  '>': 'relation',
  ':': 'relation',
  ',': 'punctuation',
  ';': 'punctuation',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
};

const LETTER = /^[\p{Script=Latin}\p{Script=Greek}]$/u;

/** A character as mathematics sets it: a hyphen is a minus sign, an apostrophe a prime. */
export function mathCharacter(character: string): MathSymbol {
  if (character === '-') return { text: '\u2212', kind: 'operator' };
  if (character === "'") return { text: '\u2032', kind: 'plain' };
  const kind = CHARACTER_CLASSES[character];
  if (kind !== undefined) return { text: character, kind };
  return { text: character, kind: LETTER.test(character) ? 'letter' : 'plain' };
}

function table(kind: SymbolClass, entries: Readonly<Record<string, string>>): [string, MathSymbol][] {
  return Object.entries(entries).map(([name, text]) => [name, { text, kind }]);
}

/** Capital Greek letters stand upright, as in TeX. */
const SYMBOLS: ReadonlyMap<string, MathSymbol> = new Map([
  ...table('letter', {
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ϵ',
    varepsilon: 'ε',
    zeta: 'ζ',
    eta: 'η',
    theta: 'θ',
    vartheta: 'ϑ',
    iota: 'ι',
    kappa: 'κ',
    varkappa: 'ϰ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    xi: 'ξ',
    omicron: 'ο',
    pi: 'π',
    varpi: 'ϖ',
    rho: 'ρ',
    varrho: 'ϱ',
    sigma: 'σ',
    varsigma: 'ς',
    tau: 'τ',
    upsilon: 'υ',
    phi: 'ϕ',
    varphi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    hbar: 'ħ',
    ell: 'ℓ',
    imath: 'ı',
  }),
  ...table('plain', {
    Alpha: 'Α',
    Beta: 'Β',
    Gamma: 'Γ',
    Delta: 'Δ',
    Epsilon: 'Ε',
    Zeta: 'Ζ',
    Eta: 'Η',
    Theta: 'Θ',
    Iota: 'Ι',
    Kappa: 'Κ',
    Lambda: 'Λ',
    Mu: 'Μ',
    Nu: 'Ν',
    Xi: 'Ξ',
    Omicron: 'Ο',
    Pi: 'Π',
    Rho: 'Ρ',
    Sigma: 'Σ',
    Tau: 'Τ',
    Upsilon: 'Υ',
    Phi: 'Φ',
    Chi: 'Χ',
    Psi: 'Ψ',
    Omega: 'Ω',
    infty: '∞',
    partial: '∂',
    nabla: '∇',
    degree: '°',
    AA: 'Å',
    prime: '′',
    sum: '∑',
    int: '∫',
    ldots: '…',
    dots: '…',
    cdots: '⋯',
    backslash: '\\',
    vert: '|',
    mid: '|',
    Vert: '‖',
    '%': '%',
    $: '$',
    '#': '#',
    '&': '&',
    _: '_',
    '|': '‖',
  }),
  ...table('operator', {
    times: '×',
    cdot: '·',
    pm: '±',
    mp: '∓',
    circ: '∘',
    ast: '*',
    div: '÷',
    oplus: '⊕',
    otimes: '⊗',
  }),
  ...table('relation', {
    leq: '≤',
    le: '≤',
    geq: '≥',
    ge: '≥',
    neq: '≠',
    ne: '≠',
    ll: '≪',
    gg: '≫',
    approx: '≈',
    equiv: '≡',
    simeq: '≃',
    parallel: '∥',
    perp: '⊥',
    propto: '∝',
    sim: '∼',
    to: '→',
    rightarrow: '→',
    leftarrow: '←',
    leftrightarrow: '↔',
    Rightarrow: '⇒',
    in: '∈',
  }),
  ...table('open', { langle: '⟨', '{': '{', lfloor: '⌊', lceil: '⌈' }),
  ...table('close', { rangle: '⟩', '}': '}', rfloor: '⌋', rceil: '⌉' }),
]);

/** The symbol that a command such as `\phi` names, by its name without the backslash. */
export function mathSymbol(name: string): MathSymbol | undefined {
  return SYMBOLS.get(name);
}

/** Spaces by their command; `\!` takes no room, since there is no space that could be taken back. */
export const MATH_SPACES: ReadonlyMap<string, string> = new Map([
  [',', '\u2009'],
  [':', '\u2005'],
  [';', '\u2004'],
  ['!', ''],
  [' ', '\u00a0'],
  ['quad', '\u2003'],
  ['qquad', '\u2003\u2003'],
]);

/** Accents by their command: combining characters after the letter. */
export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['hat', '\u0302'],
  ['vec', '\u20d7'],
  ['tilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
]);

/** Typefaces by their command. */
export type MathFace = 'math' | 'roman' | 'italic' | 'bold' | 'text';

export const MATH_FACES: ReadonlyMap<string, MathFace> = new Map([
  ['mathrm', 'roman'],
  ['mathregular', 'roman'],
  ['mathdefault', 'math'],
  ['mathnormal', 'math'],
  ['operatorname', 'roman'],
  ['mathit', 'italic'],
  ['mathbf', 'bold'],
  ['text', 'text'],
  ['textrm', 'text'],
]);

/** Names that are set upright: `\log`, `\sin`. */
export const MATH_FUNCTIONS: ReadonlySet<string> = new Set([
  'arccos',
  'arcsin',
  'arctan',
  'cos',
  'cosh',
  'det',
  'exp',
  'lim',
  'ln',
  'log',
  'max',
  'min',
  'sin',
  'sinh',
  'sup',
  'tan',
  'tanh',
]);
