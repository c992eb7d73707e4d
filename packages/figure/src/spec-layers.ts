import { z } from 'zod';
import { MAX_BINS } from './bounds.js';
import {
  DEFAULT_BINS,
  DEFAULT_BINS_2D,
  DEFAULT_CONTOUR_LABELS,
  DEFAULT_INTERPOLATION,
  DEFAULT_MARKER_SIZE,
  DEFAULT_SPAN_OPACITY,
} from './defaults.js';
import {
  curvesSource,
  fieldSource,
  gridSource,
  outlineSource,
  pairSource,
  particleSource,
  pointsSource,
} from './spec-data.js';
import {
  axisPair,
  color,
  colorMembers,
  levels,
  lineStyle,
  markerShape,
  opacity,
  optionalColorMembers,
  scaleMembers,
  text,
  widthPt,
} from './spec-values.js';

const bins = z.int().min(1).max(MAX_BINS);
const skip = z.union([
  z.int().min(1).max(1000),
  z.tuple([z.int().min(1).max(1000), z.int().min(1).max(1000)]),
]);
/** What stands in the legend; without it a layer has no entry. */
const label = text.exactOptional();
/** The vertical axis: `y2` is the second one, at the right. */
const axis = z.enum(['y', 'y2']).default('y');
/** The horizontal axis: `x2` is the second one, on top. */
const xAxis = z.enum(['x', 'x2']).default('x');

const strokeMembers = {
  color: color.exactOptional(),
  width: widthPt.exactOptional(),
  style: lineStyle.exactOptional(),
  opacity: opacity.exactOptional(),
};

export const mapLayer = z.strictObject({
  kind: z.literal('map'),
  data: z.union([fieldSource, gridSource]),
  ...colorMembers,
  interpolation: z.enum(['bilinear', 'nearest']).default(DEFAULT_INTERPOLATION),
  opacity: opacity.exactOptional(),
  axes: axisPair.exactOptional(),
});

