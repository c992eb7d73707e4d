import { createHash } from 'node:crypto';
import type { CheckedExpression } from '@emout/expr/checked-expression';
import { type Evaluated, evaluate } from '@emout/expr/evaluate';
import type { EvaluationLimits } from '@emout/expr/evaluation-limits';
import { parseExpression } from '@emout/expr/parse';
import type { ArrayType } from '@emout/expr/value-type';
import { encodeSpec } from '@emout/figure/codec';
import { compose } from '@emout/figure/compose';
import type { FieldData } from '@emout/figure/data';
import { type FigureSpec, type FigureSpecInput, type Layer, parseFigureSpec } from '@emout/figure/spec';
import { toContiguous } from '@emout/ndarray/ndarray';
import type { PngPainter } from '@emout/render/png';
import { ByteCache } from './byte-cache.js';
import { axisDescriptions, describePanel } from './describe.js';
import type { DataValues, FigureDescription, Timings } from './description.js';
import { DataTooLargeError, FigureDataError } from './errors.js';
import { type EvaluatedField, fieldDataOf, fixedAxesOf } from './evaluated-field.js';
import { type FileStamp, fingerprintOf } from './file-stamp.js';
import { parameterStamps } from './looked-at-runs.js';
import { type ExpressionRequest, RunLibrary, type RunLibraryOptions } from './run-library.js';
import type { UnitSystemName } from './value-axes.js';

export interface EngineOptions extends RunLibraryOptions {
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

/** What one layer of a figure, or one answer in numbers, may cost. */
const LAYER_LIMITS: EvaluationLimits = {
  bytesToRead: 4e9,
  outputElements: 32e6,
  operations: 2e9,
  workBytes: 512e6,
};
/** The most that the values of one figure take. */
const MAX_FIGURE_BYTES = 256e6;
/** The most numbers that `values` gives. */
const MAX_VALUES = 20_000;
/** Raised when equal specifications of equal files begin to look different. */
const PICTURE_VERSION = 2;
const PNG = 'image/png';

/** A layer's data before anything is read. */
interface PlannedData {
  readonly checked: CheckedExpression;
  readonly type: ArrayType;
  readonly units: UnitSystemName;
  /** Equal where the values are: what they are computed of, and the state of the files behind it. */
  readonly key: string;
}

/** A checked expression with what its text does not say of its values. */
interface CheckedData {
  readonly checked: CheckedExpression;
  readonly run: string;
  readonly units: UnitSystemName;
  readonly compat?: 'emout' | undefined;
  readonly stamps: readonly FileStamp[];
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
  readonly library: RunLibrary;
  readonly #painter: PngPainter;
  readonly #slices: ByteCache<EvaluatedField>;
  readonly #pictures: ByteCache<DrawnFigure>;

  constructor(options: EngineOptions) {
    this.library = new RunLibrary(options);
    this.#painter = options.painter;
    this.#slices = new ByteCache(options.sliceBytes);
    this.#pictures = new ByteCache(options.pictureBytes);
  }

