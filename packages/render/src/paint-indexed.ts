import type { Color, Rect, Scene, TextMark } from '@emout/figure/scene';
import { createCanvas } from 'canvas';
import { crispRects, isCrisp } from './crisp-marks.js';
import { PaletteError } from './errors.js';
import { type IndexPicture, pressColors, pressShape, stampOf } from './index-picture.js';
import { markBounds } from './mark-bounds.js';
import { paintMark, type VectorMark } from './paint-marks.js';
import type { Palette } from './palette.js';
import { paintRasterIndices } from './raster.js';
import { textStart } from './text-box.js';
import type { TextStamps } from './text-stamps.js';

/**
 * Paints a scene as palette indices: maps, lines along the axes and areas directly, text from stamps, and what is
 * left (slanted, dashed or translucent lines) by node-canvas on nothing, laid over the picture.
 */
export function paintIndexed(
  scene: Scene,
  palette: Palette,
  stamps: TextStamps,
  picture: IndexPicture,
): void {
  picture.indices.fill(palette.indexOf(...channels(scene.background)));
  const fill = (rect: Rect, color: Color, clip?: Rect) =>
    picture.fill(rect, palette.indexOf(...channels(color)), clip);
  let soft: VectorMark[] = [];

  const paintSoft = () => {
    if (soft.length > 0) paintLayer(soft, palette, stamps, picture);
    soft = [];
  };
  for (const mark of scene.marks) {
    const layered = mark.kind !== 'raster' && !(mark.kind === 'text' && isStamped(mark)) && !isCrisp(mark);
    if (layered) {
      soft.push(mark);
      continue;
    }
    paintSoft();
    if (mark.kind === 'raster') {
      const indices = palette.indicesOf(mark.colors);
      if (indices === null) throw new PaletteError();
      paintRasterIndices(mark, indices, picture);
    } else if (mark.kind === 'text') {
      const { x, y } = textStart(mark, stamps.metrics);
      pressShape(picture, palette, stamps.get(mark), x, y, mark.color);
    } else crispRects(mark, fill);
  }
  paintSoft();
}

/** Words along x and y come back in the next picture; tilted ones and those with a rim are drawn with their map. */
function isStamped({ angleDeg, halo, clip }: TextMark): boolean {
  return halo === undefined && clip === undefined && (angleDeg === 0 || Math.abs(angleDeg) === 90);
}

/** Paints marks on a transparent canvas as large as they need and lays it on the picture. */
function paintLayer(
  marks: readonly VectorMark[],
  palette: Palette,
  stamps: TextStamps,
  picture: IndexPicture,
): void {
  let [left, top, right, bottom] = [picture.widthPx, picture.heightPx, 0, 0];
  for (const mark of marks) {
    const bounds = markBounds(mark, stamps.metrics);
    left = Math.min(left, Math.floor(bounds.x) - 1);
    top = Math.min(top, Math.floor(bounds.y) - 1);
    right = Math.max(right, Math.ceil(bounds.x + bounds.width) + 1);
    bottom = Math.max(bottom, Math.ceil(bounds.y + bounds.height) + 1);
  }
  left = Math.max(0, left);
  top = Math.max(0, top);
  const width = Math.min(picture.widthPx, right) - left;
  const height = Math.min(picture.heightPx, bottom) - top;
  if (width <= 0 || height <= 0) return;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.translate(-left, -top);
  for (const mark of marks) paintMark(context, mark, stamps.metrics);
  const raw = canvas.toBuffer('raw');
  const argb = new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
  pressColors(picture, palette, stampOf(argb, width, left, top));
}

function channels({ r, g, b }: Color): [number, number, number] {
  return [r, g, b];
}
