import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { type FieldEntry, type OpenRunOptions, openRun, type Run } from '../src/run.js';

/** An input with a conversion key: 5 outputs of fields on 5 × 4 × 3 points. */
export const PARAMETERS = `!!key dx=[0.5],to_c=[10000.0]
&jobcon nstep = 400 /
&digcon ifdiag = 100 ijdiag = 50 /
&tmgrid nx = 4 ny = 3 nz = 2 dt = 0.5 /
&plasma wp(1) = 2.1 qm(1) = -1.0 /
`;

/** Points of a snapshot along z, y, x. */
export const SHAPE = [3, 4, 5] as const;

/** A snapshot whose values are 1000·key + position, as float32. */
export function snapshot(key: number, shape: readonly number[] = SHAPE): Float32Array {
  const size = shape.reduce((product, count) => product * count, 1);
  return Float32Array.from({ length: size }, (_, position) => 1000 * key + position);
}

/** A run in a temporary directory of which a test writes every file. */
export class WrittenRun implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'emout-run-'));
  readonly #opened: Run[] = [];

  private constructor(readonly hdf5: Hdf5Library) {}

  static async create(): Promise<WrittenRun> {
    return new WrittenRun(await Hdf5Library.load());
  }

  path(fileName: string): string {
    return join(this.directory, fileName);
  }

  writeParameters(text = PARAMETERS): void {
    writeFileSync(this.path('plasma.inp'), text);
  }

  /** Writes a snapshot for each key; the path of the file. */
  async writeField(name: string, keys: readonly number[]): Promise<string> {
    const writer = await Hdf5Writer.create(this.path(`${name}00_0000.h5`));
    writer.group(name);
    for (const key of keys) writer.dataset(name, memberName(key), snapshot(key), SHAPE);
    writer.close();
    return writer.path;
  }

  async appendSnapshots(name: string, keys: readonly number[]): Promise<void> {
    const writer = await Hdf5Writer.append(this.path(`${name}00_0000.h5`));
    for (const key of keys) writer.dataset(name, memberName(key), snapshot(key), SHAPE);
    writer.close();
  }

  /** Opens it, or the run in another directory, until the test is over. */
  open(options: OpenRunOptions = {}, directory = this.directory): Run {
    const run = openRun(directory, this.hdf5, options);
    this.#opened.push(run);
    return run;
  }

  [Symbol.dispose](): void {
    for (const run of this.#opened) run.close();
    rmSync(this.directory, { recursive: true });
  }
}

export function memberName(key: number): string {
  return String(key).padStart(4, '0');
}

/** What a run lists of a field. @throws RangeError when it lists none of the name */
export function entryOf(run: Run, name: string): FieldEntry {
  const found = run.fields().find((field) => field.name === name);
  if (!found) throw new RangeError(`${name} is not listed`);
  return found;
}

/** Values of a field at a position in time, or at one on further axes. */
export function valuesOf(run: Run, name: string, ...positions: number[]): number[] {
  const series = run.field(name);
  const items = positions.map((at) => ({ kind: 'index' as const, at }));
  return [...series.read(resolveIndex(items, series.shape)).data];
}

/** What is said about a run once all its fields were looked into. */
export function problemsOf(run: Run): string[] {
  run.fields();
  return run.problems.map(({ what }) => what);
}
