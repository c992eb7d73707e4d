import type { Mark, Scene } from '@emout/figure/scene';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { PaletteError, SceneSizeError } from './errors.js';
import { PngPainter, renderPng } from './png.js';
import { BLACK, FONT, RAMP, raster, scene, WHITE } from './test-scenes.js';

const COLOR_TYPE_AT = 25;
const INDEXED = 3;
const TRUE_COLOR = 2;

function decode(bytes: Uint8Array): PNG {
  return PNG.sync.read(Buffer.from(bytes));
}

function pixel(png: PNG, x: number, y: number): number[] {
  const at = (y * png.width + x) * 4;
  return [...png.data.subarray(at, at + 3)];
}

/** Dark pixels as #, others as dots. */
function drawing(png: PNG): string[] {
  return Array.from({ length: png.height }, (_, y) =>
    Array.from({ length: png.width }, (_, x) => {
      const [r = 0] = pixel(png, x, y);
      return r === 0 ? '#' : r === 255 ? '.' : '?';
    }).join(''),
  );
}

function line(points: number[], more: Partial<Extract<Mark, { kind: 'polyline' }>> = {}): Mark {
  return { kind: 'polyline', points: Float64Array.from(points), stroke: BLACK, widthPx: 1, ...more };
}

function text(
  words: string,
  x: number,
  y: number,
  more: Partial<Extract<Mark, { kind: 'text' }>> = {},
): Mark {
  const runs = [{ text: words, font: FONT, riseUpPx: 0 }];
  return {
    kind: 'text',
    x,
    y,
    runs,
    color: BLACK,
    align: 'left',
    baseline: 'alphabetic',
    angleDeg: 0,
    ...more,
  };
}

const gradient = Array.from({ length: 12 }, (_, r) => Array.from({ length: 30 }, (_, c) => 8 * c + r));
const framed: Scene = scene(160, 90, [
  { kind: 'rect', rect: { x: 20, y: 10, width: 90, height: 60 }, fill: { r: 240, g: 240, b: 240, a: 1 } },
  raster(gradient, { x: 20, y: 10, width: 90, height: 60 }, { interpolation: 'bilinear' }),
  raster([[0], [128], [255]], { x: 120, y: 10, width: 6, height: 60 }),
  { kind: 'rect', rect: { x: 20, y: 10, width: 90, height: 60 }, stroke: BLACK, widthPx: 1.67 },
  line([19.4, 40.2, 14.1, 40.2], { widthPx: 1.67 }),
  text('−0.25', 65, 88, { align: 'center' }),
  text('z', 12, 40, { align: 'center', angleDeg: 90 }),
]);

