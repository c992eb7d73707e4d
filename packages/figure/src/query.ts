import { MAX_DPI, MAX_PIXELS, MIN_DPI, MIN_PIXELS } from './bounds.js';
import { DEFAULT_SIZE } from './defaults.js';
import { FigureQueryError, FigureSpecError, FigureTooLargeError } from './errors.js';
import { type FigureSpec, parseFigureSpec } from './spec.js';

/** Every parameter of a hand-written figure address. */
export const QUERY_PARAMETERS = [
  'expr',
  'cmap',
  'vmin',
  'vmax',
  'percentile',
  'norm',
  'units',
  'width',
  'height',
  'dpi',
  'interpolation',
  'aspect',
  'axes',
  'contour',
  'levels',
  'theme',
  'mode',
  'frame',
  'title',
  'xlabel',
  'ylabel',
  'xmin',
  'xmax',
  'ymin',
  'ymax',
  'colorbar',
  'plot',
  'compat',
] as const;

const LONGEST_SHOWN = 40;

type Parameter = (typeof QUERY_PARAMETERS)[number];

/** Where a refused member of the specification came from, for the sentence a person reads. */
const PARAMETER_OF_PATH: readonly (readonly [pattern: RegExp, parameter: Parameter])[] = [
  [/\.data\.expr/, 'expr'],
  [/\.data\.units/, 'units'],
  [/\.cmap/, 'cmap'],
  [/\.norm/, 'norm'],
  [/\.limits\.(low|high)/, 'percentile'],
  [/\.limits\.min/, 'vmin'],
  [/\.limits/, 'vmax'],
  [/\.interpolation/, 'interpolation'],
  [/\.axes/, 'axes'],
  [/\.levels/, 'levels'],
  [/\.aspect/, 'aspect'],
  [/\.title/, 'title'],
  [/\.x\.label/, 'xlabel'],
  [/\.y\.label/, 'ylabel'],
  [/\.x\.min/, 'xmin'],
  [/\.x\.max/, 'xmax'],
  [/\.y\.min/, 'ymin'],
  [/\.y\.max/, 'ymax'],
  [/^size\.dpi/, 'dpi'],
  [/^size/, 'width'],
  [/^mode/, 'mode'],
  [/^theme/, 'theme'],
  [/^frame/, 'frame'],
  [/^compat/, 'compat'],
];

/**
 * The figure of a hand-written address: one field of `run`, one panel. Data with one axis becomes a line by itself;
 * `plot` asks for map, contour or line, and `contour=true` adds contour lines to a map.
 * @throws FigureQueryError with one sentence, for an unknown, repeated or meaningless parameter;
 * FigureTooLargeError above 4096 pixels a side.
 */
export function figureFromQuery(run: string, parameters: URLSearchParams): FigureSpec {
  const query = new Query(parameters);
  const spec = specOf(run, query);
  try {
    return parseFigureSpec(spec);
  } catch (error) {
    if (error instanceof FigureTooLargeError || !(error instanceof FigureSpecError)) throw error;
    const { path, message } = error;
    if (/\.data\.run$/.test(path)) {
      throw new FigureQueryError('expr', `The run’s path is too long: ${message.slice(path.length + 2)}.`, {
        cause: error,
      });
    }
    const parameter = PARAMETER_OF_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? 'expr';
    const reason = message.slice(path.length).replace(/^: /, '');
    throw new FigureQueryError(parameter, `${parameter}=${query.shown(parameter)}: ${reason}.`, {
      cause: error,
    });
  }
}

function specOf(run: string, query: Query): unknown {
  const expr = query.text('expr');
  if (expr === undefined || expr === '') {
    throw new FigureQueryError(
      'expr',
      'The address names no field; add for instance ?expr=phisp[-1,:,64,:].',
    );
  }
  const data = { run, expr, ...query.member('units', 'units') };
  return {
    v: 1,
    size: sizeOf(query),
    ...query.member('theme', 'theme'),
    ...query.member('mode', 'mode'),
    ...query.member('frame', 'frame'),
    panels: [
      {
        layers: layersOf(query, data),
        ...query.member('title', 'title'),
        x: axisOf(query, 'xlabel', 'xmin', 'xmax'),
        y: axisOf(query, 'ylabel', 'ymin', 'ymax'),
        ...defined('colorbar', query.flag('colorbar')),
        ...query.member('aspect', 'aspect'),
      },
    ],
    ...query.member('compat', 'compat'),
  };
}

