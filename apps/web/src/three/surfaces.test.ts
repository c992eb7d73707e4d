import { describe, expect, it } from 'vitest';
import { featureEdges } from './feature-edges';
import { isCurved, outlineInto } from './outline';
import { smoothSurface } from './smooth-surface';
import { cuboid, sphere, welded } from './surface-fixtures';

const length = (pieces: Float32Array, count = pieces.length / 6) => {
  let sum = 0;
  for (let k = 0; k < 6 * count; k += 6) {
    const [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0] = pieces.subarray(k, k + 6);
    sum += Math.hypot(bx - ax, by - ay, bz - az);
  }
  return sum;
};

describe('smoothSurface', () => {
  it('looks away from the middle of a sphere and keeps its vertices', () => {
    const { positions, triangles } = sphere(3);
    const smooth = smoothSurface(positions, triangles);
    expect(smooth.triangles).toHaveLength(triangles.length);
    // One vertex at each pole has no triangle.
    expect(smooth.positions.length).toBeLessThanOrEqual(positions.length);
    for (let v = 0; v < smooth.positions.length; v++) {
      // At the poles the vertices of one place have one triangle each.
      expect(Math.abs((smooth.normals[v] ?? 0) - (smooth.positions[v] ?? 0) / 3)).toBeLessThan(0.07);
    }
  });

  it('gives a welded cuboid a vertex for each side of its edges', () => {
    const { positions, triangles } = welded(cuboid(2));
    expect(positions).toHaveLength(8 * 3);
    const smooth = smoothSurface(positions, triangles);
    expect(smooth.positions).toHaveLength(24 * 3);
    for (let v = 0; v < smooth.normals.length; v += 3) {
      const parts = [...smooth.normals.subarray(v, v + 3)].map((value) => Math.abs(value)).sort();
      expect(parts).toEqual([0, 0, 1]);
    }
    expect(isCurved(smooth.normals, smooth.triangles)).toBe(false);
    for (const [k, corner] of smooth.triangles.entries()) {
      const old = 3 * (triangles[k] ?? 0);
      expect(smooth.positions.subarray(3 * corner, 3 * corner + 3)).toEqual(positions.subarray(old, old + 3));
    }
  });
});

describe('featureEdges', () => {
  it('are the twelve edges of a cuboid, each once, welded or not', () => {
    for (const { positions, triangles } of [cuboid(2), welded(cuboid(2))]) {
      const edges = featureEdges(positions, triangles);
      expect(edges).toHaveLength(12 * 6);
      expect(length(edges)).toBeCloseTo(24, 6);
    }
  });

  it('are none on a sphere, its poles included', () => {
    const { positions, triangles } = sphere(2.5);
    expect(featureEdges(positions, triangles)).toHaveLength(0);
  });

  it('are the rim of an open surface', () => {
    const { positions, triangles } = cuboid(2);
    // Without its last face, the one at the upper z.
    expect(length(featureEdges(positions, triangles.subarray(0, 30)))).toBeCloseTo(24, 6);
    expect(length(featureEdges(positions, triangles.subarray(0, 6)))).toBeCloseTo(8, 6);
  });
});

describe('outlineInto', () => {
  const { positions, triangles } = sphere(2);
  const surface = smoothSurface(positions, triangles);
  const into = new Float32Array(2 * triangles.length);

  it('is the great circle across the gaze from far away', () => {
    const eye = { x: 0.3, y: -0.8, z: 0.5, atInfinity: true };
    const count = outlineInto(into, surface, eye);
    expect(length(into, count)).toBeGreaterThan(2 * Math.PI * 2 * 0.985);
    expect(length(into, count)).toBeLessThan(2 * Math.PI * 2 * 1.02);
    for (let k = 0; k < 6 * count; k += 3) {
      const [x = 0, y = 0, z = 0] = into.subarray(k, k + 3);
      expect(Math.abs(0.3 * x - 0.8 * y + 0.5 * z)).toBeLessThan(0.05);
    }
  });

  it('is a smaller circle, nearer to the eye, from near by', () => {
    const eye = { x: 4, y: 0, z: 0, atInfinity: false };
    const count = outlineInto(into, surface, eye);
    // The cone from distance 2R touches at x = R²/d.
    for (let k = 0; k < 6 * count; k += 3) expect(into[k]).toBeCloseTo(1, 1);
    expect(length(into, count)).toBeCloseTo(2 * Math.PI * Math.sqrt(3), 0);
  });

  it('is nothing of a flat surface', () => {
    const box = cuboid();
    const eye = { x: 0.3, y: -0.8, z: 0.5, atInfinity: true };
    expect(outlineInto(into, smoothSurface(box.positions, box.triangles), eye)).toBe(0);
  });
});
