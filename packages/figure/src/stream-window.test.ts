import { describe, expect, it } from 'vitest';
import type { PanelView } from './prepared-layer.js';
import { streamLayer } from './spec-layers.js';
import { streamMarks } from './stream-mark.js';
import { streamWindow } from './stream-window.js';
import { vectorPlaneOf } from './vector-plane.js';
import { axisOf, parts, scaleOver, vectorOver } from './vector-plane.test-data.js';

const [z, x] = [axisOf('z', 101), axisOf('x', 201, 0.5)];
const grid = { horizontal: x, vertical: z };
const whole: PanelView = { x: scaleOver(x), y: scaleOver(z) };
const AXES = { x: 0, y: 0, width: 300, height: 300 };

function viewOf(x0: number, x1: number, z0: number, z1: number): PanelView {
  return { x: { kind: 'linear', min: x0, max: x1 }, y: { kind: 'linear', min: z0, max: z1 } };
}

/** How many lines cross the middle of the axes from left to right. */
function linesIn(view: PanelView, density = 1): number {
  const vector = vectorOver(z, x, (column) => [1, 0.2 * Math.sin(column / 30)]);
  const layer = streamLayer.parse({ kind: 'stream', data: { run: 'a', expr: 'jxz' }, arrowSize: 0, density });
  const stroke = { color: { r: 0, g: 0, b: 0, a: 1 }, widthPt: 1, dash: null };
  const marks = streamMarks(layer, vectorPlaneOf(vector), view, AXES, { stroke, colors: null, pointPx: 1 });
  const points = marks.flatMap((mark) => (mark.kind === 'polyline' ? parts(mark.points) : []));
  return points.filter((line) =>
    line.some(([left], k) => left < 150 && (line[k + 1]?.[0] ?? 0) >= 150 && isInside(line[k]?.[1] ?? -1)),
  ).length;
}

const isInside = (y: number): boolean => y >= 0 && y <= AXES.height;

describe('streamlines of a zoom', () => {
  it('are as dense as those of the whole', () => {
    const all = linesIn(whole);
    expect(all).toBeGreaterThan(20);
    for (const view of [viewOf(40, 60, 45, 55), viewOf(0, 10, 0, 10), viewOf(50.1, 50.6, 40.2, 40.5)]) {
      expect(linesIn(view)).toBeGreaterThan(0.8 * all);
      expect(linesIn(view)).toBeLessThan(1.25 * all);
    }
  });

  it('reach to the border of the axes and no farther than the next cell of the density', () => {
    expect(streamWindow(grid, viewOf(30, 60, 30, 60), 1)).toEqual({
      window: { left: 58, bottom: 29, width: 64, height: 32 },
      density: [64 / 60, 32 / 30],
    });
  });

  it('are those of the whole where all of it is shown, be it with room round it', () => {
    for (const density of [0.1, 0.7, 1, 5]) {
      const expected = {
        window: { left: 0, bottom: 0, width: 200, height: 100 },
        density: [density, density],
      };
      expect(streamWindow(grid, whole, density)).toEqual(expected);
      expect(streamWindow(grid, viewOf(-0.25, 100.25, -0.5, 100.5), density)).toEqual(expected);
    }
  });

  it('take descending axes, and views of nothing', () => {
    const turned = { ...x, first: 100, spacing: -0.5 };
    const { window } = streamWindow({ ...grid, horizontal: turned }, viewOf(0, 15, 0, 30), 1) ?? {};
    expect(window).toEqual({ left: 169, bottom: 0, width: 31, height: 31 });
    expect(streamWindow(grid, viewOf(200, 300, 0, 30), 1)).toBeNull();
    expect(linesIn(viewOf(200, 300, 0, 30))).toBe(0);
  });
});
