import { openRun } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type IndexItem, resolveIndex } from '@emout/ndarray/index-rules';
import type { Result } from './report.js';
import { measure } from './statistics.js';

const ALL: IndexItem = { kind: 'range', start: null, stop: null, step: null };
const at = (index: number): IndexItem => ({ kind: 'index', at: index });

const PLANES: readonly [string, (index: number) => readonly IndexItem[]][] = [
  ['xy plane (z fixed)', (i) => [at(i % 20), at((i * 97) % 513), ALL, ALL]],
  ['xz plane (y fixed)', (i) => [at(i % 20), ALL, at((i * 37) % 129), ALL]],
  ['yz plane (x fixed)', (i) => [at(i % 20), ALL, ALL, at((i * 53) % 129)]],
  ['tz plane (y, x fixed)', (i) => [ALL, ALL, at((i * 37) % 129), at((i * 53) % 129)]],
];

/** Reads one plane after another from the medium sample in this process; warm page cache. */
export async function benchSliceRead(directory: string): Promise<Result[]> {
  using run = openRun(directory, await Hdf5Library.load({ companion: true }));
  const series = run.field('phisp');
  const results: Result[] = [];
  for (const [name, items] of PLANES) {
    const measured = await measure(60, 20, (i) => series.read(resolveIndex(items(i), series.shape)));
    results.push({
      name: `read: ${name}`,
      timing: measured,
      target: name.startsWith('tz') ? null : { medianMs: 3 },
    });
  }
  return results;
}
