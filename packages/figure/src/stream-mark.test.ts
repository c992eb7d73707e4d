import { describe, expect, it } from 'vitest';
import { colorTable } from './colormaps.js';
import { FigureError } from './errors.js';
import type { Mark, PolygonMark, PolylineMark } from './scene.js';
import { streamLayer } from './spec-layers.js';
import { type StreamStyle, streamMarks } from './stream-mark.js';
import { vectorPlaneOf } from './vector-plane.js';
import { axisOf, parts, scaleOver, vectorOver } from './vector-plane.test-data.js';

const AXES = { x: 10, y: 20, width: 300, height: 200 };
const BLUE = { r: 31, g: 119, b: 180, a: 1 };
const STYLE: StreamStyle = { stroke: { color: BLUE, widthPt: 1.5, dash: null }, colors: null, pointPx: 2 };
const COLORS = { scale: { kind: 'linear', min: 0, max: 30 }, table: colorTable('viridis') } as const;

function drawn(
  value: (column: number, row: number) => readonly [number, number],
  options: Record<string, unknown> = {},
  style: StreamStyle = STYLE,
): Mark[] {
  const [z, x] = [axisOf('z', 21), axisOf('x', 31, 2)];
  const layer = streamLayer.parse({ kind: 'stream', data: { run: 'run', expr: 'jxz' }, ...options });
  const plane = vectorPlaneOf(vectorOver(z, x, value), layer.axes);
  const view = { x: scaleOver(plane.horizontal), y: scaleOver(plane.vertical) };
  return streamMarks(layer, plane, view, AXES, style);
}

const linesOf = (marks: readonly Mark[]): PolylineMark[] => marks.filter((mark) => mark.kind === 'polyline');
const headsOf = (marks: readonly Mark[]): PolygonMark[] => marks.filter((mark) => mark.kind === 'polygon');

describe('streamMarks', () => {
  it('draws one line for each colour and its heads, clipped to the axes', () => {
    const marks = drawn(() => [1, 0]);
    expect(marks.map(({ kind }) => kind)).toEqual(['polyline', 'polygon']);
    const [line] = linesOf(marks);
    expect(line).toMatchObject({ stroke: BLUE, widthPx: 3, clip: AXES });
    for (const part of parts(line?.points ?? new Float64Array())) {
      expect(part[0]?.[0]).toBeCloseTo(10, 6);
      expect(part.at(-1)?.[0]).toBeCloseTo(310, 6);
      for (const [, y] of part) expect(y).toBeCloseTo(part[0]?.[1] ?? 0, 6);
    }
  });

  it('has its heads in the middle of the lines, pointing along the field', () => {
    const [heads] = headsOf(drawn(() => [-1, 0]));
    // 4 pt and the mitred rim of 1.5 pt, at 2 px to the point.
    const length = 8 + 3 * ((1 + Math.sqrt(5)) / 2);
    for (const [tip, left, right] of parts(heads?.points ?? new Float64Array())) {
      expect(tip?.[0]).toBeCloseTo(160 - length / 2, 6);
      expect(left?.[0]).toBeCloseTo(160 + length / 2, 6);
      expect(Math.abs((left?.[1] ?? 0) - (right?.[1] ?? 0))).toBeCloseTo(length, 6);
    }
    expect(headsOf(drawn(() => [-1, 0], { arrowSize: 0 }))).toEqual([]);
  });

  it('runs along the field where the axes have different spacings', () => {
    const [line] = linesOf(drawn(() => [3, 1], {}, STYLE));
    for (const part of parts(line?.points ?? new Float64Array())) {
      const [x0, y0] = part[0] ?? [0, 0];
      const [x1, y1] = part.at(-1) ?? [0, 0];
      // 60 m of x on 300 px, 20 m of z on 200 px.
      expect((y0 - y1) / 10 / ((x1 - x0) / 5)).toBeCloseTo(1 / 3, 4);
    }
  });

  it('follows its components when the axes are asked for the other way round', () => {
    const [line] = linesOf(drawn(() => [0, 1], { axes: 'zx' }));
    for (const part of parts(line?.points ?? new Float64Array())) {
      expect(part[0]?.[0]).toBeCloseTo(10, 6);
      expect(part.at(-1)?.[0]).toBeCloseTo(310, 6);
    }
  });

  it('has at most 32 colours, each with its heads', () => {
    const marks = drawn((column) => [column, 0.01], {}, { ...STYLE, colors: COLORS });
    const lines = linesOf(marks);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.length).toBeLessThanOrEqual(32);
    const last = lines.at(-1)?.stroke;
    expect(last?.r).toBeGreaterThan(240);
    const tones = new Set(lines.map(({ stroke }) => JSON.stringify(stroke)));
    expect(tones.size).toBe(lines.length);
    for (const { fill } of headsOf(marks)) expect(tones.has(JSON.stringify(fill))).toBe(true);
  });

  it('grows wider with the magnitude, the given width being that of the largest', () => {
    const widths = linesOf(drawn((column) => [column, 0.01], { widthByMagnitude: true })).map(
      ({ widthPx }) => widthPx,
    );
    expect(Math.min(...widths)).toBeCloseTo(0.6, 6);
    expect(Math.max(...widths)).toBeLessThanOrEqual(3);
    expect(Math.max(...widths)).toBeGreaterThan(2.9);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  it('draws nothing for a field of zeros or without values, and says which component is missing', () => {
    expect(drawn(() => [0, 0]).filter((mark) => mark.kind === 'polyline' && mark.points.length > 0)).toEqual(
      [],
    );
    expect(headsOf(drawn(() => [Number.NaN, 1]))).toEqual([]);
    const vector = vectorOver(axisOf('t', 3), axisOf('x', 3), () => [1, 1]);
    expect(() => vectorPlaneOf(vector)).toThrow(FigureError);
    expect(() => vectorPlaneOf(vector)).toThrow('is drawn over t, but jxz has the components x and z alone');
  });
});
