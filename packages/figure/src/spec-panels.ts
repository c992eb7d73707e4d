import { z } from 'zod';
import { MAX_COLORBARS, MAX_LAYERS, MAX_PANELS, MAX_TICKS } from './bounds.js';
import { DEFAULT_ASPECT, DEFAULT_COLORBAR, DEFAULT_LEGEND } from './defaults.js';
import { layer } from './spec-layers.js';
import { rectangle, text } from './spec-values.js';

const side = z.enum(['right', 'left', 'top', 'bottom']);
const ticks = z.union([z.array(z.number()).max(MAX_TICKS), z.int().min(1).max(MAX_TICKS)]);
const tickLabels = z.array(text).max(MAX_TICKS);
const notation = z.enum(['auto', 'plain', 'scientific', 'power', 'prefix']).default('auto');

/** One axis of a panel. */
export const axisOptions = z.strictObject({
  label: text.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  /** Of an axis of values (lines, histograms); axes of a map are linear. */
  scale: z.enum(['linear', 'log', 'symlog']).exactOptional(),
  inverted: z.boolean().default(false),
  /** Moves the origin of the coordinates to the left end, the middle or the right end of the data, or by a number. */
  shift: z.union([z.enum(['left', 'center', 'right']), z.number()]).exactOptional(),
  /** The values that carry ticks, or how many intervals at most. */
  ticks: ticks.exactOptional(),
  tickLabels: tickLabels.exactOptional(),
  minor: z.boolean().exactOptional(),
  notation,
  grid: z.boolean().default(false),
  /** False leaves out ticks, their texts and the label. */
  visible: z.boolean().default(true),
});

/** How a colour bar looks, wherever it stands. */
const barMembers = {
  side: side.default('right'),
  label: text.exactOptional(),
  ticks: ticks.exactOptional(),
  tickLabels: tickLabels.exactOptional(),
  notation,
  minor: z.boolean().exactOptional(),
};

const colorbarOptions = z.strictObject(barMembers);

/** A colour bar that several panels share, or one with a place of its own: all their maps get the same limits. */
export const sharedColorbar = z.strictObject({
  /** Which panels, counted from 0. */
  of: z
    .array(
      z
        .int()
        .min(0)
        .max(MAX_PANELS - 1),
    )
    .min(1)
    .max(MAX_PANELS),
  /** Without it the bar stands beside these panels, at `side`. */
  rect: rectangle.exactOptional(),
  ...barMembers,
});

const legendOptions = z.strictObject({
  at: z
    .enum(['best', 'upper right', 'upper left', 'lower left', 'lower right', 'outside'])
    .default(DEFAULT_LEGEND),
  title: text.exactOptional(),
  columns: z.int().min(1).max(10).default(1),
  frame: z.boolean().exactOptional(),
});

/** A panel's place in the grid, from 0; the default is the next free cell, row by row. */
const cell = z.strictObject({
  row: z
    .int()
    .min(0)
    .max(MAX_PANELS - 1),
  col: z
    .int()
    .min(0)
    .max(MAX_PANELS - 1),
  rows: z.int().min(1).max(MAX_PANELS).default(1),
  cols: z.int().min(1).max(MAX_PANELS).default(1),
});

export const panel = z.strictObject({
  layers: z.array(layer).min(1).max(MAX_LAYERS),
  /** The default is made of the field and its unit; an empty title leaves it out. */
  title: text.exactOptional(),
  x: axisOptions.exactOptional(),
  y: axisOptions.exactOptional(),
  /** The second axes, on top and at the right, for the layers that name them. */
  x2: axisOptions.exactOptional(),
  y2: axisOptions.exactOptional(),
  colorbar: z.union([z.boolean(), colorbarOptions]).default(DEFAULT_COLORBAR),
  /** True, or where; the default is a legend where a layer has a label. */
  legend: z.union([z.boolean(), legendOptions]).exactOptional(),
  /** `(a)`, `(b)`, … as the theme writes them, or a text. */
  letter: z.union([z.boolean(), text]).exactOptional(),
  aspect: z.enum(['auto', 'equal']).default(DEFAULT_ASPECT),
  cell: cell.exactOptional(),
  /** Place in the picture, for a free layout. */
  rect: rectangle.exactOptional(),
  /** A small panel over another one, placed in parts of that panel's axes. */
  inset: z
    .strictObject({
      of: z
        .int()
        .min(0)
        .max(MAX_PANELS - 1),
      rect: rectangle,
    })
    .exactOptional(),
  /** Lines round the axes: all four, or only those with ticks. */
  spines: z.enum(['box', 'ticks', 'none']).exactOptional(),
});

const ratios = z.array(z.number().min(0.05).max(20)).min(1).max(MAX_PANELS);
const shared = z.enum(['none', 'all', 'row', 'col']);

export const layout = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('grid'),
    rows: z.int().min(1).max(MAX_PANELS),
    cols: z.int().min(1).max(MAX_PANELS),
    /** Relative widths of the columns and heights of the rows. */
    widths: ratios.exactOptional(),
    heights: ratios.exactOptional(),
    /** Panels that show the same range; tick labels stand at the outermost only, as in matplotlib. */
    shareX: shared.default('none'),
    shareY: shared.default('none'),
  }),
  /** Every panel says its `rect`. */
  z.strictObject({ kind: z.literal('free') }),
]);

export const colorbars = z.array(sharedColorbar).max(MAX_COLORBARS);

export type AxisOptions = z.output<typeof axisOptions>;
export type ColorbarOptions = z.output<typeof colorbarOptions>;
export type SharedColorbar = z.output<typeof sharedColorbar>;
export type LegendOptions = z.output<typeof legendOptions>;
export type Panel = z.output<typeof panel>;
export type PanelInput = z.input<typeof panel>;
export type Layout = z.output<typeof layout>;
export type GridLayout = Extract<Layout, { kind: 'grid' }>;
