import { z } from 'zod';
import {
  MAX_DPI,
  MAX_EXPRESSION_LENGTH,
  MAX_LAYERS,
  MAX_LEVELS,
  MAX_PANELS,
  MAX_PIXELS,
  MAX_TEXT_LENGTH,
  MIN_DPI,
  MIN_PIXELS,
} from './bounds.js';
import { COLORMAP_NAMES, type ColormapName } from './colormaps.js';
import {
  DEFAULT_ASPECT,
  DEFAULT_CMAP,
  DEFAULT_COLORBAR,
  DEFAULT_CONTOUR_LABELS,
  DEFAULT_FRAME,
  DEFAULT_INTERPOLATION,
  DEFAULT_LIMITS,
  DEFAULT_MODE,
  DEFAULT_NORM,
  DEFAULT_SIZE,
  DEFAULT_THEME,
  DEFAULT_UNITS,
  defaultGrid,
} from './defaults.js';
import { FigureSpecError, FigureTooLargeError } from './errors.js';

const text = z.string().max(MAX_TEXT_LENGTH);

const colormapName = z.custom<ColormapName>(
  (value) => typeof value === 'string' && (COLORMAP_NAMES as readonly string[]).includes(value),
  {
    error: (issue) =>
      `there is no colour map ${JSON.stringify(issue.input)}; known are ${COLORMAP_NAMES.join(', ')}`,
  },
);

const hexColor = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour is written #rrggbb in lower case');

/** Which field, of which run: `run` is its path below a root, `expr` a NumPy-like subscript, `units` what is shown. */
const data = z.strictObject({
  run: text,
  expr: z.string().min(1).max(MAX_EXPRESSION_LENGTH),
  units: z.enum(['si', 'emses']).default(DEFAULT_UNITS),
});

const limits = z.discriminatedUnion('kind', [
  /** The data's own range; `min` or `max` holds one end. */
  z.strictObject({
    kind: z.literal('auto'),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('percentile'),
    low: z.number().min(0).max(100),
    high: z.number().min(0).max(100),
  }),
  z.strictObject({ kind: z.literal('fixed'), min: z.number(), max: z.number() }),
]);

const axisPair = z.enum(['tx', 'ty', 'tz', 'xt', 'xy', 'xz', 'yt', 'yx', 'yz', 'zt', 'zx', 'zy']);

const mapLayer = z.strictObject({
  kind: z.literal('map'),
  data,
  cmap: colormapName.default(DEFAULT_CMAP),
  norm: z.enum(['linear', 'log']).default(DEFAULT_NORM),
  limits: limits.default(DEFAULT_LIMITS),
  interpolation: z.enum(['bilinear', 'nearest']).default(DEFAULT_INTERPOLATION),
  /** Horizontal, then vertical axis; the default is alphabetical. */
  axes: axisPair.exactOptional(),
});

const contourLayer = z.strictObject({
  kind: z.literal('contour'),
  data,
  /**
   * The levels, or how many intervals to aim at; the default is matplotlib's choice. `colors`: round values between
   * the colour limits of the panel's map, without those at which there is only noise.
   */
  levels: z
    .union([z.array(z.number()).min(1).max(MAX_LEVELS), z.int().min(1).max(MAX_LEVELS), z.literal('colors')])
    .exactOptional(),
  color: hexColor.exactOptional(),
  /** Line width in points. */
  width: z.number().min(0.1).max(10).exactOptional(),
  labels: z.boolean().default(DEFAULT_CONTOUR_LABELS),
  axes: axisPair.exactOptional(),
});

const lineLayer = z.strictObject({
  kind: z.literal('line'),
  data,
  norm: z.enum(['linear', 'log']).default(DEFAULT_NORM),
  limits: limits.default(DEFAULT_LIMITS),
  color: hexColor.exactOptional(),
  /** Line width in points. */
  width: z.number().min(0.1).max(10).exactOptional(),
});

const layer = z.discriminatedUnion('kind', [mapLayer, contourLayer, lineLayer]);

const axisOptions = z.strictObject({
  label: text.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
});

const panel = z.strictObject({
  layers: z.array(layer).min(1).max(MAX_LAYERS),
  /** The default is made of the field and its unit; an empty title leaves it out. */
  title: text.exactOptional(),
  x: axisOptions.exactOptional(),
  y: axisOptions.exactOptional(),
  colorbar: z.boolean().default(DEFAULT_COLORBAR),
  aspect: z.enum(['auto', 'equal']).default(DEFAULT_ASPECT),
});

const size = z.strictObject({
  /** Inches. */
  width: z.number().positive().default(DEFAULT_SIZE.width),
  height: z.number().positive().default(DEFAULT_SIZE.height),
  dpi: z.number().min(MIN_DPI).max(MAX_DPI).default(DEFAULT_SIZE.dpi),
});

const grid = z.strictObject({
  kind: z.literal('grid'),
  rows: z.int().min(1).max(MAX_PANELS),
  cols: z.int().min(1).max(MAX_PANELS),
});

const figure = z.strictObject({
  v: z.literal(1),
  size: size.prefault({}),
  theme: z.enum(['matplotlib']).default(DEFAULT_THEME),
  mode: z.enum(['light', 'dark']).default(DEFAULT_MODE),
  layout: grid.exactOptional(),
  frame: z.enum(['axes', 'none']).default(DEFAULT_FRAME),
  panels: z.array(panel).min(1).max(MAX_PANELS),
  compat: z.literal('emout').exactOptional(),
});

