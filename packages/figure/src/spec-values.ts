import { z } from 'zod';
import { MAX_INLINE_VALUES, MAX_LEVELS, MAX_TEXT_LENGTH } from './bounds.js';
import { COLORMAP_NAMES, type ColormapName } from './colormaps.js';
import { DEFAULT_CMAP, DEFAULT_LIMITS, DEFAULT_NORM } from './defaults.js';
import { knownNames, shownName } from './known-names.js';
import { hexOfColorName } from './named-colors.js';

export const text = z.string().max(MAX_TEXT_LENGTH);

export const colormapName = z.custom<ColormapName>(
  (value) => typeof value === 'string' && (COLORMAP_NAMES as readonly string[]).includes(value),
  {
    error: ({ input }) =>
      `there is no colour map ${shownName(input)}; ${knownNames(input, namesOfDirection(input))}`,
  },
);

/** Reversed ones are near to what is written as such. */
function namesOfDirection(typed: unknown): readonly string[] {
  const isReversed = typeof typed === 'string' && typed.endsWith('_r');
  return COLORMAP_NAMES.filter((name) => name.endsWith('_r') === isReversed);
}

/** `#rrggbb`, a name such as `black`, or `C0` … `C9` for the colours that the theme gives to lines. */
export const color = z.string().transform((written, context): string => {
  const known = /^C\d$/.test(written) ? written : hexOfColorName(written);
  if (known !== null) return known;
  context.addIssue({
    code: 'custom',
    message: 'a colour is written #rrggbb, by a name such as black or red, or C0 to C9',
  });
  return z.NEVER;
});

export const widthPt = z.number().min(0.1).max(20);
export const opacity = z.number().min(0).max(1);
export const lineStyle = z.enum(['solid', 'dashed', 'dotted', 'dashdot']);
export const markerShape = z.enum(['circle', 'square', 'diamond', 'triangle', 'plus', 'cross', 'point']);

export const limits = z.discriminatedUnion('kind', [
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

/** How values become positions on a colour bar, or along the axis of a line's values. */
export const scaleMembers = {
  norm: z.enum(['linear', 'log', 'symlog', 'power', 'centred']).default(DEFAULT_NORM),
  limits: limits.default(DEFAULT_LIMITS),
  /** Of `symlog`: linear between −linthresh and linthresh; the default is chosen from the data. */
  linthresh: z.number().positive().exactOptional(),
  /** Of `power`: the exponent. */
  gamma: z.number().min(0.05).max(20).exactOptional(),
  /** Of `centred`: the value in the middle; 0 without it. */
  center: z.number().exactOptional(),
};

/** The colours of values: the map, its scale, and colours for what lies beyond it. */
export const colorMembers = {
  cmap: colormapName.default(DEFAULT_CMAP),
  ...scaleMembers,
  under: color.exactOptional(),
  over: color.exactOptional(),
  bad: color.exactOptional(),
};

/** Colours by value where a single colour is usual: only with `cmap`. */
export const optionalColorMembers = { cmap: colormapName.exactOptional(), ...scaleMembers };

/** Horizontal, then vertical axis of the page; the default is alphabetical. */
export const axisPair = z.enum(['tx', 'ty', 'tz', 'xt', 'xy', 'xz', 'yt', 'yx', 'yz', 'zt', 'zx', 'zy']);

export const levels = z.union([
  z.array(z.number()).min(1).max(MAX_LEVELS),
  z.int().min(1).max(MAX_LEVELS),
  z.literal('colors'),
]);

/** Numbers in the specification itself; null where there is no value. */
export const numbers = z.array(z.number().nullable()).min(1).max(MAX_INLINE_VALUES);

/** Parts 0…1 of the picture (or of the axes, for an inset): left, bottom, width, height, as matplotlib writes them. */
export const rectangle = z.tuple([
  z.number().min(-1).max(2),
  z.number().min(-1).max(2),
  z.number().positive().max(2),
  z.number().positive().max(2),
]);

export type Limits = z.output<typeof limits>;
export type NormName = z.output<typeof scaleMembers.norm>;
export type AxisPair = z.output<typeof axisPair>;
export type LineStyle = z.output<typeof lineStyle>;
export type Rectangle = z.output<typeof rectangle>;
