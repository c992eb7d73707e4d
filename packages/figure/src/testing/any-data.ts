import { ndarray } from '@emout/ndarray/ndarray';
import fc from 'fast-check';
import type { AxisData, CurvesData, FieldData, FigureData, LayerData, PointsData } from '../data.js';
import { inlineData } from '../inline-data.js';
import type { FigureSpec } from '../spec.js';
import type { Layer } from '../spec-layers.js';

/** Numbers 0 ≤ r < 1 that look random and are the same for the same seed (Lehmer's generator). */
function randomNumbers(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

/** What values may look like: `r` is a random number, `k` the position. */
const LOOKS = {
  smooth: (_r, k) => 5 * Math.sin(k / 7) - 1,
  noise: (r) => r - 0.5,
  ramp: (_r, k) => k,
  'all equal': () => 3.7,
  'all zero': () => 0,
  'all missing': () => Number.NaN,
  'all infinite': () => Number.POSITIVE_INFINITY,
  'some missing': (r) => (r < 0.3 ? Number.NaN : r),
  'one value': (_r, k) => (k === 1 ? 2 : Number.NaN),
  'some infinite': (r) =>
    r < 0.1 ? Number.POSITIVE_INFINITY : r < 0.2 ? Number.NEGATIVE_INFINITY : 2 * r - 1,
  huge: (r) => (r - 0.5) * 1e300,
  'beyond all differences': (r) => (r < 0.5 ? -1 : 1) * Number.MAX_VALUE,
  tiny: (r) => (r - 0.5) * 1e-300,
  denormal: (r) => (r < 0.5 ? 0 : Number.MIN_VALUE),
  decades: (r) => 10 ** (600 * r - 300),
  negative: (r) => -1 - r,
  'hardly different': (r) => 1e8 + (r < 0.5 ? 0 : 1.5e-8),
  whole: (r) => Math.floor(5 * r),
} as const satisfies Record<string, (r: number, k: number) => number>;

type Look = keyof typeof LOOKS;
const anyLook = fc.constantFrom(...(Object.keys(LOOKS) as Look[]));
const anySeed = fc.nat(1_000_000);

function valuesOf(look: Look, seed: number, count: number): Float64Array {
  const random = randomNumbers(seed);
  return Float64Array.from({ length: count }, (_, k) => LOOKS[look](random(), k));
}

const anyUnit = fc.constantFrom(null, '', 'm', 'A/m^2', '/m^3');
const anyName = fc.constantFrom('phisp', 'x', 'nd1p', '', '日本語', '<&">');
const anySpacing = fc.constantFrom(1, 0.5, 1e-9, 1e9, 1e-300, 1e300);
const anyFirst = fc.constantFrom(0, -3, 1e15, 1e-15, -1e300);

function anyAxis(name: string, counts: fc.Arbitrary<number>): fc.Arbitrary<AxisData> {
  return fc.record({
    name: fc.constant(name),
    unit: anyUnit,
    start: fc.constantFrom(0, 7),
    step: fc.constantFrom(1, 3),
    count: counts,
    first: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, anyFirst),
    spacing: fc.oneof({ weight: 3, arbitrary: fc.constant(0.5) }, anySpacing),
  });
}

const COUNTS = fc.constantFrom(1, 2, 3, 5, 17, 40, 65);

/** Axes of a field, usually two. */
const anyAxes: fc.Arbitrary<readonly AxisData[]> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(['z', 'x'], ['y', 'x'], ['z', 'y'], ['t', 'x']) },
    { weight: 2, arbitrary: fc.constantFrom(['t'], ['x']) },
    { weight: 1, arbitrary: fc.constantFrom<string[][]>([], ['t', 'z', 'x'], ['vx', 'x'], ['z', 'y', 'x']) },
  )
  .chain((names) => fc.tuple(...names.map((name) => anyAxis(name, COUNTS))));

function anyFieldOn(axes: readonly AxisData[]): fc.Arbitrary<FieldData> {
  const shape = axes.map(({ count }) => count);
  const size = shape.reduce((product, count) => product * count, 1);
  return fc
    .record({
      look: anyLook,
      seed: anySeed,
      single: fc.boolean(),
      name: anyName,
      unit: anyUnit,
      factor: fc.constantFrom(1, 1e-12, 1e12),
    })
    .map(({ look, seed, single, ...named }) => {
      const values = valuesOf(look, seed, size);
      return {
        ...named,
        values: ndarray(single ? Float32Array.from(values) : values, shape),
        axes,
        expression: `${named.name}[-1]`,
      };
    });
}

