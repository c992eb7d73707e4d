import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Axis } from './axis-frame.js';
import { boxMesh } from './box-mesh.js';
import { isClosed } from './closed-mesh.js';
import { cylinderMesh } from './cylinder-mesh.js';
import { discMesh } from './disc-mesh.js';
import { holedPlateMesh } from './holed-plate-mesh.js';
import { holedSlabMesh } from './holed-slab-mesh.js';
import { panelMesh } from './panel-mesh.js';
import { ringDiskMesh } from './ring-disk-mesh.js';
import { sphereMesh } from './sphere-mesh.js';
import {
  area,
  boundingBox,
  signedVolume,
  type TriangleMesh,
  triangleCount,
  triangleNormal,
  withoutZeroArea,
} from './triangle-mesh.js';
import { dot, normalised, type Vector3 } from './vector3.js';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const center: fc.Arbitrary<Vector3> = fc.tuple(number(-50, 50), number(-50, 50), number(-50, 50));
const axis: fc.Arbitrary<Axis> = fc.oneof(
  fc.constantFrom('x', 'y', 'z'),
  fc.tuple(number(-1, 1), number(-1, 1), number(-1, 1)).filter((vector) => Math.hypot(...vector) > 0.1),
);
const radius = number(0.5, 20);
const turns = fc.integer({ min: 3, max: 70 });
const points = fc.integer({ min: 2, max: 6 });
/** A full circle from anywhere. */
const circle = number(-7, 7).map((from) => [from, from + 2 * Math.PI] as const);
/** Part of a circle, which the original may turn the wrong way. */
const arc = fc.tuple(number(-7, 7), number(0.5, 6)).map(([from, span]) => [from, from + span] as const);

/** The area of a regular polygon as a part of that of its circle. */
function polygonPart(n: number): number {
  return Math.sin((2 * Math.PI) / n) / ((2 * Math.PI) / n);
}

function expectClosed(mesh: TriangleMesh): void {
  expect(isClosed(mesh)).toBe(true);
  expect(signedVolume(mesh)).toBeGreaterThan(0);
  expect(withoutZeroArea(mesh)).toBe(mesh);
}

function expectRelative(actual: number, wanted: number, tolerance = 1e-9): void {
  expect(Math.abs(actual / wanted - 1)).toBeLessThan(tolerance);
}

/** Every triangle faces the given way. */
function expectFacing(mesh: TriangleMesh, facing: (middle: Vector3) => Vector3): void {
  let worst = 1;
  for (let triangle = 0; triangle < triangleCount(mesh); triangle += 1) {
    const corners = mesh.triangles.subarray(3 * triangle, 3 * triangle + 3);
    const middle = [0, 1, 2].map(
      (k) => corners.reduce((sum, v) => sum + (mesh.positions[3 * v + k] ?? 0), 0) / 3,
    );
    const [x = 0, y = 0, z = 0] = middle;
    const cosine = dot(normalised(triangleNormal(mesh, triangle)), facing([x, y, z]));
    if (!(cosine >= worst)) worst = cosine;
  }
  expect(worst).toBeGreaterThan(0.2);
}

