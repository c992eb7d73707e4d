import { realpathSync } from 'node:fs';
import { createEngine, type Engine } from '@emout/engine/engine';
import { canonicalJson } from '@emout/figure/canonical';
import { figureFromQuery } from '@emout/figure/query';
import { type FigureSpec, parseFigureSpec, pixelSize } from '@emout/figure/spec';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { PngPainter } from '@emout/render/png';
import { UsageError } from '../errors.js';
import { runArgument } from '../runs/run-argument.js';
import { figureSources } from './figure-sources.js';
import { productVersion } from './product-version.js';
import type { DrawnPicture, FigureRequest, OpenedFigure, PictureOrder } from './rendering.js';
import { specRoots } from './spec-roots.js';

/** Values of several formats of one figure are read once. */
const SLICE_BYTES = 512e6;
/** The thread that draws is ended instead. */
const NEVER = new AbortController().signal;

interface NamedFigure {
  readonly roots: readonly string[];
  readonly spec: FigureSpec;
}

/** Draws one figure in any formats; typefaces are registered before. */
export class FigureRenderer implements Disposable {
  readonly #hdf5: Hdf5Library;
  #figure: { readonly engine: Engine; readonly spec: FigureSpec } | null = null;

  private constructor(hdf5: Hdf5Library) {
    this.#hdf5 = hdf5;
  }

  static async load(): Promise<FigureRenderer> {
    return new FigureRenderer(await Hdf5Library.load());
  }

  /**
   * Looks at the runs and expressions of a figure; reads no values.
   * @throws what naming a run, the specification and expressions throw
   */
  open(request: FigureRequest): OpenedFigure {
    const { roots, spec } = request.kind === 'words' ? ofWords(request) : ofSpec(request);
    this.#figure?.engine.close();
    const engine = createEngine({
      roots,
      hdf5: this.#hdf5,
      painter: new PngPainter(),
      sliceBytes: SLICE_BYTES,
      pictureBytes: 0,
      version: productVersion(),
    });
    this.#figure = { engine, spec };
    const { fields, runs } = figureSources(spec);
    const [first] = fields;
    return {
      spec: canonicalJson(spec),
      name: first === undefined ? 'figure' : nameOf(engine, { ...first, compat: spec.compat }),
      hasFrames: spec.animation !== undefined,
      ...pixelSize(spec.size),
      directories: [
        ...new Set(
          runs.flatMap((run) => engine.library.run(run).directories.map((path) => realpathSync(path))),
        ),
      ],
    };
  }

  /** @throws what reading, composing and encoding throw */
  async draw(order: PictureOrder, onProgress: (done: number, total: number) => void): Promise<DrawnPicture> {
    if (this.#figure === null) throw new Error('a figure is opened before it is drawn');
    const { engine, spec } = this.#figure;
    const start = performance.now();
    const { bytes } = await engine.draw(spec, NEVER, { ...order, onProgress });
    return { bytes, ms: performance.now() - start };
  }

  [Symbol.dispose](): void {
    this.#figure?.engine.close();
  }
}

function ofWords({ run, expr, parameters }: Extract<FigureRequest, { kind: 'words' }>): NamedFigure {
  const { roots, address } = runArgument(run);
  return { roots, spec: figureFromQuery(address, [['expr', expr], ...parameters]) };
}

function ofSpec({ text, root }: Extract<FigureRequest, { kind: 'spec' }>): NamedFigure {
  const spec = parseFigureSpec(jsonOf(text));
  return { roots: specRoots(spec, root), spec };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`The specification is no JSON: ${reason}.`, { cause });
  }
}

/** The name of the value where it has one, else that of the first field in it. */
function nameOf(engine: Engine, field: Parameters<Engine['library']['prepare']>[0]): string {
  const { type, sources } = engine.library.prepare(field).checked;
  const names = [type.name, ...sources.map(({ name }) => name)];
  return names.find((name) => /^\w{1,40}$/.test(name)) ?? 'figure';
}
