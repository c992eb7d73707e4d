import { resolveIndex, selectView } from '@emout/ndarray/index-rules';
import { type NdArray, ndarray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySelection } from '../test/arbitrary-selection.js';
import { ModelSeries } from '../test/model-series.js';
import { JoinedSeries } from './joined-series.js';
import { TimeAxis } from './time-axis.js';

const GRID = [2, 3, 4] as const;
const PLANE = sizeOf(GRID);

function model(name: string, count: number, first: number): ModelSeries {
  const values = Float32Array.from({ length: count * PLANE }, (_, k) => 1000 * first + k);
  return new ModelSeries(name, [count, ...GRID], values);
}

/** Three parts of 3, 2 and 3 snapshots; of the later ones the first is left out. */
function join(): { joined: JoinedSeries; parts: readonly ModelSeries[]; whole: NdArray } {
  const parts = [model('a', 3, 0), model('b', 2, 10), model('c', 3, 20)];
  const places = parts.flatMap((series, p) =>
    series.keys.slice(p === 0 ? 0 : 1).map((position) => ({ series, position, key: position })),
  );
  const whole = new Float32Array(places.length * PLANE);
  places.forEach(({ series, position }, k) => {
    const [at] = resolveIndex([{ kind: 'index', at: position }], series.shape);
    if (at) whole.set(series.read([at, ...resolveIndex([], GRID)]).data, k * PLANE);
  });
  for (const part of parts) part.valuesRead = 0;
  const [first = model('a', 1, 0)] = parts;
  const time = TimeAxis.of(
    'fields',
    places.map((_, k) => k),
    null,
  );
  const joined = new JoinedSeries({ model: first, places, time, length: null, problems: [] });
  return { joined, parts, whole: ndarray(whole, [places.length, ...GRID]) };
}

describe('a joined series', () => {
  it('is as long as its places', () => {
    const { joined } = join();
    expect(joined.shape).toEqual([6, ...GRID]);
    expect(joined.paths).toEqual(['/a', '/b', '/c']);
    expect(joined.axis('t')).toMatchObject({ count: 6, uniform: true });
  });

  it('gives slices of the parts as if they were one array', () => {
    fc.assert(
      fc.property(arbitrarySelection([6, ...GRID]), (selection) => {
        const { joined, parts, whole } = join();
        const expected = selectView(whole, selection);
        const bytes = joined.bytesToRead(selection);
        const actual = joined.read(selection);
        expect(actual.shape).toEqual(expected.shape);
        expect([...toContiguous(actual).data]).toEqual([...toContiguous(expected).data]);
        expect(4 * parts.reduce((sum, { valuesRead }) => sum + valuesRead, 0)).toBe(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('has another fingerprint when other snapshots are taken of the same parts', () => {
    const part = model('a', 3, 0);
    const time = TimeAxis.of('fields', [0, 1], null);
    const of = (...positions: number[]): string => {
      const places = positions.map((position) => ({ series: part, position, key: position }));
      return new JoinedSeries({ model: part, places, time, length: null, problems: [] }).fingerprint;
    };
    expect(new Set([of(0, 1), of(1, 2), of(0, 2), of(2, 0)]).size).toBe(4);
  });
});
