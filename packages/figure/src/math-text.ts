import {
  MATH_ACCENTS,
  MATH_FACES,
  MATH_FUNCTIONS,
  MATH_SPACES,
  type MathFace,
  mathCharacter,
  mathSymbol,
  type SymbolClass,
} from './math-text-symbols.js';

/** Braces, scripts and arguments inside each other. */
const MAX_DEPTH = 8;
const THIN_SPACE = '\u2009';

/** Characters of one look. */
interface MathGlyphs {
  readonly kind: 'glyphs';
  readonly text: string;
  readonly italic: boolean;
  readonly bold: boolean;
  readonly role: SymbolClass | 'space' | 'function';
}

/** What hangs below and stands above the end of what comes before; one of the two may be empty. */
interface MathScript {
  readonly kind: 'script';
  readonly sub: readonly MathNode[];
  readonly sup: readonly MathNode[];
}

export type MathNode = MathGlyphs | MathScript;

/** A mathematical label that cannot be read; `reason` is a sentence about it. */
export class MathTextError extends Error {
  readonly tag = 'MathTextError' as const;

  constructor(readonly reason: string) {
    super(reason);
    this.name = 'MathTextError';
  }
}

/**
 * Reads what stands between two dollars, in the subset of TeX that labels need: symbols, `^` and `_`, typefaces,
 * accents, spaces, `\sqrt{a}` as √a or √(a + b), `\frac{a}{b}` as a/b with brackets where they are needed.
 * @throws MathTextError for commands that are not known, brackets without a partner and more than 8 levels of them.
 */
export function parseMath(source: string): MathNode[] {
  return new MathReader(source).all();
}

/** One list of symbols: the whole, a group, a script or an argument. */
interface MathList {
  readonly nodes: MathNode[];
  readonly face: MathFace;
  /** Scripts have no spaces round operators. */
  readonly scripted: boolean;
  readonly depth: number;
  last: MathGlyphs['role'] | 'none';
}

class MathReader {
  #at = 0;

  constructor(private readonly source: string) {}

