import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FigureQueryError, FigureTooLargeError } from './errors.js';
import { figureFromQuery } from './query.js';
import { QUERY_PARAMETER_NAMES, QUERY_PARAMETERS, type QueryParameterName } from './query-parameters.js';
import { QUERY_VALUES } from './query-values.js';
import { figureSchema } from './spec.js';
import { layer } from './spec-layers.js';
import { panel } from './spec-panels.js';

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

/** How a parameter stands in the table of docs/figures.md. */
function row(name: QueryParameterName): string {
  const { kind, words, about, example } = QUERY_PARAMETERS[name];
  const values =
    words === undefined ? QUERY_VALUES[kind].shown : words.map((word) => `\`${word}\``).join(', ');
  return `| \`${name}\` | ${values} | ${about} | \`${name}=${example}\` |`;
}

function inner(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional;
  return isWrapper ? inner(schema.def.innerType) : schema;
}

/** The schemas of a member in all objects that have it. */
function membersOf(schema: z.core.$ZodType, [member, ...deeper]: readonly string[]): z.core.$ZodType[] {
  const plain = inner(schema);
  if (member === undefined) return [plain];
  if (plain instanceof z.ZodUnion)
    return plain.def.options.flatMap((one) => membersOf(one, [member, ...deeper]));
  const found = plain instanceof z.ZodObject ? plain.shape[member] : undefined;
  return found === undefined ? [] : membersOf(found, deeper);
}

function schemasAt(place: string): z.core.$ZodType[] {
  const [root = '', ...path] = place.split('.');
  if (root === 'figure') return membersOf(figureSchema, path);
  if (root === 'panel') return membersOf(panel, path);
  return membersOf(layer, root === 'data' ? ['data', ...path] : path);
}

describe('the parameters of a hand-written figure', () => {
  it.each(QUERY_PARAMETER_NAMES)('docs/figures.md has a line about %s', (name) => {
    expect(page).toContain(`\n${row(name)}\n`);
  });

  it.each(QUERY_PARAMETER_NAMES)('%s sets members that specifications have', (name) => {
    const { places, words } = QUERY_PARAMETERS[name];
    for (const place of places) {
      const schemas = schemasAt(place);
      expect(schemas).not.toEqual([]);
      if (words === undefined) continue;
      const known = schemas.flatMap((schema) => {
        if (schema instanceof z.ZodEnum) return schema.options;
        return schema instanceof z.ZodLiteral ? [...schema.values] : [];
      });
      expect([...new Set(known)]).toEqual(words);
    }
  });

  const texts = Object.fromEntries(
    QUERY_PARAMETER_NAMES.map((name) => {
      const { words, example } = QUERY_PARAMETERS[name];
      // Limits in the table are of both signs.
      const usable = words?.filter((word) => word !== 'log') ?? [example];
      return [name, fc.constantFrom(...usable)];
    }),
  );

  it('parse in any company', () => {
    const subsets = fc.tuple(fc.record(texts), fc.subarray([...QUERY_PARAMETER_NAMES]));
    fc.assert(
      fc.property(subsets, ([values, names]) => {
        const given = new Set<string>([...names, 'expr', 'animate']);
        if (given.has('percentile')) for (const end of ['vmin', 'vmax']) given.delete(end);
        const query = [...given].map((name): [string, string] => [name, values[name] ?? '']);
        const { panels, animation } = figureFromQuery('sim', query);
        expect(panels[0]?.layers.length).toBeGreaterThan(0);
        expect(animation?.axis).toBe(values.animate);
      }),
    );
  });

  it('answer any text with a figure or a sentence about a parameter', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        '-1',
        '1e999',
        '0',
        '1,2,3',
        ',',
        'true',
        'filled',
        'left',
        'xy',
        'C3',
        'NaN',
        '1e300',
      ),
    );
    const name = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...QUERY_PARAMETER_NAMES) },
      {
        weight: 1,
        arbitrary: fc.string(),
      },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 8 }), (pairs) => {
        try {
          figureFromQuery('sim', [['expr', 'phisp[-1]'], ...pairs]);
        } catch (error) {
          if (error instanceof FigureTooLargeError) return;
          expect(error).toBeInstanceOf(FigureQueryError);
          expect(error instanceof Error && error.message).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
