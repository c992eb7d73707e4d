import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmptyFieldError, UnknownTimeError } from './errors.js';
import { RunScope, type ScopeOptions } from './run-scope.js';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

let runs: ScratchRuns;
beforeEach(async () => {
  runs = await ScratchRuns.create();
});
afterEach(() => runs[Symbol.dispose]());

function scopeOf(run: string, options: ScopeOptions = {}): RunScope {
  const scope = (address: string): RunScope => new RunScope(address, runs.open(address), options, scope);
  return scope(run);
}

describe('parameters', () => {
  beforeEach(() => {
    runs.make(
      'sim',
      `${KEY}
&jobcon title = 'solar wind', restart = .true., jobnum = 0, 1 /
&tmgrid nx = 16, dt = 2.5d-3 /
&plasma wp(2:3) = 4.0, 5.0, z = (1.0, -2.0) /
&ptcond xs(0:1, 2:3) = 1.0, 2.0, 3.0, 4.0 /
`,
    );
  });

  it.each([
    [['nx'], { kind: 'number', value: 16 }],
    [['dt'], { kind: 'number', value: 0.0025 }],
    [['tmgrid', 'nx'], { kind: 'number', value: 16 }],
    [['title'], { kind: 'text', value: 'solar wind' }],
    [['restart'], { kind: 'logical', value: true }],
    [['dx'], { kind: 'number', value: 0.5 }],
    [['to_c'], { kind: 'number', value: 10000 }],
  ])('%j has its kind', (path, value) => {
    expect(scopeOf('sim').parameter(path)).toEqual(value);
  });

  it('lists keep the index that they begin with', () => {
    const scope = scopeOf('sim');
    expect(scope.parameter(['wp'])).toMatchObject({
      kind: 'list',
      first: 2,
      values: [{ value: 4 }, { value: 5 }],
    });
    expect(scope.parameter(['xs'])).toMatchObject({
      kind: 'list',
      first: 2,
      values: [
        { kind: 'list', first: 0, values: [{ value: 1 }, { value: 2 }] },
        { kind: 'list', first: 0, values: [{ value: 3 }, { value: 4 }] },
      ],
    });
    expect(runs.ask('sim', 'wp[1]').values).toEqual([5]);
  });

  it('a complex number is the list of its parts', () => {
    expect(scopeOf('sim').parameter(['z'])).toMatchObject({ values: [{ value: 1 }, { value: -2 }] });
  });

  it('are none where the file has none', () => {
    const scope = scopeOf('sim');
    for (const path of [['ny'], ['tmgrid', 'wp'], ['__proto__'], ['constructor'], ['tmgrid', 'toString']]) {
      expect(scope.parameter(path), path.join('.')).toBeNull();
    }
  });
});

describe('units', () => {
  it('convert between EMSES and SI, where there is a key', () => {
    runs.make('sim', `${KEY}\n&tmgrid nx = 16 /\n`);
    runs.make('keyless', '&tmgrid nx = 16 /\n');
    const unit = scopeOf('sim').unit('length');
    expect(unit).toMatchObject({ name: 'length', unit: { symbol: 'm' } });
    expect(unit?.ratio).toBeCloseTo(2, 12);
    for (const name of ['nothing', '__proto__', 'toString']) expect(scopeOf('sim').unit(name)).toBeNull();
    expect(scopeOf('keyless').unit('length')).toBeNull();
  });
});

describe('data', () => {
  it('is a field with its axes, a vector with its components, or nothing', () => {
    runs.copySmall('sim');
    const scope = scopeOf('sim');
    const field = scope.data('phisp');
    expect(field?.kind === 'field' && field.field.shape).toEqual([5, 41, 13, 17]);
    const vector = scope.data('exz');
    expect(vector?.kind === 'vector' && vector.vector.components.map(({ letter }) => letter)).toEqual([
      'x',
      'z',
    ]);
    expect(scope.data('phips')).toBeNull();
  });

  it('without a snapshot is told from data that are not there', async () => {
    runs.make('sim', '&tmgrid nx = 16 /\n');
    await runs.write('sim', 'phisp', {}, [1, 1, 1]);
    expect(() => scopeOf('sim').data('phisp')).toThrow(EmptyFieldError);
    const { ok, ...problem } = runs.library.check({ run: 'sim', expr: 'phisp', units: 'si' });
    expect([ok, problem]).toMatchObject([false, { message: expect.stringContaining('phisp') }]);
  });
});

describe('time in plasma periods', () => {
  const [WP, DT, IFDIAG] = [2.104, 0.002, 100];

  it('is ω t, without a unit', () => {
    runs.copySmall('sim');
    const times = runs.ask('sim', 'phisp[:, 0, 0, 0]', { time: 'wpe', units: 'si' }).along('t').coordinates;
    expect(times).toHaveLength(5);
    for (const [k, time] of times.entries()) expect(time).toBeCloseTo(k * IFDIAG * DT * WP, 9);
    const data = scopeOf('sim', { time: 'wpe' }).data('phisp');
    expect(data?.kind === 'field' && data.field.axes[0].unit).toBe('');
  });

  it('needs the plasma frequency', () => {
    runs.copySmall('sim');
    writeFileSync(
      join(runs.root, 'sim/plasma.inp'),
      `${KEY}\n&tmgrid dt = 0.002 /\n&digcon ifdiag = 100 /\n`,
    );
    expect(() => runs.ask('sim', 'phisp[:, 0, 0, 0]', { time: 'wpi' })).toThrow(UnknownTimeError);
  });
});