describe.each(['indexed', 'general'] as const)('the %s path', (path) => {
  const draw = (...marks: Mark[]) => drawing(decode(renderPng(scene(8, 6, marks), { path })));

  test('lines along the axes are crisp', () => {
    expect(draw(line([2.3, 1.2, 2.3, 4.8]), line([4, 3.4, 8, 3.4], { widthPx: 1.67 }))).toEqual([
      '........',
      '..#.....',
      '..#.####',
      '..#.####',
      '..#.....',
      '........',
    ]);
  });

  test('outlines and areas are crisp', () => {
    expect(
      draw(
        { kind: 'rect', rect: { x: 0.4, y: 0.4, width: 4, height: 4 }, stroke: BLACK, widthPx: 0.8 },
        { kind: 'rect', rect: { x: 6.2, y: 4.7, width: 9, height: 9 }, fill: BLACK },
      ),
    ).toEqual(['#####...', '#...#...', '#...#...', '#...#...', '#####...', '......##']);
  });

  test('corners are joined, closed lines too, and square caps reach farther', () => {
    expect(draw(line([1, 1, 5, 1, 5, 4, 1, 4, 1, 1]))).toEqual([
      '........',
      '.#####..',
      '.#...#..',
      '.#...#..',
      '.#####..',
      '........',
    ]);
    expect(draw(line([2, 2, 6, 2], { widthPx: 2, cap: 'square' }), line([0, 5.5, 3, 5.5, 3, 4]))).toEqual([
      '........',
      '.######.',
      '.######.',
      '........',
      '...#....',
      '####....',
    ]);
  });

  test('NaN breaks a line and a clip cuts it', () => {
    const nan = Number.NaN;
    expect(
      draw(
        line([0, 1.5, 3, 1.5, nan, nan, 5, 1.5, 8, 1.5]),
        line([0, 4.5, 8, 4.5], { clip: { x: 2, y: 0, width: 3, height: 6 } }),
      ),
    ).toEqual(['........', '###..###', '........', '........', '..###...', '........']);
  });

  test('dashes', () => {
    expect(draw(line([0, 2.5, 8, 2.5], { dashPx: [2, 1] }))[2]).toBe('##.##.##');
  });

  test('text stands where it is anchored', () => {
    const png = decode(renderPng(scene(60, 60, [text('l', 30, 30)]), { path }));
    const rows = drawing(png);
    const dark = rows.flatMap((row, y) =>
      [...row].map((c, x) => (c === '.' ? null : { x, y })).filter((p) => p !== null),
    );
    expect(Math.max(...dark.map(({ y }) => y))).toBe(29);
    expect(Math.min(...dark.map(({ y }) => y))).toBeGreaterThanOrEqual(13);
    expect(Math.min(...dark.map(({ x }) => x))).toBeGreaterThanOrEqual(30);
    expect(Math.max(...dark.map(({ x }) => x))).toBeLessThanOrEqual(36);
  });

  test('turned text runs upwards for 90° and downwards for −90°', () => {
    const rowsOf = (angleDeg: 90 | -90) =>
      drawing(decode(renderPng(scene(60, 60, [text('III', 30, 30, { angleDeg })]), { path })))
        .map((row, y) => (row.includes('#') || row.includes('?') ? y : null))
        .filter((y) => y !== null);
    expect(Math.max(...rowsOf(90))).toBeLessThan(30);
    expect(Math.min(...rowsOf(-90))).toBeGreaterThanOrEqual(30);
  });

  test('later marks cover earlier ones', () => {
    const png = decode(
      renderPng(
        scene(8, 4, [
          line([0, 2, 8, 2]),
          raster([[200]], { x: 0, y: 0, width: 4, height: 4 }),
          { kind: 'rect', rect: { x: 1, y: 1, width: 1, height: 1 }, fill: WHITE },
        ]),
        { path },
      ),
    );
    expect(pixel(png, 3, 2)[1]).toBeLessThan(70);
    expect(pixel(png, 6, 2)).toEqual([0, 0, 0]);
    expect(pixel(png, 1, 1)).toEqual([255, 255, 255]);
  });

  test('the file says its resolution', () => {
    const file = Buffer.from(renderPng(framed, { path }));
    expect(file.readUInt32BE(file.indexOf('pHYs') + 4)).toBe(5906);
  });
});

test('both paths give the same picture within one step of the colour map and of the greys', () => {
  const indexed = renderPng(framed);
  expect(indexed[COLOR_TYPE_AT]).toBe(INDEXED);
  const general = renderPng(framed, { path: 'general' });
  expect(general[COLOR_TYPE_AT]).toBe(TRUE_COLOR);
  const [a, b] = [decode(indexed), decode(general)];
  let largest = 0;
  for (let i = 0; i < a.data.length; i++)
    largest = Math.max(largest, Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)));
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThanOrEqual(16);
});

test('a bare map keeps all 256 colours', () => {
  const rows = [Array.from({ length: 256 }, (_, level) => level)];
  const bytes = renderPng(scene(256, 2, [raster(rows, { x: 0, y: 0, width: 256, height: 2 })]));
  expect(bytes[COLOR_TYPE_AT]).toBe(INDEXED);
  const png = decode(bytes);
  // Two entries are those of the colours below and above the limits.
  const levels = new Set(Array.from({ length: 256 }, (_, x) => pixel(png, x, 0).join()));
  expect(levels.size).toBe(254);
  const ends = { ...RAMP, under: [0, 255, 7], over: [255, 0, 7] } as const;
  const exact = decode(
    renderPng(scene(256, 1, [raster(rows, { x: 0, y: 0, width: 256, height: 1 }, { colors: ends })])),
  );
  for (let x = 0; x < 256; x++) expect(pixel(exact, x, 0)).toEqual([x, 255 - x, 7]);
});

test('a bare map with a missing value shows it', () => {
  const png = decode(
    renderPng(scene(2, 1, [raster([[200, Number.NaN]], { x: 0, y: 0, width: 2, height: 1 })])),
  );
  expect(pixel(png, 1, 0)).toEqual([128, 128, 128]);
});

const waves = Array.from({ length: 40 }, (_, r) =>
  Array.from({ length: 60 }, (_, c) => 128 + 120 * Math.sin(r / 6) * Math.cos(c / 8)),
);
const map = raster(waves, { x: 0, y: 0, width: 240, height: 160 }, { interpolation: 'bilinear' });
const grey = { ...RAMP, rgb: Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)) };
const other = raster(waves, { x: 0, y: 160, width: 240, height: 80 }, { colors: grey });
const slanted = line([0, 3, 200, 150, 230, 10], { widthPx: 1.5 });
const rim = { color: WHITE, widthPx: 2 };

