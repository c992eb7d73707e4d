import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, Shell } from '../testing/shell.js';

let shell: Shell;
beforeAll(() => {
  buildCommand();
  shell = new Shell();
}, 300_000);
afterAll(() => shell[Symbol.dispose]());

describe('emout inspect', () => {
  it('says what a run holds', async () => {
    const { code, stdout } = await shell.emout(['inspect', 'small/']);
    expect(code).toBe(0);
    for (const word of ['phisp', 'plasma.inp', '16 × 12 × 40']) expect(stdout).toContain(word);
  });

  it('says so for scripts', async () => {
    const inspection = await shell.json<{ fields: { name: string }[] }>('inspect', 'small');
    expect(inspection.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['phisp', 'ex', 'nd1p']),
    );
  });

  it.each([
    ['gone', 'There is no directory'],
    ['small/plasma.inp', 'is a file. A run is the directory that holds it'],
    ['.', 'holds no run: neither plasma.inp nor a file such as phisp00_0000.h5. Runs in it: small.'],
    ['small+gone', 'There is no run "gone"'],
  ])('says what is wrong with %s', async (run, sentence) => {
    const { code, stdout, stderr } = await shell.emout(['inspect', run]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^emout: .*\n$/);
    expect(stderr).toContain(sentence);
  });
});

describe('emout boundaries', () => {
  interface Answer {
    readonly unit: 'm' | null;
    readonly boundaries: readonly { type: string; vertices: number; triangles: number }[];
  }

  it('lists them, for a person and for scripts', async () => {
    const { code, stdout } = await shell.emout(['boundaries', 'small']);
    expect(code).toBe(0);
    const { unit, boundaries } = await shell.json<Answer>('boundaries', 'small');
    expect(unit).toBe('m');
    expect(boundaries.length).toBeGreaterThan(0);
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThanOrEqual(boundaries.length);
    for (const { vertices, triangles } of boundaries)
      expect(Math.min(vertices, triangles)).toBeGreaterThan(0);
  });

  it('writes their surfaces', async () => {
    const { code } = await shell.emout(['boundaries', 'small', '--obj', 'a.obj', '--stl', 'a.stl']);
    expect(code).toBe(0);
    const { boundaries } = await shell.json<Answer>('boundaries', 'small');
    const triangles = boundaries.reduce((sum, one) => sum + one.triangles, 0);
    const vertices = boundaries.reduce((sum, one) => sum + one.vertices, 0);
    const obj = readFileSync(join(shell.directory, 'a.obj'), 'utf8').split('\n');
    expect(obj.filter((line) => line.startsWith('v ')).length).toBe(vertices);
    expect(obj.filter((line) => line.startsWith('f ')).length).toBe(triangles);
    const stl = readFileSync(join(shell.directory, 'a.stl'));
    expect([stl.readUInt32LE(80), stl.length]).toEqual([triangles, 84 + 50 * triangles]);
    expect(readdirSync(shell.directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are none in a run without them, which has no surfaces to write', async () => {
    mkdirSync(join(shell.directory, 'plain'));
    writeFileSync(join(shell.directory, 'plain/plasma.inp'), '&tmgrid nx = 4 /\n');
    expect((await shell.emout(['boundaries', 'plain'])).stdout).toMatch(/no boundaries/);
    const { code, stderr } = await shell.emout(['boundaries', 'plain', '--obj', 'b.obj']);
    expect([code, stderr]).toEqual([1, 'emout: plain has no boundary with a surface.\n']);
    expect(readdirSync(shell.directory)).not.toContain('b.obj');
  });

  it.each([
    [['--resolution', '9'], 2],
    [['--units', 'cgs'], 2],
    [['--obj', 'gone/a.obj'], 1],
  ])('%j ends with %i', async (options, expected) => {
    const { code, stderr } = await shell.emout(['boundaries', 'small', ...options]);
    expect([code, stderr.includes('    at ')]).toEqual([expected, false]);
    expect(stderr.trim()).not.toBe('');
  });
});
