import { type MathNode, MathTextError, parseMath } from './math-text.js';

/** Scripts are 0.7 of what they belong to, as in matplotlib; smaller than two levels down nobody can read. */
const SCRIPT_SIZE = 0.7;
const SMALLEST_LEVEL = 3;
/** Above and below the baseline in em, as in matplotlib's mathtext with DejaVu Sans. */
const SUPERSCRIPT_RISE_EM = 0.38;
const SUBSCRIPT_DROP_EM = 0.164;
const SUBSCRIPT_DROP_BELOW_SUPERSCRIPT_EM = 0.27;
/** Longer texts are shown as they stand. */
const MAX_INTERPRETED_LENGTH = 4000;

/** Characters that are set in one font, at one height. */
export interface RichPiece {
  readonly text: string;
  readonly math: boolean;
  /** From a mathematical part that has letters: all of it is set in the typeface of symbols. */
  readonly symbol: boolean;
  readonly italic: boolean;
  readonly bold: boolean;
  /** Scripts inside each other; 0 on the line. */
  readonly level: number;
  /** Part of the font size. */
  readonly size: number;
  /** Upwards, in em of the font on the line. */
  readonly riseEm: number;
  /** At the first piece of a superscript that stands above its subscript. */
  readonly stack?: RichStack;
}

/** The next `count` pieces start where the piece `back` before starts; what follows stands behind the longer. */
interface RichStack {
  readonly back: number;
  readonly count: number;
}

/** A text with its mathematical parts taken apart. */
export interface RichText {
  readonly pieces: readonly RichPiece[];
  /** The text in characters alone: `φ (V)`. */
  readonly plain: string;
  /** Why a mathematical part is shown as it was written. */
  readonly problems: readonly string[];
}

/**
 * Reads a label: parts between dollars are mathematics (`$\phi$ (V)`), `\$` is a dollar, all else stands as it is. A
 * dollar without a partner and mathematics that cannot be read are shown as they were written, with a note in
 * `problems`.
 */
export function richText(text: string): RichText {
  if (!text.includes('$')) return asWritten(text, []);
  if (text.length > MAX_INTERPRETED_LENGTH)
    return asWritten(text, [`The text is longer than ${MAX_INTERPRETED_LENGTH} characters.`]);
  const parts = text.split(/(?<!\\)\$/);
  if (parts.length === 1) return asWritten(unescaped(text), []);
  if (parts.length % 2 === 0) return asWritten(text, ['A $ has no partner.']);
  const pieces: RichPiece[] = [];
  let plain = '';
  for (const [k, part] of parts.entries()) {
    if (k % 2 === 0) {
      if (part !== '') pieces.push({ ...LINE, text: unescaped(part) });
      plain += unescaped(part);
      continue;
    }
    try {
      const nodes = parseMath(part);
      pieces.push(...piecesOf(nodes, { level: 0, riseEm: 0, symbol: hasLetters(nodes) }));
      plain += plainMath(nodes);
    } catch (error) {
      if (!(error instanceof MathTextError)) throw error;
      return asWritten(text, [error.reason]);
    }
  }
  return { pieces, plain, problems: [] };
}

/** A label in characters alone, for accessible names and titles: `$\phi$ (V)` → `φ (V)`, `$n_1^2$` → `n₁²`. */
export function plainText(text: string): string {
  return richText(text).plain;
}

/** A text that `richText` shows as it stands, whatever characters it has. */
export function literalText(text: string): string {
  return text.replaceAll('$', '\\$');
}

const LINE: Omit<RichPiece, 'text'> = {
  math: false,
  symbol: false,
  italic: false,
  bold: false,
  level: 0,
  size: 1,
  riseEm: 0,
};

function asWritten(text: string, problems: readonly string[]): RichText {
  return { pieces: text === '' ? [] : [{ ...LINE, text }], plain: text, problems };
}

function unescaped(text: string): string {
  return text.replaceAll('\\$', '$');
}

function hasLetters(nodes: readonly MathNode[]): boolean {
  return nodes.some((node) =>
    node.kind === 'glyphs' ? node.italic : hasLetters(node.sub) || hasLetters(node.sup),
  );
}

interface Place {
  readonly level: number;
  readonly riseEm: number;
  readonly symbol: boolean;
}

function piecesOf(nodes: readonly MathNode[], place: Place): RichPiece[] {
  const pieces: RichPiece[] = [];
  const size = SCRIPT_SIZE ** Math.min(place.level, SMALLEST_LEVEL);
  let joins = false;
  for (const node of nodes) {
    if (node.kind === 'script') {
      pieces.push(...scriptPieces(node.sub, node.sup, place, size));
      joins = false;
      continue;
    }
    const { text, italic, bold } = node;
    const last = pieces.at(-1);
    if (joins && last !== undefined && last.italic === italic && last.bold === bold)
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else pieces.push({ ...place, text, italic, bold, size, math: true });
    joins = true;
  }
  return pieces;
}

function scriptPieces(
  sub: readonly MathNode[],
  sup: readonly MathNode[],
  { level, riseEm, symbol }: Place,
  size: number,
): RichPiece[] {
  const drop = sup.length > 0 ? SUBSCRIPT_DROP_BELOW_SUPERSCRIPT_EM : SUBSCRIPT_DROP_EM;
  const below = piecesOf(sub, { level: level + 1, riseEm: riseEm - drop * size, symbol });
  const above = piecesOf(sup, { level: level + 1, riseEm: riseEm + SUPERSCRIPT_RISE_EM * size, symbol });
  const [first, ...rest] = above;
  if (below.length === 0 || first === undefined) return [...below, ...above];
  // The first piece has no stack of its own: a stacked superscript comes after its subscript.
  return [...below, { ...first, stack: { back: below.length, count: above.length } }, ...rest];
}

const SUPERSCRIPTS = new Map([...'0123456789+−=()n'].map((c, k) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][k] ?? c]));
const SUBSCRIPTS = new Map([...'0123456789+−=()'].map((c, k) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][k] ?? c]));
/** Variants that are the same letter. */
const PLAIN_LETTERS = new Map([
  ['ϕ', 'φ'],
  ['ϵ', 'ε'],
]);

function plainMath(nodes: readonly MathNode[]): string {
  return nodes
    .map((node) =>
      node.kind === 'glyphs'
        ? Array.from(node.text.replace(/[\u2000-\u200a\u00a0]/g, ' '), (c) => PLAIN_LETTERS.get(c) ?? c).join(
            '',
          )
        : plainScript(node.sub, SUBSCRIPTS, '_') + plainScript(node.sup, SUPERSCRIPTS, '^'),
    )
    .join('');
}

function plainScript(
  nodes: readonly MathNode[],
  characters: ReadonlyMap<string, string>,
  mark: string,
): string {
  if (nodes.length === 0) return '';
  const text = plainMath(nodes);
  const small = Array.from(text, (c) => characters.get(c));
  return small.every((c) => c !== undefined) ? small.join('') : mark + text;
}
