import {
  type FrameStyle,
  isHorizontal,
  sideExponent,
  sideLabel,
  sideTicks,
  tickMarks,
  tickTexts,
  wholeStroke,
} from './axis-drawing.js';
import type { AxisTicks } from './axis-ticks.js';
import { bandRects, bandTicks } from './banded-bar.js';
import type { BarContent, Side } from './frame-content.js';
import type { PlacedTexts } from './placed-texts.js';
import { rampMark } from './raster.js';
import { literalText } from './rich-text.js';
import type { ColorTable, Mark, Rect } from './scene.js';
import type { ColorbarOptions } from './spec-panels.js';
import { boxMark } from './spines.js';
import { unitLabel } from './unit-label.js';

/** matplotlib's colour bar: height twenty times the width, a sixteenth of the axes' width away. */
const BAR_ASPECT = 20;
const BAR_GAP = 0.0625;
const BAR_MAX_WIDTH = 0.12;
/** The triangle that says what colour lies beyond, in parts of the bar's length. */
const POINT_LENGTH = 0.05;
const MOST_BAND_TICKS = 10;

/** Where a colour bar stands beside axes, as long as they are; `taken` is what ticks and texts cover already. */
export function barBeside(
  axes: Rect,
  taken: Rect,
  side: Side,
  beyondTexts: boolean,
  { pointPx, theme }: FrameStyle,
): Rect {
  const horizontal = isHorizontal(side);
  const [length, across] = horizontal ? [axes.width, axes.height] : [axes.height, axes.width];
  const width = Math.max(2, Math.round(Math.min(length / BAR_ASPECT, BAR_MAX_WIDTH * across)));
  const free = Math.round(Math.max(BAR_GAP * across, 4 * pointPx));
  const pad = Math.round(2 * theme.labelPadPt * pointPx);
  switch (side) {
    case 'right': {
      const x = beyondTexts ? taken.x + taken.width + pad : axes.x + axes.width + free;
      return { x: Math.round(x), y: axes.y, width, height: axes.height };
    }
    case 'left':
      return { x: Math.round(taken.x - pad - width), y: axes.y, width, height: axes.height };
    case 'top':
      return { x: axes.x, y: Math.round(axes.y - free / 2 - width), width: axes.width, height: width };
    case 'bottom':
      return { x: axes.x, y: Math.round(taken.y + taken.height + pad), width: axes.width, height: width };
  }
}

/** Ramp, outline, ticks and texts of a colour bar; its texts go outwards. */
export function drawBar(
  rect: Rect,
  side: Side,
  content: BarContent,
  style: FrameStyle,
  texts: PlacedTexts,
): { marks: Mark[]; covered: Rect[] } {
  const { scale, table, options, unit, bands } = content;
  const horizontal = isHorizontal(side);
  const ends = endsOf(table);
  const ramp = shortened(rect, horizontal, ends);
  const ticks = sideTicks(ramp, side, scale, tickOptions(content, ramp, side, style), unit, style);
  const colors =
    bands === undefined ? [rampMark(ramp, table, horizontal)] : bandRects(ramp, bands, scale, horizontal);
  const outline =
    ends.under || ends.over
      ? pointedOutline(rect, ramp, horizontal, ends, table, style)
      : [boxMark(rect, wholeStroke(style.theme.spinePt * style.pointPx), style)];
  const { marks, covered } = tickMarks(ramp, side, ticks, style);
  if (style.texts) {
    const reach = tickTexts(ramp, side, ticks, style, texts);
    sideExponent(rect, side, ticks, reach, style, texts, 'left');
    const room = horizontal ? rect.width : rect.height;
    sideLabel(rect, side, options?.label ?? prefixLabel(ticks), reach, room, style, texts);
  }
  return { marks: [...colors, ...outline, ...marks], covered: [rect, ...covered] };
}

/** Bands carry their ticks where they end; powers of ten stay where they are. */
function tickOptions(
  { scale, options, bands }: BarContent,
  ramp: Rect,
  side: Side,
  { theme, pointPx }: FrameStyle,
): ColorbarOptions | undefined {
  if (bands === undefined || scale.kind === 'log' || options?.ticks !== undefined) return options;
  const horizontal = isHorizontal(side);
  const room = (horizontal ? ramp.width / 3 : ramp.height / 2) / (theme.tickPt * pointPx);
  const ticks = bandTicks(bands, Math.min(MOST_BAND_TICKS, Math.floor(room)));
  return { side, notation: 'auto', ...options, ticks };
}

/** Numbers in another unit than the title's say so. */
function prefixLabel({ prefix }: AxisTicks): string {
  return prefix === null ? '' : literalText(unitLabel(prefix.unit));
}

interface Ends {
  readonly under: boolean;
  readonly over: boolean;
}

/** A bar is pointed where a colour of its own lies beyond the range. */
function endsOf({ rgb, under, over }: ColorTable): Ends {
  const differs = (color: readonly [number, number, number], at: number): boolean =>
    color.some((channel, c) => channel !== rgb[at + c]);
  return { under: differs(under, 0), over: differs(over, rgb.length - 3) };
}

function shortened(rect: Rect, horizontal: boolean, { under, over }: Ends): Rect {
  const length = horizontal ? rect.width : rect.height;
  const [low, high] = [under ? POINT_LENGTH * length : 0, over ? POINT_LENGTH * length : 0];
  return horizontal
    ? { ...rect, x: rect.x + low, width: rect.width - low - high }
    : { ...rect, y: rect.y + high, height: rect.height - low - high };
}

function pointedOutline(
  rect: Rect,
  ramp: Rect,
  horizontal: boolean,
  { under, over }: Ends,
  table: ColorTable,
  { theme, pointPx }: FrameStyle,
): Mark[] {
  const [right, bottom] = [ramp.x + ramp.width, ramp.y + ramp.height];
  const low = horizontal
    ? [ramp.x, bottom, under ? rect.x : ramp.x, (ramp.y + bottom) / 2, ramp.x, ramp.y]
    : [ramp.x, bottom, (ramp.x + right) / 2, under ? rect.y + rect.height : bottom, right, bottom];
  const high = horizontal
    ? [right, ramp.y, over ? rect.x + rect.width : right, (ramp.y + bottom) / 2, right, bottom]
    : [right, ramp.y, (ramp.x + right) / 2, over ? rect.y : ramp.y, ramp.x, ramp.y];
  const fill = ([r, g, b]: readonly [number, number, number]) => ({ r, g, b, a: 1 });
  const widthPx = wholeStroke(theme.spinePt * pointPx);
  return [
    ...(under ? [{ kind: 'polygon', points: Float64Array.from(low), fill: fill(table.under) } as const] : []),
    ...(over ? [{ kind: 'polygon', points: Float64Array.from(high), fill: fill(table.over) } as const] : []),
    { kind: 'polygon', points: Float64Array.from([...low, ...high]), stroke: theme.ink, widthPx },
  ];
}
