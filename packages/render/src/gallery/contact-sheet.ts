import type { Font, Mark, Scene } from '@emout/figure/scene';
import sharp from 'sharp';
import type { PngPainter } from '../png.js';

/** A picture with the name that stands below it. */
export interface SheetPicture {
  readonly name: string;
  readonly png: Uint8Array;
}

const COLUMNS = 5;
const THUMB = { width: 288, height: 216 };
const GAP = 16;
const NAME_HEIGHT = 24;
const NAME: Font = { family: 'DejaVu Sans', sizePx: 14, weight: 'normal', style: 'normal' };
const INK = { r: 40, g: 40, b: 40, a: 1 };
const PAPER = { r: 255, g: 255, b: 255, a: 1 };
const FRAME = { r: 200, g: 200, b: 200, a: 1 };

/** Small copies of pictures in rows, each with its name below; a PNG of 256 colours. */
export async function contactSheet(
  pictures: readonly SheetPicture[],
  painter: PngPainter,
): Promise<Uint8Array> {
  const cells = pictures.map((_, i) => ({
    left: GAP + (i % COLUMNS) * (THUMB.width + GAP),
    top: GAP + Math.floor(i / COLUMNS) * (THUMB.height + NAME_HEIGHT + GAP),
  }));
  const names = painter.render(namesScene(pictures, cells));
  const thumbs = await Promise.all(
    pictures.map(async ({ png }, i) => {
      const { data, info } = await sharp(png)
        .resize({ ...THUMB, fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3' })
        .png()
        .toBuffer({ resolveWithObject: true });
      const { left, top } = cells[i] ?? { left: 0, top: 0 };
      return {
        input: data,
        left: left + Math.floor((THUMB.width - info.width) / 2),
        top: top + Math.floor((THUMB.height - info.height) / 2),
      };
    }),
  );
  return await sharp(names)
    .toColourspace('srgb')
    .composite(thumbs)
    .png({ palette: true, colours: 256, dither: 0.5, compressionLevel: 9 })
    .toBuffer();
}

function namesScene(
  pictures: readonly SheetPicture[],
  cells: readonly { readonly left: number; readonly top: number }[],
): Scene {
  const rows = Math.ceil(pictures.length / COLUMNS);
  const marks = pictures.flatMap(({ name }, i): Mark[] => {
    const { left, top } = cells[i] ?? { left: 0, top: 0 };
    return [
      {
        kind: 'rect',
        rect: { x: left - 1.5, y: top - 1.5, width: THUMB.width + 3, height: THUMB.height + 3 },
        stroke: FRAME,
        widthPx: 1,
      },
      {
        kind: 'text',
        x: left + THUMB.width / 2,
        y: top + THUMB.height + NAME_HEIGHT - 6,
        runs: [{ text: name, font: NAME, riseUpPx: 0 }],
        color: INK,
        align: 'center',
        baseline: 'alphabetic',
        angleDeg: 0,
      },
    ];
  });
  return {
    widthPx: GAP + COLUMNS * (THUMB.width + GAP),
    heightPx: GAP + rows * (THUMB.height + NAME_HEIGHT + GAP),
    dpi: 100,
    background: PAPER,
    marks,
    panels: [],
  };
}
