import fc from 'fast-check';
import { z } from 'zod';
import { COLORMAP_NAMES } from '../colormaps.js';
import { type FigureSpec, figureSchema, parseFigureSpec } from '../spec.js';

const MOST_ITEMS = 2;
const texts = fc.string({ unit: 'grapheme', maxLength: 20 });
const colors = fc.constantFrom('#a3125f', '#FFF', 'C3', 'black', '0.5');

/** Values that a schema takes, as far as it says itself what it takes. */
function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
  ) {
    return arbitraryOf(schema.def.innerType);
  }
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.def.innerType), { nil: null });
  if (schema instanceof z.ZodObject) return objectArbitrary(schema);
  if (schema instanceof z.ZodArray) {
    return fc.array(arbitraryOf(schema.def.element), { minLength: 1, maxLength: MOST_ITEMS });
  }
  if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map(arbitraryOf));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.def.options.map(arbitraryOf));
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.def.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return numberArbitrary(schema);
  if (schema instanceof z.ZodString) return stringArbitrary(schema);
  // Colours are texts that are rewritten, colour maps a list of their own.
  if (schema instanceof z.ZodPipe) return colors;
  if (schema instanceof z.ZodCustom) return fc.constantFrom(...COLORMAP_NAMES);
  throw new TypeError(`no values are known for ${schema._zod.def.type}`);
}

function objectArbitrary({ shape }: z.ZodObject): fc.Arbitrary<unknown> {
  const required: Record<string, fc.Arbitrary<unknown>> = {};
  const optional: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, member] of Object.entries(shape)) {
    const mayMiss = z.safeParse(member, undefined).success || member instanceof z.ZodExactOptional;
    (mayMiss ? optional : required)[key] = arbitraryOf(member);
  }
  const keys = Object.keys(optional);
  return fc
    .tuple(
      fc.record(required),
      fc.record(optional),
      fc.subarray(keys, { maxLength: Math.min(3, keys.length) }),
    )
    .map(([base, all, kept]) => ({ ...base, ...Object.fromEntries(kept.map((key) => [key, all[key]])) }));
}

function numberArbitrary(schema: z.ZodNumber): fc.Arbitrary<number> {
  const low = Math.max(-1e12, schema.minValue ?? -1e12);
  const high = Math.min(1e12, schema.maxValue ?? 1e12);
  if (schema.isInt) {
    return fc.integer({ min: Math.ceil(low), max: Math.floor(Math.min(high, low + 20)) });
  }
  return fc
    .double({ min: low, max: high, noNaN: true })
    .map((value) => (value === 0 ? 0 : value))
    .filter((value) => schema.safeParse(value).success);
}

function stringArbitrary(schema: z.ZodString): fc.Arbitrary<string> {
  return fc
    .oneof(texts, fc.constantFrom('%1.1f', 'phisp[-1, :, 64, :]'))
    .filter((text) => schema.safeParse(text).success);
}

/** Figures of every kind of layer, layout and option that the schema knows, of reasonable size. */
export const anyFigure: fc.Arbitrary<FigureSpec> = arbitraryOf(figureSchema)
  .map((json) => {
    try {
      return parseFigureSpec({ ...(json as object), size: { dpi: 100 } });
    } catch {
      return null;
    }
  })
  .filter((figure) => figure !== null);
