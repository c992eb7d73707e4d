import { PointBuffer } from '@emout/geometry/point-buffer';
import { pushArrow } from './arrow-outline.js';
import { powerOfTen } from './decimal.js';
import { textRuns } from './rich-text-runs.js';
import type { Color, Font, Mark, Rect } from './scene.js';
import { measureRuns } from './text.js';
import type { TextMetrics } from './text-metrics.js';

/** Longest key arrow, as a part of the axes' width. */
const LONGEST = 0.15;
/** Between the arrow and its text, round both, and from there to the corner of the axes, in em. */
const GAP_EM = 0.5;
const PAD_EM = 0.45;
const MARGIN_EM = 0.6;
const HEIGHT_EM = 1.9;
/** Of the frame. */
const FRAME_OPACITY = 0.25;
/** From the baseline to the middle of a capital letter, in em. */
const HALF_CAPITAL_EM = 0.36;

export interface QuiverKey {
  readonly magnitude: number;
  readonly unit: string | null;
  readonly lengthPx: number;
  readonly shaftPx: number;
  readonly color: Color;
  readonly ink: Color;
  /** Behind the key, so that it is not mistaken for the field. */
  readonly background: Color;
  readonly font: Font;
  readonly metrics: TextMetrics;
}

/** The largest of 1, 2 and 5 × 10ⁿ up to `largest` whose arrow fits into the key; null without one. */
export function keyMagnitude(
  largest: number,
  axes: Rect,
  lengthPx: (magnitude: number) => number,
): number | null {
  if (!(largest > 0) || largest === Number.POSITIVE_INFINITY) return null;
  const decade = Math.floor(Math.log10(largest));
  for (let exponent = decade; exponent > decade - 3; exponent--) {
    for (const mantissa of [5, 2, 1]) {
      const magnitude = mantissa * powerOfTen(exponent);
      if (magnitude <= largest * (1 + 1e-9) && lengthPx(magnitude) <= LONGEST * axes.width) return magnitude;
    }
  }
  return null;
}

/** An arrow of known magnitude and its value, on a ground of its own in the upper right corner of the axes. */
export function quiverKeyMarks(key: QuiverKey, axes: Rect): Mark[] {
  const { font, metrics, lengthPx } = key;
  const em = font.sizePx;
  const runs = textRuns(quantityText(key.magnitude, key.unit), font, metrics);
  const content = lengthPx + GAP_EM * em + measureRuns(runs, metrics).width;
  const width = content + 2 * PAD_EM * em;
  const ground = {
    x: axes.x + axes.width - MARGIN_EM * em - width,
    y: axes.y + MARGIN_EM * em,
    width,
    height: HEIGHT_EM * em,
  };
  const middle = ground.y + ground.height / 2;
  const arrow = new PointBuffer(8);
  pushArrow(arrow, ground.x + PAD_EM * em, middle, lengthPx, 0, key.shaftPx);
  return [
    {
      kind: 'rect',
      rect: ground,
      fill: key.background,
      stroke: { ...key.ink, a: FRAME_OPACITY },
      widthPx: Math.max(1, Math.round(0.06 * em)),
    },
    { kind: 'polygon', points: arrow.take(), fill: key.color },
    {
      kind: 'text',
      x: ground.x + width - PAD_EM * em,
      y: middle + HALF_CAPITAL_EM * em,
      runs,
      color: key.ink,
      align: 'right',
      baseline: 'alphabetic',
      angleDeg: 0,
    },
  ];
}

/** `1 × 10⁻³ A/m²`, as a text with mathematical parts; plain digits from 0.01 to 50 000. */
function quantityText(magnitude: number, unit: string | null): string {
  const [mantissa = '', exponent = ''] = magnitude.toExponential(0).split('e');
  const power = Number(exponent);
  const value =
    power >= -2 && power <= 4 ? String(Number(magnitude.toPrecision(1))) : `${mantissa} × $10^{${power}}$`;
  if (unit === null || unit === '') return value;
  return `${value} ${unit.replaceAll('$', '\\$').replace(/\^(-?\d+)/g, '$$^{$1}$$')}`;
}
