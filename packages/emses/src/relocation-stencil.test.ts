import { resolveIndex } from '@emout/ndarray/index-rules';
import { toContiguous } from '@emout/ndarray/ndarray';
import { describe, expect, it } from 'vitest';
import { ModelSeries } from '../test/model-series.js';
import type { PotentialBoundary } from './potential-boundary.js';
import { RelocatedSeries, type Relocation } from './relocated-series.js';

type Boundaries = Relocation['boundaries'];
type Grid = readonly [number, number, number];

function relocate(
  relocation: Pick<Relocation, 'field' | 'component' | 'boundaries' | 'compat'>,
  shape: Grid,
  values: readonly number[],
): number[] {
  const source = new ModelSeries('source', [1, ...shape], Float64Array.from(values));
  const series = new RelocatedSeries(source, { name: 'relocated', problems: [], ...relocation });
  return [...toContiguous(series.read(resolveIndex([], series.shape))).data];
}

const SHAPES: Readonly<Record<'x' | 'y' | 'z', (n: number) => Grid>> = {
  x: (n) => [1, 1, n],
  y: (n) => [1, n, 1],
  z: (n) => [n, 1, 1],
};

describe('a relocated electric field', () => {
  const line = [10, 20, 40, 80, 160];
  const cases: readonly (readonly [PotentialBoundary, 'emout' | undefined, readonly number[]])[] = [
    ['periodic', 'emout', [50, 15, 30, 60, 50]],
    ['dirichlet', 'emout', [20, 15, 30, 60, 80]],
    ['neumann', 'emout', [0, 15, 30, 60, 0]],
    ['periodic', undefined, [45, 15, 30, 60, 45]],
    ['dirichlet', undefined, [10, 15, 30, 60, 80]],
    ['neumann', undefined, [0, 15, 30, 60, 0]],
    ['open', undefined, [10, 15, 30, 60, 80]],
    ['open', 'emout', [10, 15, 30, 60, 80]],
  ];

  describe.each(['x', 'y', 'z'] as const)('along %s', (component) => {
    it.each(cases)('%s, compat %s', (boundary, compat, expected) => {
      const boundaries: Boundaries = [boundary, boundary, boundary];
      expect(
        relocate({ field: 'electric', component, boundaries, compat }, SHAPES[component](5), line),
      ).toEqual(expected);
    });
  });

  it.each([
    ['x', 'periodic', [0, 1, 2, 3, 4], [2, 0.5, 1.5, 2.5, 2]],
    ['y', 'dirichlet', [0, 5, 10, 15], [5, 2.5, 7.5, 10]],
    ['z', 'neumann', [0, 20, 40], [0, 10, 0]],
  ] as const)('along %s, %s, as in the synthetic run', (component, boundary, line, expected) => {
    const boundaries: Boundaries = [boundary, boundary, boundary];
    const relocation = { field: 'electric', component, boundaries, compat: 'emout' } as const;
    expect(relocate(relocation, SHAPES[component](line.length), line)).toEqual(expected);
  });

  it('is exact for a wave that is sampled half a cell off', () => {
    const cells = 64;
    const wave = Array.from({ length: cells + 1 }, (_, i) => Math.sin((2 * Math.PI * (i + 0.5)) / cells));
    const boundaries: Boundaries = ['periodic', 'periodic', 'periodic'];
    const nodes = relocate({ field: 'electric', component: 'x', boundaries }, [1, 1, cells + 1], wave);
    const damping = Math.cos(Math.PI / cells);
    nodes.forEach((value, i) => {
      expect(value).toBeCloseTo(damping * Math.sin((2 * Math.PI * i) / cells), 12);
    });
  });

  it('of one or two points stays inside them', () => {
    const boundaries: Boundaries = ['periodic', 'dirichlet', 'open'];
    expect(relocate({ field: 'electric', component: 'x', boundaries }, [1, 1, 1], [7])).toEqual([7]);
    expect(relocate({ field: 'electric', component: 'z', boundaries }, [2, 1, 1], [7, 9])).toEqual([7, 7]);
    expect(
      relocate({ field: 'electric', component: 'y', boundaries, compat: 'emout' }, [1, 2, 1], [7, 9]),
    ).toEqual([9, 7]);
  });
});

describe('a relocated magnetic field', () => {
  const plane = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const cases: readonly (readonly [PotentialBoundary, PotentialBoundary, readonly (readonly number[])[]])[] =
    [
      [
        'periodic',
        'periodic',
        [
          [4, 3.5, 4.5, 4],
          [4, 3.5, 4.5, 4],
          [4, 3.5, 4.5, 4],
        ],
      ],
      [
        'dirichlet',
        'dirichlet',
        [
          [0, 0, 0, 0],
          [0, 3.5, 4.5, 0],
          [0, 0, 0, 0],
        ],
      ],
      [
        'neumann',
        'neumann',
        [
          [1, 1.5, 2.5, 3],
          [3, 3.5, 4.5, 5],
          [5, 5.5, 6.5, 7],
        ],
      ],
      [
        'open',
        'open',
        [
          [1, 1.5, 2.5, 3],
          [3, 3.5, 4.5, 5],
          [5, 5.5, 6.5, 7],
        ],
      ],
      [
        'periodic',
        'neumann',
        [
          [2, 1.5, 2.5, 2],
          [4, 3.5, 4.5, 4],
          [6, 5.5, 6.5, 6],
        ],
      ],
      [
        'dirichlet',
        'periodic',
        [
          [0, 3.5, 4.5, 0],
          [0, 3.5, 4.5, 0],
          [0, 3.5, 4.5, 0],
        ],
      ],
    ];

  it.each(cases)('bx with y %s and z %s', (y, z, rows) => {
    for (const compat of ['emout', undefined] as const) {
      const relocation = {
        field: 'magnetic',
        component: 'x',
        boundaries: [z, y, 'periodic'],
        compat,
      } as const;
      expect(relocate(relocation, [3, 4, 1], plane).map((value) => value + 0)).toEqual(rows.flat());
    }
  });

  it.each(cases)('the same of by (z %s, x %s) and bz (x %s, y %s)', (first, second, rows) => {
    const zx = relocate(
      { field: 'magnetic', component: 'y', boundaries: [second, 'open', first] },
      [3, 1, 4],
      plane,
    );
    const yx = relocate(
      { field: 'magnetic', component: 'z', boundaries: ['open', second, first] },
      [1, 3, 4],
      plane,
    );
    expect([zx, yx].map((values) => values.map((value) => value + 0))).toEqual([rows.flat(), rows.flat()]);
  });

  it('of the synthetic run', () => {
    const values = [0, 20, 40].flatMap((z) => [0, 5, 10, 15].map((y) => y + z));
    const boundaries: Boundaries = ['neumann', 'dirichlet', 'periodic'];
    expect(relocate({ field: 'magnetic', component: 'x', boundaries }, [3, 4, 1], values)).toEqual([
      ...[0, 2.5, 7.5, 0, 0, 12.5, 17.5, 0, 0, 22.5, 27.5, 0],
    ]);
  });
});
