import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmptyFieldError } from '@emout/emses/errors';
import { inspectRun } from '@emout/emses/inspect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmptyFieldError as EmptyHereError } from './errors.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

const LINE = [1, 1, 5];

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

function inputOf(system = 'mtd_vbnd = 0,1,2', digcon = 'ifdiag = 100'): string {
  return `${KEY}\n&digcon ${digcon} /\n&tmgrid dt = 0.5, nx = 4 /\n&system ${system} /\n`;
}

/** Names, sizes, times and contents of everything in a directory. */
function everythingIn(directory: string): string[] {
  return readdirSync(directory).map((name) => {
    const path = join(directory, name);
    const { size, mtimeMs, ino } = statSync(path);
    return [name, size, mtimeMs, ino, createHash('sha256').update(readFileSync(path)).digest('hex')].join(
      ' ',
    );
  });
}

describe('files of a run, where the Python emout goes wrong', () => {
  it('nothing is written to the directory of a run (it leaves relocated fields and a new plasma.inp there)', () => {
    const directory = runs.copySmall('small');
    writeFileSync(
      join(directory, 'plasma.toml'),
      '[meta.unit_conversion]\ndx = 0.5\nto_c = 10000.0\n[tmgrid]\nnx = 16\ndt = 0.002\n[digcon]\nifdiag = 100\n[system]\nmtd_vbnd = [0, 2, 1]\n',
    );
    const before = everythingIn(directory);
    for (const expr of ['rex[-1]', 'rexyz[0, 20]', 'rbx[-1, 3]', 'mean(phisp, "t")']) {
      runs.components('small', expr, { units: 'si' });
      runs.components('small', expr, { compat: 'emout' });
    }
    const run = runs.open('small');
    inspectRun(run);
    run.particles(1).read(0, ['x']);
    run.diagnostic('icur');
    expect(everythingIn(directory)).toEqual(before);
  });

  it('plasma.toml is read itself, and a stale plasma.inp beside it is said (without its tool it uses that silently)', () => {
    const directory = runs.make('run', inputOf());
    writeFileSync(
      join(directory, 'plasma.toml'),
      '[meta.unit_conversion]\ndx = 0.25\nto_c = 10000.0\n[tmgrid]\nnx = 8\ndt = 0.5\n[digcon]\nifdiag = 100\n',
    );
    const run = runs.open('run');
    expect(run.parameters?.source).toBe('plasma.toml');
    expect(run.units?.key.dxM).toBe(0.25);
    expect(runs.ask('run', 'inp.nx').values).toEqual([8]);
    const stale = run.problems.filter(({ fileName }) => fileName === 'plasma.inp').map(({ what }) => what);
    expect(stale).toHaveLength(1);
    expect(stale[0]).toMatch(/plasma\.toml is used; plasma\.inp beside it gives other values for .*nx/);
  });

  it.runIf(existsSync('/proc/self/fd'))(
    'a field that is asked for again is not opened again, and closing closes (it opens every time and leaves handles)',
    async () => {
      runs.make('run', inputOf());
      await runs.write('run', 'phisp', { '0000': [1, 2, 3, 4, 5] }, LINE);
      const open = (): number =>
        readdirSync('/proc/self/fd').filter((fd) => {
          try {
            return readlinkSync(join('/proc/self/fd', fd)).startsWith(runs.root);
          } catch {
            return false;
          }
        }).length;
      expect(open()).toBe(0);
      const run = runs.open('run');
      expect(run.field('phisp')).toBe(run.field('phisp'));
      runs.ask('run', 'phisp[0]');
      const once = open();
      expect(once).toBeGreaterThan(0);
      for (let k = 0; k < 20; k += 1) runs.ask('run', 'phisp[0] * 2');
      expect(open()).toBe(once);
      run.close();
      runs.library.close();
      expect(open()).toBe(0);
    },
  );

  it('a field without snapshots has none, and stray members are left out (it fails with errors of Python)', async () => {
    runs.make('run', inputOf());
    await runs.write('run', 'rho', {}, LINE);
    await runs.write('run', 'phisp', { '0000': [1, 2, 3, 4, 5], notes: [9, 9, 9, 9, 9] }, LINE);
    await runs.write('run', 'ex', { notes: [9, 9, 9, 9, 9] }, LINE);
    writeFileSync(join(runs.root, 'run/ey00_0000.h5'), '');
    const run = runs.open('run');
    expect(run.field('rho').shape[0]).toBe(0);
    expect(run.field('ey').shape[0]).toBe(0);
    expect(run.field('phisp').keys).toEqual([0]);
    expect(run.field('phisp').problems.join()).toContain('notes');
    expect(run.field('ex').shape[0]).toBe(0);
    expect(run.problems.map(({ fileName }) => fileName)).toContain('phisp00_0000.h5');
    const refusal = (expr: string): unknown => {
      try {
        return runs.ask('run', expr);
      } catch (error) {
        return error;
      }
    };
    for (const name of ['rho', 'ex', 'ey']) {
      const error = refusal(`${name}[-1]`);
      expect(error instanceof EmptyFieldError || error instanceof EmptyHereError, name).toBe(true);
    }
    expect(runs.ask('run', 'phisp[-1, 0, 0]').values).toEqual([1, 2, 3, 4, 5]);
  });

  it('a relocated field that was begun and not finished is computed anew, also across continuations (it stays broken)', async () => {
    for (const name of ['run', 'run_2']) runs.make(name, inputOf());
    await runs.write('run', 'ex', { '0000': [10, 20, 40, 80, 160] }, LINE);
    await runs.write('run', 'rex', {}, LINE);
    await runs.write('run_2', 'phisp', { '0000': [1, 2, 3, 4, 5] }, LINE);
    expect(runs.ask('run', 'rex[0, 0, 0]').values).toEqual([45, 15, 30, 60, 45]);
    // One that was cut off, or that ended before the run did, is no better.
    await runs.write('run', 'ey', { '0000': [1, 1, 1, 1, 1], '0001': [2, 2, 2, 2, 2] }, [1, 5, 1]);
    await runs.write('run', 'rey', { '0000': [9, 9, 9, 9, 9] }, [1, 5, 1]);
    expect(runs.ask('run', 'rey[:, 0, 2, 0]').values).toEqual([1, 2]);
    writeFileSync(join(runs.root, 'run/rey00_0000.h5'), 'cut off');
    expect(runs.ask('run', 'rey[:, 0, 2, 0]').values).toEqual([1, 2]);
    // A continuation without the field it is made of is joined without it, and that is said.
    expect(runs.ask('run+run_2', 'rex[:, 0, 0, 1]').values).toEqual([15]);
    const joined = runs.open('run', { continuations: [join(runs.root, 'run_2')] });
    expect(joined.field('ex').problems).toEqual(['run_2: It has no ex, which is joined without it.']);
  });

  it('open boundaries take the nearest inner value, also when mtd_vbnd is missing (both stop it)', async () => {
    runs.make('open', inputOf('mtd_vbnd = 3, 3, 3'));
    runs.make('missing', inputOf('nspec = 1'));
    for (const name of ['open', 'missing']) {
      await runs.write(name, 'ex', { '0000': [10, 20, 40, 80, 160] }, LINE);
      expect(runs.ask(name, 'rex[0, 0, 0]').values).toEqual([10, 15, 30, 60, 80]);
    }
    expect(runs.open('open').field('rex').problems).toEqual([
      'The boundary along x is open, so its ends are taken from the nearest inner values.',
    ]);
    expect(runs.open('missing').field('rex').problems[0]).toContain('mtd_vbnd(1) is missing');
    // Whoever asks for numbers is told.
    const { checked } = runs.library.prepare({ run: 'open', expr: 'rex[0]', units: 'emses' });
    expect(checked.notes).toEqual([
      'rex: The boundary along x is open, so its ends are taken from the nearest inner values.',
    ]);
  });

  it.each([
    ['periodic', 0, [45, 15, 30, 60, 45], [50, 15, 30, 60, 50]],
    ['dirichlet', 1, [10, 15, 30, 60, 80], [20, 15, 30, 60, 80]],
    ['neumann', 2, [0, 15, 30, 60, 0], [0, 15, 30, 60, 0]],
  ])(
    'the lower end of a relocated electric field is taken from element 0 (it takes element 1): %s',
    async (_, code, right, original) => {
      runs.make('run', inputOf(`mtd_vbnd = ${code},${code},${code}`));
      const values = [10, 20, 40, 80, 160];
      await runs.write('run', 'ex', { '0000': values }, [1, 1, 5]);
      await runs.write('run', 'ey', { '0000': values }, [1, 5, 1]);
      await runs.write('run', 'ez', { '0000': values }, [5, 1, 1]);
      for (const name of ['rex', 'rey', 'rez']) {
        expect(runs.ask('run', `${name}[0]`).values, name).toEqual(right);
        expect(runs.ask('run', `${name}[0]`, { compat: 'emout' }).values, name).toEqual(original);
      }
    },
  );

  it('snapshots are counted by their place, whatever they are called (it takes the index for the name)', async () => {
    runs.make('run', inputOf());
    const snapshots = {
      '0005': [50, 51, 52, 53, 54],
      '0006': [60, 61, 62, 63, 64],
      '0007': [70, 71, 72, 73, 74],
    };
    await runs.write('run', 'phisp', snapshots, LINE);
    expect(runs.ask('run', 'phisp[0, 0, 0, 0]').values).toEqual([50]);
    expect(runs.ask('run', 'phisp[-1, 0, 0, 0]').values).toEqual([70]);
    expect(runs.ask('run', 'phisp[:, 0, 0, 0]').values).toEqual([50, 60, 70]);
    expect(() => runs.ask('run', 'phisp[5]')).toThrow('There is no step 5. phisp has steps 0 to 2');
    const series = runs.open('run').field('phisp');
    expect(series.keys).toEqual([5, 6, 7]);
    expect([0, 1, 2].map((k) => series.time.stepOf(k))).toEqual([500, 600, 700]);
  });
});
