import { type FigureSpec, type FigureSpecInput, parseFigureSpec } from './spec.js';
import type { LayerInput } from './spec-layers.js';
import type { PanelInput } from './spec-panels.js';

type Kind = LayerInput['kind'];
type InputOf<K extends Kind> = Extract<LayerInput, { kind: K }>;
/** A layer's options without what the builder fills in itself. */
type Options<K extends Kind, Filled extends string = never> = Omit<InputOf<K>, 'kind' | 'data' | Filled>;
type Source<K extends Kind> = InputOf<K> extends { data: infer D } ? D : never;
/** Which run and units, when they are not those of the figure. */
interface Where {
  readonly run?: string;
  readonly units?: 'si' | 'emses';
}
type Panelled = Partial<Omit<PanelInput, 'layers'>>;
type Figured = Partial<Omit<FigureSpecInput, 'v' | 'panels'>>;

/**
 * Starts a figure about a run: `figure('sim').map('phisp[-1, :, 64, :]').contour().title('Potential')`. Every method
 * gives a new builder, so that one may be continued in several ways.
 */
export function figure(run = '', options: Figured = {}): FigureBuilder {
  return new FigureBuilder(run, options, [{ layers: [] }], '');
}

/** A figure that is being written: layers go into the last panel. */
export class FigureBuilder {
  readonly #run: string;
  readonly #options: Figured;
  readonly #panels: readonly PanelInput[];
  /** What was drawn last, for layers of the same data. */
  readonly #expr: string;

  constructor(run: string, options: Figured, panels: readonly PanelInput[], expr: string) {
    this.#run = run;
    this.#options = options;
    this.#panels = panels;
    this.#expr = expr;
  }

  /** A colour map. */
  map(expr: string, options: Options<'map'> & Where = {}): FigureBuilder {
    return this.#field('map', expr, options);
  }

  /** Contour lines, or filled areas; of the expression drawn last without one. */
  contour(expr = this.#expr, options: Options<'contour'> & Where = {}): FigureBuilder {
    return this.#field('contour', expr, options);
  }

  /** Values over a coordinate. */
  line(expr: string, options: Options<'line'> & Where = {}): FigureBuilder {
    return this.#field('line', expr, options);
  }

  /** A marker at each value. */
  points(expr: string, options: Options<'points'> & Where = {}): FigureBuilder {
    return this.#field('points', expr, options);
  }

  histogram(expr: string, options: Options<'histogram'> & Where = {}): FigureBuilder {
    return this.#field('histogram', expr, options);
  }

  /** How often pairs of values of two expressions occur. */
  histogram2d(x: string, y: string, options: Options<'histogram2d'> & Where = {}): FigureBuilder {
    const { run, units, ...rest } = options;
    const where = this.#where({ run, units });
    const data = { kind: 'pair' as const, x: { ...where, expr: x }, y: { ...where, expr: y } };
    return this.layer({ kind: 'histogram2d', data, ...rest });
  }

  /** Streamlines of a vector such as `exz[-1, :, 64, :]`. */
  stream(expr: string, options: Options<'stream'> & Where = {}): FigureBuilder {
    return this.#field('stream', expr, options);
  }

  /** Arrows of a vector. */
  quiver(expr: string, options: Options<'quiver'> & Where = {}): FigureBuilder {
    return this.#field('quiver', expr, options);
  }

  /** Outlines of the run's bodies in the plane of the panel, or in the plane `at`. */
  boundaries(
    options: Options<'boundaries'> &
      Where & { readonly at?: { axis: 'x' | 'y' | 'z'; position: number } } = {},
  ): FigureBuilder {
    const { run, units, at, ...rest } = options;
    const data = { ...this.#where({ run, units }), ...(at === undefined ? {} : { at }) };
    return this.layer({ kind: 'boundaries', data, ...rest });
  }

  /** Particles of a species in the plane of two of their components. */
  phaseSpace(
    species: number,
    x: Source<'phaseSpace'>['x'],
    y: Source<'phaseSpace'>['y'],
    options: Options<'phaseSpace'> & Where & { readonly step?: number } = {},
  ): FigureBuilder {
    const { run, units, step, ...rest } = options;
    const data = { ...this.#where({ run, units }), species, x, y, ...(step === undefined ? {} : { step }) };
    return this.layer({ kind: 'phaseSpace', data, ...rest });
  }

  /** Any layer as it stands in a specification. */
  layer(layer: LayerInput): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, layers: [...panel.layers, layer] }));
  }

  /** Options of the panel: axes, colour bar, legend, place. */
  with(options: Panelled): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, ...options }));
  }

  title(title: string): FigureBuilder {
    return this.with({ title });
  }

  x(options: NonNullable<PanelInput['x']>): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, x: { ...panel.x, ...options } }));
  }

  y(options: NonNullable<PanelInput['y']>): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, y: { ...panel.y, ...options } }));
  }

  /** The second horizontal axis, on top, for layers with `xAxis: 'x2'`. */
  x2(options: NonNullable<PanelInput['x2']>): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, x2: { ...panel.x2, ...options } }));
  }

  /** The second vertical axis, at the right, for layers with `axis: 'y2'`. */
  y2(options: NonNullable<PanelInput['y2']>): FigureBuilder {
    return this.#changed((panel) => ({ ...panel, y2: { ...panel.y2, ...options } }));
  }

  /** Begins the next panel. */
  panel(options: Panelled = {}): FigureBuilder {
    const panels = [...this.#panels, { layers: [], ...options }];
    return new FigureBuilder(this.#run, this.#options, panels, '');
  }

  /** Options of the whole figure: size, theme, layout, title above all panels. */
  figure(options: Figured): FigureBuilder {
    return new FigureBuilder(this.#run, { ...this.#options, ...options }, this.#panels, this.#expr);
  }

  /** Frames along an axis that the expressions leave open. */
  animate(
    axis: 't' | 'z' | 'y' | 'x' = 't',
    options: Omit<NonNullable<FigureSpecInput['animation']>, 'axis'> = {},
  ): FigureBuilder {
    return this.figure({ animation: { axis, ...options } });
  }

  /** The specification as it was written, defaults left out. */
  input(): FigureSpecInput {
    return { v: 1, ...this.#options, panels: [...this.#panels] };
  }

  /**
   * The specification, checked, with its defaults.
   * @throws FigureSpecError, FigureTooLargeError
   */
  spec(): FigureSpec {
    return parseFigureSpec(this.input());
  }

  #field<K extends Kind>(kind: K, expr: string, options: object & Where): FigureBuilder {
    const { run, units, ...rest } = options;
    const data = { ...this.#where({ run, units }), expr };
    // Each caller gives the options of its own kind.
    const layer = { kind, data, ...rest } as LayerInput;
    const { layers = [], ...last } = this.#panels.at(-1) ?? {};
    const panels = [...this.#panels.slice(0, -1), { ...last, layers: [...layers, layer] }];
    return new FigureBuilder(this.#run, this.#options, panels, expr);
  }

  #where({ run, units }: { run?: string | undefined; units?: 'si' | 'emses' | undefined }) {
    return { run: run ?? this.#run, ...(units === undefined ? {} : { units }) };
  }

  #changed(change: (panel: PanelInput) => PanelInput): FigureBuilder {
    const last = this.#panels.at(-1) ?? { layers: [] };
    const panels = [...this.#panels.slice(0, -1), change(last)];
    return new FigureBuilder(this.#run, this.#options, panels, this.#expr);
  }
}
