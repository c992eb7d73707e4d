import type { FigureSpecInput } from '@emout/figure/spec';
import { z } from 'zod';

export const MAX_RUN_PATH_LENGTH = 1024;
export const MAX_EXPRESSION_LENGTH = 4096;
export const MAX_SPEC_BYTES = 64 * 1024;
/** The most numbers that one `data.values` answer carries. */
export const MAX_DATA_VALUES = 20_000;

/** A run's address: its path below an allowed root, with slashes. */
export const runPathSchema = z.string().min(1).max(MAX_RUN_PATH_LENGTH).brand<'RunPath'>();
export type RunPath = z.infer<typeof runPathSchema>;

export const unitsSchema = z.enum(['si', 'emses']);
export const axisNameSchema = z.enum(['t', 'z', 'y', 'x']);
export const runStateSchema = z.enum(['complete', 'growing', 'stopped', 'waiting', 'unreadable']);
export const fieldCategorySchema = z.enum(['fields', 'densities', 'currents', 'charges', 'other']);

const count = z.number().int().nonnegative();
const conversionKeySchema = z.object({ dxM: z.number(), toC: z.number() });

/** What a `reason` is made of, so that a page can tell it in its language; an unknown code leaves the English sentence. */
export const noticeSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type Notice = z.infer<typeof noticeSchema>;

/** One line of the list of runs. */
export const runSummarySchema = z.object({
  run: runPathSchema,
  /** The last part of the path. */
  name: z.string(),
  state: runStateSchema,
  /** English. */
  reason: z.string().nullable(),
  notice: noticeSchema.nullable(),
  steps: z.object({ written: count, expected: count.nullable(), lastTimeS: z.number().nullable() }),
  grid: z.object({ nx: count, ny: count, nz: count }).nullable(),
  dxM: z.number().nullable(),
  bytes: count,
  modifiedAtMs: z.number(),
  /** `phisp`, or the first readable field. */
  thumbnailField: z.string().nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** One grid field of a run; `time` and `spacingM` are null where the parameters do not say. */
export const fieldSummarySchema = z.object({
  name: z.string(),
  label: z.string(),
  category: fieldCategorySchema,
  bytes: count,
  /** (t, z, y, x) */
  shape: z.tuple([count, count, count, count]).nullable(),
  dtype: z.string().nullable(),
  unit: z.string().nullable(),
  state: z.enum(['readable', 'empty', 'unreadable']),
  /** English; also of a field that can be read in part. */
  reason: z.string().nullable(),
  notice: noticeSchema.nullable(),
  time: z.object({
    firstS: z.number().nullable(),
    spacingS: z.number().nullable(),
    firstEmses: z.number(),
    spacingEmses: z.number(),
  }),
  spacingM: z.number().nullable(),
});
export type FieldSummary = z.infer<typeof fieldSummarySchema>;

/** A run with its fields. */
export const runDetailSchema = runSummarySchema.extend({
  /** The label under which the root is shown. */
  root: z.string(),
  conversionKey: conversionKeySchema.nullable(),
  fields: z.array(fieldSummarySchema),
  problems: z.array(z.object({ what: z.string() })),
  species: count.nullable(),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

/** Positions `first + k·spacing` (shown unit) of an axis, which are the grid's or the series' `startIndex + k·stepIndex`. */
export const axisDescriptionSchema = z.object({
  name: axisNameSchema,
  unit: z.string().nullable(),
  first: z.number(),
  spacing: z.number(),
  count,
  startIndex: z.number().int(),
  stepIndex: z.number().int(),
});
export type AxisDescription = z.infer<typeof axisDescriptionSchema>;

/** An axis that an integer index removed. */
export const fixedAxisSchema = z.object({
  axis: axisNameSchema,
  index: count,
  value: z.number(),
  unit: z.string().nullable(),
});
export type FixedAxis = z.infer<typeof fixedAxisSchema>;

/** Contours at round levels between the colour limits of a map. */
export const contourDescriptionSchema = z.object({
  rule: z.enum(['even', 'decades', 'one-two-five']),
  /** Of even levels the difference in the shown unit, of decades their number between two levels. */
  interval: z.number().nullable(),
  levels: z.array(z.number()),
  /** Levels at which there is only noise; they are not drawn. */
  noisy: z.array(z.number()),
});
export type ContourDescription = z.infer<typeof contourDescriptionSchema>;

/** What a panel shows, in numbers. */
export const panelDescriptionSchema = z.object({
  /** Canonical; negative indices are resolved to the actual ones. */
  expression: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  shape: z.array(count),
  /** Array order: vertical, horizontal. */
  axes: z.array(axisDescriptionSchema),
  fixed: z.array(fixedAxisSchema),
  limits: z.object({ min: z.number(), max: z.number() }),
  data: z.object({ min: z.number().nullable(), max: z.number().nullable() }),
  histogram: z.object({ edges: z.array(z.number()), counts: z.array(count) }),
  /** Null unless the figure asks for contours at the levels of its colours. */
  contours: contourDescriptionSchema.nullable(),
  nonPositiveFraction: z.number(),
  noValueFraction: z.number(),
  /** The line of Python that draws the same with emout. */
  python: z.string(),
});
export type PanelDescription = z.infer<typeof panelDescriptionSchema>;

export const timingsSchema = z.object({
  readMs: z.number(),
  composeMs: z.number(),
  paintMs: z.number(),
});
export type Timings = z.infer<typeof timingsSchema>;

export const figureDescriptionSchema = z.object({
  /** Equal to the entity tag of the picture of the same specification. */
  etag: z.string(),
  panels: z.array(panelDescriptionSchema),
  timings: timingsSchema,
});
export type FigureDescription = z.infer<typeof figureDescriptionSchema>;

/** Numbers in C order; null where the field has no value. */
export const dataValuesSchema = z.object({
  expression: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  shape: z.array(count),
  axes: z.array(axisDescriptionSchema),
  values: z.array(z.number().nullable()).max(MAX_DATA_VALUES),
});
export type DataValues = z.infer<typeof dataValuesSchema>;

export const sessionInfoSchema = z.object({
  host: z.string(),
  version: z.string(),
  startedAtMs: z.number(),
  nowMs: z.number(),
  /** When the session ends by itself; null where it goes on until it is stopped. */
  endsAtMs: z.number().nullable(),
  /** After so many seconds without a request the session ends; null where it does not. */
  idleS: z.number().nullable(),
  /** Its name. */
  session: z.string(),
  role: z.enum(['owner', 'viewer']),
  /** Those in which there is something to see. */
  roots: z.array(z.object({ label: z.string(), runs: count })),
});
export type SessionInfo = z.infer<typeof sessionInfoSchema>;

/** Asks for the numbers of one expression. */
export const dataRequestSchema = z.strictObject({
  run: runPathSchema,
  expr: z.string().min(1).max(MAX_EXPRESSION_LENGTH),
  units: unitsSchema.default('si'),
});
export type DataRequest = z.infer<typeof dataRequestSchema>;

/**
 * A figure specification as it arrives: any JSON object of at most 64 kB. The engine reads it with
 * `parseFigureSpec`, whose sentences name the field that is wrong.
 */
export const specInputSchema = z
  .custom<FigureSpecInput>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'A figure specification is a JSON object.',
  )
  .refine((value) => JSON.stringify(value).length <= MAX_SPEC_BYTES, {
    message: `A figure specification has at most ${MAX_SPEC_BYTES / 1024} kB.`,
  });
