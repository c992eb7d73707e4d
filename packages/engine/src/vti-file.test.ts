import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImageDataError } from './errors.js';
import { RunLibrary } from './run-library.js';
import { GOLDEN } from './testing/golden.js';
import { readVti, type VtiImage } from './testing/read-vti.js';
import { writeVti } from './vti-file.js';

let library: RunLibrary;
beforeAll(async () => {
  library = new RunLibrary({ roots: [join(GOLDEN, 'data')], hdf5: await Hdf5Library.load() });
});
afterAll(() => library.close());

function bytesOf(expr: string, units: 'si' | 'emses' = 'si'): Uint8Array<ArrayBuffer>[] {
  const { checked } = library.prepare({ run: 'small', expr, units });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  writeVti(checked, { units }, (bytes) => pieces.push(bytes));
  return pieces;
}

function image(expr: string, units?: 'si' | 'emses'): VtiImage {
  return readVti(new Uint8Array(Buffer.concat(bytesOf(expr, units))));
}

/** The array of the name, which is among those of the file. */
function arrayOf({ arrays }: VtiImage, name: string): Float32Array | Float64Array | Uint8Array {
  const array = arrays.get(name);
  if (array === undefined) throw new RangeError(`${name} is not among ${[...arrays.keys()].join(', ')}`);
  return array;
}

describe('a volume as VTK image data', () => {
  it('has points of the grid, x fastest, with the values of the run', () => {
    const found = image('phisp[-1]');
    expect(found.extent).toEqual([0, 16, 0, 12, 0, 40]);
    expect([...found.arrays.keys()]).toEqual(['phisp [V]']);
    const values = arrayOf(found, 'phisp [V]');
    expect(values).toBeInstanceOf(Float32Array);
    expect(values.length).toBe(17 * 13 * 41);
    const along = (expr: string) => Array.from(arrayOf(image(expr), 'phisp [V]'));
    expect([...values.subarray(0, 17)]).toEqual(along('phisp[-1, :1, :1, :]'));
    expect(Array.from({ length: 41 }, (_, z) => values[z * 17 * 13])).toEqual(along('phisp[-1, :, :1, :1]'));
  });

  it('has metres and volts, or cells and EMSES units', () => {
    const si = image('phisp[-1]');
    expect([si.origin, si.spacing]).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
    ]);
    expect(si.time).toBeCloseTo((400 * 0.002 * 0.5 * 10000) / 299792458, 18);
    const emses = image('phisp[-1]', 'emses');
    expect([emses.spacing, emses.time]).toEqual([[1, 1, 1], 0.8]);
    const [stored, volts] = [arrayOf(emses, 'phisp'), arrayOf(si, 'phisp [V]')];
    expect((volts[1000] ?? 0) / (stored[1000] ?? 1)).toBeCloseTo(0.00510998891677442, 8);
  });

  it('has the place of a slice', () => {
    const { origin, spacing, extent, arrays } = image('phisp[-1, 10:30:2, :, 2:]');
    expect(origin).toEqual([1, 0, 5]);
    expect(spacing).toEqual([0.5, 0.5, 1]);
    expect(extent).toEqual([0, 14, 0, 12, 0, 9]);
    expect(arrays.get('phisp [V]')?.length).toBe(10 * 13 * 15);
  });

  it('turns axes that descend, and puts them in the order of the grid', () => {
    const whole = image('phisp[-1, ::2]');
    const expected = Buffer.from(Float32Array.from(arrayOf(whole, 'phisp [V]')).buffer);
    for (const expr of [
      'phisp[-1, 40::-2]',
      'phisp[-1, ::2, ::-1, ::-1]',
      'transpose(phisp[-1, ::2])',
      'transpose(phisp[-1, ::2, :, ::-1], ["x", "z", "y"])',
    ]) {
      const turned = image(expr);
      expect([turned.origin, turned.spacing, turned.extent], expr).toEqual([
        whole.origin,
        whole.spacing,
        whole.extent,
      ]);
      const [values = []] = turned.arrays.values();
      // Transposed values are computed, in doubles.
      expect(Buffer.from(Float32Array.from(values).buffer), expr).toEqual(expected);
    }
  });

  it('is written in blocks', () => {
    const pieces = bytesOf('tile(tile(phisp[-1], 8, "x"), 8, "y")');
    const largest = Math.max(...pieces.map(({ length }) => length));
    expect(pieces.length).toBeGreaterThan(5);
    expect(largest).toBeLessThanOrEqual(2 ** 20);
  });
});

