import { describe, expect, it } from 'vitest';
import { dshield1 } from '../test/dshield1.js';
import { TomlFileError } from './errors.js';
import { Parameters } from './parameters.js';
import { readToml } from './toml-parameters.js';

describe('the shielding tutorial', () => {
  const parameters = Parameters.parseToml(dshield1);

  it.each<[string, unknown]>([
    ['wp', [0.5950737974070107, 0.019835793246900355]],
    ['qm', [-1, 0.0011111111111111111]],
    ['path', [2.422984428907874, null]],
    ['nspec', 2],
    ['npin', [50 * 128 * 128 * 126, 50 * 128 * 128 * 126]],
    ['npbnd', [2, 2, 2, 2, 2, 2]],
    ['ipahdf', [0, 0]],
    ['ipadig', [1024, 1024]],
    ['npc', 1],
    ['npcg', 1],
    ['pcgs', [1]],
    ['mtd_vchg', [-1]],
    ['pfixed', [-14.677133856825044]],
    ['bdycoord', [[64, 64, 63]]],
    ['geotype', [2]],
    ['mtd_vbnd', [1, 1, 1]],
    ['ifdiag', 5],
    ['dt', 0.05],
    ['nodes', [4, 4, 32]],
  ])('%s', (name, value) => {
    expect(parameters.get(name)).toEqual(value);
  });

  it('has the groups that a namelist has them in', () => {
    const placed = {
      wp: 'plasma',
      qm: 'intp',
      npbnd: 'system',
      ipahdf: 'digcon',
      nspec: 'system',
      npc: 'ptcond',
    };
    for (const [name, group] of Object.entries(placed)) {
      expect(parameters.findAll(name).map((found) => found.group)).toEqual([group]);
    }
    expect(parameters.groups.map(({ name }) => name)).not.toContain('meta');
    expect(parameters.groups.map(({ name }) => name)).not.toContain('species');
  });

  it('has its key, its source and nothing to complain of', () => {
    expect(parameters.key).toEqual({ dxM: 0.001, toC: 1000 });
    expect(parameters.source).toBe('plasma.toml');
    expect(parameters.problems).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['wp', [0.5950737974070107, 0.019835793246900355]],
    ['nx', 128],
    ['dx', 0.001],
    ['pfixed', -14.677133856825044],
    ['label', ['electron', 'ion']],
    ['nosuchkey', undefined],
  ])('finds %s in the tree', (name, value) => {
    expect(parameters.lookupToml(name)).toEqual(value);
  });

  it('states the physics that its numbers come from', () => {
    // CODATA 2022
    const [charge, mass, permittivity] = [1.602176634e-19, 9.1093837139e-31, 8.8541878188e-12];
    const speed = 299_792_458 / 1000;
    const wp = (Math.sqrt((1e13 * charge ** 2) / (mass * permittivity)) * 0.001) / speed;
    expect((parameters.numberAt('wp', 1) ?? 0) / wp).toBeCloseTo(1, 12);
    expect((parameters.numberAt('path', 1) ?? 0) / (Math.sqrt((3 * charge) / mass) / speed)).toBeCloseTo(
      1,
      12,
    );
    expect((parameters.numberAt('pfixed', 1) ?? 0) / (-7.5 / ((speed ** 2 * mass) / charge))).toBeCloseTo(
      1,
      12,
    );
  });
});

describe('the conversion key', () => {
  it.each([
    ['dx = [0.5]\nto_c = [10000.0]', { dxM: 0.5, toC: 10_000 }],
    ['dx = 1\nto_c = [20000]', { dxM: 1, toC: 20_000 }],
  ])('%j', (lines, key) => {
    expect(readToml(`[meta.unit_conversion]\n${lines}`)).toMatchObject({ key, problems: [] });
  });

  it.each([
    ['dx = 0.5', 'to_c'],
    ['dx = [1, 2]\nto_c = 1', 'dx'],
    ['dx = -1\nto_c = "a"', 'dx and to_c'],
    ['dx = inf\nto_c = nan', 'dx and to_c'],
  ])('%j is of no use', (lines, missing) => {
    const { key, problems } = readToml(`[meta.unit_conversion]\n${lines}`);
    expect(key).toBeNull();
    expect(problems).toEqual([
      `meta.unit_conversion gives no positive number for ${missing}, so values are in EMSES units.`,
    ]);
  });
});

describe('text that is no TOML', () => {
  it.each<[string, number | null, string]>([
    ['[tmgrid]\nnx = \n', 2, 'a value was expected'],
    ['[tmgrid]\nnx = 1 2\n', 2, 'goes on after its value'],
    ['a = 1\na = 2', 2, 'a second time'],
    ['\n\n[tmgrid\n', 3, 'character'],
    [`a = ${'['.repeat(5000)}`, 1, 'nested more than 32 deep'],
    [`[${'a.'.repeat(5000)}a]`, null, 'nested more than 32 deep'],
    [`x = [${'1,'.repeat(250_000)}1]`, null, 'more than 250000 values and tables'],
    ['nx 16', 1, ''],
    ["x = 'abc\n", 1, ''],
  ])('%.40s', (text, line, reason) => {
    let caught: unknown;
    try {
      readToml(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TomlFileError);
    expect(caught).toMatchObject({ tag: 'Toml', line, reason: expect.stringContaining(reason) });
    expect(String(caught)).not.toMatch(/invalid/i);
    expect(String(caught).split('\n')).toHaveLength(1);
  });
});
