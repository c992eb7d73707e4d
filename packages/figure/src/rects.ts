import type { Rect } from './scene.js';

/** The rectangle between two corners in any order. */
export function rectOf(x0: number, y0: number, x1: number, y1: number): Rect {
  return { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
}

/** The smallest rectangle round all of these. */
export function unionOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The largest rectangle of an aspect (width over height) in the middle of another; the whole of it without one. */
export function withAspect(rect: Rect, aspect: number | null): Rect {
  if (aspect === null) return rect;
  const width = Math.min(rect.width, rect.height * aspect);
  const height = Math.min(rect.height, rect.width / aspect);
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

/** The same rectangle on whole pixels, at least one wide and high. */
export function snapped(rect: Rect): Rect {
  const x = Math.round(rect.x);
  const y = Math.round(rect.y);
  return {
    x,
    y,
    width: Math.max(1, Math.round(rect.x + rect.width) - x),
    height: Math.max(1, Math.round(rect.y + rect.height) - y),
  };
}

/** A part of a rectangle as matplotlib writes it: left, bottom, width, height, each 0…1. */
export function partOf(
  { x, y, width, height }: Rect,
  [left, bottom, w, h]: readonly [number, number, number, number],
): Rect {
  return { x: x + left * width, y: y + (1 - bottom - h) * height, width: w * width, height: h * height };
}
