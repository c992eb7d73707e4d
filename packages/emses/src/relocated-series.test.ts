import type { AxisSelection } from '@emout/ndarray/index-rules';
import { resolveIndex, selectView } from '@emout/ndarray/index-rules';
import { type NdArray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySelection } from '../test/arbitrary-selection.js';
import { ModelSeries } from '../test/model-series.js';
import type { PotentialBoundary } from './potential-boundary.js';
import { RelocatedSeries, type Relocation } from './relocated-series.js';

const SHAPE = [3, 9, 8, 11] as const;

function noise(
  Type: typeof Float32Array | typeof Float64Array,
  count: number,
  seed: number,
): Float32Array | Float64Array {
  let state = seed | 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state / 2 ** 31;
  };
  const values = Array.from({ length: count }, next);
  return Type === Float32Array ? Float32Array.from(values) : Float64Array.from(values);
}

function series(
  relocation: Omit<Relocation, 'name' | 'problems'>,
  Type: typeof Float32Array | typeof Float64Array = Float32Array,
  shape: readonly [number, number, number, number] = SHAPE,
): { source: ModelSeries; relocated: RelocatedSeries } {
  const source = new ModelSeries('source', shape, noise(Type, sizeOf(shape), 7));
  return { source, relocated: new RelocatedSeries(source, { name: 'moved', problems: [], ...relocation }) };
}

const boundary = fc.constantFrom<PotentialBoundary>('periodic', 'dirichlet', 'neumann', 'open');
const relocation = fc.record({
  field: fc.constantFrom('electric' as const, 'magnetic' as const),
  component: fc.constantFrom('x' as const, 'y' as const, 'z' as const),
  boundaries: fc.tuple(boundary, boundary, boundary),
  compat: fc.constantFrom('emout' as const, undefined),
});

function flat(values: NdArray): number[] {
  return [...toContiguous(values).data];
}

describe('slices of a relocated series', () => {
  it.each([Float32Array, Float64Array])('are those of the whole, of %o', (Type) => {
    fc.assert(
      fc.property(relocation, arbitrarySelection(SHAPE), (kind, selection) => {
        const { relocated } = series(kind, Type);
        const whole = relocated.read(resolveIndex([], SHAPE));
        const expected = selectView(whole, selection);
        const actual = relocated.read(selection);
        expect(actual.shape).toEqual(expected.shape);
        expect(actual.data).toBeInstanceOf(Type);
        expect(flat(actual)).toEqual(flat(expected));
      }),
      { numRuns: 150 },
    );
  });

  it('take from the source what they say, and never more than the whole', () => {
    fc.assert(
      fc.property(relocation, arbitrarySelection(SHAPE), (kind, selection) => {
        const { source, relocated } = series(kind);
        const bytes = relocated.bytesToRead(selection);
        relocated.read(selection);
        const selected = selection.reduce((product, { count }) => product * count, 1);
        expect(source.valuesRead * 4).toBe(bytes);
        expect(source.valuesRead).toBeLessThanOrEqual(sizeOf(SHAPE));
        // Two neighbours along each averaged axis, and those beyond the ends.
        const halo = kind.field === 'electric' ? 4 : 16;
        expect(source.valuesRead).toBeLessThanOrEqual(halo * selected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a slice of a large volume takes', () => {
  const LARGE = [2, 60, 50, 40] as const;
  const all = { kind: 'range', start: null, stop: null, step: null } as const;
  const at = (position: number) => ({ kind: 'index', at: position }) as const;
  const plane = (axis: number, position: number): AxisSelection[] =>
    resolveIndex([at(1), ...[0, 1, 2].map((k) => (k === axis ? at(position) : all))], LARGE);
  const periodic = ['periodic', 'periodic', 'periodic'] as const;

  it.each([
    ['electric', 'x', 0, 20, 50 * 39],
    ['electric', 'z', 0, 20, 2 * 50 * 40],
    ['electric', 'z', 0, 0, 2 * 50 * 40],
    ['electric', 'x', 2, 20, 60 * 50 * 2],
    ['magnetic', 'x', 0, 20, 2 * 49 * 40],
    ['magnetic', 'y', 1, 20, 59 * 39],
    ['magnetic', 'z', 2, 39, 60 * 49 * 2],
  ] as const)('%s %s, plane of axis %i at %i: %i values', (field, component, axis, position, values) => {
    const { source, relocated } = series({ field, component, boundaries: periodic }, Float32Array, LARGE);
    const selection = plane(axis, position);
    expect(relocated.bytesToRead(selection)).toBe(4 * values);
    relocated.read(selection);
    expect(source.valuesRead).toBe(values);
  });

  it('of every eighth plane are two planes each, and the ends', () => {
    const { source, relocated } = series(
      { field: 'electric', component: 'z', boundaries: periodic },
      Float32Array,
      LARGE,
    );
    const eighth = { kind: 'range', start: null, stop: null, step: 8 } as const;
    relocated.read(resolveIndex([at(0), eighth, all, all], LARGE));
    expect(source.valuesRead).toBe(2 * 8 * 50 * 40);
  });
});

describe('a relocated series', () => {
  it('says what its boundaries are by its fingerprint', () => {
    const kind = { field: 'electric', component: 'x' } as const;
    const boundaries = ['open', 'open', 'periodic'] as const;
    const prints = [
      series({ ...kind, boundaries }),
      series({ ...kind, boundaries, compat: 'emout' }),
      series({ ...kind, boundaries: ['open', 'open', 'neumann'] }),
    ].map(({ relocated }) => relocated.fingerprint);
    expect(new Set(prints).size).toBe(3);
  });

  it('stops when told to', () => {
    const { relocated } = series({ field: 'magnetic', component: 'x', boundaries: ['open', 'open', 'open'] });
    const reason = new Error('nobody looks any more');
    expect(() => relocated.read(resolveIndex([], SHAPE), AbortSignal.abort(reason))).toThrow(reason);
  });
});