function layersOf(query: Query, data: object): object[] {
  const scale = { ...query.member('norm', 'norm'), ...defined('limits', limitsOf(query)) };
  const plot = query.text('plot') ?? 'map';
  if (plot === 'line') return [{ kind: 'line', data, ...scale }];
  const axes = query.member('axes', 'axes');
  const contour = { kind: 'contour', data, ...defined('levels', levelsOf(query)), ...axes };
  if (plot === 'contour') return [contour];
  if (plot !== 'map')
    throw new FigureQueryError('plot', `plot=${query.shown('plot')}: known are map, contour and line.`);
  const map = {
    kind: 'map',
    data,
    ...query.member('cmap', 'cmap'),
    ...scale,
    ...query.member('interpolation', 'interpolation'),
    ...axes,
  };
  const withContours = query.flag('contour') ?? query.has('levels');
  return withContours ? [map, contour] : [map];
}

function limitsOf(query: Query): object | undefined {
  const min = query.number('vmin');
  const max = query.number('vmax');
  const percentile = query.numbers('percentile');
  if (percentile !== undefined) {
    if (min !== undefined || max !== undefined) {
      throw new FigureQueryError(
        'percentile',
        'percentile and vmin or vmax were both given; keep one of them.',
      );
    }
    const [low, high] = percentile;
    if (percentile.length !== 2) {
      throw new FigureQueryError(
        'percentile',
        `percentile=${query.shown('percentile')}: two numbers are needed, for instance 1,99.`,
      );
    }
    return { kind: 'percentile', low, high };
  }
  if (min === undefined && max === undefined) return undefined;
  if (min !== undefined && max !== undefined) return { kind: 'fixed', min, max };
  return { kind: 'auto', ...defined('min', min), ...defined('max', max) };
}

function levelsOf(query: Query): number | number[] | 'colors' | undefined {
  if (query.text('levels') === 'colors') return 'colors';
  const levels = query.numbers('levels');
  const [first] = levels ?? [];
  // One whole number is how many; a single level is written with a comma behind it: levels=2,
  const isCount = levels?.length === 1 && !query.text('levels')?.includes(',') && Number.isInteger(first);
  return isCount ? first : levels;
}

function sizeOf(query: Query): object {
  const dpi = query.number('dpi') ?? DEFAULT_SIZE.dpi;
  if (dpi < MIN_DPI || dpi > MAX_DPI) {
    throw new FigureQueryError('dpi', `dpi=${dpi}: a number from ${MIN_DPI} to ${MAX_DPI} is needed.`);
  }
  const inches = (parameter: 'width' | 'height', usual: number): number => {
    const pixels = query.number(parameter);
    if (pixels === undefined) return usual;
    if (!Number.isInteger(pixels) || pixels < MIN_PIXELS) {
      throw new FigureQueryError(
        parameter,
        `${parameter}=${query.shown(parameter)}: a whole number of pixels from ${MIN_PIXELS} to ${MAX_PIXELS} is needed.`,
      );
    }
    return pixels / dpi;
  };
  return { width: inches('width', DEFAULT_SIZE.width), height: inches('height', DEFAULT_SIZE.height), dpi };
}

function axisOf(query: Query, label: Parameter, min: Parameter, max: Parameter): object {
  return {
    ...query.member(label, 'label'),
    ...defined('min', query.number(min)),
    ...defined('max', query.number(max)),
  };
}

function defined(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value };
}

/** The parameters of an address, each known and given once. */
class Query {
  readonly #values = new Map<string, string>();

  constructor(parameters: URLSearchParams) {
    for (const [name, value] of parameters) {
      if (!(QUERY_PARAMETERS as readonly string[]).includes(name)) {
        throw new FigureQueryError(
          name,
          `There is no parameter ${name.slice(0, LONGEST_SHOWN)}; known are ${QUERY_PARAMETERS.join(', ')}.`,
        );
      }
      if (this.#values.has(name))
        throw new FigureQueryError(name, `${name} was given twice; keep one of them.`);
      this.#values.set(name, value);
    }
  }

  has(name: Parameter): boolean {
    return this.#values.has(name);
  }

  text(name: Parameter): string | undefined {
    return this.#values.get(name);
  }

  /** As it is repeated in a sentence, which stays one. */
  shown(name: Parameter): string {
    const text = this.text(name) ?? '';
    return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
  }

  member(name: Parameter, key: string): object {
    return defined(key, this.text(name));
  }

  number(name: Parameter): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#parsed(name, text);
  }

  numbers(name: Parameter): number[] | undefined {
    const text = this.text(name)?.replace(/,$/, '');
    return text?.split(',').map((item) => this.#parsed(name, item));
  }

  flag(name: Parameter): boolean | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (text === 'true' || text === '1' || text === '') return true;
    if (text === 'false' || text === '0') return false;
    throw new FigureQueryError(name, `${name}=${this.shown(name)}: true or false is needed.`);
  }

  #parsed(name: Parameter, text: string): number {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw new FigureQueryError(
      name,
      `${name}=${this.shown(name)}: ${text === '' ? 'nothing' : text.slice(0, LONGEST_SHOWN)} is not a number.`,
    );
  }
}
