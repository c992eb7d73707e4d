import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxMesh } from './box-mesh.js';
import { combineMeshes } from './combine.js';
import { cylinderMesh } from './cylinder-mesh.js';
import { holedPlateMesh } from './holed-plate-mesh.js';
import { holedSlabMesh } from './holed-slab-mesh.js';
import { joinSegments } from './join-segments.js';
import { type OutlineLine, planeCut } from './plane-cut.js';
import { sphereMesh } from './sphere-mesh.js';

function pointsOf({ points }: OutlineLine): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0]);
}

/** The area inside all outlines; those in others count as holes. */
function areaOf(outline: OutlineLine): number {
  const points = pointsOf(outline);
  return Math.abs(
    points.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

const BOX = { xmin: 1, xmax: 3, ymin: 2, ymax: 5, zmin: 0.1, zmax: 0.7 };

describe('planeCut', () => {
  it('cuts a box into its rectangle, in the middle, at its lower and at its upper face', () => {
    for (const resolution of [2, 5]) {
      const box = boxMesh(BOX, { resolution });
      for (const z of [0.1, 0.4, 0.7]) {
        const [outline, ...others] = planeCut(box, 'z', z);
        expect(others).toEqual([]);
        expect(outline?.closed).toBe(true);
        expect(outline && areaOf(outline)).toBeCloseTo(6, 12);
        const points = outline ? pointsOf(outline) : [];
        expect(points[0]).toEqual(points.at(-1));
        for (const corner of [
          [1, 2],
          [3, 2],
          [3, 5],
          [1, 5],
        ])
          expect(points).toContainEqual(corner);
      }
      expect(planeCut(box, 'z', 0.8)).toEqual([]);
      expect(planeCut(box, 'z', 0)).toEqual([]);
    }
  });

  it('gives the in-plane coordinates in the order of the axes', () => {
    const box = boxMesh(BOX);
    const spans = (['x', 'y', 'z'] as const).map((axis) => {
      const points = planeCut(box, axis, { x: 2, y: 3, z: 0.4 }[axis]).flatMap(pointsOf);
      return [0, 1].map((k) => [
        Math.min(...points.map((point) => point[k] ?? 0)),
        Math.max(...points.map((point) => point[k] ?? 0)),
      ]);
    });
    expect(spans).toEqual([
      [
        [2, 5],
        [0.1, 0.7],
      ],
      [
        [1, 3],
        [0.1, 0.7],
      ],
      [
        [1, 3],
        [2, 5],
      ],
    ]);
  });

  it('takes the lower of two sections where a step lies in the plane', () => {
    const below = boxMesh({ xmin: 0, xmax: 4, ymin: 0, ymax: 4, zmin: 0, zmax: 1 });
    const above = boxMesh({ xmin: 1, xmax: 2, ymin: 1, ymax: 2, zmin: 1, zmax: 3 });
    expect(planeCut(below, 'z', 1).map(areaOf)).toEqual([16]);
    // Two bodies that only touch: each has its own outline.
    expect(
      planeCut(combineMeshes([below, above]), 'z', 1)
        .map(areaOf)
        .sort(),
    ).toEqual([1, 16]);
  });

  it('cuts spheres and cylinders into rings on their surface, also through their vertices', () => {
    const sphere = sphereMesh({ center: [1, 2, 3], radius: 2 });
    for (const [axis, value] of [
      ['z', 3],
      ['z', 4.1],
      ['x', 1],
      ['y', 0.5],
    ] as const) {
      const outlines = planeCut(sphere, axis, value);
      expect(outlines.map(({ closed }) => closed)).toEqual([true]);
      const across = value - { x: 1, y: 2, z: 3 }[axis];
      const middle = { x: [2, 3], y: [1, 3], z: [1, 2] }[axis];
      for (const outline of outlines)
        for (const [a, b] of pointsOf(outline)) {
          const radius = Math.hypot(a - (middle[0] ?? 0), b - (middle[1] ?? 0));
          expect(radius).toBeLessThan(Math.sqrt(4 - across ** 2) + 1e-9);
          expect(radius).toBeGreaterThan(Math.sqrt(4 - across ** 2) * 0.97);
        }
    }
    const cylinder = cylinderMesh({ center: [0, 0, 0], axis: 'z', radius: 1, length: 2 }, { naxial: 3 });
    for (const z of [-1, 0, 0.3, 1])
      expect(planeCut(cylinder, 'z', z).map(({ closed }) => closed)).toEqual([true]);
    expect(planeCut(cylinder, 'x', 0).map(areaOf)).toEqual([expect.closeTo(4, 9)]);
  });

  it('shows the hole of a slab as a second ring and cuts an open plate into two lines', () => {
    const plate = { center: [0, 0, 0], axis: 'z', width: 4, innerRadius: 1 } as const;
    const slab = holedSlabMesh({ ...plate, length: 2 });
    for (const z of [-1, 0, 1]) {
      const areas = planeCut(slab, 'z', z)
        .map(areaOf)
        .sort((a, b) => a - b);
      expect(areas).toHaveLength(2);
      expect(areas[0]).toBeCloseTo(Math.PI, 1);
      expect(areas[1]).toBeCloseTo(16, 9);
    }
    const open = holedPlateMesh(plate);
    const lines = planeCut(open, 'x', 0);
    expect(lines.map(({ closed }) => closed)).toEqual([false, false]);
    const rows = lines.map((line) => pointsOf(line).map(([y]) => Math.abs(y)));
    for (const row of rows) expect([Math.min(...row), Math.max(...row)]).toEqual([expect.closeTo(1, 2), 2]);
    const rims = planeCut(open, 'z', 0);
    expect(rims.map(({ closed }) => closed)).toEqual([true, true]);
    expect(planeCut(open, 'z', 0.01)).toEqual([]);
  });

  it('encloses the same area wherever a box is cut, however finely it is divided', () => {
    const resolution = fc.integer({ min: 2, max: 7 });
    fc.assert(
      fc.property(resolution, fc.double({ min: 0, max: 1, noNaN: true }), (points, fraction) => {
        const box = boxMesh(BOX, { resolution: points, compat: 'emout' });
        const outlines = planeCut(box, 'x', 1 + 2 * fraction);
        expect(outlines.map(({ closed }) => closed)).toEqual([true]);
        expect(outlines.map(areaOf)).toEqual([expect.closeTo(1.8, 9)]);
      }),
    );
  });
});

describe('joinSegments', () => {
  it('joins in any order, ends before rings, and drops pairs', () => {
    expect(
      joinSegments([
        [1, 2],
        [0, 1],
        [3, 4],
        [5, 3],
        [4, 5],
        [7, 8],
        [8, 7],
      ]),
    ).toEqual([
      { chain: [2, 1, 0], closed: false },
      { chain: [3, 4, 5, 3], closed: true },
    ]);
    expect(joinSegments([[1, 1]])).toEqual([]);
  });
});