  /** What the slices and pictures that are kept take. */
  get cacheBytes(): number {
    return this.#slices.usedBytes + this.#pictures.usedBytes;
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
        : [describePanel(panel, field, fixedAxesOf(planned.type, planned.units), planned.checked, signal)];
    });
    const timings = { readMs, composeMs: clock.lap(), paintMs: 0 };
    return { etag: plan.etag, panels, timings, stamps: plan.stamps };
  }

  /**
   * The numbers of an expression in the shown unit.
   * @throws DataTooLargeError above 20 000 of them, and as `draw` does
   */
  values(request: ExpressionRequest, signal: AbortSignal): DataValues {
    const { checked, stamps } = this.library.prepare(request, LAYER_LIMITS);
    const count = checked.cost.outputElements;
    if (count > MAX_VALUES) {
      throw new DataTooLargeError(
        `${checked.resolved} has ${count} values; at most ${MAX_VALUES} are sent.`,
        'Take fewer with ranges and steps, as in [::4].',
      );
    }
    const field = this.#readData(planData('expr', { ...request, checked, stamps }), signal);
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
    this.library.close();
    this.#slices.clear();
    this.#pictures.clear();
  }

  /** Everything that can be refused without reading a value. */
  #plan(input: FigureSpecInput): PlannedFigure {
    const spec = parseFigureSpec(input);
    const parsed = spec.panels.map((panel) =>
      panel.layers.map((layer) => ({ layer, expression: parseExpression(layer.data.expr) })),
    );
    const about = parsed.flat().map(({ layer, expression }) => ({ run: layer.data.run, expression }));
    const { compat } = spec;
    const looked = this.library.look(about, { compat });
    const { stamps } = looked;
    let bytes = 0;
    const panels = parsed.map((layers, p) =>
      layers.map(({ layer, expression }, l) => {
        const path = `panels[${p}].layers[${l}].data.expr`;
        const { run, units } = layer.data;
        const options = { units, limits: LAYER_LIMITS, compat };
        const checked = this.library.checkIn(looked.scope(run), expression, options);
        const planned = planData(path, { checked, run, units, compat, stamps });
        checkAxes(path, layer, planned);
        bytes += planned.checked.cost.outputElements * Float64Array.BYTES_PER_ELEMENT;
        return planned;
      }),
    );
    if (bytes > MAX_FIGURE_BYTES) {
      throw new DataTooLargeError(
        `The figure shows ${Math.ceil(bytes / 1e6)} MB of values; at most ${MAX_FIGURE_BYTES / 1e6} MB are shown by one.`,
        'Take fewer values with ranges and steps, as in [::4], or draw fewer panels.',
      );
    }
    const hash = createHash('sha256').update(
      `${PICTURE_VERSION}\n${encodeSpec(spec)}\n${fingerprintOf(stamps)}`,
    );
    return { spec, panels, stamps, etag: `"${hash.digest('base64url').slice(0, 27)}"` };
  }

  #read(plan: PlannedFigure, signal: AbortSignal): FieldData[][] {
    return plan.panels.map((layers) => layers.map((data) => this.#readData(data, signal)));
  }

  #readData({ checked, type, units, key }: PlannedData, signal: AbortSignal): FieldData {
    signal.throwIfAborted();
    let evaluated = this.#slices.get(key);
    if (evaluated === undefined) {
      const { values, factor } = arrayOf(evaluate(checked, { signal }));
      evaluated = { values, factor };
      this.#slices.set(key, evaluated, evaluated.values.data.byteLength + 2 * key.length);
    }
    return fieldDataOf(checked, type, evaluated, units);
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

function arrayOf(evaluated: Evaluated): EvaluatedField {
  if (evaluated.kind === 'array') return evaluated;
  throw new RangeError('a vector is refused when it is planned');
}

/** @throws FigureDataError for a vector: a layer shows one number at each point */
function planData(path: string, data: CheckedData): PlannedData {
  const { checked, units } = data;
  const { type } = checked;
  if (type.kind === 'array') return { checked, type, units, key: keyOf(data) };
  const letters = type.components.map(({ letter }) => letter);
  throw new FigureDataError(
    path,
    `${type.name} is a vector of ${letters.length} components; one number at each point is shown.`,
    `Write magnitude(${type.name}), or one component, as in (${type.name}).${letters[0] ?? 'x'}.`,
  );
}

/** Values depend on parameters, too, and on the run that an expression without fields is about. */
function keyOf({ checked, run, units, compat, stamps }: CheckedData): string {
  const sources = checked.sources.flatMap((source) => [source.run, source.fingerprint]);
  const parameters = fingerprintOf(parameterStamps(stamps));
  return [units, compat, run, checked.resolved, ...sources, parameters].join('\0');
}

/** A map of one axis is drawn as a line: who writes an address need not know how many axes are left. */
const AXES_OF_LAYER: Record<Layer['kind'], readonly number[]> = { map: [2, 1], contour: [2], line: [1] };

function checkAxes(path: string, layer: Layer, { checked, type }: PlannedData): void {
  const left = type.axes.length;
  const [wanted = 2, ...others] = AXES_OF_LAYER[layer.kind];
  if (left === wanted || others.includes(left)) return;
  const name = checked.sources[0]?.name ?? type.name;
  const example = wanted === 2 ? `${name}[-1, :, 0, :]` : `${name}[-1, :, 0, 0]`;
  throw new FigureDataError(
    path,
    `${checked.resolved} has ${left} ${left === 1 ? 'axis' : 'axes'}; a ${layer.kind} shows ${wanted}.`,
    left > wanted
      ? `Fix axes with an index, as in ${example}.`
      : `Leave axes open with a colon, as in ${example}.`,
  );
}
