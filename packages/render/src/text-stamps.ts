import type { TextMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { createCanvas } from 'canvas';
import { BoundedCache } from './bounded-cache.js';
import { type Stamp, stampOf } from './index-picture.js';
import { paintMark } from './paint-marks.js';
import { textBox } from './text-box.js';

const KEPT_BYTES = 8 << 20;
const BYTES_PER_PIXEL = 8;
/** Glyphs may reach out of the line box by this much of the font size: accents, slanted letters. */
const OVERHANG_PER_EM = 0.5;

/**
 * The pixels of texts, drawn once each: text starts on a whole pixel, so that the same words look the same wherever
 * they stand. Tick labels and titles come back in the next picture; drawing them takes longer than all the rest.
 */
export class TextStamps {
  readonly #stamps = new BoundedCache<Stamp>(KEPT_BYTES);

  constructor(readonly metrics: TextMetrics) {}

  /** The stamp of a text, relative to the pixel at which it starts. */
  get(mark: TextMark): Stamp {
    const key = JSON.stringify([mark.angleDeg, mark.runs]);
    const known = this.#stamps.get(key);
    if (known !== undefined) return known;
    const stamp = this.#paint(mark);
    this.#stamps.set(key, stamp, stamp.argb.length * BYTES_PER_PIXEL + key.length * 2);
    return stamp;
  }

  #paint(mark: TextMark): Stamp {
    const box = textBox({ ...mark, align: 'left', baseline: 'alphabetic' }, this.metrics);
    const overhang = Math.ceil(OVERHANG_PER_EM * Math.max(0, ...mark.runs.map((run) => run.font.sizePx))) + 1;
    const along = Math.ceil(box.right) + 2 * overhang;
    const across = Math.ceil(box.up + box.down) + 2 * overhang;
    const start = overhang;
    const baseline = Math.ceil(box.up) + overhang;
    const [width, height, x, y] =
      mark.angleDeg === 0
        ? [along, across, start, baseline]
        : mark.angleDeg === 90
          ? [across, along, baseline, along - start]
          : [across, along, across - baseline, start];
    const canvas = createCanvas(width, height);
    const black = { r: 0, g: 0, b: 0, a: 1 };
    paintMark(
      canvas.getContext('2d'),
      { ...mark, x, y, color: black, align: 'left', baseline: 'alphabetic' },
      this.metrics,
    );
    const raw = canvas.toBuffer('raw');
    return stampOf(new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4), width, -x, -y);
  }
}
