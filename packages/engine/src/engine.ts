import { createHash } from 'node:crypto';
import type { LayerData } from '@emout/figure/data';
import type { FigureSpecInput } from '@emout/figure/spec';
import { toContiguous } from '@emout/ndarray/ndarray';
import type { PngPainter } from '@emout/render/png';
import { ByteCache } from './byte-cache.js';
import { describePanel } from './describe.js';
import type { DataValues, FigureDescription, Timings } from './description.js';
import { DataTooLargeError, FigureDataError } from './errors.js';
import { LAYER_LIMITS, planFigure, sourceKey } from './figure-plan.js';
import type { FileStamp } from './file-stamp.js';
import { LayerReader } from './layer-reading.js';
import type { Scope } from './narrowed-roots.js';
import { type PictureOptions, writePicture } from './picture.js';
import { mimeOf, type PictureFormat } from './picture-format.js';
import type { PlannedFigure } from './planned-layer.js';
import { figureRecord } from './provenance.js';
import { type ExpressionRequest, RunLibrary, type RunLibraryOptions } from './run-library.js';
import { axisDataOf, axisDescriptionOf } from './value-axes.js';

export interface EngineOptions extends RunLibraryOptions {
  /** Composes and paints; fonts are registered before it is made. */
  readonly painter: PngPainter;
  /** Budget of the values that are kept. */
  readonly sliceBytes: number;
  /** Budget of the finished pictures that are kept; 0 for an engine whose owner keeps them. */
  readonly pictureBytes: number;
  /** Of the product, for the files that it writes. */
  readonly version: string;
}

/** A result with the state of the files that it was made of. */
export type Stamped<Result> = Result & { readonly stamps: readonly FileStamp[] };

/** A picture as bytes. */
export interface DrawnFigure {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Quoted, as HTTP writes it; equal for equal figures of unchanged files in one format. */
  readonly etag: string;
  readonly timings: Timings;
}

/** How a figure is drawn: PNG unless another format is asked for. */
export type DrawOptions = Partial<Omit<PictureOptions, 'signal'>>;

interface EngineParts {
  readonly options: EngineOptions;
  readonly library: RunLibrary;
  readonly values: ByteCache<LayerData>;
  readonly pictures: ByteCache<DrawnFigure>;
}

/** The most numbers that `values` gives. */
const MAX_VALUES = 20_000;

/**
 * Specification in, bytes out, in one thread: opened runs below the allowed roots, values and pictures under byte
 * budgets. Everything that reads or draws looks at its signal between steps.
 */
