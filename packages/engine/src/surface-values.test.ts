import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '@emout/expr/evaluate';
import { boxMesh } from '@emout/geometry/box-mesh';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { toContiguous } from '@emout/ndarray/ndarray';
import { percentiles } from '@emout/ndarray/reduce';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type BoundaryBodies, boundaryBodies } from './run-boundaries.js';
import { RunLibrary } from './run-library.js';
import { checkSpaceField, gridOfField, type SpaceField } from './surface-field.js';
import { surfaceValues } from './surface-values.js';
import { GOLDEN } from './testing/golden.js';

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

function fieldOf(expr: string, units: 'si' | 'emses', where = { library, run: 'small' }): SpaceField {
  const evaluated = evaluate(where.library.prepare({ run: where.run, expr, units }).checked);
  if (evaluated.kind !== 'array') throw new Error(`${expr} is a vector.`);
  return { type: evaluated.type, evaluated, path: 'layers[0]' };
}

/** The domain of the run: 16 × 12 × 40 cells of 0.5 m, its corners its only vertices. */
function domain(unit: 'm' | null): BoundaryBodies {
  const cell = unit === 'm' ? 0.5 : 1;
  const box = { xmin: 0, xmax: 16 * cell, ymin: 0, ymax: 12 * cell, zmin: 0, zmax: 40 * cell };
  return { unit, bodies: [{ index: 7, type: 'domain', mesh: boxMesh(box) }] };
}

function cornersOf({ bodies }: BoundaryBodies): number[][] {
  const positions = bodies[0]?.mesh.positions ?? new Float64Array();
  return Array.from({ length: positions.length / 3 }, (_, k) => [...positions.subarray(3 * k, 3 * k + 3)]);
}

describe('a field on the surfaces of bodies', () => {
  it('has on nodes their values, also on the faces of the domain', () => {
    const field = fieldOf('phisp[-1]', 'si');
    const nodes = toContiguous(field.evaluated.values).data;
    for (const unit of ['m', null] as const) {
      const bodies = domain(unit);
      const [body] = surfaceValues(field, bodies).bodies;
      const cell = unit === 'm' ? 0.5 : 1;
      const wanted = cornersOf(bodies).map(([x = 0, y = 0, z = 0]) => {
        const node = ((z / cell) * 13 + y / cell) * 17 + x / cell;
        return (nodes[node] ?? Number.NaN) * field.evaluated.factor;
      });
      expect(body?.index).toBe(7);
      expect([...(body?.vertexValues ?? [])]).toEqual(wanted);
      expect(body?.faceValues.length).toBe(12);
      expect(body?.faceValues.every(Number.isFinite)).toBe(true);
    }
  });

  it('has none there in the original', () => {
    const [body] = surfaceValues(fieldOf('phisp[-1]', 'si'), domain('m'), { compat: 'emout' }).bodies;
    // The far corner alone lies inside, by half a cell.
    expect(body?.vertexValues.filter(Number.isFinite).length).toBe(1);
  });

  it('has its colours from the 1st to the 99th percentile of the whole field, in the shown unit', () => {
    for (const units of ['si', 'emses'] as const) {
      const field = fieldOf('phisp[-1]', units);
      const { values, factor } = field.evaluated;
      const [low = 0, high = 0] = percentiles(values, [1, 99]);
      const sampled = surfaceValues(field, { unit: null, bodies: [] });
      expect(sampled.limits).toEqual({ min: low * factor, max: high * factor });
      expect(sampled.unit).toBe(units === 'si' ? 'V' : null);
    }
    const negative = fieldOf('-phisp[-1]', 'si');
    const { limits } = surfaceValues(negative, domain('m'));
    expect(limits?.min).toBeLessThan(limits?.max ?? Number.NEGATIVE_INFINITY);
  });

  it('is defined on every boundary of the run as it is drawn here', () => {
    const bodies = boundaryBodies(library.run('small'), { units: 'si', resolution: 1 });
    expect(bodies.bodies.length).toBe(23);
    for (const body of surfaceValues(fieldOf('phisp[-1]', 'si'), bodies).bodies) {
      expect(body.vertexValues.length * 3).toBe(body.mesh.positions.length);
      expect(body.vertexValues.every(Number.isFinite), body.type).toBe(true);
    }
  });

  it('keeps its place when it is cut, thinned, reversed and transposed', () => {
    const whole = gridOfField(fieldOf('phisp[-1]', 'si'), 'm');
    const cut = gridOfField(fieldOf('phisp[-1, 10:30:2, ::3, 4:]', 'si'), 'm');
    expect([cut.shape, cut.spacing, cut.origin]).toEqual([
      [10, 5, 13],
      [0.5, 1.5, 1],
      [2, 0, 5],
    ]);
    const reversed = gridOfField(fieldOf('phisp[-1, ::-1]', 'si'), 'm');
    expect([reversed.spacing, reversed.origin]).toEqual([
      [0.5, 0.5, -0.5],
      [0, 0, 20],
    ]);
    expect(gridOfField(fieldOf('transpose(phisp[-1])', 'emses'), 'm').values).toEqual(
      Float64Array.from(whole.values),
    );
  });
});

describe('what is no field in space', () => {
  function check(expr: string): () => void {
    const { type } = library.prepare({ run: 'small', expr, units: 'si' }).checked;
    if (type.kind !== 'array') throw new Error(`${expr} is a vector.`);
    return () => checkSpaceField({ type, path: 'layers[0]' });
  }

  it('is refused before it is read', () => {
    expect(check('phisp[-1]')).not.toThrow();
    expect(check('phisp')).toThrow('layers[0]: A surface shows a field with the axes z, y and x');
    expect(check('phisp[-1, :, 6, :]')).toThrow('phisp has z, x.');
    expect(check('phisp[:, :, :, 3]')).toThrow('phisp has t, z, y.');
    expect(check('max(phisp)')).toThrow('has none.');
    expect(check('phisp[-1, [3, 5, 9]]')).toThrow('along z are not equally far apart');
    expect(check('phisp[-1, [3, 5, 7]]')).not.toThrow();
  });

  it('has no surfaces in metres without a conversion key', async () => {
    const root = mkdtempSync(join(tmpdir(), 'emout-surface-'));
    const run = join(root, 'bare');
    mkdirSync(run);
    const input = readFileSync(join(GOLDEN, 'data/small/plasma.inp'), 'utf8');
    writeFileSync(join(run, 'plasma.inp'), input.replace(/^!!key.*\n/, ''));
    copyFileSync(join(GOLDEN, 'data/small/phisp00_0000.h5'), join(run, 'phisp00_0000.h5'));
    const bare = new RunLibrary({ roots: [root], hdf5: await Hdf5Library.load() });
    onTestFinished(() => {
      bare.close();
      rmSync(root, { recursive: true });
    });
    const field = fieldOf('phisp[-1]', 'si', { library: bare, run: 'bare' });
    expect(boundaryBodies(bare.run('bare'), { units: 'si', resolution: 1 }).unit).toBeNull();
    expect(() => gridOfField(field, 'm')).toThrow('phisp has no coordinates in metres');
    expect(gridOfField(field, null).spacing).toEqual([1, 1, 1]);
  });

  it('is left when nobody waits for it', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => surfaceValues(fieldOf('phisp[-1]', 'si'), domain('m'), { signal })).toThrow('enough');
  });
});
