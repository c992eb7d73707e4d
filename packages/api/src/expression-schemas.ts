import { z } from 'zod';
import {
  axisDescriptionSchema,
  axisNameSchema,
  fixedAxisSchema,
  MAX_EXPRESSION_LENGTH,
  runPathSchema,
  unitsSchema,
} from './schemas.js';

const span = z.object({ start: z.number().int(), end: z.number().int() });

export const expressionRequestSchema = z.strictObject({
  run: runPathSchema,
  /** May be anything: what cannot be read is answered, not refused. */
  expr: z.string().max(4 * MAX_EXPRESSION_LENGTH),
  units: unitsSchema,
});
export type ExpressionRequest = z.infer<typeof expressionRequestSchema>;

/** What an expression would give, known before anything is read. */
export const expressionTypeSchema = z.object({
  ok: z.literal(true),
  /** The one way to write it. */
  canonical: z.string(),
  /** The line of Python that gives the same array with emout; null when there is none. */
  python: z.string().nullable(),
  kind: z.enum(['array', 'vector']),
  /** Letters of a vector's components, in order; empty for an array. */
  components: z.array(z.enum(['x', 'y', 'z'])),
  /** Short name for labels. */
  name: z.string(),
  unit: z.string().nullable(),
  dtype: z.enum(['float32', 'float64', 'bool']),
  shape: z.array(z.number().int()),
  axes: z.array(axisDescriptionSchema),
  fixed: z.array(fixedAxisSchema),
  /** Axes that a reduction took away, with what it did: `mean`. */
  reduced: z.array(
    z.object({ axis: axisNameSchema, operation: z.string(), first: z.number(), last: z.number() }),
  ),
  bytesToRead: z.number(),
  /** Sentences, such as about coordinates that differ between two operands. */
  notes: z.array(z.string()),
});
export type ExpressionType = z.infer<typeof expressionTypeSchema>;

export const expressionProblemSchema = z.object({
  ok: z.literal(false),
  message: z.string(),
  hint: z.string().nullable(),
  /** Characters of the text that the message is about; null when it is about all of it. */
  span: span.nullable(),
  /** Names that may have been meant. */
  near: z.array(z.string()),
});

export const expressionCheckSchema = z.discriminatedUnion('ok', [
  expressionTypeSchema,
  expressionProblemSchema,
]);
export type ExpressionCheck = z.infer<typeof expressionCheckSchema>;

/** A name that may stand in an expression. */
export const expressionNameSchema = z.object({
  name: z.string(),
  kind: z.enum(['field', 'vector', 'parameter', 'function', 'constant', 'unit', 'run']),
  /** One line in English: a label, a signature, a group. */
  about: z.string(),
});
export type ExpressionName = z.infer<typeof expressionNameSchema>;
