import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { IndexError } from '@emout/ndarray/errors';
import { afterAll, describe, expect, it } from 'vitest';
import { ParticleDirectory } from '../test/particle-files.js';
import {
  MissingComponentError,
  TooManyParticlesError,
  UnevenParticlesError,
  UnknownSpeciesError,
} from './errors.js';
import { Parameters } from './parameters.js';
import { particleSchedule } from './particle-schedule.js';

const directories: ParticleDirectory[] = [];
afterAll(() => {
  for (const directory of directories) directory[Symbol.dispose]();
});
function directory(): ParticleDirectory {
  const made = new ParticleDirectory();
  directories.push(made);
  return made;
}

const key = '!!key dx=[0.5],to_c=[10000.0]\n';
const range = (start: number | null, stop: number | null, step: number | null = null) =>
  ({ kind: 'range', start, stop, step }) as const;

describe('values', () => {
  it('have units, and missing particles are NaN in every number type', async () => {
    const files = directory();
    await files.write('p1vxe00_0000.h5', 'p1vxe', { '0000': [3, 4, 5, -9999] });
    await files.write('p1xe00_0000.h5', 'p1xe', { '0000': Float64Array.of(1, -9999, -9999.5, 4) });
    await files.write('p1tide00_0000.h5', 'p1tide', { '0000': Int32Array.of(1, 2, -9999, 4) });
    const series = await files.open(1, { parameters: Parameters.parse(key) });
    const { vx, x, tid } = series.read(0, ['vx', 'x', 'tid']);
    const ratio = series.unit('vx')?.ratio ?? 0;
    const expected = [89937.7374, 119916.9832, 149896.229, Number.NaN];
    const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
    expect([...vx].map((value) => rounded(value / ratio))).toEqual(expected);
    expect([...x]).toEqual([1, Number.NaN, -9999.5, 4]);
    expect([...tid]).toEqual([1, 2, Number.NaN, 4]);
    expect(series.components).toEqual(['x', 'vx', 'tid']);
  });

  it('of a range follow the rules of Python over all ranks', async () => {
    const files = directory();
    const all = Array.from({ length: 17 }, (_, n) => n);
    await files.write('p12xe00_0000_0001.h5', '', { xe0000: all.slice(5, 6) });
    await files.write('p12xe00_0000_0000.h5', '', { xe0000: all.slice(0, 5) });
    await files.write('p12xe00_0000_0010.h5', '', { xe0000: all.slice(6) });
    const series = await files.open(12);
    expect(series.count(0)).toBe(17);
    for (const start of [null, 0, 3, 5, 6, 16, 40, -2, -30]) {
      for (const stop of [null, 0, 5, 6, 7, 17, 100, -1, -12]) {
        for (const step of [null, 1, 2, 3, 7, 20, -1, -4]) {
          const found = [...series.read(0, ['x'], { range: range(start, stop, step) }).x];
          expect(found).toEqual(slice(all, start, stop, step ?? 1));
        }
      }
    }
    const blocks = [...series.blocks(0, ['x'], { range: range(1, null, 2) }, 3)];
    expect(blocks.map(({ first, count }) => [first, count])).toEqual([
      [0, 3],
      [3, 3],
      [6, 2],
    ]);
    expect(blocks.flatMap(({ values }) => [...values.x])).toEqual(slice(all, 1, null, 2));
  });

  it('are not read when they are too many at once', async () => {
    const files = directory();
    await files.write('p1xe00_0000.h5', 'p1xe', { '0000': new Float32Array(1000) });
    const series = await files.open(1);
    const often = new Array<'x'>(70_000).fill('x');
    expect(() => series.read(0, often)).toThrow(TooManyParticlesError);
    expect(series.read(0, often, { range: range(0, 1) }).x.length).toBe(1);
  });

  it('are refused in words', async () => {
    const files = directory();
    await files.write('p1xe00_0000.h5', 'p1xe', { '0000': [1, 2], '0001': [1, 2] });
    await files.write('p1ye00_0000.h5', 'p1ye', { '0000': [1, 2], '0001': [1] });
    const series = await files.open(1);
    expect(series.count(0)).toBe(2);
    expect(() => series.count(1)).toThrow(UnevenParticlesError);
    expect(() => series.read(1, ['x', 'y'])).toThrow('in output 1: x 2, y 1.');
    expect([...series.read(1, ['y']).y]).toEqual([1]);
    expect(() => series.read(2, ['x'])).toThrow(IndexError);
    expect(() => series.read(0, ['vx'])).toThrow(MissingComponentError);
    expect(() => series.read(0, ['x'], { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
    await expect(files.open(2)).rejects.toThrow(UnknownSpeciesError);
    await expect(files.open(2)).rejects.toThrow('It has species 1.');
  });
});

/** Python's slice of a list. */
function slice(list: number[], start: number | null, stop: number | null, step: number): number[] {
  const n = list.length;
  const clip = (bound: number, low: number, high: number) =>
    Math.min(Math.max(bound < 0 ? bound + n : bound, low), high);
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? n - 1 : n;
  const first = start === null ? (step < 0 ? n - 1 : 0) : clip(start, low, high);
  const end = stop === null ? (step < 0 ? -1 : n) : clip(stop, low, high);
  const found: number[] = [];
  for (let k = first; step < 0 ? k > end : k < end; k += step) found.push(list[k] ?? Number.NaN);
  return found;
}

describe('files of ranks', () => {
  it('leave injection sets out and keep a rank without particles as one missing', async () => {
    const files = directory();
    for (const name of ['x', 'vx'] as const) {
      const injected = name === 'x' ? 'vxr0000' : 'vxf0000';
      await files.write(`p2${name}e00_0000_0000.h5`, '', { [`${name}e0000`]: [1, 2], [`${name}e0001`]: [3] });
      await files.write(`p2${name}e00_0000_0001.h5`, '', {
        [injected]: [9, 9, 9],
        [`${name}e0001`]: [-9999],
      });
    }
    const series = await files.open(2);
    expect(series.problems).toEqual([]);
    expect([...series.read(0, ['x', 'vx']).vx]).toEqual([1, 2]);
    expect([...series.read(1, ['x', 'vx']).x]).toEqual([3, Number.NaN]);
    await expect(files.open(2, { compat: 'emout' })).rejects.toThrow(UnknownSpeciesError);
  });
});

describe('segments and parts', () => {
  async function joined(first: string, second: string, outputs: [number[][], number[][]], tids?: boolean) {
    const files = directory();
    for (const [n, name] of [first, second].entries()) {
      const steps = (outputs[n] ?? []).map((values, k): [string, number[]] => [
        `${k}`.padStart(4, '0'),
        values,
      ]);
      await files.write(`p1xe${name}.h5`, 'p1xe', Object.fromEntries(steps));
      if (tids) {
        const same = steps.map(([output, values]): [string, Int32Array] => [
          output,
          Int32Array.from(values.keys()),
        ]);
        await files.write(`p1tide${name}.h5`, 'p1tide', Object.fromEntries(same));
      }
    }
    const values = async (compat?: 'emout') => {
      const series = await files.open(1, { compat });
      return series.keys.map((output, k): [number, number[]] => [output, [...series.read(k, ['x']).x]]);
    };
    return { right: await values(), emout: await values('emout') };
  }

  it('a part with the same outputs of other particles is the rest of them; the original takes it for later', async () => {
    const { right, emout } = await joined('00_0000', '00_0001', [
      [
        [1, 2],
        [3, 4],
      ],
      [[5], [6]],
    ]);
    expect(right).toEqual([
      [0, [1, 2, 5]],
      [1, [3, 4, 6]],
    ]);
    expect(emout).toEqual([
      [0, [1, 2]],
      [1, [3, 4]],
      [2, [6]],
    ]);
  });

  it('a part with the same outputs of the same particles is later', async () => {
    const { right } = await joined(
      '00_0000',
      '00_0001',
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
      true,
    );
    expect(right).toEqual([
      [0, [1, 2]],
      [1, [3, 4]],
      [2, [5, 6]],
      [3, [7, 8]],
    ]);
  });

  it('a segment that repeats the last output is joined there', async () => {
    const { right, emout } = await joined('00_0000', '01_0000', [
      [[1], [2]],
      [[2], [3], [4]],
    ]);
    expect(right).toEqual([
      [0, [1]],
      [1, [2]],
      [2, [3]],
      [3, [4]],
    ]);
    expect(emout).toEqual(right);
  });

  it('a segment that repeats nothing loses nothing', async () => {
    const { right, emout } = await joined('00_0000', '01_0000', [
      [[1], [2]],
      [[5], [6]],
    ]);
    expect(right.map(([, x]) => x)).toEqual([[1], [2], [5], [6]]);
    expect(emout.map(([, x]) => x)).toEqual([[1], [2], [6]]);
  });

  it('a segment whose counter goes on, and one that overtakes the last outputs', async () => {
    const files = directory();
    await files.write('p1xe00_0000.h5', 'p1xe', { '0000': [1], '0001': [2], '0002': [3] });
    await files.write('p1xe01_0000.h5', 'p1xe', { '0003': [4], '10004': [5] });
    await files.write('p1xe02_0000.h5', 'p1xe', { '0004': [6], '10005': [7] });
    const series = await files.open(1);
    expect(series.keys).toEqual([0, 1, 2, 3, 4, 10005]);
    expect([...series.read(4, ['x']).x]).toEqual([6]);
  });
});

describe('files that are not whole', () => {
  it('leave the others readable', async () => {
    const files = directory();
    const outputs = {
      '0000': Float32Array.from({ length: 500 }, (_, n) => n),
      '0001': new Float32Array(500),
    };
    for (const name of ['x', 'y', 'z']) await files.write(`p1${name}e00_0000.h5`, `p1${name}e`, outputs);
    writeFileSync(files.add('p1vxe00_0000.h5'), 'no HDF5 at all');
    writeFileSync(files.add('p1vye00_0000.h5'), '');
    files.add('p1vze00_0000.h5');
    const cut = files.add('p1ze00_0000.h5');
    truncateSync(cut, readFileSync(cut).length - 1000);
    const series = await files.open(1);
    expect(series.components).toEqual(['x', 'y', 'z']);
    expect(series.keys).toEqual([0]);
    expect([...series.read(0, ['x', 'z']).z.subarray(0, 3)]).toEqual([0, 1, 2]);
    expect(series.problems.map((problem) => problem.slice(0, 22))).toEqual([
      'p1ze00_0000.h5: 1 outp',
      'p1vxe00_0000.h5 cannot',
      'p1vye00_0000.h5 cannot',
      'p1vze00_0000.h5 cannot',
      'Output 1 has no z and ',
    ]);
  });
});

describe('the interval of particle outputs', () => {
  const of = (text: string) => {
    const { interval, source } = particleSchedule(2, Parameters.parse(`&digcon\n${text}\n/\n`));
    return [interval, source];
  };
  it('is that of the parameter which says one', () => {
    expect(of('ifdiag=100 ipahdf=500,200 ipadig=8,8')).toEqual([200, 'ipahdf']);
    expect(of('ifdiag=100 ipahdf=1,1 ipadig=50,60')).toEqual([60, 'ipadig']);
    expect(of('ifdiag=100 ipahdf=0,0')).toEqual([100, 'ifdiag']);
    expect(of('ipadig=1,1 ipahdf=1,1')).toEqual([1, 'ipadig']);
    expect(of('')).toEqual([null, null]);
  });
});
