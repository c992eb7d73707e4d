import { type FrameStyle, isHorizontal } from './axis-drawing.js';
import { drawBar } from './color-bar.js';
import type { Frame } from './frame.js';
import type { SharedBarContent } from './frame-content.js';
import { PlacedTexts } from './placed-texts.js';
import { partOf, snapped, unionOf } from './rects.js';
import type { Mark, Rect } from './scene.js';

/** A colour bar of several panels. */
export interface DrawnBar {
  readonly rect: Rect;
  readonly marks: readonly Mark[];
  readonly bounds: Rect;
}

/** Thickness of a bar that several panels share, in points; thinner where it is short. */
const THICKNESS_PT = 11;
const THICKEST = 0.06;

/** Draws a bar in its own rectangle of the picture, or beside its panels and along all of them. */
export function sharedBar(
  { of, side, rect: asked, bar }: SharedBarContent,
  frames: readonly (Frame | null)[],
  picture: Rect,
  style: FrameStyle,
): DrawnBar {
  const own = of.flatMap((i) => frames[i] ?? []);
  const axes = unionOf(own.map((frame) => frame.axes));
  const taken = unionOf(own.map((frame) => frame.bounds));
  const rect = snapped(asked === null ? beside(axes, taken, side, style) : partOf(picture, asked));
  const texts = new PlacedTexts(style.metrics, 2 * style.pointPx);
  const { marks, covered } = drawBar(rect, side, bar, style, texts);
  return { rect, marks: [...marks, ...texts.marks], bounds: unionOf([rect, ...covered, ...texts.boxes]) };
}

function beside(
  axes: Rect,
  taken: Rect,
  side: SharedBarContent['side'],
  { pointPx, theme }: FrameStyle,
): Rect {
  const gap = 2 * theme.labelPadPt * pointPx;
  const length = isHorizontal(side) ? axes.width : axes.height;
  const thickness = Math.max(3, Math.min(THICKNESS_PT * pointPx, THICKEST * length));
  switch (side) {
    case 'right':
      return { x: taken.x + taken.width + gap, y: axes.y, width: thickness, height: axes.height };
    case 'left':
      return { x: taken.x - gap - thickness, y: axes.y, width: thickness, height: axes.height };
    case 'top':
      return { x: axes.x, y: taken.y - gap - thickness, width: axes.width, height: thickness };
    case 'bottom':
      return { x: axes.x, y: taken.y + taken.height + gap, width: axes.width, height: thickness };
  }
}