describe('closed bodies face outwards, have no empty triangle and the volume of their polygons', () => {
  it('sphere', () => {
    fc.assert(
      fc.property(
        center,
        radius,
        axis,
        turns,
        fc.integer({ min: 3, max: 40 }),
        circle,
        (c, r, a, ntheta, nphi, thetaRange) => {
          const mesh = sphereMesh({ center: c, radius: r }, { axis: a, ntheta, nphi, thetaRange });
          expectClosed(mesh);
          expect(triangleCount(mesh)).toBe(2 * ntheta * (nphi - 2));
          expect(area(mesh)).toBeLessThan(4 * Math.PI * r * r);
          if (ntheta >= 24 && nphi >= 24) expectRelative(area(mesh), 4 * Math.PI * r * r, 0.02);
        },
      ),
    );
  });

  it('box', () => {
    const extent = fc.tuple(number(-20, 20), number(1, 20));
    fc.assert(
      fc.property(extent, extent, extent, points, points, ([x, dx], [y, dy], [z, dz], nu, nv) => {
        const box = { xmin: x, xmax: x + dx, ymin: y, ymax: y + dy, zmin: z, zmax: z + dz };
        const mesh = boxMesh(box, { resolution: [nu, nv] });
        expectClosed(mesh);
        expectRelative(signedVolume(mesh), dx * dy * dz);
        expectRelative(area(mesh), 2 * (dx * dy + dy * dz + dz * dx));
      }),
    );
  });

  it('cylinder', () => {
    fc.assert(
      fc.property(
        center,
        axis,
        radius,
        number(0.1, 30),
        turns,
        points,
        points,
        circle,
        (c, a, r, length, ntheta, naxial, nradial, thetaRange) => {
          const mesh = cylinderMesh(
            { center: c, axis: a, radius: r, length },
            { ntheta, naxial, nradial, thetaRange },
          );
          expectClosed(mesh);
          expectRelative(signedVolume(mesh), Math.PI * r * r * length * polygonPart(ntheta), 1e-8);
        },
      ),
    );
  });

  it('ring-shaped disk', () => {
    fc.assert(
      fc.property(
        center,
        axis,
        radius,
        number(0.1, 0.9),
        turns,
        points,
        points,
        circle,
        (c, a, outer, part, ntheta, naxial, nradial, thetaRange) => {
          const disk = {
            center: c,
            axis: a,
            outerRadius: outer,
            innerRadius: part * outer,
            tmin: -1,
            tmax: 2.5,
          };
          const mesh = ringDiskMesh(disk, { ntheta, naxial, nradial, thetaRange });
          expectClosed(mesh);
          const volume = 3.5 * Math.PI * outer * outer * (1 - part * part) * polygonPart(ntheta);
          expectRelative(signedVolume(mesh), volume, 1e-8);
        },
      ),
    );
  });

  it('slab with a hole', () => {
    const part = number(-0.4, 0.4);
    fc.assert(
      fc.property(
        center,
        axis,
        fc.tuple(radius, radius),
        fc.tuple(part, part),
        turns,
        points,
        points,
        points,
        circle,
        (c, a, width, [u, v], ntheta, naxial, nradial, nwall, thetaRange) => {
          const hole = [u * width[0], v * width[1]] as const;
          const innerRadius = 0.09 * Math.min(...width);
          const slab = { center: c, axis: a, width, innerRadius, holeOffset: hole, length: 3 };
          const mesh = holedSlabMesh(slab, { ntheta, naxial, nradial, nwall, thetaRange });
          expectClosed(mesh);
          const [most, least] = [
            Math.PI * innerRadius ** 2,
            Math.PI * innerRadius ** 2 * polygonPart(ntheta),
          ];
          expect(signedVolume(mesh)).toBeGreaterThan(3 * (width[0] * width[1] - most) * (1 - 1e-9));
          // Rays to the corners only make the polygon rounder, but for those that take the place of a sample.
          expect(signedVolume(mesh)).toBeLessThan(3 * (width[0] * width[1] - 0.99 * least));
        },
      ),
    );
  });
});

