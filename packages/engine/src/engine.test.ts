import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FigureSpecInput } from '@emout/figure/spec';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { PngPainter } from '@emout/render/png';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from './engine.js';

const GOLDEN = fileURLToPath(new URL('../../../fixtures/golden/', import.meta.url));
const SMALL = join(GOLDEN, 'data/small');

const never = new AbortController().signal;
let hdf5: Hdf5Library;

beforeAll(async () => {
  hdf5 = await Hdf5Library.load();
});

/** A root with a copy of the small run, and an engine over it. */
class Scene implements Disposable {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'engine-')));
  readonly root = join(this.directory, 'root');
  readonly run = join(this.root, 'study/small');

  constructor() {
    cpSync(SMALL, this.run, { recursive: true });
  }

  engine(options: Partial<EngineOptions> = {}): Engine {
    return createEngine({
      roots: [this.root],
      hdf5,
      painter: new PngPainter(),
      sliceBytes: 64e6,
      pictureBytes: 64e6,
      ...options,
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function mapOf(expr: string, run = 'study/small', units: 'si' | 'emses' = 'si'): FigureSpecInput {
  return { v: 1, panels: [{ layers: [{ kind: 'map', data: { run, expr, units } }] }] };
}

interface Numbers {
  readonly shape?: number[];
  readonly values?: unknown;
  readonly value?: number;
  readonly samples?: readonly { readonly i: number[]; readonly v: number }[];
}

interface GoldenEntry extends Numbers {
  readonly expr: string;
  readonly [axis: `axis_${string}`]: Numbers | undefined;
}

interface Golden {
  readonly small: { readonly entries: readonly GoldenEntry[] };
}

/** Positions in C order and the values that are known there. */
function knownNumbers({ shape = [], values, value, samples = [] }: Numbers): Map<number, number> {
  const known = new Map<number, number>();
  if (value !== undefined) known.set(0, value);
  if (Array.isArray(values)) {
    for (const [k, one] of values.flat(3).entries()) if (typeof one === 'number') known.set(k, one);
  }
  for (const { i, v } of samples) {
    known.set(
      i.reduce((k, index, axis) => k * (shape[axis] ?? 1) + index, 0),
      v,
    );
  }
  return known;
}

/** One field with subscripts of integers, ranges and ellipses; raw, or in SI. */
const PLAIN = /^data\.(\w+)((?:\[[-\d:, .]+\])+)(\.val_si)?$/;

function plainEntries() {
  const golden: Golden = JSON.parse(readFileSync(join(GOLDEN, 'small.json'), 'utf8'));
  return golden.small.entries.flatMap((entry) => {
    const match = PLAIN.exec(entry.expr);
    const field = match?.[1] ?? '';
    // Relocated and vector fields are computed, not read; b in SI is A/m there, tesla here.
    const computed = /^r[eb][xyz]|(xy|yz|xz|zx|xyz)$/.test(field);
    const isMagneticSi = /^b[xyz]$/.test(field) && match?.[3] !== undefined;
    if (match === null || computed || isMagneticSi || 'error' in entry) return [];
    return [{ entry, units: match[3] === undefined ? ('emses' as const) : ('si' as const) }];
  });
}

describe('the numbers of the Python emout', () => {
  const entries = plainEntries();

  it('covers slices, ranges, chains and units', () => {
    expect(entries.length).toBeGreaterThan(20);
  });

  it.each(entries.map((one) => [one.entry.expr, one] as const))('%s', (_, { entry, units }) => {
    const engine = createEngine({
      roots: [join(GOLDEN, 'data')],
      hdf5,
      painter: new PngPainter(),
      sliceBytes: 0,
      pictureBytes: 0,
    });
    const request = { run: 'small', expr: entry.expr.replace(/\.val_si$/, ''), units };
    const shape = entry.shape ?? [];
    if (shape.reduce((product, size) => product * size, 1) > 20_000) {
      expect(() => engine.values(request, never)).toThrow(expect.objectContaining({ tag: 'DataTooLarge' }));
      return;
    }
    const answer = engine.values(request, never);
    engine.close();
    expect(answer.shape).toEqual(shape);
    const known = knownNumbers(entry);
    expect(known.size).toBeGreaterThan(0);
    // Densities are per cubic centimetre there, per cubic metre here.
    const scale = answer.unit === '/m^3' ? 1e-6 : 1;
    for (const [k, value] of known) {
      const difference = scale * (answer.values[k] ?? Number.NaN) - value;
      expect(Math.abs(difference)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
    }
    for (const axis of answer.axes) {
      // Without units emout counts snapshots; here EMSES time goes on.
      if (axis.name === 't' && units === 'emses') continue;
      const positions = entry[`axis_${axis.name}${units === 'si' ? '_si' : ''}`];
      for (const [k, value] of knownNumbers(positions ?? {})) {
        expect(axis.first + k * axis.spacing).toBeCloseTo(value, 9);
      }
    }
  });
});

describe('Engine.draw', () => {
  it('draws a slice as PNG, and the same bytes again from what it keeps', () => {
    using scene = new Scene();
    const engine = scene.engine();
    const first = engine.draw(mapOf('phisp[-1, :, 6, :]'), never);
    expect(Buffer.from(first.bytes.subarray(1, 4)).toString()).toBe('PNG');
    const view = new DataView(first.bytes.buffer, first.bytes.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([960, 720]);
    expect(engine.draw(mapOf('phisp[-1, :, 6, :]'), never).bytes).toBe(first.bytes);
    expect(engine.cacheBytes).toBeGreaterThan(first.bytes.byteLength);
  });

  it('gives another tag for another figure, the same for another spelling of it', () => {
    using scene = new Scene();
    const engine = scene.engine();
    const tag = (spec: FigureSpecInput) => engine.draw(spec, never).etag;
    const plain = tag(mapOf('phisp[-1, :, 6, :]'));
    expect(plain).toMatch(/^"[\w-]{27}"$/);
    expect(tag({ ...mapOf('phisp[-1, :, 6, :]'), theme: 'matplotlib' })).toBe(plain);
    expect(tag(mapOf('phisp[-1, :, 7, :]'))).not.toBe(plain);
    expect(tag({ ...mapOf('phisp[-1, :, 6, :]'), mode: 'dark' })).not.toBe(plain);
  });

  it('stamps the files that the picture is made of', () => {
    using scene = new Scene();
    const { stamps } = scene.engine().draw(mapOf('phisp[-1, :, 6, :]'), never);
    expect(stamps.map((stamp) => stamp.path.slice(scene.run.length + 1)).sort()).toEqual([
      'phisp00_0000.h5',
      'plasma.inp',
      'plasma.toml',
    ]);
  });

  it('keeps slices within the budget and forgets the oldest', () => {
    using scene = new Scene();
    const budget = 20_000;
    const engine = scene.engine({ sliceBytes: budget, pictureBytes: 0 });
    for (let y = 0; y < 13; y += 1) {
      engine.describe(mapOf(`phisp[-1, :, ${y}, :]`), never);
      expect(engine.cacheBytes).toBeGreaterThan(0);
      expect(engine.cacheBytes).toBeLessThanOrEqual(budget);
    }
  });

  it('refuses to read more than fits for one figure', async () => {
    using scene = new Scene();
    const run = join(scene.root, 'huge');
    mkdirSync(run);
    const writer = await Hdf5Writer.create(join(run, 'rho00_0000.h5'));
    writer.group('rho');
    writer.dataset('rho', '0000', new Float32Array(3_000_000), [1500, 1, 2000]);
    writer.close();
    const layers = Array.from({ length: 16 }, () => ({
      kind: 'map' as const,
      data: { run: 'huge', expr: 'rho[0, :, 0, :]' },
    }));
    expect(() => scene.engine().draw({ v: 1, panels: [{ layers }] }, never)).toThrow(
      expect.objectContaining({ tag: 'DataTooLarge' }),
    );
  });

  it('does not keep files of many runs open', async () => {
    using scene = new Scene();
    for (let k = 0; k < 12; k += 1) cpSync(SMALL, join(scene.root, `copy_${k}`), { recursive: true });
    const engine = scene.engine();
    // Where the system lists a process's open files.
    const openFiles = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
    await engine.library.list(never);
    const before = openFiles();
    for (let k = 0; k < 12; k += 1) engine.draw(mapOf('phisp[-1, :, 6, :]', `copy_${k}`), never);
    expect(openFiles() - before).toBeLessThanOrEqual(4);
    engine.close();
    expect(openFiles()).toBeLessThanOrEqual(before);
  });

  it('stops when the signal is aborted', () => {
    using scene = new Scene();
    const reason = new Error('moved on');
    expect(() => scene.engine().draw(mapOf('phisp[-1, :, 6, :]'), AbortSignal.abort(reason))).toThrow(reason);
  });

  it.each([
    ['phisp[-1]', '3 axes'],
    ['phisp[-1, 20, 6, 8]', '0 axes'],
  ])('refuses a map of %s', (expr, words) => {
    using scene = new Scene();
    const draw = () => scene.engine().draw(mapOf(expr), never);
    expect(draw).toThrow(words);
    expect(draw).toThrow(expect.objectContaining({ tag: 'FigureSpecError' }));
  });

  it('draws one axis as a line', () => {
    using scene = new Scene();
    const drawn = scene.engine().draw(mapOf('phisp[-1, :, 6, 8]'), never);
    expect(drawn.bytes.byteLength).toBeGreaterThan(1000);
  });

  it('says which step there is not', () => {
    using scene = new Scene();
    expect(() => scene.engine().draw(mapOf('phisp[25, :, 6, :]'), never)).toThrow(
      'There is no step 25. phisp has steps 0 to 4; the last can also be written −1.',
    );
  });

  it.each([
    ['an unknown field', 'phips[-1, :, 6, :]', 'study/small', 'UnknownField'],
    ['an unknown run', 'phisp[-1, :, 6, :]', 'study/large', 'UnknownRun'],
    ['a path out of the roots', 'phisp[-1, :, 6, :]', '../outside', 'PathOutsideRoots'],
    ['no expression', 'phisp[', 'study/small', 'Expression'],
  ])('names %s', (_, expr, run, tag) => {
    using scene = new Scene();
    expect(() => scene.engine().draw(mapOf(expr, run), never)).toThrow(expect.objectContaining({ tag }));
  });
});

describe('Engine.describe', () => {
  it('says what the panel shows, as the Python emout has it', () => {
    using scene = new Scene();
    const engine = scene.engine();
    const { panels, etag } = engine.describe(mapOf('data.phisp[-1, :, 6, :]'), never);
    const [panel] = panels;
    expect(panel).toMatchObject({
      expression: 'phisp[4, :, 6, :]',
      name: 'phisp',
      unit: 'V',
      shape: [41, 17],
      axes: [
        { name: 'z', unit: 'm', first: 0, spacing: 0.5, count: 41, startIndex: 0, stepIndex: 1 },
        { name: 'x', unit: 'm', first: 0, spacing: 0.5, count: 17, startIndex: 0, stepIndex: 1 },
      ],
      fixed: [
        { axis: 't', index: 4, unit: 's' },
        { axis: 'y', index: 6, value: 3, unit: 'm' },
      ],
      noValueFraction: 0,
      python: 'data.phisp[4, :, 6, :].plot()',
    });
    expect(panel?.limits.min).toBeCloseTo(-3.8776841163635254, 5);
    expect(panel?.limits.max).toBeCloseTo(4.998161792755127, 5);
    expect(panel?.data).toEqual(panel?.limits);
    expect(panel?.histogram.counts.length).toBe(96);
    expect(panel?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(41 * 17);
    expect(panel?.histogram.edges[96]).toBeCloseTo(4.998161792755127, 5);
    expect(etag).toBe(engine.draw(mapOf('data.phisp[-1, :, 6, :]'), never).etag);
  });

  it('counts what a logarithmic scale leaves out, and writes the line with its arguments', () => {
    using scene = new Scene();
    const { panels } = scene.engine().describe(
      {
        v: 1,
        panels: [
          {
            layers: [
              {
                kind: 'map',
                data: { run: 'study/small', expr: 'phisp[0, ::2, 6, :]', units: 'emses' },
                cmap: 'viridis',
                norm: 'log',
                limits: { kind: 'fixed', min: 1, max: 100 },
              },
            ],
          },
        ],
      },
      never,
    );
    const [panel] = panels;
    expect(panel?.nonPositiveFraction).toBeGreaterThan(0);
    expect(panel?.nonPositiveFraction).toBeLessThan(1);
    expect(panel?.histogram.edges[0]).toBeGreaterThan(0);
    expect(panel?.unit).toBeNull();
    expect(panel?.axes[0]).toMatchObject({
      name: 'z',
      unit: null,
      first: 0,
      spacing: 2,
      count: 21,
      stepIndex: 2,
    });
    expect(panel?.python).toBe(
      "data.phisp[0, ::2, 6, :].plot(cmap='viridis', norm='log', vmin=1, vmax=100, use_si=False)",
    );
  });

  it('sees a snapshot that is appended', async () => {
    using scene = new Scene();
    const growing = join(scene.root, 'growing');
    mkdirSync(growing);
    const path = join(growing, 'phisp00_0000.h5');
    const shape = [3, 4, 5];
    const writer = await Hdf5Writer.create(path);
    writer.group('phisp');
    writer.dataset('phisp', '0000', new Float32Array(60).fill(1), shape);
    writer.close();
    const engine = scene.engine();
    const newest = () => engine.describe(mapOf('phisp[-1, :, 0, :]', 'growing'), never);
    const before = newest();
    expect(before.panels[0]).toMatchObject({ expression: 'phisp[0, :, 0, :]', data: { min: 1, max: 1 } });

    const again = await Hdf5Writer.append(path);
    again.dataset('phisp', '0001', new Float32Array(60).fill(2), shape);
    again.close();
    const after = newest();
    expect(after.panels[0]).toMatchObject({ expression: 'phisp[1, :, 0, :]', data: { min: 2, max: 2 } });
    expect(after.etag).not.toBe(before.etag);
  });
});

describe('Engine.values', () => {
  it('gives null where there is no value', async () => {
    using scene = new Scene();
    const run = join(scene.root, 'holes');
    mkdirSync(run);
    const writer = await Hdf5Writer.create(join(run, 'rho00_0000.h5'));
    writer.group('rho');
    writer.dataset('rho', '0000', new Float32Array([1, Number.NaN, 3, Number.POSITIVE_INFINITY]), [1, 1, 4]);
    writer.close();
    const answer = scene.engine().values({ run: 'holes', expr: 'rho[0, 0, 0]', units: 'si' }, never);
    expect(answer.values).toEqual([1, null, 3, null]);
    expect(answer.unit).toBeNull();
  });

  it('gives a single number', () => {
    using scene = new Scene();
    const answer = scene
      .engine()
      .values({ run: 'study/small', expr: 'phisp[-1, 20, 6, 8]', units: 'si' }, never);
    expect(answer).toMatchObject({ expression: 'phisp[4, 20, 6, 8]', shape: [], axes: [], unit: 'V' });
    expect(answer.values.length).toBe(1);
  });
});

describe('Engine.runs and Engine.run', () => {
  it('lists runs inside of runs, once each, and no hidden ones', async () => {
    using scene = new Scene();
    cpSync(SMALL, join(scene.run, 'inner'), { recursive: true });
    cpSync(SMALL, join(scene.root, '.hidden/small'), { recursive: true });
    symlinkSync(scene.root, join(scene.root, 'loop'));
    symlinkSync(scene.run, join(scene.root, 'alias'));
    const { runs } = await scene.engine().library.list(never);
    expect(runs.map((entry) => entry.summary.run).sort()).toEqual(['study/small', 'study/small/inner']);
    expect(runs[0]).toMatchObject({
      root: 'root',
      summary: {
        name: 'small',
        grid: { nx: 16, ny: 12, nz: 40 },
        dxM: 0.5,
        thumbnailField: 'phisp',
        steps: { written: 5 },
      },
    });
  });

  it('describes the fields of a run', () => {
    using scene = new Scene();
    const detail = scene.engine().library.detail('study/small');
    expect(detail.root).toBe('root');
    expect(detail.conversionKey).toEqual({ dxM: 0.5, toC: 10000 });
    expect(detail.fields.find((field) => field.name === 'phisp')).toMatchObject({
      category: 'fields',
      shape: [5, 41, 13, 17],
      dtype: 'float32',
      unit: 'V',
      state: 'readable',
      spacingM: 0.5,
    });
  });

  it('goes on when files of a run are broken, and says why', async () => {
    using scene = new Scene();
    truncateSync(join(scene.run, 'ex00_0000.h5'), 1000);
    writeFileSync(join(scene.run, 'ey00_0000.h5'), 'no HDF5 at all');
    writeFileSync(join(scene.run, 'plasma.inp'), '&tmgrid nx = ');
    const engine = scene.engine();
    const detail = engine.library.detail('study/small');
    const stateOf = (name: string) => detail.fields.find((field) => field.name === name);
    for (const name of ['ex', 'ey']) {
      expect(stateOf(name)?.state).toBe('unreadable');
      expect(stateOf(name)?.reason).toMatch(/\.$/);
      expect(stateOf(name)?.notice?.code).toMatch(name === 'ey' ? 'notHdf5' : 'endsEarly');
      expect(() => engine.draw(mapOf(`${name}[0, :, 6, :]`), never)).toThrow(
        expect.objectContaining({ tag: 'UnreadableField' }),
      );
    }
    expect(stateOf('phisp')?.state).toBe('readable');
    expect(detail.problems.length).toBeGreaterThan(0);
    expect(engine.draw(mapOf('phisp[0, :, 6, :]'), never).bytes.byteLength).toBeGreaterThan(1000);
  });

  it('says of a field that is readable in part what is missing', () => {
    using scene = new Scene();
    const file = join(scene.run, 'phisp00_0000.h5');
    truncateSync(file, Math.round(statSync(file).size * 0.7));
    const field = scene
      .engine()
      .library.detail('study/small')
      .fields.find(({ name }) => name === 'phisp');
    expect(field?.state).toBe('readable');
    expect(field?.reason).toMatch(/^The file ends early/);
    expect(field?.notice).toMatchObject({ code: 'endsEarly', values: { wholeCount: field?.shape?.[0] } });
  });

  it('names a field that has no snapshot', async () => {
    using scene = new Scene();
    const writer = await Hdf5Writer.create(join(scene.run, 'ez00_0000.h5.new'));
    writer.group('ez');
    writer.close();
    renameSync(join(scene.run, 'ez00_0000.h5.new'), join(scene.run, 'ez00_0000.h5'));
    const engine = scene.engine();
    expect(engine.library.detail('study/small').fields.find((field) => field.name === 'ez')?.state).toBe(
      'empty',
    );
    expect(() => engine.draw(mapOf('ez[0, :, 6, :]'), never)).toThrow(
      expect.objectContaining({ tag: 'EmptyField' }),
    );
  });

  it('opens no file through a link that leads out', () => {
    using scene = new Scene();
    const outside = join(scene.directory, 'outside.h5');
    linkSync(join(scene.run, 'phisp00_0000.h5'), outside);
    rmSync(join(scene.run, 'phisp00_0000.h5'));
    symlinkSync(outside, join(scene.run, 'phisp00_0000.h5'));
    const engine = scene.engine();
    expect(() => engine.draw(mapOf('phisp[0, :, 6, :]'), never)).toThrow(
      expect.objectContaining({ tag: 'UnreadableField' }),
    );
    const field = engine.library.detail('study/small').fields.find((entry) => entry.name === 'phisp');
    expect(field?.state).toBe('unreadable');
  });
});