export const contourLayer = z.strictObject({
  kind: z.literal('contour'),
  data: z.union([fieldSource, gridSource]),
  /**
   * The levels, or how many intervals to aim at; the default is matplotlib's choice. `colors`: round values between
   * the colour limits of the panel's map, without those at which there is only noise.
   */
  levels: levels.exactOptional(),
  /** Areas between the levels in the colours of `cmap` instead of lines. */
  filled: z.boolean().default(false),
  ...strokeMembers,
  labels: z.boolean().default(DEFAULT_CONTOUR_LABELS),
  /** printf form of the labels, such as `%1.1f`; the default has as many digits as tell the levels apart. */
  format: z
    .string()
    .regex(
      /^[^%]{0,20}%[-+ 0#]*\d{0,2}(\.\d{1,2})?[defgEG][^%]{0,20}$/,
      'a form such as %1.1f or %.2e V is needed',
    )
    .exactOptional(),
  ...optionalColorMembers,
  axes: axisPair.exactOptional(),
});

export const lineLayer = z.strictObject({
  kind: z.literal('line'),
  data: z.union([fieldSource, pointsSource, pairSource]),
  ...scaleMembers,
  ...strokeMembers,
  steps: z.enum(['pre', 'mid', 'post']).exactOptional(),
  marker: markerShape.exactOptional(),
  markerSize: widthPt.exactOptional(),
  label,
  axis,
  xAxis,
});

export const pointsLayer = z.strictObject({
  kind: z.literal('points'),
  data: z.union([fieldSource, pointsSource, pairSource]),
  ...scaleMembers,
  marker: markerShape.default('circle'),
  /** Diameter in points. */
  size: widthPt.default(DEFAULT_MARKER_SIZE),
  color: color.exactOptional(),
  opacity: opacity.exactOptional(),
  label,
  axis,
  xAxis,
});

export const histogramLayer = z.strictObject({
  kind: z.literal('histogram'),
  data: z.union([fieldSource, pointsSource]),
  bins: bins.default(DEFAULT_BINS),
  /** Of the values; the default is their own range. */
  range: z.tuple([z.number(), z.number()]).exactOptional(),
  /** Bins of equal width, or of equal ratio. */
  spacing: z.enum(['linear', 'log']).default('linear'),
  /** Counts, or densities whose integral is 1. */
  density: z.boolean().default(false),
  filled: z.boolean().default(true),
  ...scaleMembers,
  ...strokeMembers,
  label,
  axis,
  xAxis,
});

export const histogram2dLayer = z.strictObject({
  kind: z.literal('histogram2d'),
  data: z.union([pairSource, pointsSource]),
  bins: z.tuple([bins, bins]).default([...DEFAULT_BINS_2D]),
  ...colorMembers,
});

export const streamLayer = z.strictObject({
  kind: z.literal('stream'),
  data: fieldSource,
  /** matplotlib's: 30 × 30 cells of the picture times this, one line through each at most. */
  density: z.number().min(0.1).max(5).default(1),
  ...strokeMembers,
  /** The line width grows with the magnitude, `width` being that of the largest. */
  widthByMagnitude: z.boolean().default(false),
  arrowSize: z.number().min(0).max(5).default(1),
  ...optionalColorMembers,
  axes: axisPair.exactOptional(),
});

export const quiverLayer = z.strictObject({
  kind: z.literal('quiver'),
  data: fieldSource,
  /** Every n-th node; the default leaves about 25 arrows along the longer side. */
  skip: skip.exactOptional(),
  /** Length by magnitude, of equal length, or by ln(1 + magnitude / mean). */
  scaler: z.enum(['standard', 'normal', 'log']).default('standard'),
  /** Arrow lengths times this. */
  scale: z.number().min(0.01).max(100).default(1),
  /** An arrow of known magnitude at the upper right. */
  key: z.boolean().default(false),
  ...strokeMembers,
  ...optionalColorMembers,
  axes: axisPair.exactOptional(),
});

export const boundariesLayer = z.strictObject({
  kind: z.literal('boundaries'),
  data: outlineSource,
  ...strokeMembers,
  label,
});

export const phaseSpaceLayer = z.strictObject({
  kind: z.literal('phaseSpace'),
  data: particleSource,
  draw: z.enum(['density', 'scatter']).default('density'),
  bins: z.tuple([bins, bins]).default([...DEFAULT_BINS_2D]),
  ...colorMembers,
  /** Of scattered particles: diameter in points and colour. */
  size: widthPt.exactOptional(),
  color: color.exactOptional(),
  opacity: opacity.exactOptional(),
});

export const trajectoriesLayer = z.strictObject({
  kind: z.literal('trajectories'),
  data: curvesSource,
  ...strokeMembers,
  /** A step longer than this (in the shown units) breaks a curve, as at periodic walls. */
  gap: z.number().positive().exactOptional(),
  label,
});

const place = z.tuple([z.number(), z.number()]);
/** Coordinates of the panel's axes, or parts 0…1 of its width and height. */
const frame = z.enum(['data', 'axes']).default('data');

export const hlineLayer = z.strictObject({
  kind: z.literal('hline'),
  y: z.number(),
  ...strokeMembers,
  label,
  axis,
});
export const vlineLayer = z.strictObject({
  kind: z.literal('vline'),
  x: z.number(),
  ...strokeMembers,
  label,
  xAxis,
});
export const spanLayer = z.strictObject({
  kind: z.literal('span'),
  along: z.enum(['x', 'y']),
  from: z.number(),
  to: z.number(),
  color: color.exactOptional(),
  opacity: opacity.default(DEFAULT_SPAN_OPACITY),
  label,
});
export const textLayer = z.strictObject({
  kind: z.literal('text'),
  text,
  at: place,
  in: frame,
  align: z.enum(['left', 'center', 'right']).default('left'),
  baseline: z.enum(['top', 'middle', 'bottom']).default('middle'),
  /** Points; the theme's size without it. */
  size: z.number().min(1).max(100).exactOptional(),
  angle: z.number().min(-180).max(180).default(0),
  color: color.exactOptional(),
});
export const arrowLayer = z.strictObject({
  kind: z.literal('arrow'),
  from: place,
  to: place,
  in: frame,
  /** Written at the tail. */
  text: text.exactOptional(),
  size: z.number().min(1).max(100).exactOptional(),
  color: color.exactOptional(),
  width: widthPt.exactOptional(),
});

export const layer = z.discriminatedUnion('kind', [
  mapLayer,
  contourLayer,
  lineLayer,
  pointsLayer,
  histogramLayer,
  histogram2dLayer,
  streamLayer,
  quiverLayer,
  boundariesLayer,
  phaseSpaceLayer,
  trajectoriesLayer,
  hlineLayer,
  vlineLayer,
  spanLayer,
  textLayer,
  arrowLayer,
]);

export type MapLayer = z.output<typeof mapLayer>;
export type ContourLayer = z.output<typeof contourLayer>;
export type LineLayer = z.output<typeof lineLayer>;
export type PointsLayer = z.output<typeof pointsLayer>;
export type HistogramLayer = z.output<typeof histogramLayer>;
export type Histogram2dLayer = z.output<typeof histogram2dLayer>;
export type StreamLayer = z.output<typeof streamLayer>;
export type QuiverLayer = z.output<typeof quiverLayer>;
export type BoundariesLayer = z.output<typeof boundariesLayer>;
export type PhaseSpaceLayer = z.output<typeof phaseSpaceLayer>;
export type TrajectoriesLayer = z.output<typeof trajectoriesLayer>;
export type HlineLayer = z.output<typeof hlineLayer>;
export type VlineLayer = z.output<typeof vlineLayer>;
export type SpanLayer = z.output<typeof spanLayer>;
export type TextLayer = z.output<typeof textLayer>;
export type ArrowLayer = z.output<typeof arrowLayer>;
export type Layer = z.output<typeof layer>;
export type LayerInput = z.input<typeof layer>;
