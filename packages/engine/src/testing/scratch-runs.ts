import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenRunOptions, openRun, type Run } from '@emout/emses/run';
import { evaluate } from '@emout/expr/evaluate';
import type { AxisName } from '@emout/expr/scope';
import type { ArrayType } from '@emout/expr/value-type';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer, type WritableArray } from '@emout/hdf5/hdf5-writer';
import { toContiguous } from '@emout/ndarray/ndarray';
import { type ExpressionRequest, RunLibrary } from '../run-library.js';
import { axisDataOf, fixedAxisOf } from '../value-axes.js';
import { GOLDEN } from './golden.js';

type Options = Partial<Pick<ExpressionRequest, 'units' | 'compat' | 'time'>>;

/** The numbers of an expression with where they lie. */
export interface Answer {
  readonly type: ArrayType;
  readonly shape: readonly number[];
  /** In C order. */
  readonly values: number[];
  readonly unit: string | null;
  readonly notes: readonly string[];
  /** Positions and coordinates along an axis; a removed axis has one. */
  along(axis: AxisName): { readonly positions: number[]; readonly coordinates: number[] };
}

/** The key of the small run: one EMSES length is 0.5 m. */
export const KEY = '!!key dx=[0.5],to_c=[10000.0]';

/** A root in a temporary directory, with copies of the small run and runs that a test makes up. */
export class ScratchRuns implements Disposable {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'emout-faults-')));
  readonly #library: RunLibrary;
  readonly #opened: Run[] = [];

  private constructor(readonly hdf5: Hdf5Library) {
    this.#library = new RunLibrary({ roots: [this.root], hdf5 });
  }

  static async create(): Promise<ScratchRuns> {
    return new ScratchRuns(await Hdf5Library.load());
  }

  get library(): RunLibrary {
    return this.#library;
  }

  /** A copy of the small run, of the named files only where some are named; its directory. */
  copySmall(run: string, files?: readonly string[]): string {
    const directory = join(this.root, run);
    const small = join(GOLDEN, 'data/small');
    if (files === undefined) cpSync(small, directory, { recursive: true });
    else for (const name of files) cpSync(join(small, name), join(directory, name));
    return directory;
  }

  /** A run with the text of its `plasma.inp`; its directory. */
  make(run: string, input: string): string {
    const directory = join(this.root, run);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'plasma.inp'), input);
    return directory;
  }

  /** A file of HDF5: datasets of one shape by their names, in the group of the field. */
  async write(
    run: string,
    field: string,
    snapshots: Readonly<Record<string, readonly number[] | WritableArray>>,
    shape: readonly number[],
    fileName = `${field}00_0000.h5`,
  ): Promise<string> {
    const writer = await Hdf5Writer.create(join(this.root, run, fileName));
    writer.group(field);
    for (const [name, values] of Object.entries(snapshots)) {
      const data = ArrayBuffer.isView(values) ? values : Float32Array.from(values);
      writer.dataset(field, name, data, shape);
    }
    writer.close();
    return writer.path;
  }

  open(run: string, options: OpenRunOptions = {}): Run {
    const opened = openRun(join(this.root, run), this.hdf5, options);
    this.#opened.push(opened);
    return opened;
  }

  /** What an expression gives; of a vector its components. */
  components(run: string, expr: string, { units = 'emses', ...rest }: Options = {}): Answer[] {
    const { checked } = this.#library.prepare({ run, expr, units, ...rest });
    const evaluated = evaluate(checked);
    const arrays =
      evaluated.kind === 'array'
        ? [evaluated]
        : evaluated.components.map((one, k) => ({ ...one, type: typeAt(evaluated.type.components, k) }));
    return arrays.map(({ type, values, factor }) => ({
      type,
      shape: values.shape,
      values: Array.from(toContiguous(values).data, (value) => value * factor),
      unit: type.unit.unit?.symbol ?? null,
      notes: checked.notes,
      along: (axis) => along(type, axis, units),
    }));
  }

  /** What an expression that is no vector gives. */
  ask(run: string, expr: string, options: Options = {}): Answer {
    const [answer, ...more] = this.components(run, expr, options);
    if (answer === undefined || more.length > 0) throw new RangeError(`${expr} is a vector`);
    return answer;
  }

  [Symbol.dispose](): void {
    this.#library.close();
    for (const run of this.#opened) run.close();
    rmSync(this.root, { recursive: true });
  }
}

function typeAt(components: readonly { readonly type: ArrayType }[], k: number): ArrayType {
  const component = components[k];
  if (component === undefined) throw new RangeError(`there is no component ${k}`);
  return component.type;
}

function along(type: ArrayType, name: AxisName, units: 'si' | 'emses'): ReturnType<Answer['along']> {
  const fixed = type.fixed.find((axis) => axis.name === name);
  if (fixed !== undefined) {
    return { positions: [fixed.position], coordinates: [fixedAxisOf(fixed, units).value] };
  }
  const axis = type.axes.find((one) => one.name === name);
  if (axis === undefined) return { positions: [], coordinates: [] };
  const { count, start, step } = axisDataOf(axis, units);
  const positions =
    axis.positions.kind === 'list'
      ? [...axis.positions.at]
      : Array.from({ length: count }, (_, k) => start + k * step);
  const { source } = axis;
  const coordinates = positions.map((p) => (units === 'si' ? source.si(p) : null) ?? source.emses(p));
  return { positions, coordinates };
}