/**
 * How a palette may differ from true colour: by 2 of 255 on average over the channels of all pixels, and in at most
 * 1 % of the pixels by more than 40 in a channel.
 */
const MEAN_DIFFERENCE = 2;
const SEEN_DIFFERENCE = 40;
const SEEN_PART = 0.01;

describe('soft edges over maps are painted with a palette, and look as in true colour', () => {
  test.each<[string, Mark[]]>([
    ['two colour maps', [map, other]],
    ['text over a map', [map, text('Azq 0.5', 20, 60)]],
    ['tilted text with a rim', [map, text('Azq 0.5', 60, 90, { angleDeg: 30, halo: rim })]],
    ['slanted lines over a map', [map, slanted]],
    ['lines with a rim over a map', [map, { ...slanted, stroke: WHITE, widthPx: 4 } as Mark, slanted]],
    ['lines and text over two maps', [map, other, slanted, text('Azq', 20, 200)]],
    [
      'markers over a map',
      [
        map,
        {
          kind: 'markers',
          shape: 'circle',
          sizePx: 9,
          points: Float64Array.of(30, 30, 100.5, 70.3, 180, 120),
          fill: { r: 214, g: 39, b: 40, a: 1 },
          stroke: BLACK,
        },
      ],
    ],
  ])('%s', (_, marks) => {
    const picture = scene(240, 240, marks);
    const indexed = renderPng(picture);
    expect(indexed[COLOR_TYPE_AT]).toBe(INDEXED);
    const [a, b] = [decode(indexed), decode(renderPng(picture, { path: 'general' }))];
    let [sum, seen] = [0, 0];
    for (let i = 0; i < a.data.length; i += 4) {
      let largest = 0;
      for (let channel = i; channel < i + 3; channel++) {
        const difference = Math.abs((a.data[channel] ?? 0) - (b.data[channel] ?? 0));
        sum += difference;
        largest = Math.max(largest, difference);
      }
      if (largest > SEEN_DIFFERENCE) seen++;
    }
    const pixels = a.width * a.height;
    expect(sum / pixels / 3).toBeLessThanOrEqual(MEAN_DIFFERENCE);
    expect(seen / pixels).toBeLessThanOrEqual(SEEN_PART);
  });
});

describe('what a palette cannot hold is painted in true colour', () => {
  const third = { ...other, colors: { ...RAMP, rgb: RAMP.rgb.map((value) => 255 - value) } };

  test.each<[string, Mark[]]>([
    ['three colour maps', [map, other, third]],
    ['translucent areas over a map', [map, { kind: 'rect', rect: map.rect, fill: { ...BLACK, a: 0.5 } }]],
    ['maps that let others shine through', [map, { ...map, opacity: 0.5 }]],
    [
      'very many hues of text',
      Array.from({ length: 200 }, (_, k) =>
        text('A', 20, 30, { color: { r: (k * 67) & 255, g: (k * 31) & 255, b: (k * 101) & 255, a: 1 } }),
      ),
    ],
  ])('%s', (_, marks) => {
    expect(renderPng(scene(60, 60, marks))[COLOR_TYPE_AT]).toBe(TRUE_COLOR);
  });

  test('unless nobody may: then it is said', () => {
    expect(() => renderPng(scene(60, 60, [map, other, third]), { path: 'indexed' })).toThrow(PaletteError);
  });

  test('crisp lines over a map fit', () => {
    expect(renderPng(scene(60, 60, [map, line([0, 20, 60, 20])]))[COLOR_TYPE_AT]).toBe(INDEXED);
  });
});

test('a painter paints the same picture again after others of other sizes', () => {
  const painter = new PngPainter();
  const first = painter.render(framed);
  painter.render(scene(33, 17, [text('other', 2, 12)]));
  expect(Buffer.compare(painter.render(framed), first)).toBe(0);
});

test('sizes that cannot be painted are refused', () => {
  for (const [width, height] of [
    [0, 5],
    [5, 40000],
    [5.5, 5],
    [Number.NaN, 5],
  ] as const) {
    expect(() => renderPng(scene(width, height, []))).toThrow(SceneSizeError);
  }
});

test('an aborted signal stops the painting', () => {
  expect(() => renderPng(framed, { signal: AbortSignal.abort(new Error('gone')) })).toThrow('gone');
});
