import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridBox, type SampledGrid } from './sampled-grid.js';
import { sampleGrid } from './trilinear.js';
import type { Vector3 } from './vector3.js';

type Counts = readonly [nx: number, ny: number, nz: number];

const compat = 'emout';

function gridOf(
  [nx, ny, nz]: Counts,
  field: (x: number, y: number, z: number) => number,
  { spacing = [1, 1, 1], origin = [0, 0, 0] }: Partial<Pick<SampledGrid, 'spacing' | 'origin'>> = {},
): SampledGrid & { readonly values: Float64Array } {
  const values = new Float64Array(nx * ny * nz);
  for (let at = 0; at < values.length; at += 1) {
    const [i, j, k] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
    values[at] = field(origin[0] + i * spacing[0], origin[1] + j * spacing[1], origin[2] + k * spacing[2]);
  }
  return { values, shape: [nz, ny, nx], spacing, origin };
}

function at(grid: SampledGrid, point: Vector3, options = {}): number {
  return sampleGrid(grid, Float64Array.from(point), options)[0] ?? Number.POSITIVE_INFINITY;
}

const linear = (x: number, y: number, z: number): number => 3 + 2 * x - 5 * y + 7 * z;

describe('values between the nodes of a grid', () => {
  const place = { spacing: [0.5, 0.25, 2] as const, origin: [-1, 8, 0] as const };
  const grid = gridOf([5, 9, 3], linear, place);

  it('are exact for a linear field, up to the faces and corners', () => {
    const { min, max } = gridBox(grid);
    expect([min, max]).toEqual([
      [-1, 8, 0],
      [1, 10, 4],
    ]);
    const along = (axis: 0 | 1 | 2): number[] =>
      [0, 0.125, 0.375, 0.5, 0.875, 1].map((part) => min[axis] + part * (max[axis] - min[axis]));
    for (const x of along(0)) {
      for (const y of along(1)) {
        for (const z of along(2)) expect(at(grid, [x, y, z])).toBe(linear(x, y, z));
      }
    }
  });

  it('end with the outermost nodes', () => {
    for (const axis of [0, 1, 2] as const) {
      const { min, max } = gridBox(grid);
      for (const [face, outwards] of [
        [min[axis], -1],
        [max[axis], 1],
      ] as const) {
        const point: [number, number, number] = [0.1, 8.9, 1.7];
        point[axis] = face;
        expect(at(grid, point)).toBeCloseTo(linear(...point), 12);
        point[axis] = face + outwards * 1e-9;
        expect(at(grid, point)).toBeNaN();
      }
    }
  });

  it('hold where rounding has moved a point off the last face', () => {
    const spacing = 0.1;
    const rounded = gridOf([4, 4, 4], linear, { spacing: [spacing, spacing, spacing] });
    const beyond = 3 / (1 / spacing) + 2 ** -53;
    expect(beyond).toBeGreaterThan(0.3);
    expect(at(rounded, [beyond, 0.2, 0.3])).toBeCloseTo(linear(0.3, 0.2, 0.3), 12);
  });

  it('are half a cell further in the original, with a rim that has none', () => {
    expect(at(grid, [0.25, 9.125, 3], { compat })).toBe(linear(0, 9, 2));
    expect(at(grid, [-0.75, 8.125, 1], { compat })).toBe(linear(-1, 8, 0));
    expect(at(grid, [1.25, 10.125, 5], { compat })).toBe(linear(1, 10, 4));
    expect(at(grid, [-0.7500001, 9, 3], { compat })).toBeNaN();
    expect(at(grid, [1.2500001, 9, 3], { compat })).toBeNaN();
  });

  it('are those of a grid whose coordinates fall', () => {
    const falling = gridOf([5, 9, 3], linear, { spacing: [-0.5, 0.25, -2], origin: [1, 8, 4] });
    expect(gridBox(falling)).toEqual(gridBox(grid));
    for (const point of [
      [1, 8, 0],
      [-1, 10, 4],
      [0.25, 8.5, 3.5],
    ] as const) {
      expect(at(falling, point)).toBe(at(grid, point));
    }
  });

  it('are those of the nodes where an axis has only one', () => {
    const plane = gridOf([3, 3, 1], linear, { origin: [0, 0, 5] });
    expect(at(plane, [1.5, 0.5, 5])).toBe(linear(1.5, 0.5, 5));
    expect(at(plane, [1.5, 0.5, 5.01])).toBeNaN();
    expect(at(plane, [1.5, 1, 5.5], { compat })).toBe(linear(1, 0.5, 5));
  });

  it('are not spoilt by nodes that have no weight', () => {
    const holed = gridOf([3, 3, 3], (x, y, z) => (x === 1 && y === 1 && z === 1 ? Number.NaN : 1));
    expect(at(holed, [1, 1, 1])).toBeNaN();
    expect(at(holed, [1.5, 1, 1])).toBeNaN();
    expect(at(holed, [0.5, 0.5, 0.5])).toBeNaN();
    // On faces of the cells round the hole, whose other corners have weight 0.
    expect(at(holed, [0, 0.5, 0.5])).toBe(1);
    expect(at(holed, [2, 1, 1])).toBe(1);
    expect(at(holed, [1, 2, 1])).toBe(1);
    expect(at(holed, [1, 0, 0.5])).toBe(1);
    // The node (0, 0, 0) of the original, in a cell with the hole.
    expect(at(holed, [0.5, 0.5, 0.5], { compat })).toBeNaN();
  });

  it('are NaN for a point that is none', () => {
    expect(at(grid, [Number.NaN, 9, 1])).toBeNaN();
    expect(at(grid, [0, Number.POSITIVE_INFINITY, 1])).toBeNaN();
  });

  it('are the same for more points than a block has, and for both kinds of numbers', () => {
    const count = 9001;
    const points = Float64Array.from({ length: 3 * count }, (_, k) => [-1, 8, 0][k % 3] ?? 0);
    for (let k = 0; k < count; k += 1) points[3 * k] = -1 + (2.5 * k) / count;
    const sampled = sampleGrid(grid, points);
    const single = sampleGrid({ ...grid, values: Float32Array.from(grid.values) }, points);
    expect(single).toEqual(sampled);
    for (const [k, value] of sampled.entries()) {
      const x = points[3 * k] ?? 0;
      if (x > 1) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(linear(x, 8, 0), 12);
    }
  });
});

