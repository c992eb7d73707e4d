import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../runs/evaluation.js';
import { buildCommand, exitOf, GOLDEN, Shell } from '../testing/shell.js';
import { expressionLast } from './eval.js';

let shell: Shell;
beforeAll(() => {
  buildCommand();
  shell = new Shell();
}, 300_000);
afterAll(() => shell[Symbol.dispose]());

type ArrayAnswer = Extract<Evaluation, { kind: 'array' }>;
type VectorAnswer = Extract<Evaluation, { kind: 'vector' }>;

/** Shape and values of a `.npy` file of doubles. */
function readNpy(path: string): { shape: string; values: number[] } {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0093NUMPY\u0001\u0000');
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.subarray(10, start).toString();
  expect(header).toContain("'descr': '<f8', 'fortran_order': False");
  const values = Array.from({ length: (bytes.length - start) / 8 }, (_, k) =>
    bytes.readDoubleLE(start + 8 * k),
  );
  return { shape: /'shape': (\(.*?\))/.exec(header)?.[1] ?? '', values };
}

describe('emout eval --json', () => {
  it('tells everything of an array at the top', async () => {
    const answer = await shell.json<ArrayAnswer>('eval', 'small', 'phisp[-1, ::2, 6, 3:5]');
    expect(answer).toMatchObject({
      kind: 'array',
      run: 'small',
      expression: 'phisp[4, ::2, 6, 3:5]',
      name: 'phisp',
      units: 'si',
      unit: 'V',
      dtype: 'float32',
      shape: [21, 2],
      fixed: [
        { axis: 't', index: 4, unit: 's' },
        { axis: 'y', index: 6, value: 3, unit: 'm' },
      ],
      reduced: [],
      notes: [],
    });
    const z = {
      name: 'z',
      unit: 'm',
      count: 21,
      first: 0,
      last: 20,
      spacing: 1,
      startIndex: 0,
      stepIndex: 2,
    };
    expect(answer.axes).toMatchObject([z, { name: 'x', startIndex: 3, stepIndex: 1, coordinates: [1.5, 2] }]);
    expect(answer.values).toHaveLength(42);
    expect(answer.statistics).toMatchObject({ count: 42, nan: 0 });
    const values = (answer.values ?? []).map(Number);
    expect(answer.statistics.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 42, 12);
  });

  it('tells a vector by its components', async () => {
    const answer = await shell.json<VectorAnswer>('eval', 'small', 'exz[-1, 0, 0, :2]');
    expect(answer).toMatchObject({ kind: 'vector', shape: [2], unit: 'V/m' });
    expect(answer.components.map(({ component, name }) => [component, name])).toEqual([
      ['x', 'ex'],
      ['z', 'ez'],
    ]);
    for (const { values, statistics } of answer.components) {
      expect(values).toHaveLength(2);
      expect(statistics.max).toBe(Math.max(...(values ?? []).map(Number)));
    }
  });

  it('has words for what is not finite, for truth and for parameters', async () => {
    const values = async (expr: string) => (await shell.json<ArrayAnswer>('eval', 'small', expr)).values;
    expect(await values('where(phisp[-1, 0, 0, :3] > 0, nan, 1)')).toEqual([null, null, null]);
    expect(await values('phisp[-1, 0, 0, :1] / 0')).toEqual(['Infinity']);
    expect(await values('phisp[-1, 0, 0, :2] > 0')).toEqual([true, true]);
    expect(await values('nx * dx')).toEqual([8]);
  });

  it('leaves out values that are too many', async () => {
    const answer = await shell.json<ArrayAnswer>('eval', 'small', 'phisp[-1, 0]', '--values', '100');
    expect([answer.values, answer.statistics.count]).toEqual([null, 13 * 17]);
  });
});

interface GoldenEntry {
  readonly expr: string;
  readonly shape?: readonly number[];
  readonly value?: number;
  readonly mean?: number;
  readonly min?: number;
  readonly max?: number;
  readonly absmax?: number;
  readonly error?: string;
  readonly components?: readonly unknown[];
}

it('gives the numbers of the Python emout through the shell', async () => {
  const golden: { small: { entries: readonly GoldenEntry[] } } = JSON.parse(
    readFileSync(`${GOLDEN}small.json`, 'utf8'),
  );
  const arrays = golden.small.entries.filter(
    ({ error, components, mean, value }) =>
      error === undefined && components === undefined && (mean ?? value) !== undefined,
  );
  const chosen = arrays.filter((_, k) => k % Math.ceil(arrays.length / 12) === 0);
  expect(chosen.length).toBeGreaterThanOrEqual(10);
  const lines = chosen.map(({ expr }) => expr).join('\n');
  const { stdout, code } = await shell.emout(
    ['eval', 'small', '--file', '-', '--units', 'emses', '--compat', 'emout', '--json'],
    lines,
  );
  expect(code).toBe(0);
  const answers = stdout.trim().split('\n');
  expect(answers).toHaveLength(chosen.length);
  for (const [k, entry] of chosen.entries()) {
    const answer: ArrayAnswer = JSON.parse(answers[k] ?? '');
    expect(answer.shape, entry.expr).toEqual(entry.shape ?? []);
    const tolerance = 1e-6 * (entry.absmax ?? Math.abs(entry.value ?? 1));
    for (const what of ['mean', 'min', 'max'] as const) {
      const known = entry[what] ?? entry.value ?? Number.NaN;
      expect(
        Math.abs((answer.statistics[what] ?? Number.NaN) - known),
        `${entry.expr} ${what}`,
      ).toBeLessThanOrEqual(tolerance);
    }
  }
}, 60_000);