export type Data = z.output<typeof data>;
export type Limits = z.output<typeof limits>;
export type AxisPair = z.output<typeof axisPair>;
export type MapLayer = z.output<typeof mapLayer>;
export type ContourLayer = z.output<typeof contourLayer>;
export type LineLayer = z.output<typeof lineLayer>;
export type Layer = z.output<typeof layer>;
export type AxisOptions = z.output<typeof axisOptions>;
export type Panel = z.output<typeof panel>;
export type FigureSize = z.output<typeof size>;
export type Grid = z.output<typeof grid>;
/** A figure as a value, with every default filled in. */
export type FigureSpec = Omit<z.output<typeof figure>, 'layout'> & { layout: Grid };
/** A figure as a person writes it: what has a default may be left out. */
export type FigureSpecInput = z.input<typeof figure>;

/** Picture size in whole pixels. */
export function pixelSize(size: FigureSize): { widthPx: number; heightPx: number } {
  return { widthPx: Math.round(size.width * size.dpi), heightPx: Math.round(size.height * size.dpi) };
}

/**
 * Checks a figure specification and fills in its defaults.
 * @throws FigureSpecError naming the member that is refused; FigureTooLargeError above 4096 pixels a side.
 */
export function parseFigureSpec(json: unknown): FigureSpec {
  const parsed = figure.safeParse(json, { reportInput: true });
  if (!parsed.success) throw specError(parsed.error);
  const spec = { ...parsed.data, layout: parsed.data.layout ?? defaultGrid(parsed.data.panels.length) };
  checkSize(spec.size);
  checkGrid(spec.layout, spec.panels.length);
  for (const [i, one] of spec.panels.entries()) checkPanel(`panels[${i}]`, one);
  return spec;
}

function checkSize(size: FigureSize): void {
  const { widthPx, heightPx } = pixelSize(size);
  if (widthPx > MAX_PIXELS || heightPx > MAX_PIXELS)
    throw new FigureTooLargeError(widthPx, heightPx, MAX_PIXELS);
  if (widthPx < MIN_PIXELS || heightPx < MIN_PIXELS) {
    throw new FigureSpecError(
      'size',
      `${widthPx} × ${heightPx} pixels; at least ${MIN_PIXELS} × ${MIN_PIXELS} are needed`,
    );
  }
}

function checkGrid({ rows, cols }: Grid, panels: number): void {
  const cells = rows * cols;
  if (cells > MAX_PANELS)
    throw new FigureSpecError('layout', `${rows} × ${cols} panels; at most ${MAX_PANELS} are drawn`);
  if (cells < panels)
    throw new FigureSpecError('layout', `${rows} × ${cols} has no room for ${panels} panels`);
}

function checkPanel(path: string, panel: Panel): void {
  for (const key of ['x', 'y'] as const)
    checkOrder(`${path}.${key}`, panel[key]?.min, panel[key]?.max, 'min', 'max');
  for (const [i, layer] of panel.layers.entries()) {
    if (layer.kind !== 'contour') checkLimits(`${path}.layers[${i}].limits`, layer.limits, layer.norm);
  }
}

function checkLimits(path: string, limits: Limits, norm: 'linear' | 'log'): void {
  if (limits.kind === 'percentile') {
    checkOrder(path, limits.low, limits.high, 'low', 'high');
    return;
  }
  checkOrder(path, limits.min, limits.max, 'min', 'max');
  if (norm === 'linear') return;
  for (const key of ['min', 'max'] as const) {
    const bound = limits[key];
    if (bound !== undefined && bound <= 0) {
      throw new FigureSpecError(
        `${path}.${key}`,
        `${bound} has no place on a logarithmic scale; give a value above 0`,
      );
    }
  }
}

function checkOrder(
  path: string,
  low: number | undefined,
  high: number | undefined,
  lowName: string,
  highName: string,
): void {
  if (low === undefined || high === undefined || low < high) return;
  throw new FigureSpecError(
    `${path}.${highName}`,
    `${highName} = ${high} has to be above ${lowName} = ${low}`,
  );
}

function specError(error: z.ZodError): FigureSpecError {
  const issue = error.issues[0];
  if (issue === undefined) return new FigureSpecError('', error.message);
  const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return new FigureSpecError(pathText(keys), reason(issue), { cause: error });
}

function pathText(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'there is no such member';
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `missing; expected ${issue.expected}`;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected}, got ${JSON.stringify(issue.input)?.slice(0, 60) ?? 'something else'}`;
  if (issue.code === 'too_big' || issue.code === 'too_small') return boundReason(issue);
  if (issue.code === 'invalid_value') {
    return `known ${issue.values.length === 1 ? 'is' : 'are'} ${issue.values.map(String).join(', ')}`;
  }
  if (issue.message === 'Invalid input') return 'a value of another kind is needed';
  return issue.message.replace(/^Invalid [a-z ]+[:.] [eE]/, 'e');
}

const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

function boundReason(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const counted = COUNTED[issue.origin];
  if (issue.code === 'too_big') {
    return counted === undefined
      ? `a value of at most ${issue.maximum} is needed`
      : `at most ${issue.maximum} ${counted} can be given`;
  }
  if (counted !== undefined) return `${counted} are missing`;
  return `a value ${issue.inclusive === false ? 'above' : 'of at least'} ${issue.minimum} is needed`;
}
