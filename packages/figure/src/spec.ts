import { z } from 'zod';
import { MAX_DPI, MAX_PANELS, MIN_DPI } from './bounds.js';
import {
  DEFAULT_ANIMATION_INTERVAL_MS,
  DEFAULT_FRAME,
  DEFAULT_MODE,
  DEFAULT_SIZE,
  DEFAULT_THEME,
  DEFAULT_UNIT_STYLE,
  defaultGrid,
} from './defaults.js';
import { migrated, SPEC_VERSION } from './migrations.js';
import { checkFigure } from './spec-checks.js';
import { specError } from './spec-errors.js';
import { colorbars, type Layout, layout, panel } from './spec-panels.js';
import { text } from './spec-values.js';

const size = z.strictObject({
  /** Inches. */
  width: z.number().positive().default(DEFAULT_SIZE.width),
  height: z.number().positive().default(DEFAULT_SIZE.height),
  dpi: z.number().min(MIN_DPI).max(MAX_DPI).default(DEFAULT_SIZE.dpi),
});

/** How quantities are written: `phisp [V]`, `phisp (V)`, `phisp / V`; with `symbols` `φ` in place of `phisp`. */
const labels = z.strictObject({
  units: z.enum(['brackets', 'parentheses', 'slash']).default(DEFAULT_UNIT_STYLE),
  symbols: z.boolean().default(false),
});

/** Frames along an axis that the expressions leave open; layers without that axis stay as they are. */
const animation = z.strictObject({
  axis: z.enum(['t', 'z', 'y', 'x']).default('t'),
  /** Of the positions along the axis, as in a slice. */
  start: z.int().exactOptional(),
  stop: z.int().exactOptional(),
  every: z.int().min(1).default(1),
  intervalMs: z.number().min(10).max(60_000).default(DEFAULT_ANIMATION_INTERVAL_MS),
  repeat: z.boolean().default(true),
  /** Before the coordinate in the title of a frame; an empty one leaves the title as it is. */
  title: text.exactOptional(),
});

/** The schema of a figure; `parseFigureSpec` checks more than it can say. */
export const figureSchema = z.strictObject({
  v: z.literal(SPEC_VERSION),
  size: size.prefault({}),
  theme: z.enum(['matplotlib', 'paper', 'print']).default(DEFAULT_THEME),
  mode: z.enum(['light', 'dark']).default(DEFAULT_MODE),
  labels: labels.prefault({}),
  layout: layout.exactOptional(),
  frame: z.enum(['axes', 'none']).default(DEFAULT_FRAME),
  /** Above all panels. */
  title: text.exactOptional(),
  panels: z.array(panel).min(1).max(MAX_PANELS),
  colorbars: colorbars.exactOptional(),
  animation: animation.exactOptional(),
  compat: z.literal('emout').exactOptional(),
});

export type FigureSize = z.output<typeof size>;
export type LabelOptions = z.output<typeof labels>;
export type Animation = z.output<typeof animation>;
/** A figure as a value, with every default filled in. */
export type FigureSpec = Omit<z.output<typeof figureSchema>, 'layout'> & { layout: Layout };
/** A figure as a person writes it: what has a default may be left out. */
export type FigureSpecInput = z.input<typeof figureSchema>;

/** Picture size in whole pixels. */
export function pixelSize(size: FigureSize): { widthPx: number; heightPx: number } {
  return { widthPx: Math.round(size.width * size.dpi), heightPx: Math.round(size.height * size.dpi) };
}

/**
 * Checks a figure specification of this or an older version and fills in its defaults.
 * @throws FigureSpecError naming the member that is refused; FigureTooLargeError above 4096 pixels a side.
 */
export function parseFigureSpec(json: unknown): FigureSpec {
  const parsed = figureSchema.safeParse(migrated(json), { reportInput: true });
  if (!parsed.success) throw specError(parsed.error);
  const { panels } = parsed.data;
  const spec = { ...parsed.data, layout: parsed.data.layout ?? defaultLayout(panels) };
  checkFigure(spec);
  return spec;
}

/** Without a layout: free when every panel says its rectangle, else the most nearly square grid. */
function defaultLayout(panels: FigureSpec['panels']): Layout {
  const placed = panels.filter(({ inset }) => inset === undefined);
  if (placed.every(({ rect }) => rect !== undefined)) return { kind: 'free' };
  return layout.parse(defaultGrid(placed.length));
}
