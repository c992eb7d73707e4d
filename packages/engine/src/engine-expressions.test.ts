import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureSpecInput } from '@emout/figure/spec';
import { PngPainter } from '@emout/render/png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from './engine.js';
import { FigureDataError } from './errors.js';
import { ScratchRuns } from './testing/scratch-runs.js';

const never = new AbortController().signal;
const FILES = ['plasma.inp', ...['phisp', 'ex', 'ey', 'ez', 'bx'].map((field) => `${field}00_0000.h5`)];

let runs: ScratchRuns;
let engine: Engine;
beforeEach(async () => {
  runs = await ScratchRuns.create();
  runs.copySmall('sim', FILES);
  engine = createEngine({
    roots: [runs.root],
    hdf5: runs.hdf5,
    painter: new PngPainter(),
    sliceBytes: 64e6,
    version: '0.0.0',
    pictureBytes: 64e6,
  });
});
afterEach(() => {
  engine.close();
  runs[Symbol.dispose]();
});

interface MapOptions {
  readonly units?: 'si' | 'emses';
  readonly norm?: 'linear' | 'log';
  readonly compat?: 'emout';
  readonly run?: string;
}

function mapOf(
  expr: string,
  { units = 'si', norm = 'linear', compat, run = 'sim' }: MapOptions = {},
): FigureSpecInput {
  const layers = [{ kind: 'map', data: { run, expr, units }, norm }] as const;
  return { v: 1, panels: [{ layers: [...layers] }], ...(compat === undefined ? {} : { compat }) };
}

function shown(expr: string, options?: MapOptions) {
  const [panel] = engine.describe(mapOf(expr, options), never).panels;
  if (panel === undefined) throw new RangeError('a figure has a panel');
  return panel;
}

const first = (expr: string, run = 'sim') => engine.values({ run, expr, units: 'si' }, never).values[0];

describe('a map of an expression', () => {
  it('is described as a plane of its own', () => {
    const panel = shown('(phisp[-1] - phisp[0])[:, 6, :]');
    expect(panel).toMatchObject({
      unit: 'V',
      shape: [41, 17],
      fixed: [{ axis: 'y', index: 6, value: 3, unit: 'm' }],
      python: '((data.phisp[-1].val_si - data.phisp[0].val_si)[:, 6, :]).plot(use_si=False)',
    });
    expect(panel.axes.map(({ name, unit, spacing }) => [name, unit, spacing])).toEqual([
      ['z', 'm', 0.5],
      ['x', 'm', 0.5],
    ]);
    const [last, start] = ['phisp[-1, :, 6, :]', 'phisp[0, :, 6, :]'].map(
      (expr) => engine.values({ run: 'sim', expr, units: 'si' }, never).values,
    );
    const differences = (last ?? []).map((value, k) => Number(value) - Number(start?.[k]));
    expect(panel.data.max).toBeCloseTo(Math.max(...differences), 9);
    expect(panel.data.min).toBeCloseTo(Math.min(...differences), 9);
  });

  it('on a logarithmic scale counts what it leaves out', async () => {
    const { values } = engine.values(
      { run: 'sim', expr: 'phisp[-1, :, 6, :] - 1*phisp[0, :, 6, :]', units: 'si' },
      never,
    );
    const nonPositive = values.filter((value) => Number(value) <= 0).length;
    const panel = shown('phisp[-1, :, 6, :] - 1*phisp[0, :, 6, :]', { norm: 'log' });
    expect(panel.nonPositiveFraction).toBeCloseTo(nonPositive / values.length, 12);
    expect(panel.limits.min).toBeGreaterThan(0);
    expect(panel.python).toContain("norm='log'");
    expect(
      (await engine.draw(mapOf('phisp[-1, :, 6, :] - 1*phisp[0, :, 6, :]', { norm: 'log' }), never)).bytes
        .length,
    ).toBeGreaterThan(1000);
  });

  it.each([
    ['exyz[-1, :, 6, :]', 'exyz is a vector of 3 components', /magnitude\(exyz\)/],
    ['exz[-1, :, 6, :]', 'exz is a vector of 2 components', /\(exz\)\.x/],
    ['phisp[-1] - phisp[0]', 'has 3 axes; a map shows 2', /phisp\[-1, :, 0, :\]/],
    ['max(phisp)', 'has 0 axes; a map shows 2', /colon/],
  ])('refuses %s in words', async (expr, sentence, hint) => {
    const refused = await engine.draw(mapOf(expr), never).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FigureDataError);
    expect(refused).toMatchObject({
      message: expect.stringContaining(sentence),
      hint: expect.stringMatching(hint),
    });
  });

  it('can be what the refusal of a vector advises', () => {
    for (const expr of ['magnitude(exyz)[-1, :, 6, :]', '(exyz).x[-1, :, 6, :]']) {
      expect(shown(expr)).toMatchObject({ shape: [41, 17], unit: 'V/m' });
    }
  });
});