  all(): MathNode[] {
    const list = newList('math', false, 0);
    while (this.#at < this.source.length) this.#item(list);
    return list.nodes;
  }

  #item(list: MathList): void {
    const character = this.#next();
    if (/\s/u.test(character)) return;
    if (character === '}') throw new MathTextError('A } has no { before it.');
    if (character === '{') append(list, this.#group(list));
    else if (character === '^' || character === '_') this.#script(list, character);
    else if (character === '~') space(list, '\u00a0');
    else if (character === '\\') this.#command(list);
    else {
      const { text, kind } = mathCharacter(character);
      symbol(list, text, kind);
    }
  }

  #command(list: MathList): void {
    const name = this.#commandName();
    const found = mathSymbol(name);
    const gap = MATH_SPACES.get(name);
    if (found !== undefined) symbol(list, found.text, found.kind);
    else if (gap !== undefined) space(list, gap);
    else if (name === 'left' || name === 'right') this.#delimiter(list);
    else append(list, this.#composed(name, list));
  }

  /** What a command makes of its arguments. */
  #composed(name: string, list: MathList): readonly MathNode[] {
    const accent = MATH_ACCENTS.get(name);
    if (accent !== undefined) return accented(this.#argument(list), name, accent);
    const face = MATH_FACES.get(name);
    if (face === 'text') return [glyphs(this.#literal(), 'text', 'plain')];
    if (face !== undefined) return this.#argument(list, face);
    if (MATH_FUNCTIONS.has(name)) return [glyphs(name, 'roman', 'function')];
    switch (name) {
      case 'sqrt':
        return root(this.#argument(list), list.face);
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return fraction(this.#argument(list), this.#argument(list), list.face);
    }
    throw new MathTextError(`\\${name} is not known here.`);
  }

  #script(list: MathList, mark: '^' | '_'): void {
    const argument = this.#argument({ ...list, scripted: true });
    const last = list.nodes.at(-1);
    const key = mark === '^' ? 'sup' : 'sub';
    const [only] = argument;
    if (key === 'sup' && argument.length === 1 && only?.kind === 'glyphs' && only.text === '∘') {
      // 20^\circ: the ring stands high by itself.
      symbol(list, '°', 'plain');
    } else if (last?.kind !== 'script') {
      list.nodes.push({ kind: 'script', sub: [], sup: [], [key]: argument });
    } else if (last[key].length === 0) {
      list.nodes[list.nodes.length - 1] = { ...last, [key]: argument };
    } else throw new MathTextError(`Two ${mark} follow each other; braces say which belongs to what.`);
  }

  #delimiter(list: MathList): void {
    this.#skipSpaces();
    const character = this.#next();
    if (character === '.') return;
    const found = character === '\\' ? mathSymbol(this.#commandName()) : mathCharacter(character);
    if (found === undefined || character === '')
      throw new MathTextError('\\left and \\right need a bracket.');
    symbol(list, found.text, found.kind);
  }

  /** One symbol or a group in braces. */
  #argument(parent: MathList, face: MathFace = parent.face): readonly MathNode[] {
    this.#skipSpaces();
    const list = newList(face, parent.scripted, parent.depth + 1);
    if (this.source[this.#at] === '{') {
      this.#next();
      return this.#group({ ...parent, face });
    }
    if (this.#at >= this.source.length) throw new MathTextError('Something is missing at the end.');
    if ('^_}'.includes(this.source[this.#at] ?? '')) throw new MathTextError('Two marks follow each other.');
    this.#item(list);
    return list.nodes;
  }

  /** Up to the closing brace. */
  #group(parent: MathList): readonly MathNode[] {
    const list = newList(parent.face, parent.scripted, parent.depth + 1);
    for (;;) {
      if (this.#at >= this.source.length) throw new MathTextError('A { has no } after it.');
      if (this.source[this.#at] === '}') break;
      this.#item(list);
    }
    this.#next();
    return list.nodes;
  }

  /** The text of `\text{…}` as it stands. */
  #literal(): string {
    this.#skipSpaces();
    if (this.#next() !== '{') throw new MathTextError('\\text needs braces.');
    let [text, open] = ['', 1];
    for (;;) {
      const character = this.#next();
      if (character === '') throw new MathTextError('A { has no } after it.');
      if (character === '}' && --open === 0) return text;
      if (character === '{') open++;
      else if (character !== '}') text += character === '\\' ? this.#next() : character;
    }
  }

  #commandName(): string {
    const letters = /[A-Za-z]+/y;
    letters.lastIndex = this.#at;
    const name = letters.exec(this.source)?.[0];
    if (name === undefined) return this.#next();
    this.#at += name.length;
    return name;
  }

  #skipSpaces(): void {
    while (/\s/u.test(this.source[this.#at] ?? '')) this.#at++;
  }

  #next(): string {
    const point = this.source.codePointAt(this.#at);
    if (point === undefined) return '';
    const character = String.fromCodePoint(point);
    this.#at += character.length;
    return character;
  }
}

function newList(face: MathFace, scripted: boolean, depth: number): MathList {
  if (depth > MAX_DEPTH) throw new MathTextError(`More than ${MAX_DEPTH} levels stand inside each other.`);
  return { nodes: [], face, scripted, depth, last: 'none' };
}

const ITALIC_IN_NAMES = /^[\p{Script=Latin}\p{Script=Greek}\p{Nd}]/u;

function glyphs(text: string, face: MathFace, role: MathGlyphs['role']): MathGlyphs {
  const italic = face === 'math' ? role === 'letter' : face === 'italic' && ITALIC_IN_NAMES.test(text);
  return { kind: 'glyphs', text, italic, bold: face === 'bold', role };
}

/** Roles after which a sign belongs to what follows: a minus there is no difference. */
const BEFORE_SIGN: ReadonlySet<MathList['last']> = new Set([
  'none',
  'operator',
  'relation',
  'punctuation',
  'open',
  'space',
]);

function symbol(list: MathList, text: string, kind: SymbolClass): void {
  const role = kind === 'operator' && BEFORE_SIGN.has(list.last) ? 'plain' : kind;
  gapBefore(list, role);
  list.nodes.push(glyphs(text, list.face, role));
  // A sign is like an opening bracket: nothing comes between it and its number.
  list.last = role === 'plain' && kind === 'operator' ? 'open' : role;
}

function space(list: MathList, text: string): void {
  if (text === '') return;
  list.nodes.push(glyphs(text, list.face, 'space'));
  list.last = 'space';
}

function append(list: MathList, nodes: readonly MathNode[]): void {
  const [first] = nodes;
  if (first === undefined) return;
  gapBefore(list, first.kind === 'glyphs' ? first.role : 'plain');
  list.nodes.push(...nodes);
  list.last = nodes.length === 1 && first.kind === 'glyphs' ? first.role : 'letter';
}

function gapBefore({ nodes, last, scripted, face }: MathList, role: MathGlyphs['role']): void {
  if (scripted || last === 'none' || last === 'space' || role === 'space') return;
  const spaced = (one: MathList['last']): boolean => one === 'operator' || one === 'relation';
  const named = last === 'function' && (role === 'letter' || role === 'plain' || role === 'function');
  const multiplied = role === 'function' && (last === 'letter' || last === 'plain' || last === 'close');
  if (spaced(last) || spaced(role) || last === 'punctuation' || named || multiplied)
    nodes.push(glyphs(THIN_SPACE, face, 'space'));
}

/** A bar covers all letters, other accents stand on the first. */
function accented(nodes: readonly MathNode[], name: string, accent: string): MathNode[] {
  const all = name === 'bar' || name === 'overline';
  return nodes.map((node, k) => {
    if (node.kind !== 'glyphs' || node.role === 'space' || (k > 0 && !all)) return node;
    return { ...node, text: node.text + accent };
  });
}

function atoms(nodes: readonly MathNode[]): MathGlyphs[] {
  return nodes.filter((node): node is MathGlyphs => node.kind === 'glyphs' && node.role !== 'space');
}

function bracketed(nodes: readonly MathNode[], face: MathFace): MathNode[] {
  return [glyphs('(', face, 'open'), ...nodes, glyphs(')', face, 'close')];
}

/** 1, 25, x: needs no brackets below a root or a solidus. */
function isSingle(nodes: readonly MathNode[]): boolean {
  const symbols = atoms(nodes);
  return symbols.length <= 1 || symbols.every(({ text }) => /^[\d.]+$/.test(text));
}

function root(radicand: readonly MathNode[], face: MathFace): MathNode[] {
  return [glyphs('√', face, 'plain'), ...(isSingle(radicand) ? radicand : bracketed(radicand, face))];
}

function fraction(above: readonly MathNode[], below: readonly MathNode[], face: MathFace): MathNode[] {
  const isSum = atoms(above).some(({ role }) => role === 'operator' || role === 'relation');
  const [first, , third] = atoms(below);
  const isDerivative = first?.text === '∂' && third === undefined;
  return [
    ...(isSum ? bracketed(above, face) : above),
    glyphs('/', face, 'plain'),
    ...(isSingle(below) || isDerivative ? below : bracketed(below, face)),
  ];
}
