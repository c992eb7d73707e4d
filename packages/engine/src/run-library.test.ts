import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PathOutsideRootsError, UnknownRunError } from './errors.js';
import type { RunLibrary } from './run-library.js';
import { ScratchRuns } from './testing/scratch-runs.js';

let runs: ScratchRuns;
let library: RunLibrary;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  runs.copySmall('study/small');
  runs.make('study/plain', "&jobcon title = 'a' /\n&tmgrid nx = 4 /\n");
  library = runs.library;
});
afterAll(() => runs[Symbol.dispose]());

const check = (expr: string, run = 'study/small') => library.check({ run, expr, units: 'si' });

describe('check', () => {
  it('says what an expression would give', () => {
    expect(check('data.phisp[-1, :, 6, ::2] - phisp[0, :, 6, ::2]')).toMatchObject({
      ok: true,
      canonical: 'phisp[-1, :, 6, ::2] - phisp[0, :, 6, ::2]',
      kind: 'array',
      unit: 'V',
      shape: [41, 9],
      axes: [
        { name: 'z', unit: 'm', first: 0, spacing: 0.5, count: 41, startIndex: 0, stepIndex: 1 },
        { name: 'x', unit: 'm', first: 0, spacing: 1, count: 9, startIndex: 0, stepIndex: 2 },
      ],
      fixed: [{ axis: 'y', index: 6, value: 3, unit: 'm' }],
    });
    expect(check('mean(exyz[-1], axis="z")')).toMatchObject({
      kind: 'vector',
      components: ['x', 'y', 'z'],
      reduced: [{ axis: 'z', operation: 'mean', first: 0, last: 20 }],
    });
  });

  it.each([
    ['phips[-1] + 1', [0, 5], ['phisp', 'phixy', 'phiz']],
    ['1 + phips', [4, 9], ['phisp', 'phixy', 'phiz']],
    ['phisp[-1, :, 99, :]', [13, 15], []],
    ['phisp[-1', [8, 8], []],
    ['', [0, 0], []],
  ])('says where %j goes wrong, and what may have been meant', (expr, [start, end], near) => {
    expect(check(expr)).toMatchObject({ ok: false, span: { start, end }, near });
  });

  it('says why a text is no number', () => {
    expect(check('title', 'study/plain')).toMatchObject({ ok: false, span: { start: 0, end: 5 } });
  });

  it.each(['run("gone").phisp', 'run("../../etc").phisp', 'run("/etc").nx', 'run("").nx'])(
    'answers about a run in the text: %s',
    (expr) => expect(check(expr)).toMatchObject({ ok: false }),
  );

  it('throws for an unknown run, and for one out of the roots', () => {
    expect(() => check('phisp', 'study/gone')).toThrow(UnknownRunError);
    expect(() => check('1', '../etc')).toThrow(PathOutsideRootsError);
  });

  it('answers whatever the text is', () => {
    const words = fc.constantFrom(
      ...[
        'phisp',
        'exyz',
        'run("b")',
        'run("study/plain")',
        '.nx',
        '.x',
        '[',
        ']',
        '(',
        ')',
        '-1',
        ':',
        ',',
        '+',
        '**',
      ],
      ...[
        'mean',
        'axis="z"',
        'lambda v',
        '__proto__',
        'title',
        '1e999',
        '"',
        "'",
        '\\',
        '\0',
        '\ud800',
        '電位',
        'x'.repeat(300),
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(words, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (expr) => {
        const answer = check(expr);
        if (answer.ok) return;
        expect(answer.message).not.toBe('');
        if (answer.span === null) return;
        expect(answer.span.start).toBeLessThanOrEqual(answer.span.end);
        expect(answer.span.end).toBeLessThanOrEqual(expr.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('names', () => {
  it('are fields, what is derived of them, parameters, units, functions and constants, each with a line about it', () => {
    const names = library.names('study/small');
    const about = new Map(names.map((one) => [one.name, one]));
    expect(about.get('phisp')).toMatchObject({ kind: 'field', about: 'Potential' });
    expect(about.get('exyz')).toMatchObject({ kind: 'vector' });
    expect(about.get('rex')).toMatchObject({ kind: 'field' });
    expect(about.get('nx')).toMatchObject({ kind: 'parameter', about: 'tmgrid' });
    expect(about.get('pi')).toMatchObject({ kind: 'constant' });
    expect(about.get('mean')?.about).toMatch(/^mean\(.*\) – /);
    expect(names.filter(({ kind }) => kind === 'unit').length).toBeGreaterThan(10);
    for (const { name, about: line } of names) expect(line, name).not.toBe('');
  });

  it('of fields and parameters mean what they say', () => {
    for (const { name, kind } of library.names('study/small')) {
      if (kind === 'field' || kind === 'vector') expect(check(name), name).toMatchObject({ ok: true });
    }
    expect(() => library.names('study/gone')).toThrow(UnknownRunError);
  });
});

describe('input', () => {
  it('is that of the file, with what is ambiguous and what is wrong', () => {
    runs.make('odd', '&a nx = 1 /\n&b nx = 2 /\n');
    const input = library.input('odd');
    expect(input).toMatchObject({ run: 'odd', source: 'plasma.inp', conversionKey: null });
    expect(input.groups.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(input.ambiguous).toEqual([{ name: 'nx', groups: ['a', 'b'] }]);
    expect(() => library.input('gone')).toThrow(UnknownRunError);
  });
});

describe('boundaries', () => {
  const never = new AbortController().signal;

  it('have boxes in grid units, or the reason why there is no surface', () => {
    runs.make(
      'bodies',
      `&tmgrid nx = 16, ny = 12, nz = 40 /
&ptcond boundary_types(1) = 'sphere', boundary_types(2) = 'sphere', boundary_types(3) = 'teapot'
  sphere_origin(1:3, 1) = 8.0, 6.0, 20.0, sphere_radius(1) = 2.0, boundary_type = 'complex' /
`,
    );
    const answer = library.boundaries('bodies');
    expect(answer).toMatchObject({ run: 'bodies', grid: { nx: 16, ny: 12, nz: 40 }, dxM: null });
    const [sphere, without] = answer.boundaries;
    expect(sphere).toMatchObject({ index: 0, type: 'sphere', problem: null });
    expect(sphere?.box?.min[2]).toBeCloseTo(18, 0);
    expect(without).toMatchObject({ index: 1, box: null, problem: expect.stringMatching(/\.$/) });
    expect(answer.skipped).toMatchObject([{ index: 2, name: 'teapot' }]);
    const request = { run: 'bodies', units: 'si', resolution: 1 } as const;
    const { etag, bytes } = library.boundaryMeshes(request, never);
    expect(library.boundaryMeshes(request, never).etag).toBe(etag);
    expect(library.boundaryMeshes({ ...request, resolution: 2 }, never).bytes.length).toBeGreaterThan(
      bytes.length,
    );
    expect(() => library.boundaryMeshes(request, AbortSignal.abort())).toThrow('aborted');
  });

  it('of one answer are limited', () => {
    const spheres = Array.from({ length: 400 }, (_, k) => k + 1);
    runs.make(
      'many',
      `&ptcond boundary_type = 'complex'
${spheres.map((k) => `boundary_types(${k}) = 'sphere', sphere_origin(1:3, ${k}) = 1.0, 1.0, 1.0, sphere_radius(${k}) = 1.0`).join('\n')}
/\n`,
    );
    const request = { run: 'many', units: 'si', resolution: 8 } as const;
    expect(() => library.boundaryMeshes(request, never)).toThrow(
      'The surfaces of the boundaries have more than 4000000 points.',
    );
  });
});
