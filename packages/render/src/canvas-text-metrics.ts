import type { Font } from '@emout/figure/scene';
import type { TextExtent, TextMetrics } from '@emout/figure/text-metrics';
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import { BoundedCache } from './bounded-cache.js';
import { cssFont, registerFonts } from './fonts.js';

/** Height of `l` and depth of `p` in DejaVu, per em: the line box that matplotlib gives every text. */
const ASCENT_PER_EM = 0.76;
const DESCENT_PER_EM = 0.208;

/** Height of capitals and digits in DejaVu, per em. */
export const CAP_HEIGHT_PER_EM = 0.729;

/** Advances are not hinted and so grow in proportion to the size: one measurement serves every size. */
const REFERENCE_SIZE_PX = 100;

/** Numbers change with every picture, their characters do not; DejaVu has no kerning between these. */
const NUMERIC = /^[0-9.\u2212-]+$/;

const KEPT_WIDTHS = 4096;

class CanvasTextMetrics implements TextMetrics {
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new BoundedCache<number>(KEPT_WIDTHS);
  #face = '';

  constructor() {
    registerFonts();
    this.#context = createCanvas(1, 1).getContext('2d');
  }

  measure(text: string, font: Font): TextExtent {
    const face = cssFont({ ...font, sizePx: REFERENCE_SIZE_PX });
    let width = 0;
    if (NUMERIC.test(text)) for (const character of text) width += this.#referenceWidth(character, face);
    else width = this.#referenceWidth(text, face);
    return {
      width: (width * font.sizePx) / REFERENCE_SIZE_PX,
      ascent: ASCENT_PER_EM * font.sizePx,
      descent: DESCENT_PER_EM * font.sizePx,
    };
  }

  #referenceWidth(text: string, face: string): number {
    const key = `${face} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#face !== face) {
      this.#context.font = face;
      this.#face = face;
    }
    const { width } = this.#context.measureText(text);
    this.#widths.set(key, width);
    return width;
  }
}

/** Text as node-canvas draws it: advance width of the run, and the line box from the top of `l` to the foot of `p`; pixels. */
export function canvasTextMetrics(): TextMetrics {
  return new CanvasTextMetrics();
}
