import type { Mark } from '@emout/figure/scene';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderPng } from './png.js';
import { renderSvg } from './svg.js';
import { BLACK, raster, scene } from './test-scenes.js';

const RED = { r: 255, g: 0, b: 0, a: 1 };

function line(points: number[], more: Partial<Extract<Mark, { kind: 'polyline' }>>): Mark {
  return { kind: 'polyline', points: Float64Array.from(points), stroke: BLACK, widthPx: 1, ...more };
}

test('a reader of SVG draws the picture that the PNG shows', async () => {
  const clip = { x: 10, y: 10, width: 120, height: 60 };
  const cells = [
    [0, 80, 160],
    [200, 40, 300],
    [Number.NaN, -5, 120],
  ];
  const rect = { x: 10, y: 10, width: 60, height: 60 };
  const nan = Number.NaN;
  const area = Float64Array.of(90, 20, 150, 25, 140, 90, 80, 80, nan, nan, 100, 40, 120, 40, 120, 60);
  const shapes = ['circle', 'square', 'diamond', 'triangle', 'plus', 'cross'] as const;
  const marks: Mark[] = [
    raster(cells, rect),
    raster(cells, { ...rect, x: 150.5 }, { interpolation: 'bilinear', opacity: 0.6 }),
    raster(cells, { ...rect, y: 90 }, { columns: [2.5, 0.2], rows: [0.7, 2.5] }),
    { kind: 'rect', rect, stroke: BLACK, widthPx: 2 },
    { kind: 'polygon', points: area, fill: { ...RED, a: 0.5 }, stroke: BLACK, widthPx: 3, clip },
    line([90, 140, 110, 100, 130, 140, nan, nan, 140, 140, 160, 100], {
      widthPx: 4,
      join: 'round',
      dashPx: [9, 4],
    }),
    line([20, 5, 200, 150], { widthPx: 3, stroke: { ...BLACK, a: 0.4 }, clip }),
    ...shapes.map((shape, k): Mark => {
      const points = Float64Array.of(100 + 20 * k, 165, 106 + 20 * k, 170);
      return {
        kind: 'markers',
        points,
        shape,
        sizePx: 12,
        fill: { ...RED, a: 0.7 },
        stroke: BLACK,
        widthPx: 1.5,
      };
    }),
  ];
  const picture = { ...scene(230, 180, marks), dpi: 72 };
  const png = PNG.sync.read(Buffer.from(renderPng(picture, { path: 'general' })));
  const { data, info } = await sharp(Buffer.from(renderSvg(picture)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([230, 180]);
  expect(pixelmatch(png.data, data, undefined, 230, 180, { threshold: 0.1 })).toBeLessThan(0.004 * 230 * 180);
});
