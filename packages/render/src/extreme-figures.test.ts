import { compose } from '@emout/figure/compose';
import type { FieldData, LayerData } from '@emout/figure/data';
import type { Scene } from '@emout/figure/scene';
import { type FigureSpecInput, parseFigureSpec } from '@emout/figure/spec';
import { ndarray } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import { renderPdf } from './pdf.js';
import { PngPainter } from './png.js';
import { allElements, parseXml } from './strict-xml.test-data.js';
import { renderSvg } from './svg.js';

type LayerInput = FigureSpecInput['panels'][number]['layers'][number];

const MOST_MS = 120_000;
const painter = new PngPainter();
const source = { run: 'a', expr: 'f' };
const pair = { kind: 'pair', x: source, y: source } as const;

/** The same random numbers in every run (Lehmer's generator). */
function randomNumbers(): () => number {
  let state = 12345;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function fieldOf(rows: number, columns: number, value: (k: number) => number): FieldData {
  const axis = (name: string, count: number) => ({
    name,
    unit: 'm',
    start: 0,
    step: 1,
    count,
    first: 0,
    spacing: 0.5,
  });
  return {
    name: 'phisp',
    unit: 'V',
    factor: 1,
    values: ndarray(
      Float32Array.from({ length: rows * columns }, (_, k) => value(k)),
      [rows, columns],
    ),
    axes: [axis('z', rows), axis('x', columns)],
    expression: 'phisp[-1, :, 0, :]',
  };
}

const field = (rows: number, columns: number, value: (k: number) => number): LayerData => ({
  kind: 'field',
  field: fieldOf(rows, columns, value),
});

const vector = (rows: number, columns: number, value: (k: number) => number): LayerData => ({
  kind: 'vector',
  vector: {
    name: 'exz',
    unit: 'V/m',
    expression: 'exz[-1, :, 0, :]',
    components: (['x', 'z'] as const).map((letter) => ({ letter, field: fieldOf(rows, columns, value) })),
  },
});

function points(count: number, x: (k: number) => number, y: (k: number) => number): LayerData {
  const quantity = { name: 'v', unit: 'm/s' };
  return {
    kind: 'points',
    points: {
      x: Float64Array.from({ length: count }, (_, k) => x(k)),
      y: Float64Array.from({ length: count }, (_, k) => y(k)),
      xQuantity: quantity,
      yQuantity: quantity,
      expression: 'v',
    },
  };
}

function sceneOf(layer: LayerInput, data: LayerData, more: Partial<FigureSpecInput> = {}): Scene {
  const spec = parseFigureSpec({ v: 1, panels: [{ layers: [layer] }], ...more });
  return compose(spec, { panels: spec.panels.map(() => ({ layers: [data] })) }, painter.metrics);
}

/** Bytes of the three formats. */
function sizes(scene: Scene): { png: number; svg: number; pdf: number } {
  const { metrics } = painter;
  const svg = renderSvg(scene, { metrics });
  expect(svg).not.toMatch(/[" ,](NaN|-?Infinity|undefined)[" ,]/);
  return {
    png: painter.render(scene).length,
    svg: svg.length,
    pdf: renderPdf(scene, { metrics }).length,
  };
}

function expectBelow(found: ReturnType<typeof sizes>, most: number): void {
  for (const [format, bytes] of Object.entries(found)) expect([format, bytes < most]).toEqual([format, true]);
}

describe('very much data', () => {
  it('is a small file of a line with a million points', { timeout: MOST_MS }, () => {
    const random = randomNumbers();
    const noise = points(1_000_000, (k) => k, random);
    expectBelow(sizes(sceneOf({ kind: 'line', data: pair }, noise)), 100_000);
    const tangle = points(1_000_000, random, random);
    expectBelow(sizes(sceneOf({ kind: 'line', data: pair, style: 'dashed' }, tangle)), 100_000);
  });

  it('is an image of very many markers and trajectories', { timeout: MOST_MS }, () => {
    const random = randomNumbers();
    const cloud = points(30_000, random, random);
    for (const marker of ['point', 'circle', 'plus'] as const) {
      expectBelow(sizes(sceneOf({ kind: 'points', data: pair, marker }, cloud)), 3_000_000);
    }
    const curves = Float64Array.from({ length: 5000 * 42 }, (_, i) =>
      i % 42 < 40 ? random() + (i % 2) : Number.NaN,
    );
    const given = { kind: 'curves' as const, curves: [{ x: [0], y: [0] }] };
    const axes = [
      { name: 'x', unit: 'm' },
      { name: 'z', unit: 'm' },
    ] as const;
    const data: LayerData = { kind: 'curves', curves: { axes, points: curves } };
    expectBelow(sizes(sceneOf({ kind: 'trajectories', data: given }, data)), 1_000_000);
  });

  it('has counts of a million values in the most bins', { timeout: MOST_MS }, () => {
    const random = randomNumbers();
    const cloud = points(1_000_000, random, random);
    expectBelow(
      sizes(sceneOf({ kind: 'histogram', data: { run: 'a', expr: 'f' }, bins: 1024 }, cloud)),
      200_000,
    );
  });

  it('has contours of noise at the most levels', { timeout: MOST_MS }, () => {
    const random = randomNumbers();
    const noise = field(65, 33, random);
    for (const filled of [false, true]) {
      const scene = sceneOf({ kind: 'contour', data: source, levels: 64, filled }, noise);
      expect(painter.render(scene).length).toBeGreaterThan(1000);
    }
  });

  it('has arrows at all nodes, and none where there is no value', { timeout: MOST_MS }, () => {
    const random = randomNumbers();
    const all = vector(257, 65, () => random() - 0.5);
    expect(sizes(sceneOf({ kind: 'quiver', data: source, skip: 1, key: true }, all)).png).toBeGreaterThan(
      1000,
    );
    const none = vector(257, 65, () => Number.NaN);
    for (const kind of ['stream', 'quiver'] as const)
      expectBelow(sizes(sceneOf({ kind, data: source }, none)), 100_000);
  });
});

describe('the smallest and the largest pictures', () => {
  const smooth = field(65, 33, (k) => Math.sin(k / 300));
  const map: LayerInput = { kind: 'map', data: source };

  it.each([
    [4.096, 4.096, 1000],
    [3, 3, 1200],
    [0.16, 0.16, 100],
    [40.96, 0.16, 100],
  ])('of %s × %s inches at %s dots per inch are drawn', { timeout: MOST_MS }, (width, height, dpi) => {
    const scene = sceneOf(map, smooth, { size: { width, height, dpi } });
    expect([scene.widthPx, scene.heightPx]).toEqual([Math.round(width * dpi), Math.round(height * dpi)]);
    expect(sizes(scene).png).toBeGreaterThan(50);
  });

  it.each([
    [5, 5, 1000],
    [0.15, 1, 100],
  ])('of %s × %s inches at %s are refused', (width, height, dpi) => {
    expect(() => sceneOf(map, smooth, { size: { width, height, dpi } })).toThrow(/pixels/);
  });

  it('hold 64 panels, and insets in the smallest', { timeout: MOST_MS }, () => {
    const panels = Array.from({ length: 63 }, () => ({ layers: [map], letter: true as const }));
    const inset = {
      layers: [map],
      inset: { of: 62, rect: [0.5, 0.5, 0.4, 0.4] as [number, number, number, number] },
    };
    for (const size of [undefined, { width: 0.5, height: 0.5, dpi: 50 }]) {
      const scene = sceneOf(map, smooth, {
        panels: [...panels, inset],
        ...(size === undefined ? {} : { size }),
      });
      expect(sizes(scene).png).toBeGreaterThan(50);
    }
  });
});

describe('hostile texts', () => {
  const HOSTILE = [
    '</svg><script>alert(1)</script>',
    ']]>&amp;<!-- "\'',
    '\u0000\u0001\u0008\u001b\u007f\ufffe\uffff',
    '\u202e\u202dabc\u2066\u2069\u200f',
    '\ud800 alone \udfff',
    '😀'.repeat(250),
    '$\\frac{$',
    '$_{_{_{_{$^^^',
    '${'.repeat(250),
    'W'.repeat(500),
    '\n\r\t\u2028',
  ];

  it.each(HOSTILE)('are drawn as text wherever they stand: %j', { timeout: MOST_MS }, (text) => {
    const axis = { label: text, ticks: [1, 5], tickLabels: [text, text] };
    const layers: LayerInput[] = [
      { kind: 'line', data: pair, label: text },
      { kind: 'text', text, at: [0.5, 0.5], in: 'axes' },
      { kind: 'arrow', from: [0, 0], to: [1, 1], in: 'axes', text },
    ];
    const spec = parseFigureSpec({
      v: 1,
      title: text,
      panels: [{ layers, title: text, letter: text, legend: { title: text }, x: axis, y: axis }],
    });
    const line = points(
      10,
      (k) => k,
      (k) => k,
    );
    const nothing: LayerData = { kind: 'none' };
    const scene = compose(spec, { panels: [{ layers: [line, nothing, nothing] }] }, painter.metrics);
    const svg = renderSvg(scene, { metrics: painter.metrics, title: text, description: text });
    const names = new Set(allElements(parseXml(svg)).map(({ name }) => name));
    expect(names.has('script')).toBe(false);
    expect(painter.render(scene).length).toBeGreaterThan(1000);
    expect(renderPdf(scene, { metrics: painter.metrics, title: text }).length).toBeGreaterThan(1000);
  });
});
