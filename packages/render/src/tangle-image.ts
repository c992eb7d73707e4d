import type { PolylineMark, Rect } from '@emout/figure/scene';
import { type Canvas, createCanvas, createImageData } from 'canvas';

/** Lines of fewer points are stroked whatever they cover. */
const FEWEST_POINTS = 20_000;
/** So often every pixel is covered by a line that is a tangle. */
const TANGLE_LAYERS = 8;
/** Pixels that are marked for one image; where lines are longer together, its pixels are larger. */
const MOST_STEPS = 5e7;
const MOST_PIXELS = 4_000_000;

/** Pixels of images in SVG and PDF to a pixel of the page. */
export const PRINT_DENSITY = 2;

/** A tangled line as an image with a transparent ground, and its place on the page. */
export interface TangleImage {
  readonly canvas: Canvas;
  readonly place: Rect;
}

/**
 * A line that covers its panel many times as an image: no reader draws it fast, and neither soft edges nor dashes show
 * in it. Null for lines with few points or with room between them.
 * @param points those of `mark` as far as they are drawn, in pixels; NaN breaks the line.
 * @param density pixels of the image to a pixel of the page, as far as `MOST_STEPS` and `MOST_PIXELS` allow.
 */
export function tangleImage(
  points: Float64Array,
  mark: PolylineMark,
  page: { readonly widthPx: number; readonly heightPx: number },
  density: number,
): TangleImage | null {
  if (points.length < 2 * FEWEST_POINTS) return null;
  const area = withinPage(mark.clip, page);
  const pixels = area.width * area.height;
  const length = shownLength(points, area);
  if (!(length * mark.widthPx > TANGLE_LAYERS * pixels)) return null;
  const scale = Math.min(density, MOST_STEPS / length, Math.sqrt(MOST_PIXELS / pixels));
  const width = Math.max(1, Math.ceil(area.width * scale));
  const height = Math.max(1, Math.ceil(area.height * scale));
  const covered = new Coverage(width, height, mark.widthPx * scale);
  eachPiece(points, area, (x0, y0, x1, y1) => {
    covered.mark((x0 - area.x) * scale, (y0 - area.y) * scale, (x1 - area.x) * scale, (y1 - area.y) * scale);
    return !covered.isComplete;
  });
  const { r, g, b, a } = mark.stroke;
  const canvas = createCanvas(width, height);
  const image = createImageData(width, height);
  const color = [r, g, b, Math.round(255 * a)];
  for (let k = 0; k < covered.pixels.length; k++) if (covered.pixels[k] === 1) image.data.set(color, 4 * k);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return { canvas, place: { x: area.x, y: area.y, width: width / scale, height: height / scale } };
}

/** Which pixels lines pass over. */
class Coverage {
  readonly pixels: Uint8Array;
  #left: number;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly lineWidth: number,
  ) {
    this.pixels = new Uint8Array(width * height);
    this.#left = width * height;
  }

  get isComplete(): boolean {
    return this.#left === 0;
  }

  /** Walks along the longer direction of a line and marks, across it, as many pixels as it is wide there. */
  mark(x0: number, y0: number, x1: number, y1: number): void {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const longer = Math.max(Math.abs(dx), Math.abs(dy));
    const steps = Math.max(1, Math.ceil(longer));
    const slant = Math.sqrt(dx * dx + dy * dy) / Math.max(longer, Number.MIN_VALUE);
    const across = Math.max(1, Math.round(this.lineWidth * Math.min(slant, Math.SQRT2)));
    const before = (across - 1) / 2;
    const { pixels, width, height } = this;
    const flat = Math.abs(dx) >= Math.abs(dy);
    const [count, sides] = flat ? [width, height] : [height, width];
    const [stride, sideStride] = flat ? [1, width] : [width, 1];
    let along = flat ? x0 : y0;
    let side = (flat ? y0 : x0) - before;
    const stepAlong = (flat ? dx : dy) / steps;
    const stepSide = (flat ? dy : dx) / steps;
    let found = 0;
    for (let k = 0; k <= steps; k++, along += stepAlong, side += stepSide) {
      const position = along | 0;
      const first = side < 0 ? 0 : side | 0;
      const to = Math.min(sides, Math.floor(side + across));
      if (position < 0 || position >= count) continue;
      for (let at = position * stride + first * sideStride, left = to - first; left > 0; left--) {
        if (pixels[at] === 0) {
          pixels[at] = 1;
          found++;
        }
        at += sideStride;
      }
    }
    this.#left -= found;
  }
}

/** Draws a piece of a line; false when no more are needed. */
type Piece = (x0: number, y0: number, x1: number, y1: number) => boolean;

/** The parts of a line inside a rectangle, piece by piece (Liang and Barsky, 1984). */
function eachPiece(points: Float64Array, { x, y, width, height }: Rect, piece: Piece): void {
  for (let i = 2; i + 1 < points.length; i += 2) {
    const x0 = points[i - 2] as number;
    const y0 = points[i - 1] as number;
    const dx = (points[i] as number) - x0;
    const dy = (points[i + 1] as number) - y0;
    if (!Number.isFinite(dx + dy)) continue;
    let from = 0;
    let to = 1;
    if (dx !== 0) {
      const [a, b] = [(x - x0) / dx, (x + width - x0) / dx];
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    } else if (x0 < x || x0 > x + width) continue;
    if (dy !== 0) {
      const [a, b] = [(y - y0) / dy, (y + height - y0) / dy];
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    } else if (y0 < y || y0 > y + height) continue;
    if (from > to) continue;
    if (!piece(x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy)) return;
  }
}

function shownLength(points: Float64Array, area: Rect): number {
  let length = 0;
  eachPiece(points, area, (x0, y0, x1, y1) => {
    length += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    return true;
  });
  return length;
}

function withinPage(
  clip: Rect | undefined,
  { widthPx, heightPx }: { widthPx: number; heightPx: number },
): Rect {
  if (clip === undefined) return { x: 0, y: 0, width: widthPx, height: heightPx };
  const left = Math.max(0, clip.x);
  const top = Math.max(0, clip.y);
  const width = Math.max(0, Math.min(widthPx, clip.x + clip.width) - left);
  const height = Math.max(0, Math.min(heightPx, clip.y + clip.height) - top);
  return { x: left, y: top, width, height };
}