describe('fewer axes', () => {
  it('are one point on the others, at its place', () => {
    const plane = image('phisp[-1, :, 6, :]');
    expect([plane.extent, plane.origin]).toEqual([
      [0, 16, 0, 0, 0, 40],
      [0, 3, 0],
    ]);
    const line = image('phisp[-1, 20, 6, 4:]');
    expect([line.extent, line.origin]).toEqual([
      [0, 12, 0, 0, 0, 0],
      [2, 3, 10],
    ]);
    expect(line.spacing).toEqual([0.5, 0.5, 0.5]);
    const point = image('phisp[2:3, 20:21, 6, 4]');
    expect([point.extent, point.origin]).toEqual([
      [0, 0, 0, 0, 0, 0],
      [2, 3, 10],
    ]);
  });

  it('that a mean went over are in the middle of it', () => {
    const { extent, origin, time } = image('mean(phisp[-1, 10:31], "z")');
    expect([extent, origin]).toEqual([
      [0, 16, 0, 12, 0, 0],
      [0, 0, 10],
    ]);
    expect(time).not.toBeNull();
    expect(image('mean(phisp, "t")').time).toBeNull();
  });
});

describe('other values', () => {
  it('of a vector are three arrays, zero where it has no component', () => {
    const { arrays } = image('exz[-1, :, 6:8, :]');
    expect([...arrays.keys()]).toEqual(['ex [V/m]', 'exz.y = 0 [V/m]', 'ez [V/m]']);
    const [x, y, z] = [...arrays.values()];
    expect([...(x ?? [])]).toEqual([...arrayOf(image('ex[-1, :, 6:8, :]'), 'ex [V/m]')]);
    expect([...(z ?? [])]).toEqual([...arrayOf(image('ez[-1, :, 6:8, :]'), 'ez [V/m]')]);
    expect(y?.length).toBe(x?.length);
    expect(y?.every((value) => value === 0)).toBe(true);
    // In the order of x, y, z, whatever the name says.
    expect([...image('ezx[-1]').arrays.keys()]).toEqual(['ex [V/m]', 'ezx.y = 0 [V/m]', 'ez [V/m]']);
  });

  it('are doubles where they are computed, and bytes where they are truths', () => {
    const computed = [...image('phisp[-1] * 2').arrays.values()][0];
    expect(computed).toBeInstanceOf(Float64Array);
    const truths = image('(phisp[-1] < 3) & (phisp[-1] > 1)', 'emses');
    const [[name, values] = ['', null]] = [...truths.arrays];
    expect(name).toContain('phisp[-1] < 3');
    expect(values).toBeInstanceOf(Uint8Array);
    const inside = [...arrayOf(image('phisp[-1]', 'emses'), 'phisp')].map((v) => Number(v < 3 && v > 1));
    expect([...(values ?? [])]).toEqual(inside);
  });

  it('that are no image are refused', () => {
    expect(() => image('phisp')).toThrow(ImageDataError);
    expect(() => image('phisp')).toThrow('phisp has 5 times; image data hold one.');
    expect(() => image('phisp[-1, [3, 5, 9]]')).toThrow(
      'The points of phisp along z are not equally far apart',
    );
  });

  it('are not written on when nobody wants them any more', () => {
    const { checked } = library.prepare({ run: 'small', expr: 'exz[-1]', units: 'si' });
    const reason = new Error('nobody waits');
    const stop = new AbortController();
    const write = () =>
      writeVti(checked, { units: 'si', signal: stop.signal }, (bytes) => {
        if (bytes.length > 8) stop.abort(reason);
      });
    expect(write).toThrow(reason);
  });

  it('are counted on while they are written', () => {
    const { checked } = library.prepare({ run: 'small', expr: 'exyz[-1]', units: 'si' });
    const done: number[] = [];
    writeVti(checked, { units: 'si', progress: (count) => done.push(count) }, () => {});
    expect(done).toEqual([1, 2, 3].map((k) => k * 17 * 13 * 41));
  });
});

it('any slice has the values and the places of the points of the whole', () => {
  const whole = image('phisp[2]');
  const values = arrayOf(whole, 'phisp [V]');
  const range = (size: number) =>
    fc
      .tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 5 }), fc.boolean())
      .map(([a, b, step, reversed]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        return reversed ? `${high}:${low === 0 ? '' : low - 1}:${-step}` : `${low}:${high + 1}:${step}`;
      });
  fc.assert(
    fc.property(range(41), range(13), range(17), (z, y, x) => {
      const part = image(`phisp[2, ${z}, ${y}, ${x}]`);
      const found = arrayOf(part, 'phisp [V]');
      const [, lastX = 0, , lastY = 0, , lastZ = 0] = part.extent;
      let at = 0;
      for (let k = 0; k <= lastZ; k += 1) {
        for (let j = 0; j <= lastY; j += 1) {
          for (let i = 0; i <= lastX; i += 1) {
            const [px = 0, py = 0, pz = 0] = [i, j, k].map(
              (index, axis) => ((part.origin[axis] ?? 0) + index * (part.spacing[axis] ?? 0)) / 0.5,
            );
            const expected = values[(Math.round(pz) * 13 + Math.round(py)) * 17 + Math.round(px)];
            if (found[at++] !== expected) return false;
          }
        }
      }
      return at === found.length;
    }),
    { numRuns: 60 },
  );
});
