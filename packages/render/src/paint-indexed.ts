import type { Color, Rect, Scene, TextMark } from '@emout/figure/scene';
import { crispRects, isCrisp } from './crisp-marks.js';
import { PaletteError } from './errors.js';
import { type IndexPicture, pressShape } from './index-picture.js';
import { Overlay } from './overlay.js';
import type { VectorMark } from './paint-marks.js';
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
  overlay = new Overlay(),
): void {
  picture.indices.fill(palette.indexOf(...channels(scene.background)));
  const fill = (rect: Rect, color: Color, clip?: Rect) =>
    picture.fill(rect, palette.indexOf(...channels(color)), clip);
  let soft: VectorMark[] = [];

  const paintSoft = () => {
    if (soft.length > 0) overlay.paint(soft, palette, stamps.metrics, picture);
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

function channels({ r, g, b }: Color): [number, number, number] {
  return [r, g, b];
}
