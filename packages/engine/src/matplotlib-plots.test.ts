import { join } from 'node:path';
import { colorTable } from '@emout/figure/colormaps';
import type { AxisScale, Mark, Rect } from '@emout/figure/scene';
import type { FigureSpecInput } from '@emout/figure/spec';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import type { NdArray } from '@emout/ndarray/ndarray';
import { float64Values } from '@emout/ndarray/to-float64';
import { PngPainter } from '@emout/render/png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { GOLDEN } from './testing/golden.js';
import { type DrawnScene, drawnScene } from './testing/plots/drawn-scene.js';
import { goldenPlots, type PlottedArray, type PlottedAxes } from './testing/plots/golden-plots.js';
import { DRAWN, NOT_DRAWN, REFUSED } from './testing/plots/plot-figures.js';
import { sceneTexts } from './testing/plots/scene-texts.js';
import { tickDifference } from './testing/plots/tick-agreement.js';

/** Relative to the size of what is compared; the original computes in single precision. */
const SAME = 1e-6;

let library: RunLibrary;
let painter: PngPainter;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
  painter = new PngPainter();
});
afterAll(() => library.close());

type PanelInput = FigureSpecInput['panels'][number];

function drawn(panel: PanelInput): DrawnScene {
  const figure = { v: 1, compat: 'emout', size: { dpi: 100 }, panels: [panel] } as const;
  return drawnScene(library, { ...figure, panels: [...figure.panels] }, painter.metrics);
}

const plots = goldenPlots();
const drawings = plots.flatMap(({ expr, axes }) => {
  const panel = DRAWN[expr];
  const [main, bar = null] = axes ?? [];
  return panel === undefined || main === undefined ? [] : [{ expr, panel, main, bar }];
});

describe('of all calls of plot() in the reference', () => {
  it('none is forgotten', () => {
    const known = [DRAWN, REFUSED, NOT_DRAWN].flatMap((one) => Object.keys(one));
    expect(known.sort()).toEqual(plots.map(({ expr }) => expr).sort());
    expect([DRAWN, REFUSED, NOT_DRAWN].map((one) => Object.keys(one).length)).toEqual([17, 2, 6]);
    expect(drawings).toHaveLength(17);
  });

  it.each(Object.entries(REFUSED))('%s is refused, as there', (expr, panel) => {
    expect(plots.find((plot) => plot.expr === expr)?.error).toBeDefined();
    expect(() => drawn(panel)).toThrow();
  });
});

describe.each(drawings)('$expr, as matplotlib draws it', ({ panel, main, bar }) => {
  it('has the same axes, limits and scales', () => {
    const own = drawn(panel).scene.panels?.[0];
    expectPlace(own?.axes, main.position);
    expectScale(own?.x, main.xlim, main.xscale);
    expectScale(own?.y, main.ylim, main.yscale);
  });

  it('has the same title, labels and ticks', () => {
    const texts = sceneTexts(drawn(panel).scene);
    expect([texts.title, texts.xLabel, texts.yLabel]).toEqual([main.title, main.xlabel, main.ylabel]);
    expect(tickDifference(texts.xTicks, main.xticklabels, main.xlim)).toBeNull();
    expect(tickDifference(texts.yTicks, main.yticklabels, main.ylim)).toBeNull();
  });

  it('has the same colour bar, or none', () => {
    const { scene } = drawn(panel);
    const own = scene.panels?.[0]?.bar ?? null;
    if (bar === null) {
      expect(own).toBeNull();
      return;
    }
    expectPlace(own, bar.position);
    const texts = sceneTexts(scene);
    expect(texts.barLabel).toBe(bar.ylabel);
    expect(tickDifference(texts.barTicks, bar.yticklabels, bar.ylim)).toBeNull();
  });

  it('shows the same values in the same colours', () => {
    const { scene } = drawn(panel);
    const { axes } = scene.panels?.[0] ?? {};
    const maps = scene.marks.flatMap((mark) =>
      mark.kind === 'raster' && mark.rect.x === axes?.x ? [mark] : [],
    );
    expect(maps).toHaveLength(main.images.length);
    for (const [i, { clim, array, extent, bad_color: bad }] of main.images.entries()) {
      const map = maps[i];
      if (map === undefined) continue;
      expect(map.interpolation).toBe('bilinear');
      expectScale(map.scale, clim, 'linear');
      expectArray(map.values, map.factor, array);
      expect(map.colors.rgb).toEqual(colorTable('gray-jet').rgb);
      expect([...map.colors.bad]).toEqual(bad.slice(0, 3).map((part) => Math.round(part * 255)));
      // The extent is the limits, and all cells lie between its ends.
      expect(extent).toEqual([...main.xlim, ...main.ylim]);
      expect(map.rect).toEqual(axes);
      expect([map.rows, map.columns]).toEqual(array.shape.map((count) => [-0.5, count - 0.5]));
    }
  });

  it('has the same lines', () => {
    const { scene } = drawn(panel);
    for (const line of main.lines) expectLine(scene.marks, line, main, scene.panels?.[0]?.axes);
  });

  it('has the same vectors', () => {
    const [data] = drawn(panel).layers;
    for (const { U, V, N } of main.collections) {
      if (U === undefined || V === undefined || data?.kind !== 'vector') continue;
      const [x, z] = data.vector.components.map(({ field }) => shownValues(field.values, field.factor));
      if (x === undefined || z === undefined) throw new RangeError('two components are drawn');
      expect(x).toHaveLength(N ?? 0);
      // Arrows are as long as makes their mean 1.2 times the width over the number of rows.
      const mean = x.reduce((sum, value, k) => sum + Math.hypot(value, z[k] ?? 0), 0) / x.length;
      const [rows = 1] = data.vector.components[0]?.field.values.shape ?? [];
      const length = (1.2 * 8) / rows / mean;
      expectSums(
        x.map((value) => value * length),
        U,
      );
      expectSums(
        z.map((value) => value * length),
        V,
      );
    }
  });
});