describe('emout eval for a person', () => {
  it('says what a plane is', async () => {
    const { stdout, code } = await shell.emout(['eval', 'small/', 'phisp[-1, :, 6, :]']);
    expect(code).toBe(0);
    expect(stdout).toContain('phisp[4, :, 6, :]\n  shape   41 × 17\n');
    expect(stdout).toMatch(/ {2}z {7}0 … 20 m, 41 points, 0\.5 m apart\n/);
    expect(stdout).toContain('data.phisp[-1, :, 6, :].val_si');
  });

  it('marks what it does not know under wide characters, on the error stream', async () => {
    const { stdout, stderr, code } = await shell.emout(['eval', 'small', '"電位" + phips']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      '  "電位" + phips\n           ^^^^^\nemout: There is no field or parameter phips in this run. Did you mean phisp, phixy or phiz?\n',
    );
  });

  it('takes an expression that begins with a minus', async () => {
    const { stdout } = await shell.emout(['eval', 'small', '-phisp[-1, 0, 0, 0]', '--units', 'emses']);
    expect(stdout).toMatch(/ {2}value {3}−929\.8089 EMSES\n/);
    const words = (line: string) => expressionLast(line.split(' '));
    expect(words('eval sim -ex --json')).toEqual(['eval', 'sim', '--json', '--', '-ex']);
    for (const line of ['eval -h', 'eval sim -- -ex', 'inspect -x', 'eval sim --json', 'eval sim --file -']) {
      expect(words(line)).toEqual(line.split(' '));
    }
  });

  it('says that a text is no number', async () => {
    mkdirSync(join(shell.directory, 'named'));
    writeFileSync(join(shell.directory, 'named/plasma.inp'), "&jobcon title = 'solar wind' /\n");
    const { stderr, code } = await shell.emout(['eval', 'named', 'title']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ {2}title\n {2}\^{5}\nemout: .*title.*text/);
  });
});

describe('several runs and expressions', () => {
  it('tells runs of one name apart', async () => {
    for (const [study, nx] of Object.entries({ a: 11, b: 12 })) {
      mkdirSync(join(shell.directory, study, 'sim'), { recursive: true });
      writeFileSync(join(shell.directory, study, 'sim/plasma.inp'), `&tmgrid nx = ${nx} /\n`);
    }
    const { stdout } = await shell.emout(['eval', 'a/sim', 'b/sim', 'nx', '--json']);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line): ArrayAnswer => JSON.parse(line));
    expect(answers.map(({ run, values }) => [run, values])).toEqual([
      ['a/sim', [11]],
      ['b/sim', [12]],
    ]);
  });

  it('goes on after one that fails, and ends with 1', async () => {
    const { stdout, stderr, code } = await shell.emout(
      ['eval', 'gone', 'small', '--file', '-'],
      '\uFEFF# sizes\n\nnx\r\nphips\n',
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^small: nx\n {2}value {3}16\n/);
    expect(stderr.match(/emout: gone: There is no directory/g)).toHaveLength(2);
    expect(stderr).toContain('emout: small: There is no field or parameter phips');
  });

  it('gives failures as JSON, too', async () => {
    const failed = await shell.json('eval', 'small', 'phips + 1');
    expect(failed).toMatchObject({
      run: 'small',
      expression: 'phips + 1',
      error: { tag: 'UnknownField', span: { start: 0, end: 5 }, near: ['phisp', 'phixy', 'phiz'] },
    });
  });

  it.each([
    [['eval'], 2],
    [['eval', 'small'], 2],
    [['eval', 'small', 'nx', '--nope'], 2],
    [['eval', 'small', 'nx', '--units', 'cgs'], 2],
    [['eval', 'small', 'nx', '--values', ''], 2],
    [['eval', 'small', 'small', 'nx', '--npy', 'a.npy'], 2],
    [['eval', 'small', '--file', 'gone.txt'], 2],
    [['eval', 'small', '--file', '-'], 2],
    [['eval', 'small', 'nx', '--npy', 'gone/a.npy'], 1],
    [['eval', 'small', 'nx'], 0],
    [['eval', '--help'], 0],
  ])('%j ends with %i', async (args, expected) => {
    const { code, stdout, stderr } = await shell.emout(args);
    expect([code, stderr.includes('    at ')]).toEqual([expected, false]);
    expect((expected === 0 ? stdout : stderr).trim()).not.toBe('');
  });
});

