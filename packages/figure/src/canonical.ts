import { z } from 'zod';
import { defaultGrid } from './defaults.js';
import { type FigureSpec, figureSchema } from './spec.js';
import { layout } from './spec-panels.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Members = Readonly<Record<string, unknown>>;

/**
 * The shortest specification that means the same: what the schema fills in is left out, members in alphabetical
 * order. Equal figures have equal canonical JSON, in whatever order they were written; `parseFigureSpec` reads it back.
 */
export function canonicalSpec(spec: FigureSpec): Json {
  const short = withoutDefaults(figureSchema, spec);
  return sorted(isMembers(short) && isUsualLayout(spec) ? { ...short, layout: undefined } : short);
}

/** Text that is equal for equal figures. */
export function canonicalJson(spec: FigureSpec): string {
  return JSON.stringify(canonicalSpec(spec));
}

function isUsualLayout({ layout: asked, panels }: FigureSpec): boolean {
  const placed = panels.filter(({ inset }) => inset === undefined);
  const free = placed.every(({ rect }) => rect !== undefined);
  const usual = free ? { kind: 'free' as const } : layout.parse(defaultGrid(placed.length));
  return same(asked, usual);
}

/** Members that mean something even when all of theirs are defaults: without them there is nothing of the kind. */
const TELLING: ReadonlySet<string> = new Set(['animation', 'legend']);

/** Walks schema and value together and drops every member that the schema would put back. */
function withoutDefaults(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return withoutDefaults(schema.def.innerType, value);
  }
  if (mayBeAbsent(schema)) return withoutDefaults(schema.def.innerType, value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => withoutDefaults(schema.def.element, item));
  }
  if (schema instanceof z.ZodUnion) {
    const option = schema.def.options.find((one) => fits(one, value));
    return option === undefined ? value : withoutDefaults(option, value);
  }
  if (schema instanceof z.ZodObject && isMembers(value)) return objectWithoutDefaults(schema, value);
  return value;
}

function objectWithoutDefaults({ shape }: z.ZodObject, value: Members): Members {
  const kept: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    const schema = shape[key];
    if (member === undefined || schema === undefined) continue;
    if (isDefault(schema, member)) continue;
    const short = withoutDefaults(schema, member);
    // An object of nothing but defaults says nothing where it may be left out, unless it says so by being there.
    const isBare = isMembers(short) && Object.keys(short).length === 0;
    if (isBare && mayBeLeftOut(schema) && !TELLING.has(key)) continue;
    kept.push([key, short]);
  }
  return Object.fromEntries(kept);
}

function isDefault(schema: z.core.$ZodType, value: unknown): boolean {
  return schema instanceof z.ZodDefault && same(schema.def.defaultValue, value);
}

/** Prefaults are empty objects: one of nothing but defaults becomes one. */
function mayBeLeftOut(schema: z.core.$ZodType): boolean {
  return mayBeAbsent(schema) || schema instanceof z.ZodPrefault;
}

function mayBeAbsent(schema: z.core.$ZodType): schema is z.ZodOptional | z.ZodExactOptional {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional;
}

/** Which alternative of a union a value is of, told by its literal members where it has any. */
function fits(schema: z.core.$ZodType, value: unknown): boolean {
  if (!(schema instanceof z.ZodObject)) return z.safeParse(schema, value).success;
  if (!isMembers(value)) return false;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const { shape } = schema;
  return keys.every((key) => {
    const member = shape[key];
    if (member === undefined) return false;
    return !(member instanceof z.ZodLiteral) || z.safeParse(member, value[key]).success;
  });
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return sorted(a) === sorted(b);
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (isMembers(value)) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
  }
  if (typeof value === 'number') return value === 0 ? 0 : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
