import type { TextMark } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { CAP_HEIGHTS } from './canvas-text-metrics.js';

/** Where text lies about its anchor, in its own directions, pixels: `up` and `down` bound its line box. */
export interface TextBox {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
  /** From the anchor down to the baseline. */
  readonly baseline: number;
  /** Advance of each run. */
  readonly widths: readonly number[];
}

export function textBox(mark: TextMark, metrics: TextMetrics): TextBox {
  const widths: number[] = [];
  let advance = 0;
  let total = 0;
  let ascent = 0;
  let descent = 0;
  for (const run of mark.runs) {
    const box = metrics.measure(run.text, run.font);
    widths.push(box.width);
    advance += (run.shiftPx ?? 0) + box.width;
    total = Math.max(total, advance);
    ascent = Math.max(ascent, box.ascent + run.riseUpPx);
    descent = Math.max(descent, box.descent - run.riseUpPx);
  }
  const left = mark.align === 'left' ? 0 : mark.align === 'center' ? -total / 2 : -total;
  const baseline = baselineShift(mark, ascent, descent);
  return { left, right: left + total, up: ascent - baseline, down: descent + baseline, baseline, widths };
}

/**
 * Where a text starts on its baseline; along x and y a whole pixel, so that equal labels look equal wherever they stand.
 */
export interface TextStart {
  readonly x: number;
  readonly y: number;
  /** Direction of the text, clockwise from the right: whole numbers along x and y. */
  readonly cos: number;
  readonly sin: number;
  readonly widths: readonly number[];
}

export function textStart(mark: TextMark, metrics: TextMetrics): TextStart {
  const { left, baseline, widths } = textBox(mark, metrics);
  const radians = (-mark.angleDeg * Math.PI) / 180;
  const upright = mark.angleDeg % 90 === 0;
  const cos = upright ? Math.round(Math.cos(radians)) : Math.cos(radians);
  const sin = upright ? Math.round(Math.sin(radians)) : Math.sin(radians);
  const x = mark.x + left * cos - baseline * sin;
  const y = mark.y + left * sin + baseline * cos;
  return { x: upright ? Math.round(x) : x, y: upright ? Math.round(y) : y, cos, sin, widths };
}

function baselineShift(mark: TextMark, ascent: number, descent: number): number {
  switch (mark.baseline) {
    case 'alphabetic':
      return 0;
    case 'top':
      return ascent;
    case 'bottom':
      return -descent;
    case 'middle': {
      // Half the height of the digits: a tick label then stands level with its tick.
      const font = mark.runs[0]?.font;
      return font === undefined ? 0 : (font.sizePx * CAP_HEIGHTS[font.family]) / 2;
    }
  }
}
