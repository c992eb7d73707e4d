import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { goldenRun } from '../test/golden-fixture.js';
import type { DiagnosticName } from './diagnostic-names.js';
import { type DiagnosticOptions, readDiagnostic } from './diagnostics.js';
import { Parameters } from './parameters.js';

const goldenParameters = Parameters.parse(readFileSync(join(goldenRun, 'plasma.inp'), 'utf8'));

const directory = mkdtempSync(join(tmpdir(), 'emout-diagnostics-'));
afterAll(() => rmSync(directory, { recursive: true }));

function parameters(text: string): Parameters {
  return Parameters.parse(`!!key dx=[0.5],to_c=[10000.0]\n&all\n${text}\n/\n`);
}

let written = 0;
function read(name: DiagnosticName, texts: string[], options: Partial<DiagnosticOptions> = {}) {
  const parts = texts.map((text) => {
    const path = join(directory, `${name}-${written++}`);
    writeFileSync(path, text);
    return { path };
  });
  return readDiagnostic(name, parts, { parameters: null, ...options });
}

describe.each(['icur', 'pbody'] as const)('%s of a run', (name) => {
  const table = readDiagnostic(name, [{ path: join(goldenRun, name) }], { parameters: goldenParameters });

  it('has units and times', () => {
    const symbols = table.columns.map(({ unit }) => unit?.symbol ?? null);
    expect(symbols.slice(0, 3)).toEqual(name === 'icur' ? [null, 'A', 'A'] : [null, 'V', 'V']);
    // 10 steps of 0.002, in which light crosses 0.002 of a cell of 0.5 m over 10000.
    const expected = (10 * 0.002 * 0.5 * 10000) / 299792458;
    expect(Math.abs((table.seconds?.[0] ?? 0) / expected - 1)).toBeLessThan(1e-13);
    expect(table.steps?.[39]).toBe(400);
    expect(table.restarts).toEqual([]);
  });
});

describe('bodies and species', () => {
  const line = ' 1  1.0E-3 2.0E-3   1 3.0E-3 4.0E-3\n';
  it('come from the file, and the parameters are compared with it', () => {
    const names = ['1_step', '1_body1', '1_body1_ema', '2_step', '2_body1', '2_body1_ema'];
    const named = (text: string) => {
      const { columns, problems } = read('icur', [line], { parameters: parameters(text) });
      return { names: columns.map(({ name }) => name), problems };
    };
    expect(named('nspec=2 npc=1')).toEqual({ names, problems: [] });
    expect(named('nspec=2 npc=0')).toEqual({ names, problems: [] });
    expect(named('npc=1')).toEqual({ names, problems: [] });
    expect(named('nspec=2 npc=4')).toEqual({
      names,
      problems: ['icur has 1 body, the parameters say npc = 4.'],
    });
    expect(named('nspec=5').problems).toEqual(['icur has 2 species, the parameters say nspec = 5.']);
  });

  it('that no file can have leave the columns numbered', () => {
    const { columns, problems, steps } = read('icur', ['1 2 3 4\n2 5 6 7\n']);
    expect(columns.map(({ name }) => name)).toEqual(['step', 'column2', 'column3', 'column4']);
    expect([...(steps ?? [])]).toEqual([1, 2]);
    expect(problems).toEqual([
      'icur has 4 columns, which no number of species and bodies gives; they are numbered.',
    ]);
  });

  it('name the columns of the other files', () => {
    const names = (name: DiagnosticName, text: string) =>
      read(name, [text], { parameters: parameters('nspec=2 npc=2') }).columns.map(
        ({ name: column, unit }) => `${column}${unit ? ` ${unit.symbol}` : ''}`,
      );
    expect(names('energy', '1 2 3 4 5 6 7 8 9\n')).toEqual([
      'step',
      'electric J',
      'magnetic J',
      ...[1, 2].flatMap((s) => [1, 2, 3].map((n) => `${s}_kinetic${n} J`)),
    ]);
    expect(names('chgacm1', '1 2 3\n')).toEqual(['step', 'body1 C', 'body2 C']);
    expect(names('chgmov', '1 2 3\n')).toEqual(['step', 'body1', 'body2']);
    expect(names('influx', '1 2 3 4 5\n')).toEqual(['step', '1_body1', '1_body2', '2_body1', '2_body2']);
    expect(names('nesc', '1 2 3\n')).toEqual(['step', 'species1', 'species2']);
    expect(names('ocur', '1 2 3 4 5 1 2 3 4 5\n')[6]).toBe('2_body1 A');
    expect(names('seyield', '0.5 2\n')).toEqual(['column1', 'column2']);
    const many = read('influx', ['1\n'], { parameters: parameters('nspec=1000000000') });
    expect(many.columns.map(({ name }) => name)).toEqual(['step']);
    expect(names('volt', '0 2\n1 3\n')).toEqual(['step', 'column2']);
    expect(names('volt', '0 2\n1.5 3\n')).toEqual(['column1', 'column2']);
  });
});

