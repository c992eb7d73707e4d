import { describe, expect, it } from 'vitest';
import { placeLabels } from './contour-labels.js';
import { cutOut } from './line-gaps.js';
import type { TextRun } from './scene.js';
import { boxesOverlap, cornersOf, liesWithin } from './tilted-box.js';
import { parts } from './vector-plane.test-data.js';

const AREA = { x: 0, y: 0, width: 400, height: 300 };
const RUN: TextRun = {
  text: '1.5',
  font: { family: 'DejaVu Sans', sizePx: 12, weight: 'normal', style: 'normal' },
  riseUpPx: 0,
};

function line(count: number, at: (part: number) => readonly [number, number]): Float64Array {
  return Float64Array.from({ length: 2 * count }, (_, k) => at(Math.floor(k / 2) / (count - 1))[k % 2] ?? 0);
}

const circle = (x: number, y: number, radius: number): Float64Array =>
  line(200, (part) => [x + radius * Math.cos(2 * Math.PI * part), y + radius * Math.sin(2 * Math.PI * part)]);

function placed(lines: readonly (readonly Float64Array[])[], width = 30) {
  const runs = lines.map(() => RUN);
  return placeLabels(
    lines,
    runs,
    lines.map(() => width),
    13,
    AREA,
  );
}

describe('placeLabels', () => {
  it('turns a label along its line, and never upside down', () => {
    for (const [dx, dy, angle] of [
      [1, 1, -45],
      [1, -1, 45],
      [-1, -1, -45],
      [-1, 1, 45],
      [0, 1, 90],
      [0, -1, 90],
      [-1, 0, 0],
    ] as const) {
      const [label] = placed([
        [line(50, (part) => [200 + dx * 100 * (part - 0.5), 150 + dy * 100 * (part - 0.5)])],
      ]);
      expect(label?.box.angleDeg).toBeCloseTo(angle, 6);
      expect(label?.box).toMatchObject({ x: expect.closeTo(200, 0), y: expect.closeTo(150, 0) });
    }
  });

  it('prefers a straight stretch to a bent one, and has none where the line bends everywhere', () => {
    const hook = line(300, (part) =>
      part < 0.5
        ? [100 + 40 * Math.cos(4 * Math.PI * part), 150 + 40 * Math.sin(4 * Math.PI * part)]
        : [140 + 400 * (part - 0.5), 150],
    );
    expect(placed([[hook]])[0]?.box).toMatchObject({
      angleDeg: expect.closeTo(0, 3),
      y: expect.closeTo(150, 3),
    });
    const zigzag = line(60, (part) => [100 + 200 * part, 150 + (Math.round(part * 59) % 2) * 12]);
    expect(placed([[zigzag]])).toEqual([]);
  });

  it('keeps labels inside the area, apart from each other and from other levels', () => {
    const lines = [20, 45, 70, 95, 120].map((radius) => [circle(150, 140, radius), circle(330, 40, radius)]);
    const labels = placed(lines, 24);
    expect(labels.length).toBeGreaterThan(4);
    for (const [k, { box, level }] of labels.entries()) {
      expect(liesWithin(box, AREA)).toBe(true);
      for (const other of labels.slice(k + 1)) expect(boxesOverlap(box, other.box)).toBe(false);
      for (const [other, found] of lines.entries()) {
        if (other === level) continue;
        for (const points of found) expect(cutOut(points, [box])).toEqual(points);
      }
    }
  });

  it('gives small lines and lines outside no label', () => {
    expect(placed([[circle(100, 100, 10)], [circle(-200, 100, 50)]])).toEqual([]);
    expect(placed([[]])).toEqual([]);
  });

  it('lie on lines of other levels where there would be none at all', () => {
    const close = [0, 4, 8].map((k) => [line(50, (part) => [400 * part, 150 + k])]);
    const labels = placed(close);
    expect(labels.map(({ level }) => level).sort()).toEqual([0, 1, 2]);
    expect(labels.every(({ isCrowded }) => isCrowded)).toBe(true);
    for (const [i, { box }] of labels.entries()) {
      expect(labels.slice(i + 1).some((other) => boxesOverlap(box, other.box))).toBe(false);
    }
  });
});

describe('cutOut', () => {
  it('interrupts a line where it runs through a turned box', () => {
    const box = { x: 50, y: 50, width: 20, height: 10, angleDeg: 45 };
    const diagonal = cutOut(Float64Array.of(0, 100, 100, 0), [box]);
    expect(parts(diagonal).map((part) => part.flat().map((value) => Math.round(value * 100) / 100))).toEqual([
      [0, 100, 42.93, 57.07],
      [57.07, 42.93, 100, 0],
    ]);
    const across = cutOut(Float64Array.of(0, 0, 100, 100), [box]);
    expect(parts(across)[0]?.[1]?.[0]).toBeCloseTo(50 - 5 / Math.SQRT2, 9);
    expect(cutOut(Float64Array.of(0, 0, 100, 0), [box])).toEqual(Float64Array.of(0, 0, 100, 0));
  });
});

describe('boxesOverlap', () => {
  it('tells turned boxes apart that share a bounding box', () => {
    const thin = { x: 0, y: 0, width: 100, height: 4, angleDeg: 45 };
    expect(boxesOverlap(thin, { ...thin, x: 20, y: 20 })).toBe(false);
    expect(boxesOverlap(thin, { ...thin, x: 20, y: -20 })).toBe(true);
    expect(boxesOverlap(thin, { ...thin, angleDeg: -45 })).toBe(true);
    expect(cornersOf({ ...thin, angleDeg: 90, width: 10 })[0]?.map((value) => Math.round(value))).toEqual([
      -2, 5,
    ]);
  });
});

describe('several boxes on one segment', () => {
  it('leave what lies between them', () => {
    const box = { x: 20, y: 0, width: 10, height: 10, angleDeg: 0 };
    const cut = cutOut(Float64Array.of(0, 0, 100, 0), [{ ...box, x: 70 }, box, { ...box, x: 24 }]);
    expect([...cut].map((value) => Math.round(value * 1e6) / 1e6)).toEqual(
      [
        [0, 0],
        [15, 0],
        [NaN, NaN],
        [29, 0],
        [65, 0],
        [NaN, NaN],
        [75, 0],
        [100, 0],
      ].flat(),
    );
  });
});
