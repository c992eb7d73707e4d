import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import { UnknownDiagnosticError, UnreadableFieldError } from './errors.js';
import { openRun } from './run.js';

const root = mkdtempSync(join(tmpdir(), 'emout-run-'));
afterAll(() => rmSync(root, { recursive: true }));
let hdf5: Hdf5Library;
beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

describe('a run', () => {
  it('has particles and text diagnostics', () => {
    using run = openRun(goldenRun, hdf5);
    expect(run.particleSpecies()).toEqual([1, 3, 4]);
    expect(run.particles(3).count(-1)).toBe(150);
    expect(run.particles(1).time.timeSeconds(1)).toBeCloseTo((100 * 0.002 * 0.5 * 10000) / 299792458, 18);
    const { schedule, time } = run.particles(1);
    expect(schedule).toEqual({ interval: 100, firstStep: 0, source: 'ifdiag' });
    expect(time.stepOf(4)).toBe(400);
    const symbols = (['x', 'vz', 'tid'] as const).map((name) => run.particles(1).unit(name)?.symbol);
    expect(symbols).toEqual(['m', 'm/s', undefined]);
    expect(run.diagnosticNames()).toEqual(['icur', 'pbody']);
    expect(run.diagnostic('pbody').columns.map(({ name }) => name)).toEqual([
      'step',
      'body1',
      'body2',
      'body3',
    ]);
    expect(() => run.diagnostic('energy')).toThrow(UnknownDiagnosticError);
  });

  it('joins them with those of its continuations', () => {
    const [first, second] = [join(root, 'first'), join(root, 'second')];
    for (const directory of [first, second]) {
      mkdirSync(directory);
      for (const name of ['plasma.inp', 'pbody', 'phisp00_0000.h5', 'p3xe00_0000.h5', 'p3tide00_0000.h5']) {
        cpSync(join(goldenRun, name), join(directory, name));
      }
    }
    using run = openRun(first, hdf5, { continuations: [second] });
    expect(run.particles(3).keys).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(run.particles(3, { compat: 'emout' }).keys.length).toBe(5);
    const { steps, restarts } = run.diagnostic('pbody', { continuationSteps: 'anew' });
    expect([steps?.[39], steps?.[40], steps?.[79]]).toEqual([400, 410, 800]);
    expect(restarts).toEqual([]);
  });

  it('follows no link that it must not follow', () => {
    const directory = join(root, 'links');
    mkdirSync(directory);
    writeFileSync(join(root, 'secret'), '1 2 3\n');
    symlinkSync(join(root, 'secret'), join(directory, 'pbody'));
    symlinkSync(join(goldenRun, 'p3xe00_0000.h5'), join(directory, 'p3xe00_0000.h5'));
    using run = openRun(directory, hdf5, { mayRead: () => false });
    expect(() => run.diagnostic('pbody')).toThrow(UnreadableFieldError);
    const series = run.particles(3);
    expect(series.components).toEqual([]);
    expect(series.problems).toEqual([
      'p3xe00_0000.h5 cannot be read. It is a link to a place outside the folders that may be read.',
    ]);
  });
});
