import { describe, expect, it } from 'vitest';
import { colorTable } from './colormaps.js';
import { type QuiverStyle, quiverMarks } from './quiver-mark.js';
import type { Font, Mark, PolygonMark, TextMark } from './scene.js';
import { quiverLayer } from './spec-layers.js';
import { vectorPlaneOf } from './vector-plane.js';
import { axisOf, parts, scaleOver, vectorOver } from './vector-plane.test-data.js';

const AXES = { x: 10, y: 40, width: 300, height: 200 };
const BLACK = { r: 0, g: 0, b: 0, a: 1 };
const FONT: Font = { family: 'DejaVu Sans', sizePx: 10, weight: 'normal', style: 'normal' };
const STYLE: QuiverStyle = {
  stroke: { color: BLACK, widthPt: 1.5, dash: null },
  colors: null,
  pointPx: 2,
  metrics: { measure: (text) => ({ width: 6 * text.length, ascent: 7, descent: 2 }) },
  font: FONT,
  ink: BLACK,
  background: { r: 255, g: 255, b: 255, a: 1 },
};

function drawn(
  value: (column: number, row: number) => readonly [number, number],
  options: Record<string, unknown> = {},
  style: Partial<QuiverStyle> = {},
  counts: readonly [number, number] = [21, 31],
): Mark[] {
  const [z, x] = [axisOf('z', counts[0]), axisOf('x', counts[1], 2)];
  const layer = quiverLayer.parse({ kind: 'quiver', data: { run: 'run', expr: 'jxz' }, ...options });
  const plane = vectorPlaneOf(vectorOver(z, x, value), layer.axes);
  const view = { x: scaleOver(plane.horizontal), y: scaleOver(plane.vertical) };
  return quiverMarks(layer, plane, view, AXES, { ...STYLE, ...style });
}

const polygons = (marks: readonly Mark[]): PolygonMark[] => marks.filter((mark) => mark.kind === 'polygon');
const arrowsOf = (marks: readonly Mark[]): [number, number][][] =>
  polygons(marks).flatMap(({ points }) => parts(points));
/** From the tail of an arrow of seven corners to its tip, in pixels. */
function span(arrow: readonly [number, number][]): [number, number] {
  const [first = [0, 0], last = [0, 0], tip = [0, 0]] = [arrow[0], arrow[6], arrow[3]];
  return [tip[0] - (first[0] + last[0]) / 2, tip[1] - (first[1] + last[1]) / 2];
}

