import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRun } from './run-listing.js';
import { parametersVersion, type RunParameters, readRunParameters } from './run-parameters.js';

const INP = `!!key dx=[0.5],to_c=[10000.0]
&tmgrid nx = 16 dt = 0.002 /
&digcon ifdiag = 100 /
`;
const TOML = `[meta.unit_conversion]
dx = 0.5
to_c = 10000
[tmgrid]
nx = 16
dt = 2e-3
[digcon]
ifdiag = 100
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-parameters-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function read(files: Readonly<Record<string, string>>): RunParameters {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  const before = readdirSync(directory);
  const result = readRunParameters(listRun(directory, () => true));
  expect(readdirSync(directory)).toEqual(before);
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(join(directory, name), 'utf8')).toBe(text);
  }
  return result;
}

describe('which file is read', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['plasma.inp alone', { 'plasma.inp': INP }, 'plasma.inp'],
    ['plasma.toml alone', { 'plasma.toml': TOML }, 'plasma.toml'],
    ['both and equal', { 'plasma.inp': INP, 'plasma.toml': TOML }, 'plasma.toml'],
    ['a key in TOML only', { 'plasma.inp': INP.replace(/^.*\n/, ''), 'plasma.toml': TOML }, 'plasma.toml'],
    ['plasma.inp broken', { 'plasma.inp': '&g x = 1', 'plasma.toml': TOML }, 'plasma.toml'],
  ])('%s', (_, files, source) => {
    const { parameters, units, problems } = read(files);
    expect(parameters?.source).toBe(source);
    expect(units?.key).toEqual({ dxM: 0.5, toC: 10_000 });
    expect(parameters?.number('nx')).toBe(16);
    expect(problems).toEqual([]);
  });

  it('says where a plasma.inp beside it differs', () => {
    const { parameters, problems } = read({ 'plasma.inp': INP.replace('16', '32'), 'plasma.toml': TOML });
    expect(parameters?.number('nx')).toBe(16);
    expect(problems).toEqual([
      {
        what: 'plasma.toml is used; plasma.inp beside it gives other values for nx.',
        fileName: 'plasma.inp',
      },
    ]);
  });

  it('names five of them', () => {
    const names = [...'abcdefg'];
    const inp = `${INP.replace('0.5', '0.25')}&more ${names.map((name) => `${name} = 1`).join(' ')} /`;
    const toml = `${TOML}[more]\n${names.map((name) => `${name} = 2`).join('\n')}`;
    expect(read({ 'plasma.inp': inp, 'plasma.toml': toml }).problems.map(({ what }) => what)).toEqual([
      'plasma.toml is used; plasma.inp beside it gives other values for dx, a, b, c, d and 3 more.',
    ]);
  });

  it('falls back to plasma.inp when the TOML is broken', () => {
    const { parameters, problems } = read({ 'plasma.inp': INP, 'plasma.toml': '[tmgrid]\nnx = 16 17\n' });
    expect(parameters?.source).toBe('plasma.inp');
    expect(problems).toEqual([
      {
        what: 'plasma.toml cannot be read, plasma.inp is used instead. Line 2: the line goes on after its value.',
        fileName: 'plasma.toml',
      },
    ]);
  });

  it('says both reasons when neither can be read', () => {
    const { parameters, problems } = read({ 'plasma.inp': '&g x = 1', 'plasma.toml': '[' });
    expect(parameters).toBeNull();
    expect(problems.map(({ fileName }) => fileName)).toEqual(['plasma.toml', 'plasma.inp']);
    for (const { what } of problems)
      expect(what).toContain('cannot be read, so values are in EMSES units. Line 1:');
  });

  it('does not open a file that is a link to a place that may not be read, or is none', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'emout-elsewhere-'));
    writeFileSync(join(elsewhere, 'plasma.toml'), TOML);
    symlinkSync(join(elsewhere, 'plasma.toml'), join(directory, 'plasma.toml'));
    const { problems } = readRunParameters(listRun(directory, () => false));
    expect(problems.map(({ what }) => what)).toEqual([
      'plasma.toml cannot be read, so values are in EMSES units. It is a link to a place outside the folders that may be read.',
    ]);
    rmSync(elsewhere, { recursive: true });
    rmSync(join(directory, 'plasma.toml'));
    mkdirSync(join(directory, 'plasma.toml'));
    expect(read({ 'plasma.inp': INP }).parameters?.source).toBe('plasma.inp');
  });

  it('refuses what is too large for a parameter file', () => {
    const { problems } = read({ 'plasma.toml': `${TOML}#${'x'.repeat(16 * 1024 * 1024)}` });
    expect(problems[0]?.what).toMatch(/plasma\.toml is too large for a parameter file \(\d+ bytes\)/);
  });
});

describe('what is missing', () => {
  it('is said with the name of the file', () => {
    const { problems } = read({ 'plasma.toml': '[tmgrid]\nnx = 1\n' });
    expect(problems).toEqual([
      {
        what: 'plasma.toml has no meta.unit_conversion, so values are in EMSES units.',
        fileName: 'plasma.toml',
      },
      {
        what: 'plasma.toml gives no dt and no ifdiag, so time is counted in outputs.',
        fileName: 'plasma.toml',
      },
    ]);
  });

  it('is said once when the conversion is there and of no use', () => {
    const { problems } = read({ 'plasma.toml': TOML.replace('dx = 0.5\n', '') });
    expect(problems.map(({ what }) => what)).toEqual([
      'meta.unit_conversion gives no positive number for dx, so values are in EMSES units.',
    ]);
  });
});

it('has a version that changes with either file', () => {
  const versions = new Set<string>();
  const note = () => versions.add(parametersVersion(listRun(directory, () => true)));
  note();
  writeFileSync(join(directory, 'plasma.inp'), INP);
  note();
  writeFileSync(join(directory, 'plasma.toml'), TOML);
  note();
  writeFileSync(join(directory, 'plasma.toml'), `${TOML}\n`);
  note();
  writeFileSync(join(directory, 'plasma.inp'), `${INP}\n`);
  note();
  note();
  expect(versions.size).toBe(5);
});
