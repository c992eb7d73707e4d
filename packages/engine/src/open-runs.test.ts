import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRun, type Run } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stampOf } from './file-stamp.js';
import { OpenRuns } from './open-runs.js';
import type { RunSource } from './run-source.js';

let directory: string;
let runs: OpenRuns;
let refreshed: number;
const hdf5 = await Hdf5Library.load();

const source = (): RunSource => ({
  id: directory,
  address: 'a',
  root: { label: 'root', path: directory },
  directory,
  path: directory,
  directories: [directory],
  continuations: [],
  awaited: null,
  overlap: 'compare',
  mayRead: () => true,
});
const file = (name: string): string => join(directory, name);
const stamps = (...names: string[]) => names.map((name) => stampOf(file(name)));

function counted(run: Run): Run {
  const refresh = run.refresh.bind(run);
  run.refresh = () => {
    refreshed += 1;
    refresh();
  };
  return run;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-open-runs-'));
  writeFileSync(file('plasma.inp'), '&tmgrid\nnx=4\n/\n');
  refreshed = 0;
  runs = new OpenRuns((one) => counted(openRun(one.directory, hdf5)), { maxKept: 2, maxOpen: 1 });
});

afterEach(() => {
  vi.useRealTimers();
  runs.close();
  rmSync(directory, { recursive: true });
});

it('lists a run again for every question without stamps', () => {
  runs.get(source());
  runs.get(source());
  runs.glance(source(), () => null);
  expect(refreshed).toBe(2);
});

it('does not list it again within a second, as long as what is asked for stays as it was', () => {
  vi.useFakeTimers({ now: 0, toFake: ['performance'] });
  for (let k = 0; k < 5; k++) runs.get(source(), stamps('plasma.inp', 'phisp00_0000.h5'));
  expect(refreshed).toBe(0);
  runs.get(source(), stamps('plasma.inp'));
  vi.advanceTimersByTime(900);
  runs.get(source(), stamps('plasma.inp'));
  const before = refreshed;
  vi.advanceTimersByTime(200);
  runs.get(source(), stamps('plasma.inp'));
  expect(refreshed).toBe(before + 1);
});

it('lists it at once for a file that changed, appeared, or was not asked for before', () => {
  runs.get(source(), stamps('plasma.inp', 'icur'));
  writeFileSync(file('plasma.inp'), '&tmgrid\nnx=8\n/\n');
  utimesSync(file('plasma.inp'), 1, 1);
  const changed = runs.get(source(), stamps('plasma.inp', 'icur'));
  expect([refreshed, changed.parameters?.get('nx')]).toEqual([1, 8]);
  writeFileSync(file('icur'), '1 2\n');
  runs.get(source(), stamps('plasma.inp', 'icur'));
  expect(refreshed).toBe(2);
  runs.get(source(), stamps('plasma.inp', 'ex00_0000.h5'));
  expect(refreshed).toBe(3);
  runs.get(source(), stamps('plasma.inp', 'icur', 'ex00_0000.h5'));
  expect(refreshed).toBe(3);
});