describe('restarts', () => {
  const text = '0 1 0\n1 1 0\n2 1 0\n3 1 0\n2 2 0\n3 2 0\n3 3 0\n4 3 0\n';

  it('are marked, with the rows that they made void', () => {
    const table = read('pbody', [text]);
    expect(table.restarts).toEqual([
      { row: 4, step: 2, after: 3 },
      { row: 6, step: 3, after: 3 },
    ]);
    expect([...table.superseded]).toEqual([0, 0, 1, 1, 0, 1, 0, 0]);
    expect(table.rows).toBe(8);
  });

  it('leave the latest row of every step on request', () => {
    const table = read('pbody', [text], { rows: 'latest' });
    expect([...(table.steps ?? [])]).toEqual([0, 1, 2, 3, 4]);
    expect([...(table.columns[1]?.values ?? [])]).toEqual([1, 1, 2, 3, 3]);
    expect(table.restarts).toEqual([]);
    expect(table.superseded.length).toBe(5);
  });
});

describe('continuations', () => {
  const parts = ['1 1 0\n2 1 0\n', '2 2 0\n3 2 0\n', '1 2 3 4\n', '4 5 0\n5 6'];
  const steps = (texts: string[], options: Partial<DiagnosticOptions>) => [
    ...(read('pbody', texts, options).steps ?? []),
  ];

  it('are joined, and those that do not fit are left out', () => {
    const table = read('pbody', parts, { rows: 'latest', continuationSteps: 'absolute' });
    expect([...(table.steps ?? [])]).toEqual([1, 2, 3, 4]);
    expect([...(table.columns[1]?.values ?? [])]).toEqual([1, 2, 2, 5]);
    expect(table.problems).toEqual([
      'Part 3 of pbody has 4 columns, those before have 3; it is left out.',
      'Part 4: The last line is not written to its end yet and is left out.',
    ]);
  });

  it('count on, or anew from the last step before', () => {
    expect(steps(parts, {})).toEqual([1, 2, 2, 3, 4]);
    const anew = ['10 1 0\n20 1 0\n', '0 2 0\n10 2 0\n'];
    expect(steps(anew, {})).toEqual([10, 20, 20, 30]);
    expect(steps(anew, { continuationSteps: 'absolute' })).toEqual([10, 20, 0, 10]);
    expect(steps(parts, { continuationSteps: 'anew' })).toEqual([1, 2, 4, 5, 9]);
  });

  it('count anew in the columns of every species', () => {
    const table = read('icur', ['1 5 6 1 7 8\n2 5 6 2 7 8\n', '1 5 6 1 7 8\n'], {
      parameters: parameters('nspec=2'),
    });
    expect([...(table.columns[3]?.values ?? [])]).toEqual([1, 2, 3]);
    expect(table.restarts).toEqual([]);
  });
});

it('a file without rows has no columns yet', () => {
  const table = read('icur', ['']);
  expect(table.rows).toBe(0);
  expect(table.problems).toEqual([]);
  expect(table.columns).toEqual([]);
});
