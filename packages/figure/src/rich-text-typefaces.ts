import type { Font, FontFamily } from './scene.js';

/** Letters that a typeface lacks and has in another shape. */
const SHAPES: Readonly<Partial<Record<FontFamily, ReadonlyMap<string, string>>>> = {
  'Source Sans 3': new Map([['ϵ', 'ε']]),
  'Source Serif 4': new Map([
    ['ϵ', 'ε'],
    ['ϕ', 'φ'],
  ]),
  'Source Code Pro': new Map([['ϵ', 'ε']]),
};

/** Spaces round operators, where the thin space of a typeface is too thin for them. */
const OPERATOR_SPACES: Readonly<Partial<Record<FontFamily, string>>> = {
  'Source Sans 3': '\u00a0',
  'Source Serif 4': '\u2005',
};
const THIN_SPACE = '\u2009';

/**
 * Signs that the Source typefaces lack. They come from DejaVu Sans: the Japanese typeface, which is next in line, has
 * another ∥ and ∝. Capitals of DejaVu are taller by a tenth.
 */
const FOREIGN_SIGNS = /([∥⊥∝∼∘∇∓⟨⟩≪≫≡≃⊕⊗∈⋯⌊⌋⌈⌉‖ϑϱϰϖ]+)/u;
const FOREIGN_SCALE = 0.92;

/** Letters with the arrow of a vector, a combining character that the Source typefaces lack. */
const VECTORS = /(.\u20d7)/u;

/** The sign of a negative exponent, which two of the typefaces lack beside its digits. */
const RAISED_MINUS = /(⁻)/u;
const WITHOUT_RAISED_MINUS: ReadonlySet<FontFamily> = new Set(['Source Serif 4', 'Source Code Pro']);

/** Chinese and Japanese characters, which are never slanted. */
const UPRIGHT = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]+)/u;

/** What would start another line or has no glyph. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** Characters that one font has. */
export interface TypefacePart {
  readonly text: string;
  readonly font: Font;
  /** A `vector` is a letter below an arrow, a `raised` sign stands level with superscript digits. */
  readonly kind: 'line' | 'vector' | 'raised';
}

/** Parts a text where its typeface lacks a sign or a slant does not suit the script; `math` opens spaces up. */
export function typefaceParts(text: string, font: Font, math: boolean): TypefacePart[] {
  const { family } = font;
  const isSource = family.startsWith('Source');
  const shapes = SHAPES[family];
  const line = text
    .replace(BREAKS, ' ')
    .replaceAll(THIN_SPACE, (math && OPERATOR_SPACES[family]) || THIN_SPACE);
  const shaped = shapes === undefined ? line : Array.from(line, (c) => shapes.get(c) ?? c).join('');
  const foreign: Font = { ...font, family: 'DejaVu Sans', sizePx: font.sizePx * FOREIGN_SCALE };
  return split({ text: shaped, font, kind: 'line' }, font.style === 'italic' ? UPRIGHT : null, (part) => ({
    ...part,
    font: { ...font, style: 'normal' },
  }))
    .flatMap((part) => split(part, isSource ? FOREIGN_SIGNS : null, (sign) => ({ ...sign, font: foreign })))
    .flatMap((part) =>
      split(part, isSource ? VECTORS : null, ({ text: letter, ...rest }) => ({
        ...rest,
        text: letter.slice(0, -1),
        kind: 'vector' as const,
      })),
    )
    .flatMap((part) =>
      split(part, WITHOUT_RAISED_MINUS.has(family) ? RAISED_MINUS : null, (sign) => ({
        ...sign,
        text: '\u2212',
        kind: 'raised',
      })),
    );
}

/** Parts a text at what `pattern`, a single group, matches; what matches is changed. */
function split(
  part: TypefacePart,
  pattern: RegExp | null,
  change: (part: TypefacePart) => TypefacePart,
): TypefacePart[] {
  if (pattern === null || !pattern.test(part.text)) return [part];
  return part.text
    .split(pattern)
    .map((text, k) => (k % 2 === 1 ? change({ ...part, text }) : { ...part, text }))
    .filter(({ text }) => text !== '');
}
