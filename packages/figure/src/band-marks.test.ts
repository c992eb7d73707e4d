import { ndarray } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import { bandMarks } from './band-marks.js';
import { colorTable } from './colormaps.js';
import type { FieldData } from './data.js';
import { filledContours } from './filled-contours.js';
import type { ColorScale, PolygonMark } from './scene.js';
import { contourLayer } from './spec-layers.js';
import { axisOf, parts, scaleOver } from './vector-plane.test-data.js';

const AXES = { x: 0, y: 0, width: 300, height: 200 };
const [Z, X] = [axisOf('z', 11), axisOf('x', 31)];
const TABLE = colorTable('gray', { under: { r: 1, g: 0, b: 0, a: 1 }, over: { r: 2, g: 0, b: 0, a: 1 } });

function fieldOf(value: (column: number) => number, factor = 1): FieldData {
  const values = Float64Array.from({ length: 341 }, (_, i) => value(i % 31));
  return {
    name: 'phisp',
    unit: 'V',
    values: ndarray(values, [11, 31]),
    factor,
    axes: [Z, X],
    expression: 'phisp',
  };
}

function drawn(
  field: FieldData,
  options: Record<string, unknown> = {},
  mapScale: ColorScale | null = null,
): PolygonMark[] {
  const layer = contourLayer.parse({
    kind: 'contour',
    data: { run: 'run', expr: 'phisp' },
    filled: true,
    ...options,
  });
  const filled = filledContours(layer, field, mapScale);
  if (filled === null) return [];
  const view = { x: scaleOver(X), y: scaleOver(Z) };
  return bandMarks(layer, field, filled, TABLE, view, AXES).filter((mark) => mark.kind === 'polygon');
}

/** The mark seen at a place: the last one that is painted there. */
function toneAt(marks: readonly PolygonMark[], x: number, y: number): number | null {
  const found = marks.findLast(({ points }) => {
    let odd = false;
    for (const ring of parts(points))
      for (const [i, [x0, y0]] of ring.entries()) {
        const [x1, y1] = ring[(i + 1) % ring.length] ?? [0, 0];
        if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) odd = !odd;
      }
    return odd;
  });
  return found?.fill?.r ?? null;
}

const gray = (position: number): number => TABLE.rgb[3 * Math.floor(position * 256)] ?? -1;

describe('filled contours', () => {
  it('cover the field between round levels, each band in the colour of its middle', () => {
    const marks = drawn(fieldOf((column) => column));
    // Levels 0, 4, … 32: 10 px to a column.
    for (const [x, middle] of [
      [5, 2],
      [39, 2],
      [41, 6],
      [299, 30],
    ] as const)
      expect(toneAt(marks, x, 77.7)).toBe(gray(middle / 32));
    expect(marks.every(({ clip }) => clip === AXES)).toBe(true);
  });

  it('leave out what lies beyond given levels, and fill it beyond given limits', () => {
    const given = drawn(
      fieldOf((column) => column),
      { levels: [20, 10] },
    );
    expect([50, 150, 250].map((x) => toneAt(given, x, 77.7))).toEqual([null, gray(0.5), null]);
    const limited = drawn(
      fieldOf((column) => column),
      { limits: { kind: 'fixed', min: 8, max: 16 } },
    );
    expect([50, 85, 250].map((x) => toneAt(limited, x, 77.7))).toEqual([1, gray(0.5 / 8), 2]);
  });

  it('follow the colours of the map on request', () => {
    const scale = { kind: 'linear', min: 5, max: 25 } as const;
    const marks = drawn(
      fieldOf((column) => column),
      { levels: 'colors' },
      scale,
    );
    expect(toneAt(marks, 20, 77.7)).toBe(1);
    expect(toneAt(marks, 105, 77.7)).toBe(gray((11 - 5) / 20));
  });

  it('lie side by side when they let light through', () => {
    const marks = drawn(
      fieldOf((column) => column),
      { opacity: 0.5 },
    );
    for (const x of [5, 95, 295]) {
      const covering = marks.filter((mark) => toneAt([mark], x, 77.7) !== null);
      expect(covering).toHaveLength(1);
      expect(covering[0]?.fill?.a).toBe(0.5);
    }
  });

  it('use decades on a logarithmic scale and shown values', () => {
    const marks = drawn(
      fieldOf((column) => 10 ** (column / 6 + 0.5) / 100, 100),
      { norm: 'log' },
    );
    expect(toneAt(marks, 15, 77.7)).toBe(gray(0.5 / 6));
    expect(toneAt(marks, 290, 77.7)).toBe(gray(5.5 / 6));
  });

  it('take in the least value, also of a field that is all equal, and nothing of one without values', () => {
    const equal = drawn(fieldOf(() => 7));
    expect(toneAt(equal, 150, 77.7)).not.toBeNull();
    expect(
      toneAt(
        drawn(
          fieldOf((column) => (column < 10 ? 0 : 5)),
          { levels: [0, 10] },
        ),
        20,
        77.7,
      ),
    ).toBe(gray(0.5));
    expect(drawn(fieldOf(() => Number.NaN))).toEqual([]);
  });
});
