import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RepeatedComponentError, UnknownSpeciesError } from '@emout/emses/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const LINE = [1, 1, 5];

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

function inputOf(more = '', key = KEY): string {
  return `${key}\n&digcon ifdiag = 100 /\n&tmgrid dt = 0.5 /\n&system nspec = 2 ${more} /\n&ptcond npc = 1 /\n`;
}

describe('diagnostics, names and particles, where the Python emout goes wrong', () => {
  it('columns keep their names where the file has more than expected, and asterisks are missing values (all names shift, and columns become text)', () => {
    const directory = runs.make('run', inputOf());
    // Two species with two bodies each, although npc says one.
    const rows = [
      '000000 1.0E-3 1.0E-4 2.0E-3 2.0E-4 000000 3.0E-3 3.0E-4 4.0E-3 4.0E-4',
      '000010 1.5D-3 ********* 2.5E-3 2.5E-4 000010 3.5-103 3.5E-4 4.5E-3 4.5E-4',
    ];
    writeFileSync(join(directory, 'icur'), `${rows.join('\n')}\n`);
    const { columns, steps, problems } = runs.open('run').diagnostic('icur');
    expect(columns.map(({ name }) => name)).toEqual(
      [1, 2].flatMap((s) => [`${s}_step`, ...[1, 2].flatMap((b) => [`${s}_body${b}`, `${s}_body${b}_ema`])]),
    );
    const values = (name: string) => [...(columns.find((column) => column.name === name)?.values ?? [])];
    expect([...(steps ?? [])]).toEqual([0, 10]);
    expect(values('1_body1')).toEqual([1e-3, 1.5e-3]);
    expect(values('1_body1_ema')).toEqual([1e-4, Number.NaN]);
    expect(values('2_body1')).toEqual([3e-3, 3.5e-103]);
    expect(values('2_body2_ema')).toEqual([4e-4, 4.5e-4]);
    expect(problems).toEqual([
      '1 value did not fit its columns (asterisks) and is missing (line 2).',
      'icur has 2 bodies, the parameters say npc = 1.',
    ]);
  });

  it('a file is found by its name before that could be a vector, and no component counts twice (it looks for vectors alone, and takes exx)', async () => {
    runs.make('run', inputOf());
    for (const name of ['ex', 'ey', 'ez']) await runs.write('run', name, { '0000': [1, 2, 3, 4, 5] }, LINE);
    await runs.write('run', 'Txx', { '0000': [6, 7, 8, 9, 10] }, LINE);
    await runs.write('run', 'exy', { '0000': [0, 0, 0, 0, 1] }, LINE);
    expect(runs.ask('run', 'Txx[0, 0, 0]').values).toEqual([6, 7, 8, 9, 10]);
    expect(runs.ask('run', 'exy[0, 0, 0]').values).toEqual([0, 0, 0, 0, 1]);
    expect(runs.components('run', 'ezx').map(({ type }) => type.name)).toEqual(['ez', 'ex']);
    expect(() => runs.components('run', 'exx')).toThrow(RepeatedComponentError);
  });

  it('a species is named by all its digits, and needs no conversion key (p10 and p1anything are species 1, and a key is needed)', async () => {
    runs.make('run', inputOf('', ''));
    await runs.write('run', 'p1x', { '0000': [1, 2] }, [2], 'p1xe00_0000.h5');
    await runs.write('run', 'p10x', { '0000': [3, 4, 5] }, [3], 'p10xe00_0000.h5');
    const run = runs.open('run');
    expect(run.particleSpecies()).toEqual([1, 10]);
    expect([...run.particles(10).read(0, ['x']).x]).toEqual([3, 4, 5]);
    expect([...run.particles(1).read(0, ['x']).x]).toEqual([1, 2]);
    expect(run.particles(1).unit('x')).toBeNull();
    expect(() => run.particles(2)).toThrow(UnknownSpeciesError);
    expect(() => runs.ask('run', 'p1anything')).toThrow('There is no field or parameter p1anything');
  });

  it('particle files are no fields (it lists them with these)', () => {
    runs.copySmall('small');
    const run = runs.open('small');
    expect(run.particleFiles.length).toBeGreaterThan(10);
    expect(run.fieldNames().filter((name) => /^p\d/.test(name))).toEqual([]);
    expect(run.fieldNames()).toContain('phisp');
    expect(runs.library.detail('small').fields.some(({ name }) => name.startsWith('p1'))).toBe(false);
    expect(runs.library.names('small').some(({ name }) => /^p\dx/.test(name))).toBe(false);
  });

  it('ranks and parts are the particles of one step, missing ones are NaN in every type, and slices follow Python (it takes them for later steps)', async () => {
    runs.make('run', inputOf());
    const write = (file: string, x: Record<string, number[]>) => {
      const [values = []] = Object.values(x);
      return runs.write('run', 'p1x', x, [values.length], `p1xe${file}.h5`);
    };
    // Of rank 1, one particle is missing in the first step.
    await write('00_0000_0000', { xe0000: [1, 2], xe0001: [11, 12] });
    await write('00_0000_0001', { xe0000: [3, -9999], xe0001: [13, 14] });
    const series = runs.open('run').particles(1);
    const xOf = (k: number, range?: Parameters<typeof series.read>[2]) => [...series.read(k, ['x'], range).x];
    expect(series.keys).toEqual([0, 1]);
    expect(runs.open('run').fieldNames()).toEqual([]);
    expect([xOf(0), xOf(1)]).toEqual([
      [1, 2, 3, Number.NaN],
      [11, 12, 13, 14],
    ]);
    const range = (start: number | null, stop: number | null, step: number | null) => ({
      range: { kind: 'range', start, stop, step } as const,
    });
    expect(xOf(-1, range(null, null, -1))).toEqual([14, 13, 12, 11]);
    expect(xOf(1, range(null, 100, null))).toEqual([11, 12, 13, 14]);
    expect(xOf(1, range(null, 0, null))).toEqual([]);
    expect(xOf(1, range(-3, -1, null))).toEqual([12, 13]);
    // Outputs past 9999 have names of their own.
    runs.make('long', inputOf());
    await runs.write('long', 'p1x', { xe9999: [1], xe10000: [2], xe10001: [3] }, [1], 'p1xe00_0000.h5');
    const long = runs.open('long').particles(1);
    expect(long.keys).toEqual([9999, 10000, 10001]);
    expect(long.keys.map((_, k) => [...long.read(k, ['x']).x])).toEqual([[1], [2], [3]]);
    // In double precision −9999 is the same number.
    runs.make('doubles', inputOf());
    await runs.write('doubles', 'p1x', { '0000': Float64Array.of(1, -9999) }, [2], 'p1xe00_0000.h5');
    expect([...runs.open('doubles').particles(1).read(0, ['x']).x]).toEqual([1, Number.NaN]);
  });

  it('the rest of a step in a second part is added to it; for the original it is a later step, less its first', async () => {
    runs.make('run', inputOf());
    for (const name of ['p1x', 'p1tid']) {
      const same = (values: readonly number[]) => ({ '0000': values, '0001': values });
      await runs.write('run', name, same([1, 2]), [2], `${name}e00_0000.h5`);
      await runs.write('run', name, same([3]), [1], `${name}e00_0001.h5`);
    }
    const read = (compat?: 'emout') => {
      const series = runs.open('run').particles(1, { compat });
      return series.keys.map((_, k) => [...series.read(k, ['x']).x]);
    };
    expect(read()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(read('emout')).toEqual([[1, 2], [1, 2], [3]]);
  });
});
