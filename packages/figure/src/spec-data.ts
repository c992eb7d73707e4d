import { z } from 'zod';
import { MAX_EXPRESSION_LENGTH, MAX_TRAJECTORIES } from './bounds.js';
import { DEFAULT_UNITS } from './defaults.js';
import { numbers, text } from './spec-values.js';

const units = z.enum(['si', 'emses']).default(DEFAULT_UNITS);
const expr = z.string().min(1).max(MAX_EXPRESSION_LENGTH);
const run = text;

/** Which field, of which run: `run` is its path below a root, `expr` the field language, `units` what is shown. */
export const fieldSource = z.strictObject({ run, expr, units });

/** Numbers with a name and a plain unit symbol, given in the specification itself. */
const column = z.strictObject({ values: numbers, name: text.default(''), unit: text.exactOptional() });

/** Points given as numbers: as many in `x` as in `y`. */
export const pointsSource = z.strictObject({ kind: z.literal('points'), x: column, y: column });

/** Points whose coordinates are two expressions of equal shape. */
export const pairSource = z.strictObject({ kind: z.literal('pair'), x: fieldSource, y: fieldSource });

/** A regular grid given as numbers: `values` row by row, the first row at the first coordinate of `y`. */
export const gridSource = z.strictObject({
  kind: z.literal('grid'),
  x: z.strictObject({
    name: text,
    unit: text.exactOptional(),
    first: z.number(),
    spacing: z.number(),
    count: z.int().positive(),
  }),
  y: z.strictObject({
    name: text,
    unit: text.exactOptional(),
    first: z.number(),
    spacing: z.number(),
    count: z.int().positive(),
  }),
  values: numbers,
  name: text,
  unit: text.exactOptional(),
});

/** Curves in the plane of the panel, each with its own points; null coordinates break one. */
export const curvesSource = z.strictObject({
  kind: z.literal('curves'),
  curves: z
    .array(z.strictObject({ x: numbers, y: numbers }))
    .min(1)
    .max(MAX_TRAJECTORIES),
  xName: text.default('x'),
  yName: text.default('y'),
  xUnit: text.exactOptional(),
  yUnit: text.exactOptional(),
});

const component = z.enum(['x', 'y', 'z', 'vx', 'vy', 'vz']);

/** Two components of the particles of a species at one output step. */
export const particleSource = z.strictObject({
  run,
  species: z.int().min(1).max(99),
  x: component,
  y: component,
  step: z.int().default(-1),
  units,
});

/** The boundaries of a run cut by a plane; without `at` the plane of the panel's first field. */
export const outlineSource = z.strictObject({
  run,
  units,
  /** The axis that the plane is normal to, and its place there: a grid position. */
  at: z.strictObject({ axis: z.enum(['x', 'y', 'z']), position: z.number() }).exactOptional(),
});

export type FieldSource = z.output<typeof fieldSource>;
export type PointsSource = z.output<typeof pointsSource>;
export type PairSource = z.output<typeof pairSource>;
export type GridSource = z.output<typeof gridSource>;
export type CurvesSource = z.output<typeof curvesSource>;
export type ParticleSource = z.output<typeof particleSource>;
export type OutlineSource = z.output<typeof outlineSource>;
