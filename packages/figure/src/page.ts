import { normalize } from './norm.js';
import type { PanelView } from './prepared-layer.js';
import type { Rect } from './scene.js';

/** Farther out than this many pixels a place is moved in, since painters lose precision. */
const FAR = 1e5;

/** Pixels of a place of the panel, y downwards; NaN where a scale has no such value. */
export function pageX(view: PanelView, axes: Rect, x: number): number {
  return near(axes.x + normalize(view.x, x) * axes.width);
}

export function pageY(view: PanelView, axes: Rect, y: number): number {
  return near(axes.y + (1 - normalize(view.y, y)) * axes.height);
}

function near(pixel: number): number {
  return pixel > FAR ? FAR : pixel < -FAR ? -FAR : pixel;
}