describe('what is kept', () => {
  it('is shared by other spellings of one expression', () => {
    shown('phisp[-1, :, 6, :] - phisp[0, :, 6, :]');
    const before = engine.cacheBytes;
    for (const expr of ['data.phisp[4,:,6,:]-phisp[0,:,6]', '( phisp[-1][:, 6] - phisp[-5, :, 6, :] )'])
      shown(expr);
    expect(engine.cacheBytes).toBe(before);
    shown('phisp[-1, :, 7, :] - phisp[0, :, 7, :]');
    expect(engine.cacheBytes).toBeGreaterThan(before);
  });

  it('is told apart by compatibility, units and run', () => {
    const right = shown('bx[-1, 0, :, :]');
    const original = shown('bx[-1, 0, :, :]', { compat: 'emout' });
    expect([right.unit, original.unit]).toEqual(['T', 'A/m']);
    const [alone = Number.NaN] = runs.ask('sim', 'max(bx[-1, 0])', { units: 'si', compat: 'emout' }).values;
    expect(original.data.max).toBe(alone);
    expect(original.data.max).not.toBe(right.data.max);
    expect(shown('bx[-1, 0, :, :]', { units: 'emses' }).data.max).not.toBe(right.data.max);
    runs.make('a', '&tmgrid nx = 3 /\n');
    runs.make('b', '&tmgrid nx = 5 /\n');
    expect([first('2 * nx', 'a'), first('2 * nx', 'b')]).toEqual([6, 10]);
  });

  it('is made anew when the parameters of its run change', () => {
    runs.make('a', '&tmgrid nx = 3 /\n');
    expect(first('2 * nx', 'a')).toBe(6);
    runs.make('a', '&tmgrid nx = 30 /\n');
    expect(first('2 * nx', 'a')).toBe(60);
    expect(first('run("a").nx * phisp[-1, 0, 0, 0]')).toBeCloseTo(
      30 * Number(first('phisp[-1, 0, 0, 0]')),
      6,
    );
    runs.make('a', '&tmgrid nx = 300 /\n');
    expect(first('run("a").nx * phisp[-1, 0, 0, 0]')).toBeCloseTo(
      300 * Number(first('phisp[-1, 0, 0, 0]')),
      6,
    );
  });

  it('is drawn anew when a file behind it changes, and only then', async () => {
    const spec = mapOf('magnitude(exyz)[-1, :, 6, :]');
    const { etag } = await engine.draw(spec, never);
    const touch = (file: string) => {
      const later = new Date(Date.now() + 5_000);
      utimesSync(join(runs.root, 'sim', file), later, later);
    };
    touch('phisp00_0000.h5');
    expect((await engine.draw(spec, never)).etag).toBe(etag);
    touch('ey00_0000.h5');
    expect((await engine.draw(spec, never)).etag).not.toBe(etag);
  });
});