describe('quiverMarks', () => {
  it('has an arrow at every n-th node, its tail on the node', () => {
    const arrows = arrowsOf(drawn(() => [1, 0], { skip: [10, 5] }));
    expect(arrows).toHaveLength(4 * 5);
    // Columns 0, 10, 20, 30 are 100 px apart, rows 50 px.
    const tails = arrows.map(([first, , , , , , last]) => [
      first?.[0],
      ((first?.[1] ?? 0) + (last?.[1] ?? 0)) / 2,
    ]);
    expect(tails).toContainEqual([expect.closeTo(10), expect.closeTo(240)]);
    expect(tails).toContainEqual([expect.closeTo(310), expect.closeTo(40)]);
  });

  it('leaves about 25 arrows along the longer side, equally far apart in both directions', () => {
    const arrows = arrowsOf(drawn(() => [0, 1], {}, {}, [201, 151]));
    expect(arrows).toHaveLength(26 * 17);
  });

  it('is 1.2 times as long on average as the columns are apart, or with compat by rows', () => {
    const lengths = (options: object, compat?: 'emout'): number[] =>
      arrowsOf(drawn((column) => [column + 1, 0], { skip: 5, ...options }, { compat })).map(
        (arrow) => span(arrow)[0],
      );
    const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
    // 10 m between columns, 5 px to the metre.
    expect(mean(lengths({}))).toBeCloseTo(60, 6);
    expect(mean(lengths({ scale: 2 }))).toBeCloseTo(120, 6);
    // 60 m over 5 rows of arrows.
    expect(mean(lengths({}, 'emout'))).toBeCloseTo(1.2 * 12 * 5, 6);
    const all = lengths({});
    expect(Math.max(...all) / Math.min(...all)).toBeCloseTo(31, 6);
  });

  it('has arrows of one length, or by logarithm, on request', () => {
    const lengths = (scaler: string): number[] =>
      arrowsOf(drawn((column) => [column === 0 ? 1 : 9, 0], { skip: [30, 5], scaler })).map(
        (arrow) => span(arrow)[0],
      );
    const ratio = (values: readonly number[]): number => Math.max(...values) / Math.min(...values);
    expect(ratio(lengths('standard'))).toBeCloseTo(9, 6);
    expect(ratio(lengths('normal'))).toBeCloseTo(1, 6);
    expect(ratio(lengths('log'))).toBeCloseTo(Math.log(1 + 9 / 5) / Math.log(1 + 1 / 5), 6);
  });

  it('points along the field in coordinates, as streamlines do', () => {
    const [arrow = []] = arrowsOf(drawn(() => [1, 2], { skip: 5 }));
    const [dx, dy] = span(arrow);
    // 5 px to the metre to the right, 10 upwards.
    expect(-dy / 10 / (dx / 5)).toBeCloseTo(2, 9);
  });

  it('leaves arrows without a value out and shows a zero as a point', () => {
    const arrows = arrowsOf(
      drawn((column) => (column === 0 ? [Number.NaN, 0] : column === 10 ? [0, 0] : [1, 0]), { skip: 10 }),
    );
    expect(arrows).toHaveLength(3 * 3);
    expect(arrows.filter((arrow) => arrow.length === 6)).toHaveLength(3);
    expect(drawn(() => [Number.NaN, 0], { key: true })).toEqual([]);
  });

  it('never lets two arrows of one mark touch', () => {
    for (const mark of polygons(
      drawn((column, row) => [Math.sin(column), Math.cos(row * column)], { skip: 3 }),
    )) {
      const boxes = parts(mark.points).map((ring) => ({
        left: Math.min(...ring.map(([x]) => x)),
        right: Math.max(...ring.map(([x]) => x)),
        top: Math.min(...ring.map(([, y]) => y)),
        bottom: Math.max(...ring.map(([, y]) => y)),
      }));
      for (const [k, a] of boxes.entries())
        for (const b of boxes.slice(k + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  });

  it('is coloured by the magnitude itself', () => {
    const colors = { scale: { kind: 'linear', min: 0, max: 10 }, table: colorTable('gray') } as const;
    const tones = polygons(drawn((column) => [0, column === 0 ? 1 : 9], { skip: 30 }, { colors })).map(
      ({ fill }) => fill?.r ?? 0,
    );
    expect(Math.min(...tones)).toBeCloseTo(25.5, -1);
    expect(Math.max(...tones)).toBeCloseTo(230, -1);
  });

  it('has a key of round magnitude in the upper right corner, on a ground of its own', () => {
    const marks = drawn(() => [0.0032, 0], { key: true, skip: 5 });
    const text = marks.find((mark): mark is TextMark => mark.kind === 'text');
    expect(text?.runs.map((run) => run.text).join('')).toBe('2 × 10−3 A/m2');
    const ground = marks.find((mark) => mark.kind === 'rect')?.rect ?? AXES;
    expect(ground.x + ground.width).toBe(304);
    expect(ground.y).toBe(46);
    expect(text?.x).toBeCloseTo(304 - 4.5, 9);
    const [arrow = []] = parts(polygons(marks).at(-1)?.points ?? new Float64Array());
    expect(span(arrow)[0]).toBeCloseTo((60 * 0.002) / 0.0032, 6);
    expect(drawn(() => [1, 0], { key: true, scaler: 'normal' }).some(({ kind }) => kind === 'text')).toBe(
      false,
    );
  });

  it('refuses to draw more arrows than can be told apart', () => {
    expect(() => drawn(() => [1, 0], { skip: 1 }, {}, [400, 400])).toThrow('160000 arrows; at most 100000');
  });
});
