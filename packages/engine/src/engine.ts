import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FieldSeries } from '@emout/emses/field-series';
import { fieldUnit } from '@emout/emses/field-units';
import { openRun, type Run } from '@emout/emses/run';
import { parseExpression } from '@emout/expr/parse';
import { encodeSpec } from '@emout/figure/codec';
import { compose } from '@emout/figure/compose';
import type { FieldData } from '@emout/figure/data';
import { type FigureSpec, type FigureSpecInput, type Layer, parseFigureSpec } from '@emout/figure/spec';
import type { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { type AxisSelection, selectedShape } from '@emout/ndarray/index-rules';
import { type NdArray, sizeOf, toContiguous } from '@emout/ndarray/ndarray';
import type { PngPainter } from '@emout/render/png';
import { ByteCache } from './byte-cache.js';
import { axisDescriptions, describePanel } from './describe.js';
import type { DataValues, FigureDescription, FixedAxis, Timings } from './description.js';
import { discoverRuns } from './discover.js';
import { DataTooLargeError, EmptyFieldError, FigureDataError } from './errors.js';
import { fieldDataOf, fixedAxesOf, type ShownUnit } from './field-data.js';
import { type FileStamp, fingerprintOf, stampOf } from './file-stamp.js';
import { holdsRun } from './holds-run.js';
import { OpenRuns } from './open-runs.js';
import { RootSet } from './roots.js';
import type { RunDetail, RunListing, RunSummary } from './run-listing.js';
import { detailOf, summaryOf, unreadableSummary } from './run-summary.js';
import { type FieldSubscript, fieldOf, printSelection, selectionOf } from './selection.js';

export interface EngineOptions {
  /** Absolute paths of the allowed roots. */
  readonly roots: readonly string[];
  readonly hdf5: Hdf5Library;
  /** Composes and paints; fonts are registered before it is made. */
  readonly painter: PngPainter;
  /** Budget of the slices that are kept. */
  readonly sliceBytes: number;
  /** Budget of the finished pictures that are kept; 0 for an engine whose owner keeps them. */
  readonly pictureBytes: number;
}

/** A result with the state of the files that it was made of. */
export type Stamped<Result> = Result & { readonly stamps: readonly FileStamp[] };

/** A picture as bytes. */
export interface DrawnFigure {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Quoted, as HTTP writes it; equal for equal figures of unchanged files. */
  readonly etag: string;
  readonly timings: Timings;
}

export interface DataRequest {
  readonly run: string;
  readonly expr: string;
  readonly units: 'si' | 'emses';
}

/** The most that one figure reads. */
const MAX_FIGURE_BYTES = 256e6;
/** The most numbers that `values` gives. */
const MAX_VALUES = 20_000;
const RUN_BOUNDS = { maxKept: 512, maxOpen: 4 };
/** Raised when equal specifications of equal files begin to look different. */
const PICTURE_VERSION = 1;
const PNG = 'image/png';

/** A run as it was when the planning of one request looked at it. */
interface LookedAtRun {
  readonly run: Run;
  /** Of the files that the request needs; taken before the look, so that a later change is noticed. */
  readonly stamps: readonly FileStamp[];
}

/** A layer's data before anything is read. */
interface PlannedData {
  readonly series: FieldSeries;
  readonly selection: readonly AxisSelection[];
  readonly shown: ShownUnit;
}

interface PlannedFigure {
  readonly spec: FigureSpec;
  readonly panels: readonly (readonly PlannedData[])[];
  readonly stamps: readonly FileStamp[];
  readonly etag: string;
}

/**
 * Specification in, bytes out, in one thread: opened runs below the allowed roots, slices and pictures under byte
 * budgets. Everything that reads or draws looks at its signal between steps.
 */
export class Engine {
  readonly #roots: RootSet;
  readonly #painter: PngPainter;
  readonly #runs: OpenRuns;
  readonly #slices: ByteCache<NdArray>;
  readonly #pictures: ByteCache<DrawnFigure>;

  constructor(options: EngineOptions) {
    this.#roots = new RootSet(options.roots, holdsRun);
    this.#painter = options.painter;
    this.#runs = new OpenRuns(
      (directory) => openRun(directory, options.hdf5, { mayRead: (path) => this.#roots.allows(path) }),
      RUN_BOUNDS,
    );
    this.#slices = new ByteCache(options.sliceBytes);
    this.#pictures = new ByteCache(options.pictureBytes);
  }

  /** What the slices and pictures that are kept take. */
  get cacheBytes(): number {
    return this.#slices.usedBytes + this.#pictures.usedBytes;
  }

  /** The runs below the roots; one that cannot be read is listed with its reason. */
  async runs(signal: AbortSignal): Promise<RunListing> {
    const { directories, notes } = await discoverRuns(this.#roots, signal);
    const runs: RunListing['runs'] = [];
    for (const directory of directories) {
      signal.throwIfAborted();
      const address = this.#roots.addressOf(directory);
      const root = this.#roots.rootOf(directory);
      if (address === null || root === null) continue;
      runs.push({ root: root.label, summary: this.#summarize(directory, address) });
    }
    return { runs, notes };
  }

  /**
   * A run with its fields.
   * @throws UnknownRunError, PathOutsideRootsError, RunDirectoryError
   */
  run(address: string): RunDetail {
    const { root, directory } = this.#roots.resolve(address);
    return detailOf(this.#runs.get(directory), address, root.label);
  }

  /**
   * The picture of a figure.
   * @throws the errors of resolving an address, an expression and its indices, of reading and of composing
   */
  draw(input: FigureSpecInput, signal: AbortSignal): Stamped<DrawnFigure> {
    const plan = this.#plan(input);
    const kept = this.#pictures.get(plan.etag);
    if (kept !== undefined) return { ...kept, stamps: plan.stamps };
    const clock = new Stopwatch();
    const panels = this.#read(plan, signal);
    const readMs = clock.lap();
    signal.throwIfAborted();
    const scene = compose(
      plan.spec,
      { panels: panels.map((layers) => ({ layers })) },
      this.#painter.metrics,
      signal,
    );
    const composeMs = clock.lap();
    const bytes = this.#painter.render(scene, { signal });
    const timings = { readMs, composeMs, paintMs: clock.lap() };
    const figure: DrawnFigure = { bytes, mime: PNG, etag: plan.etag, timings };
    this.#pictures.set(plan.etag, figure, bytes.byteLength);
    return { ...figure, stamps: plan.stamps };
  }

  /** What a figure shows, in numbers; throws as `draw` does. */
  describe(input: FigureSpecInput, signal: AbortSignal): Stamped<FigureDescription> {
    const plan = this.#plan(input);
    const clock = new Stopwatch();
    const fields = this.#read(plan, signal);
    const readMs = clock.lap();
    const panels = plan.spec.panels.flatMap((panel, k) => {
      const field = fields[k]?.[0];
      const planned = plan.panels[k]?.[0];
      return field === undefined || planned === undefined
        ? []
        : [describePanel(panel, field, fixedAxes(planned), signal)];
    });
    const timings = { readMs, composeMs: clock.lap(), paintMs: 0 };
    return { etag: plan.etag, panels, timings, stamps: plan.stamps };
  }

  /**
   * The numbers of an expression in the shown unit.
   * @throws DataTooLargeError above 20 000 of them, and as `draw` does
   */
  values(request: DataRequest, signal: AbortSignal): DataValues {
    const asked = fieldOf(parseExpression(request.expr));
    const { run } = this.#look(request.run, [asked.name]);
    const data = planData(run, asked, request.units, undefined);
    const count = sizeOf(selectedShape(data.selection));
    if (count > MAX_VALUES) {
      throw new DataTooLargeError(
        `${printSelection(data.series.name, data.selection, data.series.shape)} has ${count} values; at most ${MAX_VALUES} are sent.`,
        'Take fewer with ranges and steps, as in [::4].',
      );
    }
    const field = this.#readData(data, signal);
    const numbers = toContiguous(field.values).data;
    return {
      expression: field.expression,
      name: field.name,
      unit: field.unit,
      shape: [...field.values.shape],
      axes: axisDescriptions(field),
      values: Array.from(numbers, (value) => (Number.isFinite(value) ? value * field.factor : null)),
    };
  }

  close(): void {
    this.#runs.close();
    this.#slices.clear();
    this.#pictures.clear();
  }

  #summarize(directory: string, address: string): RunSummary {
    try {
      return this.#runs.glance(directory, (run) => summaryOf(run, address));
    } catch (error) {
      return unreadableSummary(directory, address, error instanceof Error ? error.message : String(error));
    }
  }

  /** Everything that can be refused without reading a value. */
  #plan(input: FigureSpecInput): PlannedFigure {
    const spec = parseFigureSpec(input);
    const parsed = spec.panels.map((panel) =>
      panel.layers.map((layer) => ({ layer, field: fieldOf(parseExpression(layer.data.expr)) })),
    );
    const namesByRun = new Map<string, string[]>();
    for (const { layer, field } of parsed.flat()) {
      namesByRun.set(layer.data.run, [...(namesByRun.get(layer.data.run) ?? []), field.name]);
    }
    // Once for each run: looking costs a listing and a `stat` for each file.
    const runs = new Map<string, LookedAtRun>();
    for (const [address, names] of namesByRun) runs.set(address, this.#look(address, names));

    let bytes = 0;
    const panels = parsed.map((layers, p) =>
      layers.flatMap(({ layer, field }, l) => {
        const looked = runs.get(layer.data.run);
        if (looked === undefined) return [];
        const planned = planData(looked.run, field, layer.data.units, spec.compat);
        checkAxes(`panels[${p}].layers[${l}].data.expr`, layer, planned);
        bytes += sizeOf(selectedShape(planned.selection)) * Float64Array.BYTES_PER_ELEMENT;
        return [planned];
      }),
    );
    if (bytes > MAX_FIGURE_BYTES) {
      throw new DataTooLargeError(
        `The figure reads ${Math.ceil(bytes / 1e6)} MB; at most ${MAX_FIGURE_BYTES / 1e6} MB are read for one.`,
        'Take fewer values with ranges and steps, as in [::4], or draw fewer panels.',
      );
    }
    const files = [...runs.values()].flatMap(({ stamps }) => stamps);
    const hash = createHash('sha256').update(
      `${PICTURE_VERSION}\n${encodeSpec(spec)}\n${fingerprintOf(files)}`,
    );
    return { spec, panels, stamps: files, etag: `"${hash.digest('base64url').slice(0, 27)}"` };
  }

  #look(address: string, fieldNames: readonly string[]): LookedAtRun {
    const { directory, path } = this.#roots.resolve(address);
    const files = new Set(['plasma.inp', 'plasma.toml', ...fieldNames.map(fileOfField)]);
    const stamps = [...files].map((name) => stampOf(join(path, name)));
    return { stamps, run: this.#runs.get(directory) };
  }

  #read(plan: PlannedFigure, signal: AbortSignal): FieldData[][] {
    return plan.panels.map((layers) => layers.map((data) => this.#readData(data, signal)));
  }

  #readData({ series, selection, shown }: PlannedData, signal: AbortSignal): FieldData {
    signal.throwIfAborted();
    const key = `${series.fingerprint}\0${printSelection(series.name, selection, series.shape)}`;
    let values = this.#slices.get(key);
    if (values === undefined) {
      values = series.read([...selection], signal);
      this.#slices.set(key, values, values.data.byteLength + 2 * key.length);
    }
    return fieldDataOf(series, selection, values, shown);
  }
}

/**
 * Opens an engine over some roots.
 * @throws RootError
 */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options);
}

class Stopwatch {
  #last = performance.now();

  /** Milliseconds since the last lap. */
  lap(): number {
    const now = performance.now();
    const elapsed = now - this.#last;
    this.#last = now;
    return elapsed;
  }
}

function fixedAxes({ series, selection, shown }: PlannedData): FixedAxis[] {
  return fixedAxesOf(series, selection, shown);
}

function fileOfField(name: string): string {
  return `${name}00_0000.h5`;
}

function planData(
  run: Run,
  field: FieldSubscript,
  units: 'si' | 'emses',
  compat: 'emout' | undefined,
): PlannedData {
  const series = run.field(field.name);
  if (series.shape[0] === 0)
    throw new EmptyFieldError(series.name, fileOfField(series.name), series.problems[0]);
  return {
    series,
    selection: selectionOf(field, series.shape),
    shown: shownUnit(run, series, units, compat),
  };
}

function shownUnit(
  run: Run,
  series: FieldSeries,
  units: 'si' | 'emses',
  compat: 'emout' | undefined,
): ShownUnit {
  if (units === 'emses') return { symbol: null, factor: 1, system: 'emses' };
  const unit = compat === undefined ? series.unit : fieldUnit(series.name, run.parameters, { compat });
  // A field without a unit is shown as it is stored, on the grid, as emout does.
  return unit === null
    ? { symbol: null, factor: 1, system: 'emses' }
    : { symbol: unit.symbol, factor: unit.factor, system: 'si' };
}

/** A map of one axis is drawn as a line: who writes an address need not know how many axes are left. */
const AXES_OF_LAYER: Record<Layer['kind'], readonly number[]> = { map: [2, 1], contour: [2], line: [1] };

function checkAxes(path: string, layer: Layer, { series, selection }: PlannedData): void {
  const left = selection.filter((axis) => !axis.dropped).length;
  const [wanted = 2, ...others] = AXES_OF_LAYER[layer.kind];
  if (left === wanted || others.includes(left)) return;
  const expression = printSelection(series.name, selection, series.shape);
  const example = wanted === 2 ? `${series.name}[-1, :, 0, :]` : `${series.name}[-1, :, 0, 0]`;
  throw new FigureDataError(
    path,
    `${expression} has ${left} ${left === 1 ? 'axis' : 'axes'}; a ${layer.kind} shows ${wanted}.`,
    left > wanted
      ? `Fix axes with an index, as in ${example}.`
      : `Leave axes open with a colon, as in ${example}.`,
  );
}
