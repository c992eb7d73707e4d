import type { Color, ColorTable, Font, Mark, RasterMark, Scene } from '@emout/figure/scene';
import { ndarray } from '@emout/ndarray/ndarray';

export const WHITE: Color = { r: 255, g: 255, b: 255, a: 1 };
export const BLACK: Color = { r: 0, g: 0, b: 0, a: 1 };
export const FONT: Font = { family: 'DejaVu Sans', sizePx: 20, weight: 'normal', style: 'normal' };

/** Level k is (k, 255 − k, 7): a pixel's red tells its level. */
export const RAMP: ColorTable = {
  rgb: Uint8Array.from(
    { length: 768 },
    (_, i) => [Math.floor(i / 3), 255 - Math.floor(i / 3), 7][i % 3] ?? 0,
  ),
  under: [1, 2, 200],
  over: [3, 4, 220],
  bad: [128, 128, 128],
};

export function scene(widthPx: number, heightPx: number, marks: readonly Mark[]): Scene {
  return { widthPx, heightPx, dpi: 150, background: WHITE, marks };
}

/** A raster of whole cells in a rectangle; rows are given from the bottom up, values from 0 to 256 are levels. */
export function raster(
  rows: readonly (readonly number[])[],
  rect: RasterMark['rect'],
  more: Partial<RasterMark> = {},
): RasterMark {
  const columns = rows[0]?.length ?? 0;
  return {
    kind: 'raster',
    rect,
    values: ndarray(Float32Array.from(rows.flat()), [rows.length, columns]),
    factor: 1,
    columns: [-0.5, columns - 0.5],
    rows: [-0.5, rows.length - 0.5],
    interpolation: 'nearest',
    scale: { kind: 'linear', min: 0, max: 256 },
    colors: RAMP,
    ...more,
  };
}