const anyField: fc.Arbitrary<LayerData> = anyAxes
  .chain(anyFieldOn)
  .map((field) => ({ kind: 'field', field }));

const anyVector: fc.Arbitrary<LayerData> = fc.tuple(anyAxes, anyName, anyUnit).chain(([axes, name, unit]) => {
  const letters = axes
    .map((axis) => axis.name)
    .filter((axis) => axis === 'x' || axis === 'y' || axis === 'z');
  const shown = letters.length === 0 ? (['x'] as const) : letters;
  return fc.tuple(...shown.map(() => anyFieldOn(axes))).map((fields) => ({
    kind: 'vector',
    vector: {
      name,
      unit,
      expression: `${name}[-1]`,
      components: fields.map((field, k) => ({ letter: shown[k] ?? 'x', field })),
    },
  }));
});

const anyPoints: fc.Arbitrary<LayerData> = fc
  .record({
    looks: fc.tuple(anyLook, anyLook),
    seeds: fc.tuple(anySeed, anySeed),
    count: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(0, 1, 2, 3, 50, 300) },
      { weight: 1, arbitrary: fc.constantFrom(10_000, 100_000) },
    ),
    names: fc.tuple(anyName, anyName),
    units: fc.tuple(anyUnit, anyUnit),
  })
  .map(({ looks, seeds, count, names, units }) => {
    const points: PointsData = {
      x: valuesOf(looks[0], seeds[0], count),
      y: valuesOf(looks[1], seeds[1], count),
      xQuantity: { name: names[0], unit: units[0] },
      yQuantity: { name: names[1], unit: units[1] },
      expression: `${names[1]}[-1]`,
    };
    return { kind: 'points', points };
  });

const anyCurves: fc.Arbitrary<LayerData> = fc
  .record({
    looks: fc.tuple(anyLook, anyLook),
    seeds: fc.tuple(anySeed, anySeed),
    count: fc.constantFrom(0, 1, 2, 3, 40, 500),
    names: fc.constantFrom<readonly [string, string]>(['x', 'z'], ['y', 'x'], ['x', 'x'], ['', '']),
    unit: anyUnit,
  })
  .map(({ looks, seeds, count, names, unit }) => {
    const [a, b] = [valuesOf(looks[0], seeds[0], count), valuesOf(looks[1], seeds[1], count)];
    const curves: CurvesData = {
      axes: [
        { name: names[0], unit },
        { name: names[1], unit },
      ],
      points: Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? a : b)[i >> 1] ?? Number.NaN),
    };
    return { kind: 'curves', curves };
  });

const nothing: fc.Arbitrary<LayerData> = fc.constant({ kind: 'none' });

/** The kinds of data that suit a kind of layer. */
const SUITABLE: Readonly<Record<Layer['kind'], fc.Arbitrary<LayerData>>> = {
  map: anyField,
  contour: anyField,
  line: fc.oneof(anyField, anyPoints),
  points: fc.oneof(anyField, anyPoints),
  histogram: fc.oneof(anyField, anyPoints),
  histogram2d: anyPoints,
  stream: anyVector,
  quiver: anyVector,
  boundaries: anyCurves,
  phaseSpace: fc.oneof(anyField, anyPoints),
  trajectories: anyCurves,
  hline: nothing,
  vline: nothing,
  span: nothing,
  text: nothing,
  arrow: nothing,
};

function anyDataFor(layer: Layer): fc.Arbitrary<LayerData> {
  const own = inlineData(layer);
  const fitting = own === null ? SUITABLE[layer.kind] : fc.constant(own);
  return fc.oneof(
    { weight: 24, arbitrary: fitting },
    { weight: 1, arbitrary: fc.oneof(anyField, anyVector, anyPoints, anyCurves, nothing) },
  );
}

/** Data for the layers of a figure: usually of the kinds that they ask for, with values of every look. */
export function anyDataOf(spec: FigureSpec): fc.Arbitrary<FigureData> {
  const panels = spec.panels.map(({ layers }) =>
    fc.tuple(...layers.map(anyDataFor)).map((own) => ({ layers: own })),
  );
  return fc.tuple(...panels).map((own) => ({ panels: own }));
}
