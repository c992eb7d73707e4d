import { z } from 'zod';

/** One parameter as it is written: `wp(1:3)` with `2.104, 0.0491, 4.2`. */
export const parameterEntrySchema = z.object({
  name: z.string(),
  /** Fortran indices as they would be written, `(1:3)`; empty for a scalar. */
  indices: z.string(),
  /** The values in namelist notation; empty where the file gives none. */
  text: z.string(),
  /** Of a plain number; null for arrays, texts and logicals. */
  number: z.number().nullable(),
});
export type ParameterEntry = z.infer<typeof parameterEntrySchema>;

export const parameterGroupSchema = z.object({ name: z.string(), entries: z.array(parameterEntrySchema) });
export type ParameterGroup = z.infer<typeof parameterGroupSchema>;

/** The input of a run, in the order of its file. */
export const runInputSchema = z.object({
  run: z.string(),
  /** The file that was read; null when there is none that can be. */
  source: z.enum(['plasma.inp', 'plasma.toml']).nullable(),
  conversionKey: z.object({ dxM: z.number(), toC: z.number() }).nullable(),
  groups: z.array(parameterGroupSchema),
  /** Parameters that stand in more than one group with different values, each with the groups' names. */
  ambiguous: z.array(z.object({ name: z.string(), groups: z.array(z.string()) })),
  /** Sentences in English. */
  problems: z.array(z.string()),
});
export type RunInput = z.infer<typeof runInputSchema>;
