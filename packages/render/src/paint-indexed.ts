import type { Color, MarkersMark, RasterMark, Rect, Scene, TextMark } from '@emout/figure/scene';
import { crispRects, isCrisp } from './crisp-marks.js';
import { PaletteError } from './errors.js';
import { type IndexPicture, pressShape } from './index-picture.js';
import { markBounds, overlaps } from './mark-bounds.js';
import { Overlay } from './overlay.js';
import type { VectorMark } from './paint-marks.js';
import type { Palette } from './palette.js';
import { eachPointSquare } from './point-squares.js';
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
  overlay = new Overlay(),
): void {
  picture.indices.fill(palette.indexOf(...channels(scene.background)));
  const fill = (rect: Rect, color: Color, clip?: Rect) =>
    picture.fill(rect, palette.indexOf(...channels(color)), clip);
  const press = (mark: TextMark) => {
    const { x, y } = textStart(mark, stamps.metrics);
    pressShape(picture, palette, stamps.get(mark), x, y, mark.color);
  };
  let soft: VectorMark[] = [];
  // Words that are to lie on the soft marks before them: each visit to the canvas takes as long as a hundred words.
  let words: { readonly mark: TextMark; readonly bounds: Rect }[] = [];

  const paintSoft = () => {
    if (soft.length > 0) overlay.paint(soft, palette, stamps.metrics, picture);
    for (const { mark } of words) press(mark);
    soft = [];
    words = [];
  };
  for (const mark of scene.marks) {
    if (mark.kind === 'text' && isStamped(mark)) {
      if (soft.length === 0) press(mark);
      else words.push({ mark, bounds: markBounds(mark, stamps.metrics) });
    } else if (mark.kind !== 'raster' && !isCrisp(mark)) {
      if (words.length > 0) {
        const own = markBounds(mark, stamps.metrics);
        if (words.some(({ bounds }) => overlaps(bounds, own))) paintSoft();
      }
      soft.push(mark);
    } else {
      paintSoft();
      if (mark.kind === 'raster') paintRaster(mark, palette, picture);
      else if (mark.kind === 'markers') paintPoints(mark, palette, picture);
      else crispRects(mark, fill);
    }
  }
  paintSoft();
}

function paintRaster(mark: RasterMark, palette: Palette, picture: IndexPicture): void {
  const indices = palette.indicesOf(mark.colors);
  if (indices === null) throw new PaletteError();
  paintRasterIndices(mark, indices, picture);
}

function paintPoints(mark: MarkersMark, palette: Palette, picture: IndexPicture): void {
  const color = mark.fill ?? mark.stroke;
  if (color === undefined) return;
  const index = palette.indexOf(...channels(color));
  const { indices, stride, widthPx, heightPx } = picture;
  eachPointSquare(mark, widthPx, heightPx, (fromX, fromY, toX, toY) => {
    for (let y = fromY; y < toY; y++) {
      for (let at = y * stride + fromX, end = y * stride + toX; at < end; at++) indices[at] = index;
    }
  });
}

/** Words along x and y come back in the next picture; tilted ones and those with a rim are drawn with their map. */
function isStamped({ angleDeg, halo, clip }: TextMark): boolean {
  return halo === undefined && clip === undefined && (angleDeg === 0 || Math.abs(angleDeg) === 90);
}

function channels({ r, g, b }: Color): [number, number, number] {
  return [r, g, b];
}