export class Engine {
  readonly library: RunLibrary;
  readonly #parts: EngineParts;
  readonly #values: ByteCache<LayerData>;
  readonly #pictures: ByteCache<DrawnFigure>;
  readonly #reader: LayerReader;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.library = parts.library;
    this.#values = parts.values;
    this.#pictures = parts.pictures;
    this.#reader = new LayerReader(this.#values);
  }

  /** The same engine for somebody who may see what a scope names; runs that are open and values are kept together. */
  narrowed(scope: Scope): Engine {
    return scope === null ? this : new Engine({ ...this.#parts, library: this.library.narrowed(scope) });
  }

  /** What the values and pictures that are kept take. */
  get cacheBytes(): number {
    return this.#values.usedBytes + this.#pictures.usedBytes;
  }

  /**
   * The picture of a figure.
   * @throws the errors of resolving an address, an expression and its indices, of reading and of composing
   */
  async draw(
    input: FigureSpecInput,
    signal: AbortSignal,
    { format = 'png', ...how }: DrawOptions = {},
  ): Promise<Stamped<DrawnFigure>> {
    const plan = planFigure(this.library, input);
    const etag = etagOf(plan, format, how);
    // Of one who may not see all: the same figure may have been made of more than they may read.
    const key = this.library.sight + etag;
    const kept = this.#pictures.get(key);
    if (kept !== undefined) return { ...kept, stamps: plan.stamps };
    const clock = new Stopwatch();
    const data = { panels: this.#read(plan, signal).map((layers) => ({ layers })) };
    const readMs = clock.lap();
    signal.throwIfAborted();
    const record = figureRecord(plan, this.#parts.options.version);
    const content = { spec: plan.spec, data, record };
    const { painter } = this.#parts.options;
    const { bytes, composeMs } = await writePicture(content, painter, { format, signal, ...how });
    const timings = { readMs, composeMs, paintMs: clock.lap() - composeMs };
    const figure: DrawnFigure = { bytes, mime: mimeOf(format), etag, timings };
    this.#pictures.set(key, figure, bytes.byteLength);
    return { ...figure, stamps: plan.stamps };
  }

  /** What a figure shows, in numbers, panel by panel with a field; throws as `draw` does. */
  describe(input: FigureSpecInput, signal: AbortSignal): Stamped<FigureDescription> {
    const plan = planFigure(this.library, input);
    const clock = new Stopwatch();
    const data = this.#read(plan, signal);
    const readMs = clock.lap();
    const panels = plan.spec.panels.flatMap((panel, k) => {
      const at = plan.panels[k]?.findIndex((layer) => layer.kind === 'expression') ?? -1;
      const [planned, read] = [plan.panels[k]?.[at], data[k]?.[at]];
      if (planned?.kind !== 'expression' || read?.kind !== 'field' || planned.source.type.kind !== 'array')
        return [];
      const { checked, type, units } = planned.source;
      return [describePanel(panel, at, read.field, { checked, type, units }, signal)];
    });
    const timings = { readMs, composeMs: clock.lap(), paintMs: 0 };
    return { etag: etagOf(plan, 'png', {}), panels, timings, stamps: plan.stamps };
  }

  /**
   * The numbers of an expression in the shown unit.
   * @throws DataTooLargeError above 20 000 of them, and as `draw` does
   */
  values(request: ExpressionRequest, signal: AbortSignal): DataValues {
    const { sight } = this.library;
    const { checked, stamps } = this.library.prepare(request, LAYER_LIMITS);
    const count = checked.cost.outputElements;
    if (count > MAX_VALUES) {
      throw new DataTooLargeError(
        `${checked.resolved} has ${count} values; at most ${MAX_VALUES} are sent.`,
        'Take fewer with ranges and steps, as in [::4].',
      );
    }
    const { type } = checked;
    const key = sourceKey({ ...request, checked, stamps, sight });
    const { units } = request;
    const data = this.#reader.expression({ checked, type, units, key }, signal);
    if (data.kind !== 'field' || type.kind !== 'array') {
      throw new FigureDataError(
        'expr',
        `${type.name} is a vector; one number at each point is sent.`,
        `Write magnitude(${type.name}), or one of its components.`,
      );
    }
    const { field } = data;
    return {
      expression: field.expression,
      name: field.name,
      unit: field.unit,
      shape: [...field.values.shape],
      axes: type.axes.map((axis) => axisDescriptionOf(axisDataOf(axis, units))),
      values: Array.from(toContiguous(field.values).data, (value) =>
        Number.isFinite(value) ? value * field.factor : null,
      ),
    };
  }

  close(): void {
    this.library.close();
    this.#values.clear();
    this.#pictures.clear();
  }

  #read({ panels, looked }: PlannedFigure, signal: AbortSignal): LayerData[][] {
    return panels.map((layers) => layers.map((layer) => this.#reader.read(layer, looked, signal)));
  }
}

/**
 * Opens an engine over some roots.
 * @throws RootError
 */
export function createEngine(options: EngineOptions): Engine {
  return new Engine({
    options,
    library: new RunLibrary(options),
    values: new ByteCache(options.sliceBytes),
    pictures: new ByteCache(options.pictureBytes),
  });
}

function etagOf(
  { identity }: PlannedFigure,
  format: PictureFormat,
  { quality, lang }: Omit<DrawOptions, 'format'>,
): string {
  const hash = createHash('sha256').update(`${identity}\n${format} ${quality} ${lang}`);
  return `"${hash.digest('base64url').slice(0, 27)}"`;
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
