import { type RichPiece, richText } from './rich-text.js';
import { typefaceParts } from './rich-text-typefaces.js';
import type { Font, FontFamily, TextRun } from './scene.js';
import type { TextMetrics } from './text-metrics.js';

/** The typeface of mathematical letters, and its size beside the text's. */
export interface SymbolStyle {
  readonly family: FontFamily;
  readonly scale: number;
}

/** The arrow of a vector where the typeface has no accent for it, in em of the letter. */
const ARROW = '→';
const ARROW_SIZE = 0.55;
const ARROW_RISE_EM = 0.62;
const ARROW_RISE_LOW_EM = 0.43;
const ARROW_SLANT_EM = 0.08;
/** Size of superscript digits that a typeface has, and the rise that brings a minus level with them. */
const RAISED_SIZE = 0.62;
const RAISED_RISE_EM = 0.36;
const LOW_LETTERS = /^[acegmnopqrsuvwxyz]$/;

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
    const riseUpPx = piece.riseEm * lineSizePx;
    for (const part of typefaceParts(piece.text, font, piece.math)) {
      const { sizePx } = part.font;
      if (part.kind === 'vector') this.#vector(part.text, part.font, riseUpPx);
      else if (part.kind === 'line') this.#run(part.text, part.font, riseUpPx);
      else {
        const small = { ...part.font, sizePx: sizePx * RAISED_SIZE };
        this.#run(part.text, small, riseUpPx + RAISED_RISE_EM * sizePx);
      }
    }
    while (this.#stacks.at(-1)?.last === at + 1)
      this.#pen = Math.max(this.#pen, this.#stacks.pop()?.end ?? 0);
  }

  #run(text: string, font: Font, riseUpPx: number): void {
    const shiftPx = this.#pen - this.#end;
    this.runs.push({ text, font, riseUpPx, ...(Math.abs(shiftPx) > 1e-6 && { shiftPx }) });
    this.#pen += this.metrics.measure(text, font).width;
    this.#end = this.#pen;
  }

  /** A letter with an arrow above its middle. */
  #vector(letter: string, font: Font, riseUpPx: number): void {
    const start = this.#pen;
    this.#run(letter, font, riseUpPx);
    const end = this.#pen;
    const small: Font = { ...font, style: 'normal', sizePx: font.sizePx * ARROW_SIZE };
    const slant = font.style === 'italic' ? ARROW_SLANT_EM * font.sizePx : 0;
    const { width } = this.metrics.measure(ARROW, small);
    this.#pen = (start + end - width) / 2 + slant;
    const height = LOW_LETTERS.test(letter) ? ARROW_RISE_LOW_EM : ARROW_RISE_EM;
    this.#run(ARROW, small, riseUpPx + height * font.sizePx);
    this.#pen = end;
  }
}
