import type { MarkersMark, Rect, Scene } from '@emout/figure/scene';
import { type Canvas, createCanvas } from 'canvas';
import { paintMarkers } from './paint-markers.js';

/** So many markers are drawn one by one; more are an image: nobody can tell them apart, and no reader draws them fast. */
const MOST_SINGLE_MARKERS = 20_000;
/** Pixels of the image to a pixel of the scene, as far as it stays within `MOST_PIXELS`; at least one. */
const DENSITY = 2;
const MOST_PIXELS = 4_000_000;

/** Very many points as an image with a transparent ground, and its place on the page. */
export interface PointsImage {
  readonly canvas: Canvas;
  readonly place: Rect;
}

/** The image of very many markers; null when they are few. */
export function pointsImage(mark: MarkersMark, { widthPx, heightPx }: Scene): PointsImage | null {
  const { points, clip = { x: 0, y: 0, width: widthPx, height: heightPx } } = mark;
  if (points.length <= 2 * MOST_SINGLE_MARKERS) return null;
  const left = Math.max(0, clip.x);
  const top = Math.max(0, clip.y);
  const width = Math.max(0, Math.min(widthPx, clip.x + clip.width) - left);
  const height = Math.max(0, Math.min(heightPx, clip.y + clip.height) - top);
  const density = Math.max(1, Math.min(DENSITY, Math.sqrt(MOST_PIXELS / (width * height))));
  const canvas = createCanvas(
    Math.max(1, Math.ceil(width * density)),
    Math.max(1, Math.ceil(height * density)),
  );
  const place = { x: left, y: top, width: canvas.width / density, height: canvas.height / density };
  const moved = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    moved[i] = ((points[i] as number) - (i % 2 === 0 ? left : top)) * density;
  }
  const { clip: _, ...rest } = mark;
  paintMarkers(canvas.getContext('2d'), {
    ...rest,
    points: moved,
    sizePx: mark.sizePx * density,
    widthPx: (mark.widthPx ?? 1) * density,
  });
  return { canvas, place };
}
