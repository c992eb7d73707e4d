import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundariesOf, meshOfBoundary } from '@emout/emses/boundaries';
import { evaluate } from '@emout/expr/evaluate';
import { sampleGrid } from '@emout/geometry/trilinear';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { RunningStatistics } from '@emout/ndarray/running-statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLibrary } from './run-library.js';
import { gridOfField, type SpaceField } from './surface-field.js';
import { surfaceValues } from './surface-values.js';
import { GOLDEN, type GoldenNumbers, knownValues } from './testing/golden.js';

interface GoldenSampling {
  readonly boundaries: readonly {
    readonly index: number;
    readonly btype: string;
    readonly vertex_values: GoldenNumbers;
    readonly face_values: GoldenNumbers;
  }[];
  readonly points_m: readonly (readonly [number, number, number])[];
  readonly values: readonly (number | 'NaN')[];
}

const { small }: { readonly small: { readonly surface_sampling: GoldenSampling } } = JSON.parse(
  readFileSync(join(GOLDEN, 'small.json'), 'utf8'),
);
const golden = small.surface_sampling;
const POTENTIAL = 'phisp[-1]';

/** Values of float32 files (the original converts them in their type). */
const TOLERANCE = 1e-6;

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

function fieldOf(expr: string, units: 'si' | 'emses'): SpaceField {
  const evaluated = evaluate(library.prepare({ run: 'small', expr, units }).checked);
  if (evaluated.kind !== 'array') throw new Error(`${expr} is a vector.`);
  return { type: evaluated.type, evaluated, path: 'expr' };
}

/** The one boundary with the vertices of the original, in metres. */
function bodyOf(index: number) {
  const { parameters } = library.run('small');
  const boundary = boundariesOf(parameters, { compat: 'emout' }).boundaries.find(
    (candidate) => candidate.index === index,
  );
  if (boundary === undefined) throw new Error(`There is no boundary ${index}.`);
  const dxM = parameters?.key?.dxM ?? Number.NaN;
  const mesh = meshOfBoundary(boundary, { unit: 'si', dxM, compat: 'emout' });
  return { index, type: boundary.type, mesh };
}

function expectNumbers(ours: Float64Array, wanted: GoldenNumbers): void {
  expect([ours.length]).toEqual(wanted.shape);
  const scale = wanted.absmax ?? Number.NaN;
  const known = knownValues(wanted);
  expect(known.size).toBeGreaterThan(0);
  for (const [k, value] of known) {
    if (Number.isNaN(value)) expect(ours[k], `number ${k}`).toBeNaN();
    else {
      const off = Math.abs((ours[k] ?? Number.NaN) - value);
      expect(off, `number ${k}`).toBeLessThanOrEqual(TOLERANCE * scale);
    }
  }
  const running = new RunningStatistics();
  running.add(ours, ours.length);
  const statistics = running.result();
  expect(statistics.nan).toBe(wanted.nan);
  for (const name of ['min', 'max', 'mean', 'std'] as const) {
    const off = Math.abs((statistics[name] ?? Number.NaN) - (wanted[name] ?? Number.NaN));
    expect(off, name).toBeLessThanOrEqual(TOLERANCE * scale);
  }
}

describe('the potential on the boundaries of the small run, as the Python emout samples it', () => {
  it('is known for every boundary', () => {
    const { boundaries } = boundariesOf(library.run('small').parameters, { compat: 'emout' });
    expect(golden.boundaries.map(({ index }) => index)).toEqual(boundaries.map(({ index }) => index));
    expect(golden.boundaries.length).toBe(23);
  });

  it.each(golden.boundaries.map((one) => [one.index, one.btype, one] as const))(
    'boundary %i, %s',
    (index, type, wanted) => {
      const body = bodyOf(index);
      expect(body.type).toBe(type);
      const sampled = surfaceValues(
        fieldOf(POTENTIAL, 'si'),
        { unit: 'm', bodies: [body] },
        { compat: 'emout' },
      );
      expect(sampled.unit).toBe('V');
      const [ours] = sampled.bodies;
      expectNumbers(ours?.vertexValues ?? new Float64Array(), wanted.vertex_values);
      expectNumbers(ours?.faceValues ?? new Float64Array(), wanted.face_values);
    },
  );

  it('has the same values at points', () => {
    const field = fieldOf(POTENTIAL, 'si');
    const points = Float64Array.from(golden.points_m.flat());
    const ours = sampleGrid(gridOfField(field, 'm'), points, { compat: 'emout' });
    expect(golden.values.length).toBe(5);
    for (const [k, value] of golden.values.entries()) {
      const shown = (ours[k] ?? 0) * field.evaluated.factor;
      if (value === 'NaN') expect(shown).toBeNaN();
      else expect(Math.abs(shown - value)).toBeLessThanOrEqual(TOLERANCE * Math.abs(value));
    }
  });
});