describe('contour lines', () => {
  it('have levels and labels of the same values and digits', () => {
    const drawing = drawings.find(({ expr }) => expr.includes('cm+cont'));
    if (drawing === undefined) throw new RangeError('there is a call with contours');
    const { scene } = drawn(drawing.panel);
    // matplotlib leaves two levels without a line; those of the others are 1.5 V apart.
    const lines = scene.marks.filter((mark) => mark.kind === 'polyline' && mark.clip !== undefined);
    const levels = drawing.main.collections.filter(({ npaths }) => (npaths ?? 0) > 0);
    expect(lines).toHaveLength(levels.length);
    const [first = '', second = ''] = drawing.main.texts;
    const [lowest, apart] = [Number(first), Number(second) - Number(first)];
    const written = levels.map((_, i) => (lowest + i * apart).toFixed(1).replace('-', '\u2212'));
    const { inside } = sceneTexts(scene);
    expect(inside.length).toBeGreaterThan(3);
    expect(written).toEqual(expect.arrayContaining([...inside]));
    // Negative ones are dashed.
    expect(lines.map((line) => line.kind === 'polyline' && line.dashPx !== undefined)).toEqual(
      written.map((text) => text.startsWith('\u2212')),
    );
  });
});

describe('streamlines', () => {
  it('in colours have the limits of the magnitude of all nodes', () => {
    const drawing = drawings.find(({ expr }) => expr.includes("cmap='viridis'"));
    const [min, max] = drawing?.main.collections[0]?.clim ?? [];
    if (drawing === undefined || min === undefined || max === undefined)
      throw new RangeError('there is a call with coloured streamlines');
    const [data] = drawn(drawing.panel).layers;
    if (data?.kind !== 'vector') throw new RangeError('streamlines are drawn of a vector');
    const [x, z] = data.vector.components.map(({ field }) => shownValues(field.values, field.factor));
    if (x === undefined || z === undefined) throw new RangeError('two components are drawn');
    const magnitudes = Array.from(x, (value, k) => Math.hypot(value, z[k] ?? 0));
    expectNear(Math.min(...magnitudes), min, max);
    expectNear(Math.max(...magnitudes), max, max);
  });
});

function expectNear(value: number | undefined, expected: number, size = Math.abs(expected)): void {
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(SAME * size);
}

function expectPlace(
  rect: Rect | null | undefined,
  [left, bottom, width, height]: PlottedAxes['position'],
): void {
  const expected = [left * 640, (1 - bottom - height) * 480, width * 640, height * 480];
  for (const [i, own] of [rect?.x, rect?.y, rect?.width, rect?.height].entries()) {
    expect(Math.abs((own ?? Number.NaN) - (expected[i] ?? 0))).toBeLessThanOrEqual(1);
  }
}

function expectScale(
  scale: AxisScale | undefined,
  [min, max]: readonly [number, number],
  kind: string,
): void {
  expect(scale?.kind).toBe(kind);
  expectNear(scale?.min, min, max - min);
  expectNear(scale?.max, max, max - min);
}

function expectArray(values: NdArray, factor: number, expected: PlottedArray): void {
  expect(values.shape).toEqual(expected.shape);
  expectSums(shownValues(values, factor), expected);
}

function shownValues(values: NdArray, factor: number): Float64Array {
  return float64Values(values).map((value) => value * factor);
}

function expectSums(all: Float64Array, { nan, sum, min, max }: PlottedArray): void {
  const finite = all.filter((value) => !Number.isNaN(value));
  const size = finite.reduce((total, value) => total + Math.abs(value), 0);
  expect(all.length - finite.length).toBe(nan);
  expectNear(
    finite.reduce((total, value) => total + value, 0),
    sum,
    size,
  );
  const largest = Math.max(Math.abs(min), Math.abs(max));
  expectNear(Math.min(...finite), min, largest);
  expectNear(Math.max(...finite), max, largest);
}

function expectLine(
  marks: readonly Mark[],
  { n, color, lw, x, y }: PlottedAxes['lines'][number],
  { xlim, ylim }: PlottedAxes,
  axes: Rect | undefined,
): void {
  const line = marks.find((mark) => mark.kind === 'polyline' && mark.clip !== undefined);
  if (line?.kind !== 'polyline' || axes === undefined) throw new RangeError('a line is drawn');
  const { r, g, b } = line.stroke;
  expect(`#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`).toBe(color);
  expectNear(line.widthPx, (lw * 100) / 72);
  expect(line.points.length / 2).toBe(n);
  const right = line.points.filter((_, i) => i % 2 === 0);
  const down = line.points.filter((_, i) => i % 2 === 1);
  const toX = (pixel: number) => xlim[0] + ((pixel - axes.x) / axes.width) * (xlim[1] - xlim[0]);
  const toY = (pixel: number) => ylim[1] - ((pixel - axes.y) / axes.height) * (ylim[1] - ylim[0]);
  expectNear(toX(Math.min(...right)), x.min, xlim[1] - xlim[0]);
  expectNear(toX(Math.max(...right)), x.max, xlim[1] - xlim[0]);
  expectNear(toY(Math.max(...down)), y.min, ylim[1] - ylim[0]);
  expectNear(toY(Math.min(...down)), y.max, ylim[1] - ylim[0]);
}