describe('grids that cannot be sampled', () => {
  const grid = gridOf([2, 2, 2], linear);

  it('are refused with what does not fit', () => {
    const sample = (change: Partial<SampledGrid>) => () =>
      sampleGrid({ ...grid, ...change }, new Float64Array());
    expect(sample({ shape: [2, 2, 3] })).toThrow('A grid of 2 × 2 × 3 nodes needs 12 values; 8 are given.');
    expect(sample({ shape: [8, 1, 0] })).toThrow('has no values to sample');
    expect(sample({ spacing: [1, 0, 1] })).toThrow('The spacing 0 along y');
    expect(sample({ spacing: [1, 1, Number.NaN] })).toThrow('The spacing NaN along z');
    expect(sample({ origin: [Number.POSITIVE_INFINITY, 0, 0] })).toThrow('along x begin at Infinity');
    expect(() => sampleGrid(grid, new Float64Array(4))).toThrow('4 numbers are given');
  });

  it('are left when nobody waits for them', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => sampleGrid(grid, new Float64Array(3), { signal })).toThrow('enough');
  });
});

describe('any grid', () => {
  const counts = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)).map(([x, y, z]): Counts => [x + 2, y + 2, z + 2]);
  const parts = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0, max: 1, noNaN: true })));
  const axis = { min: -1e3, max: 1e3, noNaN: true };

  it('has a linear field everywhere inside, to rounding', () => {
    const spacing = fc.tuple(
      ...Array.from({ length: 3 }, () => fc.double({ min: 1e-3, max: 1e3, noNaN: true })),
    );
    const origin = fc.tuple(...Array.from({ length: 3 }, () => fc.double(axis)));
    fc.assert(
      fc.property(counts, spacing, origin, parts, (nodes, steps, first, where) => {
        const [sx = 1, sy = 1, sz = 1] = steps;
        const [ox = 0, oy = 0, oz = 0] = first;
        const grid = gridOf(nodes, linear, { spacing: [sx, sy, sz], origin: [ox, oy, oz] });
        const { min, max } = gridBox(grid);
        const point = (k: 0 | 1 | 2): number => min[k] + (where[k] ?? 0) * (max[k] - min[k]);
        const [x, y, z] = [point(0), point(1), point(2)];
        const size = grid.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        expect(Math.abs(at(grid, [x, y, z]) - linear(x, y, z))).toBeLessThan(1e-11 * size);
      }),
    );
  });

  it('has no value beyond those of the nodes round it, and on nodes theirs', () => {
    fc.assert(
      fc.property(counts, parts, fc.infiniteStream(fc.double(axis)), (nodes, where, numbers) => {
        // Adding 0 leaves no −0, whose sign a sum does not keep.
        const grid = gridOf(nodes, () => numbers.next().value + 0);
        const position = (k: 0 | 1 | 2): number => (where[k] ?? 0) * ((nodes[k] ?? 1) - 1);
        const [x, y, z] = [position(0), position(1), position(2)];
        const [nx, ny] = nodes;
        const node = (i: number, j: number, k: number): number =>
          grid.values[(k * ny + j) * nx + i] ?? Number.NaN;
        const corners = [Math.floor, Math.ceil].flatMap((fx) =>
          [Math.floor, Math.ceil].flatMap((fy) =>
            [Math.floor, Math.ceil].map((fz) => node(fx(x), fy(y), fz(z))),
          ),
        );
        const value = at(grid, [x, y, z]);
        expect(value).toBeGreaterThanOrEqual(Math.min(...corners) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...corners) + 1e-9);
        const [i, j, k] = [Math.round(x), Math.round(y), Math.round(z)];
        expect(at(grid, [i, j, k])).toBe(node(i, j, k));
        expect(at(grid, [i + 0.5, j + 0.5, k + 0.5], { compat })).toBe(node(i, j, k));
      }),
    );
  });
});
