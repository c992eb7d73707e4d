import { type RichPiece, richText } from './rich-text.js';
import type { Font, FontFamily, TextRun } from './scene.js';
import type { TextMetrics } from './text-metrics.js';

/** The typeface of mathematical letters, and its size beside the text's. */
export interface SymbolStyle {
  readonly family: FontFamily;
  readonly scale: number;
}

/** Letters that a typeface lacks and has in another shape. */
const SHAPES: Readonly<Partial<Record<FontFamily, ReadonlyMap<string, string>>>> = {
  'Source Sans 3': new Map([['ϵ', 'ε']]),
  'Source Serif 4': new Map([
    ['ϵ', 'ε'],
    ['ϕ', 'φ'],
  ]),
  'Source Code Pro': new Map([['ϵ', 'ε']]),
};

/** Chinese and Japanese characters, which are never slanted. */
const UPRIGHT = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]+)/u;

/** What would start another line or has no glyph. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A label as runs of text, its mathematical parts in the typeface of `symbols` (that of the font without it); see
 * `richText` for what it may hold.
 */
export function textRuns(
  text: string,
  font: Font,
  metrics: TextMetrics,
  symbols: SymbolStyle = { family: font.family, scale: 1 },
): TextRun[] {
  const setter = new RunSetter(metrics);
  for (const piece of richText(text).pieces) setter.add(piece, pieceFont(piece, font, symbols), font.sizePx);
  return setter.runs;
}

function pieceFont(piece: RichPiece, font: Font, symbols: SymbolStyle): Font {
  const { family, scale } = piece.symbol ? symbols : { family: font.family, scale: 1 };
  return {
    family,
    sizePx: font.sizePx * piece.size * scale,
    weight: piece.bold ? 'bold' : font.weight,
    style: piece.italic ? 'italic' : piece.symbol || piece.level > 0 ? 'normal' : font.style,
  };
}

/** Lays pieces one behind the other, a superscript back over the subscript below it. */
class RunSetter {
  readonly runs: TextRun[] = [];
  /** Where each piece starts. */
  readonly #starts: number[] = [];
  /** Where the next piece starts, and where the last run ends. */
  #pen = 0;
  #end = 0;
  /** Superscripts that are being set: what follows them stands not before `end`. */
  readonly #stacks: { last: number; end: number }[] = [];

  constructor(private readonly metrics: TextMetrics) {}

  add(piece: RichPiece, font: Font, lineSizePx: number): void {
    const at = this.#starts.length;
    if (piece.stack !== undefined) {
      this.#stacks.push({ last: at + piece.stack.count, end: this.#pen });
      this.#pen = this.#starts[at - piece.stack.back] ?? this.#pen;
    }
    this.#starts.push(this.#pen);
    for (const part of uprightParts(shaped(piece.text, font), font))
      this.#run(part.text, part.font, piece.riseEm * lineSizePx);
    while (this.#stacks.at(-1)?.last === at + 1)
      this.#pen = Math.max(this.#pen, this.#stacks.pop()?.end ?? 0);
  }

  #run(text: string, font: Font, riseUpPx: number): void {
    const shiftPx = this.#pen - this.#end;
    this.runs.push({ text, font, riseUpPx, ...(Math.abs(shiftPx) > 1e-6 && { shiftPx }) });
    this.#pen += this.metrics.measure(text, font).width;
    this.#end = this.#pen;
  }
}

function shaped(text: string, { family }: Font): string {
  const shapes = SHAPES[family];
  const line = text.replace(BREAKS, ' ');
  return shapes === undefined ? line : Array.from(line, (c) => shapes.get(c) ?? c).join('');
}

function uprightParts(text: string, font: Font): { text: string; font: Font }[] {
  if (font.style === 'normal' || !UPRIGHT.test(text)) return [{ text, font }];
  const upright: Font = { ...font, style: 'normal' };
  return text
    .split(UPRIGHT)
    .map((part, k) => ({ text: part, font: k % 2 === 1 ? upright : font }))
    .filter((part) => part.text !== '');
}
