import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, Shell } from '../testing/shell.js';

let shell: Shell;
beforeAll(() => {
  buildCommand();
  shell = new Shell();
}, 300_000);
afterAll(() => shell[Symbol.dispose]());

/** The shape and the doubles of a NumPy file. */
function npy(name: string): { readonly shape: number[]; readonly values: Float64Array } {
  const bytes = readFileSync(join(shell.directory, name));
  const start = 10 + bytes.readUInt16LE(8);
  const shape = /'shape': \(([^)]*)\)/.exec(bytes.toString('latin1', 10, start))?.[1] ?? '';
  const values = new Float64Array(
    bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length),
  );
  return { shape: shape.split(',').filter(Boolean).map(Number), values };
}

describe('emout particles', () => {
  it('lists what there is, for a person and for scripts', async () => {
    const { code, stdout } = await shell.emout(['particles', 'small']);
    expect(code).toBe(0);
    for (const words of ['species 1: 5 outputs of x, y, z, vx, vy, vz, tid', '150 particles']) {
      expect(stdout).toContain(words);
    }
    const { species } = await shell.json<{ species: { species: number; steps: object[] }[] }>(
      'particles',
      'small',
    );
    expect(species.map((one) => [one.species, one.steps.length])).toEqual([
      [1, 5],
      [3, 5],
      [4, 5],
    ]);
  });

  it('says the numbers of an output', async () => {
    const answer = await shell.json<{ columns: { name: string; unit: string; mean: number }[] }>(
      ...['particles', 'small', '--species', '1', '--select', 'vx'],
    );
    expect(answer.columns.map(({ name, unit }) => [name, unit])).toEqual([['vx', 'm/s']]);
    expect(answer.columns[0]?.mean).toBeCloseTo(-26534.13433388478, 6);
    const { stdout } = await shell.emout(['particles', 'small', '--statistics', '--json']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).species),
    ).toEqual([1, 3, 4]);
  });

  it('writes its columns', async () => {
    const words = ['particles', 'small', '--species', '3', '--select', 'tid,vz', '--step', '0'];
    expect((await shell.emout([...words, '--npy', 'p3.npy'])).code).toBe(0);
    const { shape, values } = npy('p3.npy');
    expect(shape).toEqual([150, 2]);
    const { columns } = await shell.json<{ columns: { max: number }[] }>(...words);
    const present = values.filter((value) => !Number.isNaN(value));
    expect(columns.map(({ max }) => max)).toContain(Math.max(...present));
  });

  it.each([
    [['--npy', 'p.npy'], 2, '--npy needs --species'],
    [['--select', 'vx,q'], 2, 'x, y, z, vx, vy, vz, tid'],
    [['--species', '2'], 1, 'species 2'],
    [['--species', '1', '--step', '9'], 1, '0 to 4'],
  ])('%j ends with %i', async (options, expected, sentence) => {
    const { code, stderr } = await shell.emout(['particles', 'small', ...options]);
    expect([code, stderr.includes('    at ')]).toEqual([expected, false]);
    expect(stderr).toContain(sentence);
  });
});

describe('emout flux', () => {
  interface Answer {
    readonly edges: readonly number[];
    readonly flux: readonly number[];
    readonly massKg: number;
    readonly byPitchAngle: { readonly classes: readonly { name: string; flux: number[] }[] } | null;
  }

  it('sums energies, the pitch angles of all classes together what they are in sum', async () => {
    const { edges, flux, massKg, byPitchAngle } = await shell.json<Answer>(
      ...['flux', 'small', '--species', '1', '--pitch', '--bins', '6'],
    );
    expect([edges.length, flux.length]).toEqual([7, 6]);
    expect(massKg / 9.1093837e-31).toBeCloseTo(1, 6);
    for (const [k, total] of flux.entries()) {
      const sum = byPitchAngle?.classes.reduce((before, one) => before + (one.flux[k] ?? 0), 0);
      expect(sum).toBeCloseTo(total, 3);
    }
  });

  it('prints a table, and writes one', async () => {
    const words = ['flux', 'small', '--species', '3', '--bins', '0,1,10', '--b', '0,0,-1'];
    const { stdout } = await shell.emout(words);
    expect(stdout).toContain('60-180_neg');
    expect((await shell.emout([...words, '--npy', 'flux.npy'])).code).toBe(0);
    const { flux } = await shell.json<Answer>(...words);
    const { shape, values } = npy('flux.npy');
    expect(shape).toEqual([2, 9]);
    expect([...values.subarray(9, 12)]).toEqual([1, 10, flux[1]]);
  });

  it.each([
    [[], 2, '--species'],
    [['--species', '1', '--bins', '0'], 2, 'whole number'],
    [['--species', '1', '--bins', '5,1'], 1, 'do not ascend'],
    [['--species', '1', '--b', '1,2'], 2, 'Three numbers'],
    [['--species', '1', '--b', '0,0,0'], 1, 'no direction'],
  ])('%j ends with %i', async (options, expected, sentence) => {
    const { code, stderr } = await shell.emout(['flux', 'small', ...options]);
    expect([code, stderr.includes('    at ')]).toEqual([expected, false]);
    expect(stderr).toContain(sentence);
  });
});
