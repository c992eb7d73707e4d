import type { Font, FontFamily } from '@emout/figure/scene';
import type { TextExtent, TextMetrics } from '@emout/figure/text-metrics';
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import { BoundedCache } from './bounded-cache.js';
import { cssFont, registerFonts } from './fonts.js';

/** A part of the font size above and one below the baseline. */
interface LineBox {
  readonly ascent: number;
  readonly descent: number;
}

/** Height of `l` and depth of `p`, per em: the line box that matplotlib gives every text. */
const LINE_BOXES: Readonly<Record<FontFamily, LineBox>> = {
  'DejaVu Sans': { ascent: 0.76, descent: 0.208 },
  'DejaVu Sans Mono': { ascent: 0.765, descent: 0.208 },
  'Source Sans 3': { ascent: 0.712, descent: 0.205 },
  'Source Serif 4': { ascent: 0.735, descent: 0.232 },
  'Source Code Pro': { ascent: 0.712, descent: 0.205 },
};

/** The square of Chinese and Japanese characters on the line of Latin ones. */
const IDEOGRAPHIC: LineBox = { ascent: 0.88, descent: 0.12 };
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff9f]/u;

/** Letters with accents and tall signs reach out of the line box; less than this per em is no reason for more room. */
const OVERSHOOT = 0.04;

/** Height of capitals, per em; digits are as tall, but for two hundredths. */
export const CAP_HEIGHTS: Readonly<Record<FontFamily, number>> = {
  'DejaVu Sans': 0.729,
  'DejaVu Sans Mono': 0.729,
  'Source Sans 3': 0.656,
  'Source Serif 4': 0.67,
  'Source Code Pro': 0.656,
};

/** Advances are not hinted and so grow in proportion to the size: one measurement serves every size. */
const REFERENCE_SIZE_PX = 100;

/** Numbers change with every picture, their characters do not; none of the typefaces has kerning between these. */
const NUMERIC = /^[0-9.\u2212-]+$/;

/** Characters of all texts that are kept, and what one costs besides. */
const KEPT_CHARACTERS = 1 << 18;
const ENTRY_CHARACTERS = 64;

/** In units of the font size. */
interface Measured extends LineBox {
  readonly width: number;
}

class CanvasTextMetrics implements TextMetrics {
  readonly #context: CanvasRenderingContext2D;
  readonly #measured = new BoundedCache<Measured>(KEPT_CHARACTERS);
  /** Of each family, weight and slant. */
  readonly #faces = new Map<string, string>();
  /** Advances of the characters of numbers, by face: a dozen for each. */
  readonly #numerals = new Map<string, Map<string, number>>();
  #face = '';

  constructor() {
    registerFonts();
    this.#context = createCanvas(1, 1).getContext('2d');
  }

  measure(text: string, font: Font): TextExtent {
    const face = this.#faceOf(font);
    const { width, ascent, descent } = NUMERIC.test(text)
      ? { ...LINE_BOXES[font.family], width: this.#numberWidth(text, font, face) }
      : this.#reference(text, font, face);
    return { width: width * font.sizePx, ascent: ascent * font.sizePx, descent: descent * font.sizePx };
  }

  /** The font at the size at which everything is measured, as CSS writes it. */
  #faceOf(font: Font): string {
    const key = `${font.family} ${font.weight} ${font.style}`;
    const face = this.#faces.get(key) ?? cssFont({ ...font, sizePx: REFERENCE_SIZE_PX });
    this.#faces.set(key, face);
    return face;
  }

  #numberWidth(text: string, font: Font, face: string): number {
    const known = this.#numerals.get(face) ?? new Map<string, number>();
    this.#numerals.set(face, known);
    let width = 0;
    for (const character of text) {
      const advance = known.get(character) ?? this.#reference(character, font, face).width;
      known.set(character, advance);
      width += advance;
    }
    return width;
  }

  #reference(text: string, font: Font, face: string): Measured {
    const key = `${face} ${text}`;
    const known = this.#measured.get(key);
    if (known !== undefined) return known;
    if (this.#face !== face) {
      this.#context.font = face;
      this.#face = face;
    }
    const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = this.#context.measureText(text);
    const box = lineBox(text, font.family);
    const measured = {
      width: width / REFERENCE_SIZE_PX,
      ascent: reach(box.ascent, actualBoundingBoxAscent / REFERENCE_SIZE_PX),
      descent: reach(box.descent, actualBoundingBoxDescent / REFERENCE_SIZE_PX),
    };
    this.#measured.set(key, measured, key.length + ENTRY_CHARACTERS);
    return measured;
  }
}

function lineBox(text: string, family: FontFamily): LineBox {
  const box = LINE_BOXES[family];
  if (!IDEOGRAPHS.test(text)) return box;
  return {
    ascent: Math.max(box.ascent, IDEOGRAPHIC.ascent),
    descent: Math.max(box.descent, IDEOGRAPHIC.descent),
  };
}

function reach(usual: number, actual: number): number {
  return actual > usual + OVERSHOOT ? actual : usual;
}

/**
 * Text as node-canvas draws it, in pixels: advance width of the run, and the line box from the top of `l` to the foot
 * of `p`, larger for accents on capitals, tall signs and Japanese characters.
 */
export function canvasTextMetrics(): TextMetrics {
  return new CanvasTextMetrics();
}
