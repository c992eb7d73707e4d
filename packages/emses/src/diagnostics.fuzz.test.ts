import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { DIAGNOSTIC_NAMES } from './diagnostic-names.js';
import { readDiagnostic } from './diagnostics.js';
import { Parameters } from './parameters.js';
import { parseTextTable } from './text-table.js';

const SECONDS = 3;
const directory = mkdtempSync(join(tmpdir(), 'emout-fuzz-'));
afterAll(() => rmSync(directory, { recursive: true }));

const token = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map((step) => String(step).padStart(6, '0')),
  fc.double().map(String),
  fc.constantFrom(
    '*********',
    'NaN',
    '-Infinity',
    '1.2345E-3',
    '1.5D+02',
    '1.23-105',
    '0x10',
    '1e999',
    '-',
    '.',
    '+',
  ),
  fc.string({ maxLength: 8 }),
);
const blank = fc.constantFrom(' ', '   ', '\t', '\r');
const line = fc.array(fc.tuple(blank, token), { maxLength: 20 }).map((parts) => parts.flat().join(''));
const text = fc.oneof(
  fc.array(line, { maxLength: 90 }).map((lines) => lines.join('\n')),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

it('any text is a table of columns of one length', () => {
  fc.assert(
    fc.property(text, (content) => {
      const { columns, rows, problems } = parseTextTable(content);
      expect(rows).toBeLessThanOrEqual(content.split('\n').length - 1);
      for (const column of columns) expect(column.length).toBe(rows);
      for (const problem of problems) expect(problem).toMatch(/^(?:\d|The ).*\.$/);
    }),
    { seed: 20, numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1000 },
  );
});

it('any text is a diagnostic of any name', () => {
  const path = join(directory, 'table');
  const number = fc.constantFrom(-1, 0, 1, 2, 3, 1e9);
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...DIAGNOSTIC_NAMES),
      fc.tuple(
        number,
        number,
        fc.constantFrom('all', 'latest'),
        fc.constantFrom('found', 'absolute', 'anew'),
      ),
      (texts, name, [nspec, npc, rows, continuationSteps]) => {
        const parts = texts.map((content, part) => {
          writeFileSync(`${path}${part}`, content, 'latin1');
          return { path: `${path}${part}` };
        });
        const input = `!!key dx=[0.5],to_c=[1.0]\n&all\n nspec=${nspec} npc=${npc} dt=0.1\n/\n`;
        const options = { parameters: Parameters.parse(input), rows, continuationSteps } as const;
        const table = readDiagnostic(name, parts, options);
        for (const { values } of table.columns) expect(values.length).toBe(table.rows);
        expect(new Set(table.columns.map((column) => column.name)).size).toBe(table.columns.length);
        expect(table.superseded.length).toBe(table.rows);
        if (rows === 'all') return;
        const steps = [...(table.steps ?? [])].filter((step) => !Number.isNaN(step));
        for (let n = 1; n < steps.length; n++) expect(steps[n]).toBeGreaterThan(steps[n - 1] ?? 0);
      },
    ),
    { seed: 21, numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1000 },
  );
});