describe('open surfaces', () => {
  it('walls of any angle face away from the axis', () => {
    fc.assert(
      fc.property(turns, points, fc.oneof(arc, circle), (ntheta, naxial, thetaRange) => {
        fc.pre(ntheta > 8);
        const cylinder = { center: [1, 2, 3], axis: 'z', radius: 2, tmin: 0, tmax: 4 } as const;
        const mesh = cylinderMesh(cylinder, { parts: ['side'], ntheta, naxial, thetaRange });
        expectFacing(mesh, ([x, y]) => normalised([x - 1, y - 2, 0]));
        expect(isClosed(mesh)).toBe(false);
      }),
    );
  });

  it('discs, panels and plates face along their axis, or against it', () => {
    fc.assert(
      fc.property(
        center,
        axis,
        turns,
        fc.oneof(arc, circle),
        fc.boolean(),
        (c, a, ntheta, thetaRange, flipNormal) => {
          fc.pre(ntheta > 8);
          const direction: Vector3 =
            typeof a === 'string'
              ? { x: [1, 0, 0] as const, y: [0, 1, 0] as const, z: [0, 0, 1] as const }[a]
              : normalised(a);
          const wanted: Vector3 = [0, 1, 2].map((k) => (flipNormal ? -1 : 1) * (direction[k] ?? 0)) as [
            number,
            number,
            number,
          ];
          const options = { ntheta, thetaRange, flipNormal };
          expectFacing(discMesh({ center: c, axis: a, radius: 2 }, options), () => wanted);
          expectFacing(panelMesh({ center: c, axis: a, width: [2, 3] }, { flipNormal }), () => wanted);
          expectFacing(
            holedPlateMesh({ center: c, axis: a, width: [5, 6], innerRadius: 1 }, options),
            () => wanted,
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a plate with a hole', () => {
  it('has its four corners exactly and no more area than the hole leaves', () => {
    const part = number(-0.45, 0.45);
    fc.assert(
      fc.property(
        fc.tuple(radius, radius),
        fc.tuple(part, part),
        number(0.01, 1.2),
        turns,
        points,
        (width, [u, v], size, ntheta, nradial) => {
          const [w, h] = width;
          const innerRadius = size * Math.min(w, h);
          const plate = {
            center: [0, 0, 7],
            axis: 'z',
            width,
            innerRadius,
            holeOffset: [u * w, v * h],
          } as const;
          const reach = Math.hypot(w * (0.5 + Math.abs(u)), h * (0.5 + Math.abs(v)));
          fc.pre(innerRadius < 0.95 * reach);
          const mesh = holedPlateMesh(plate, { ntheta, nradial });
          expect(withoutZeroArea(mesh)).toBe(mesh);
          const corners = [-w / 2, w / 2].flatMap((x) => [-h / 2, h / 2].map((y) => [x, y] as const));
          const covered = corners.filter(
            ([x, y]) => Math.hypot(x - u * w, y - v * h) < innerRadius * 1.000001,
          );
          for (const corner of corners) {
            if (covered.includes(corner)) continue;
            const found = Array.from({ length: mesh.positions.length / 3 }, (_, k) => k).some(
              (k) => mesh.positions[3 * k] === corner[0] && mesh.positions[3 * k + 1] === corner[1],
            );
            expect(found).toBe(true);
          }
          const missing = area(mesh) + holeArea(w, h, u * w, v * h, innerRadius) - w * h;
          const polygon = Math.PI * innerRadius ** 2 * (1 - polygonPart(ntheta));
          expect(missing).toBeGreaterThan(-1e-3 * w * h);
          expect(missing).toBeLessThan(1.01 * polygon + 1e-3 * w * h);
        },
      ),
    );
  });

  it('is the rectangle without the polygon of the hole', () => {
    const mesh = holedPlateMesh({ center: [0, 0, 0], axis: 'z', width: [10, 3], innerRadius: 1 });
    // Vertices 0 … of the first row run round the hole.
    const hole = ringOnCircle(mesh, 1);
    expect(area(mesh) + polygonArea(hole)).toBeCloseTo(30, 10);
    expect(hole.length).toBeGreaterThanOrEqual(64);
    expect(boundingBox(mesh)).toEqual({ min: [-5, -1.5, 0], max: [5, 1.5, 0] });
  });

  it('keeps what a hole over its edge leaves', () => {
    // Half of the hole lies beyond the edge u = 2.
    const plate = {
      center: [0, 0, 0],
      axis: 'z',
      width: 4,
      innerRadius: 1,
      holeOffset: [1.999999999, 0],
    } as const;
    expect(area(holedPlateMesh(plate, { ntheta: 2000 }))).toBeCloseTo(16 - Math.PI / 2, 4);
  });
});

/** The area of the rectangle that a disc covers, by strips. */
function holeArea(w: number, h: number, u: number, v: number, r: number): number {
  const strips = 4000;
  let sum = 0;
  for (let k = 0; k < strips; k += 1) {
    const x = -w / 2 + ((k + 0.5) * w) / strips;
    const half = Math.sqrt(Math.max(0, r * r - (x - u) ** 2));
    sum += Math.max(0, Math.min(h / 2, v + half) - Math.max(-h / 2, v - half)) * (w / strips);
  }
  return sum;
}

function ringOnCircle({ positions }: TriangleMesh, r: number): (readonly [number, number])[] {
  const ring: [number, number][] = [];
  for (let at = 0; at < positions.length; at += 3) {
    const [x = 0, y = 0] = [positions[at], positions[at + 1]];
    if (Math.abs(Math.hypot(x, y) - r) < 1e-12) ring.push([x, y]);
  }
  return ring.sort((a, b) => Math.atan2(a[1], a[0]) - Math.atan2(b[1], b[0]));
}

function polygonArea(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], k) => {
    const [nextX = 0, nextY = 0] = ring[(k + 1) % ring.length] ?? [];
    return sum + 0.5 * (x * nextY - y * nextX);
  }, 0);
}