describe('files', () => {
  it('hold the values for NumPy, a vector along a first axis', async () => {
    expect((await shell.emout(['eval', 'small', 'phisp[-1, :2, 6, :3]', '--npy', 'phi.npy'])).code).toBe(0);
    const { values } = await shell.json<ArrayAnswer>('eval', 'small', 'phisp[-1, :2, 6, :3]');
    expect(readNpy(join(shell.directory, 'phi.npy'))).toEqual({ shape: '(2, 3)', values });
    await shell.emout(['eval', 'small', 'exyz[-1, 0, 0, :2]', '--npy', 'phi.npy']);
    const { components } = await shell.json<VectorAnswer>('eval', 'small', 'exyz[-1, 0, 0, :2]');
    const stacked = components.flatMap((component) => component.values ?? []);
    expect(readNpy(join(shell.directory, 'phi.npy'))).toEqual({ shape: '(3, 2)', values: stacked });
    await shell.emout(['eval', 'small', 'nx', '--npy', 'nx.npy']);
    expect(readNpy(join(shell.directory, 'nx.npy'))).toEqual({ shape: '()', values: [16] });
  });

  it('hold the values for ParaView', async () => {
    const path = join(shell.directory, 'phi.vti');
    const { code, stdout } = await shell.emout(['eval', 'small', 'phisp[-1]', '--vti', 'phi.vti']);
    expect([code, stdout.includes('41 × 13 × 17')]).toEqual([0, true]);
    const head = readFileSync(path, 'latin1').slice(0, 500);
    expect(head).toContain('WholeExtent="0 16 0 12 0 40" Origin="0 0 0" Spacing="0.5 0.5 0.5"');
    const { stderr, code: refused } = await shell.emout(['eval', 'small', 'phisp', '--vti', 'phi.vti']);
    expect([refused, stderr.includes('phisp has 5 times')]).toEqual([1, true]);
    expect(readFileSync(path, 'latin1').slice(0, 500)).toBe(head);
  });

  it('stay as they were when the expression fails', async () => {
    writeFileSync(join(shell.directory, 'kept.npy'), 'old');
    const { code } = await shell.emout(['eval', 'small', 'phips', '--npy', 'kept.npy']);
    expect(code).toBe(1);
    expect(readFileSync(join(shell.directory, 'kept.npy'), 'utf8')).toBe('old');
    expect(readdirSync(shell.directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a process that is left', () => {
  it('ends without a word when its reader has seen enough', async () => {
    const child = shell.start(
      'eval',
      ...Array.from({ length: 300 }, () => 'small'),
      'phisp[-1, 0, 0, :12]',
      '--json',
    );
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect([await exitOf(child), stderr]).toEqual([0, '']);
  });

  it('stops at Ctrl-C in the middle of a long expression, leaving nothing', async () => {
    const shape = [160, 160, 160] as const;
    mkdirSync(join(shell.directory, 'large'));
    const first = join(shell.directory, 'large', 'phisp00_0000.h5');
    const writer = await Hdf5Writer.create(first);
    writer.group('phisp');
    for (const name of ['0000', '0001']) {
      writer.dataset('phisp', name, new Float32Array(160 ** 3).fill(1), shape);
    }
    writer.close();
    const sum = Array.from({ length: 20 }, (_, k) => `sqrt(phisp**2 * ${k})`).join(' + ');
    const child = shell.start('eval', 'large', sum, '--npy', 'long.npy');
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const parts = () => readdirSync(shell.directory).filter((name) => name.startsWith('long.npy'));
    while (parts().length === 0 && child.exitCode === null) await wait(20);
    expect(parts(), stderr).toEqual([`long.npy.${child.pid}.part`]);
    child.kill('SIGINT');
    expect(await exitOf(child)).toBe(130);
    expect(parts()).toEqual([]);
  });

  it('stops at Ctrl-C while it waits for its input', async () => {
    const child = shell.start('eval', 'small', '--file', '-');
    // More than a pipe holds: once it is taken, the command reads.
    child.stdin.write(`#${' '.repeat(2 ** 20)}`);
    await once(child.stdin, 'drain');
    child.kill('SIGINT');
    expect(await exitOf(child)).toBe(130);
  });
});

describe('runs', () => {
  it('are found through links, with their neighbours', async () => {
    mkdirSync(join(shell.directory, 'links'));
    symlinkSync(join(shell.directory, 'small'), join(shell.directory, 'links/newest'));
    const { values } = await shell.json<ArrayAnswer>('eval', 'links/newest', 'nx + run("small").ny');
    expect(values).toEqual([28]);
  });

  it('are joined with their continuations', async () => {
    for (const name of ['long', 'long_2']) shell.copySmall(name);
    const steps = async (run: string) =>
      (await shell.json<ArrayAnswer>('eval', run, 'phisp[:, 0, 0, 0]')).shape;
    expect(await steps('long')).toEqual([5]);
    expect(await steps('long+')).not.toEqual([5]);
  });
});
