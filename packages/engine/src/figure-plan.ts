import type { EvaluationLimits } from '@emout/expr/evaluation-limits';
import type { Expression } from '@emout/expr/expression';
import { parseExpression } from '@emout/expr/parse';
import { canonicalJson } from '@emout/figure/canonical';
import { type FigureSpec, type FigureSpecInput, parseFigureSpec } from '@emout/figure/spec';
import type { FieldSource } from '@emout/figure/spec-data';
import type { Layer } from '@emout/figure/spec-layers';
import type { AxisPair } from '@emout/figure/spec-values';
import { DataTooLargeError, FigureDataError } from './errors.js';
import { type FileStamp, fingerprintOf } from './file-stamp.js';
import { checkLayerType } from './layer-type.js';
import { type AboutRun, type LookedAtRuns, parameterStamps } from './looked-at-runs.js';
import { outlinePlane } from './outline-plane.js';
import { particleStamps } from './particle-stamps.js';
import type { PlannedFigure, PlannedLayer, PlannedSource } from './planned-layer.js';
import type { RunLibrary } from './run-library.js';

/** What one layer of a figure, or one answer in numbers, may cost. */
export const LAYER_LIMITS: EvaluationLimits = {
  bytesToRead: 4e9,
  outputElements: 32e6,
  operations: 2e9,
  workBytes: 512e6,
};
/** The most that the values of one figure take. */
const MAX_FIGURE_BYTES = 256e6;
/** Raised when equal specifications of equal files begin to look different. */
const PICTURE_VERSION = 3;

/**
 * Everything about a figure that can be known, and refused, without reading a value.
 * @throws FigureSpecError, FigureDataError, DataTooLargeError; the errors of resolving an address, an expression and
 * its indices
 */
export function planFigure(library: RunLibrary, input: FigureSpecInput): PlannedFigure {
  const spec = parseFigureSpec(input);
  const parsed = spec.panels.map(({ layers }) => layers.map(parsedLayer));
  const about = parsed.flat().flatMap((layer) => layer.about);
  const looked = library.look(about, { compat: spec.compat });
  const planner = new Planner(library, spec, looked);
  const panels = parsed.map((layers, p) => planner.panel(layers, p));
  const stamps = [...looked.stamps, ...particleStamps(looked, panels)];
  const canonical = canonicalJson(spec);
  const identity = `${PICTURE_VERSION}\n${canonical}\n${fingerprintOf(stamps)}`;
  return { spec, canonical, panels, looked, stamps, identity };
}

/** A layer with the expressions of its sources. */
interface ParsedLayer {
  readonly layer: Layer;
  readonly about: readonly AboutRun[];
}

function parsedLayer(layer: Layer): ParsedLayer {
  return {
    layer,
    about: expressionSources(layer).map(({ run, expr }) => ({
      run,
      expression: expr === null ? null : parseExpression(expr),
    })),
  };
}

/** The runs and expressions behind a layer; a run alone where its boundaries or particles are shown. */
function expressionSources(layer: Layer): { run: string; expr: string | null }[] {
  if (!('data' in layer)) return [];
  const { data } = layer;
  if (!('kind' in data)) return [{ run: data.run, expr: 'expr' in data ? data.expr : null }];
  return data.kind === 'pair' ? [data.x, data.y] : [];
}

/** What a panel has below a layer. */
interface Below {
  readonly planned: readonly PlannedLayer[];
  /** The axes of the page, where a layer asks for them. */
  readonly pair: AxisPair | undefined;
}

function pagePair(layers: readonly ParsedLayer[]): AxisPair | undefined {
  return layers.flatMap(({ layer }) => ('axes' in layer && layer.axes !== undefined ? [layer.axes] : []))[0];
}

class Planner {
  #bytes = 0;

  constructor(
    private readonly library: RunLibrary,
    private readonly spec: FigureSpec,
    private readonly looked: LookedAtRuns,
  ) {}

  panel(layers: readonly ParsedLayer[], p: number): PlannedLayer[] {
    const planned: PlannedLayer[] = [];
    const pair = pagePair(layers);
    for (const [l, { layer, about }] of layers.entries()) {
      const path = `panels[${p}].layers[${l}].data`;
      planned.push(this.#layer(layer, about, path, { planned, pair }));
    }
    return planned;
  }

  #layer(layer: Layer, about: readonly AboutRun[], path: string, below: Below): PlannedLayer {
    if (!('data' in layer)) return { kind: 'inline' };
    if (layer.kind === 'boundaries') {
      const { run, units, at } = layer.data;
      const plane = outlinePlane(path, at, below.pair, below.planned);
      return { kind: 'outlines', run, units, plane };
    }
    if (layer.kind === 'phaseSpace') {
      const { data: source, draw, bins } = layer;
      return { kind: 'particles', source, draw, bins };
    }
    const { data } = layer;
    if (!('kind' in data)) {
      const source = this.#source(data, about[0]?.expression ?? null, `${path}.expr`);
      checkLayerType(`${path}.expr`, layer, source, this.spec.animation?.axis);
      return { kind: 'expression', source };
    }
    if (data.kind !== 'pair') return { kind: 'inline' };
    const x = this.#source(data.x, about[0]?.expression ?? null, `${path}.x.expr`);
    const y = this.#source(data.y, about[1]?.expression ?? null, `${path}.y.expr`);
    checkPair(path, x, y);
    return { kind: 'pair', x, y };
  }

  #source({ run, units }: FieldSource, expression: Expression | null, path: string): PlannedSource {
    if (expression === null) throw new FigureDataError(path, 'The layer has no expression.', 'Write one.');
    const { compat } = this.spec;
    const checked = this.library.checkIn(this.looked.scope(run), expression, {
      units,
      limits: LAYER_LIMITS,
      compat,
    });
    this.#bytes += checked.cost.outputElements * Float64Array.BYTES_PER_ELEMENT;
    if (this.#bytes > MAX_FIGURE_BYTES) {
      throw new DataTooLargeError(
        `The figure shows ${Math.ceil(this.#bytes / 1e6)} MB of values; at most ${MAX_FIGURE_BYTES / 1e6} MB are shown by one.`,
        'Take fewer values with ranges and steps, as in [::4], or draw fewer panels.',
      );
    }
    const { sight } = this.library;
    const key = sourceKey({ checked, run, units, compat, stamps: this.looked.stamps, sight });
    return { checked, type: checked.type, units, key };
  }
}

/** What the text of a checked expression does not say of its values. */
interface KeyParts extends Pick<PlannedSource, 'checked' | 'units'> {
  readonly run: string;
  readonly compat?: 'emout' | undefined;
  readonly stamps: readonly FileStamp[];
  /** Of the library: whose links may lead elsewhere has other values. */
  readonly sight: string;
}

/** Values depend on parameters, too, and on the run that an expression without fields is about. */
export function sourceKey({ checked, run, units, compat, stamps, sight }: KeyParts): string {
  const sources = checked.sources.flatMap((source) => [source.run, source.fingerprint]);
  const parameters = fingerprintOf(parameterStamps(stamps));
  return [sight, units, compat, run, checked.resolved, ...sources, parameters].join('\0');
}

function checkPair(path: string, x: PlannedSource, y: PlannedSource): void {
  const [a, b] = [x, y].map(({ checked }) => checked.cost.outputElements);
  if (x.type.kind === 'array' && y.type.kind === 'array' && a === b) return;
  throw new FigureDataError(
    path,
    `${x.checked.resolved} has ${a} values and ${y.checked.resolved} has ${b}; points need as many of both.`,
    'Select the same part of both.',
  );
}
