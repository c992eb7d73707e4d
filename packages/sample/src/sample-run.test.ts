import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRun } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { toContiguous } from '@emout/ndarray/ndarray';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESIGNS } from './run-design.js';
import { type SampleSummary, writeSampleRun } from './sample-run.js';

const design = DESIGNS.small;
const { nx, ny, nz } = design.cells;
const at = (field: ArrayLike<number>, i: number, j: number, k: number) =>
  field[(k * (ny + 1) + j) * (nx + 1) + i] ?? Number.NaN;

let root = '';
let first = '';
let summary: SampleSummary;
let library: Hdf5Library;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'emout-sample-'));
  first = join(root, 'first');
  library = await Hdf5Library.load();
  summary = await writeSampleRun(first, { size: 'small' });
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

/** All datasets of one file, by name. */
function datasets(
  directory: string,
  fileName: string,
): Map<string, { shape: readonly number[]; data: ArrayLike<number> }> {
  using file = library.open(join(directory, fileName));
  const [group = ''] = file.rootMembers();
  return new Map(
    file.members(group).map(({ name }) => {
      const path = `/${group}/${name}`;
      const values = toContiguous(file.read(path, resolveIndex([], file.dataset(path).shape)));
      return [name, { shape: values.shape, data: values.data }];
    }),
  );
}

function snapshot(name: string, output: number): ArrayLike<number> {
  const dataset = datasets(first, `${name}00_0000.h5`).get(String(output).padStart(4, '0'));
  if (dataset === undefined) throw new Error(`no output ${output} of ${name}`);
  return dataset.data;
}

function contents(directory: string): Map<string, unknown> {
  return new Map(
    readdirSync(directory).map((name) => [
      name,
      name.endsWith('.h5') ? datasets(directory, name) : readFileSync(join(directory, name), 'latin1'),
    ]),
  );
}

describe('the files', () => {
  it('are one of every kind', () => {
    const fields = [
      ...['ex', 'ey', 'ez', 'bx', 'by', 'bz', 'rho', 'phisp', 'nd1p', 'nd2p', 'nd3p', 'rhobk'],
      ...['rhobksp1', 'rhobksp2', 'rhobksp3', 'jx', 'jy', 'jz', 'js'],
      ...[1, 2, 3].flatMap((species) => ['x', 'y', 'z', 's'].map((part) => `j${species}${part}`)),
    ].map((name) => `${name}00_0000.h5`);
    const particles = [1, 2, 3].flatMap((species) =>
      ['x', 'y', 'z', 'vx', 'vy', 'vz', 'tid'].flatMap((component) => [
        `p${species}${component}e00_0000.h5`,
        `p${species}${component}e00_0001.h5`,
      ]),
    );
    const texts = ['plasma.inp', 'icur', 'ocur', 'pbody', 'energy', 'chgacm1', 'chgacm2', 'chgmov', 'nesc'];
    expect(readdirSync(first).sort()).toEqual([...fields, ...particles, ...texts].sort());
    expect(summary).toMatchObject({ directory: first, files: readdirSync(first).length, snapshots: 5 });
    expect(summary.bytes).toBeLessThan(5e6);
  });

  it('hold contiguous float32 in (z, y, x) order under counted names', () => {
    using file = library.open(join(first, 'phisp00_0000.h5'));
    expect(file.rootMembers()).toEqual(['phisp']);
    expect(file.members('phisp').map(({ name }) => name)).toEqual(['0000', '0001', '0002', '0003', '0004']);
    expect(file.dataset('/phisp/0004')).toMatchObject({
      shape: [nz + 1, ny + 1, nx + 1],
      dtype: 'float32',
      layout: { kind: 'contiguous' },
    });
    expect([...datasets(first, 'j1x00_0000.h5').keys()]).toEqual(['0000', '0001', '0002']);
  });

  it('are the same for the same seed, and others for another', async () => {
    await writeSampleRun(join(root, 'again'), { size: 'small', seed: 1 });
    await writeSampleRun(join(root, 'other'), { size: 'small', seed: 2 });
    const [one, again, other] = ['first', 'again', 'other'].map((name) => contents(join(root, name)));
    expect(again).toEqual(one);
    for (const name of ['phisp00_0000.h5', 'nd1p00_0000.h5', 'p1xe00_0000.h5', 'icur']) {
      expect(other?.get(name)).not.toEqual(one?.get(name));
    }
  }, 60_000);

  it('make a whole run', () => {
    const run = openRun(first, library);
    try {
      expect(run.problems).toEqual([]);
      expect(run.state()).toMatchObject({ kind: 'complete' });
      const fields = run.fields();
      expect(fields.filter((field) => field.kind !== 'readable' || field.unit === null)).toEqual([]);
      expect(fields.length).toBeGreaterThan(20);
    } finally {
      run.close();
    }
  });
});

describe('the fields', () => {
  it('have E = −∇φ at half nodes, periodic along x and y', () => {
    for (let output = 0; output < 5; output += 2) {
      const phi = snapshot('phisp', output);
      const [ex, ey, ez] = ['ex', 'ey', 'ez'].map((name) => snapshot(name, output)) as [
        ArrayLike<number>,
        ArrayLike<number>,
        ArrayLike<number>,
      ];
      let largest = 0;
      for (let k = 0; k < nz; k++)
        for (let j = 0; j <= ny; j++)
          for (let i = 0; i <= nx; i++) {
            const here = at(phi, i, j, k);
            const right = at(phi, i < nx ? i + 1 : 1, j, k);
            const back = at(phi, i, j < ny ? j + 1 : 1, k);
            expect(at(ex, i, j, k)).toBe(Math.fround(here - right));
            expect(at(ey, i, j, k)).toBe(Math.fround(here - back));
            expect(at(ez, i, j, k)).toBe(Math.fround(here - at(phi, i, j, k + 1)));
            largest = Math.max(largest, Math.abs(at(ez, i, j, k)));
          }
      expect(largest).toBeGreaterThan(1);
    }
  });

  it('repeat their first nodes at the far sides of x and y', () => {
    for (const name of ['phisp', 'nd1p', 'nd3p', 'bx', 'rho', 'ex']) {
      const field = snapshot(name, 4);
      for (let k = 0; k <= nz; k++) {
        for (let j = 0; j <= ny; j++) expect(at(field, nx, j, k)).toBe(at(field, 0, j, k));
        for (let i = 0; i <= nx; i++) expect(at(field, i, ny, k)).toBe(at(field, i, 0, k));
      }
    }
  });

  it('show a positive sunlit ground, a negative dark hole and the potential of the wind above', () => {
    const volts = (i: number, j: number, k: number) =>
      at(snapshot('phisp', 4), i, j, k) * 0.00510998891677442;
    const { surfaceZ, hole } = design.landscape;
    expect(volts(1, 6, surfaceZ)).toBeGreaterThan(2.5);
    expect(volts(hole.x[0] + 1, 6, hole.z)).toBeLessThan(-2);
    const column = Array.from({ length: nz + 1 - surfaceZ }, (_, k) => volts(12, 6, surfaceZ + k));
    expect(column[4]).toBeLessThan(0.5 * (column[0] ?? 0));
    expect(Math.abs(column.at(-1) ?? Number.NaN)).toBeLessThan(0.1);
  });

  it('charge up in the course of the run', () => {
    const potentials = [0, 1, 2, 3, 4].map((output) => at(snapshot('phisp', output), 1, 6, 8));
    expect(potentials).toEqual([...potentials].sort((a, b) => a - b));
    expect(potentials[0]).toBeLessThan(0.3 * (potentials[4] ?? 0));
  });

  it('have no particles in solids, few protons in shadows, and photo-electrons where light falls', () => {
    const [electrons, protons, photoelectrons] = ['nd1p', 'nd2p', 'nd3p'].map((name) => snapshot(name, 4));
    if (!electrons || !protons || !photoelectrons) throw new Error('densities are missing');
    for (const density of [electrons, protons, photoelectrons]) {
      expect(at(density, 1, 6, 3)).toBe(0);
      expect(at(density, 4, 10, 14)).toBe(0);
    }
    expect(at(electrons, 13, 6, 18)).toBeGreaterThan(0.8);
    expect(at(protons, 13, 6, 18)).toBeGreaterThan(0.8);
    expect(at(protons, 5, 6, 3)).toBeLessThan(0.2);
    expect(at(photoelectrons, 13, 6, 9)).toBeGreaterThan(1);
    expect(at(photoelectrons, 13, 6, 18)).toBeLessThan(0.3 * at(photoelectrons, 13, 6, 9));
  });

  it('add up: total currents, charge of surfaces by species', () => {
    const sum = (names: readonly string[], total: string, output: number) => {
      const parts = names.map((name) => snapshot(name, output));
      const whole = snapshot(total, output);
      for (let p = 0; p < whole.length; p++) {
        const added = parts.reduce((value, part) => value + (part[p] ?? Number.NaN), 0);
        expect(Math.abs(added - (whole[p] ?? Number.NaN))).toBeLessThan(2e-3);
      }
      expect(Math.max(...Array.from(whole, Math.abs))).toBeGreaterThan(1);
    };
    sum(['j1z', 'j2z', 'j3z'], 'jz', 2);
    sum(['j1s', 'j2s', 'j3s'], 'js', 2);
    sum(['rhobksp1', 'rhobksp2', 'rhobksp3'], 'rhobk', 4);
  });
});

describe('the particles', () => {
  it('come in two parts that share an output, and lie outside of solids', () => {
    const [x, y, z] = ['x', 'y', 'z'].map((name) => datasets(first, `p3${name}e00_0000.h5`));
    const later = datasets(first, 'p3xe00_0001.h5');
    expect([...(x?.keys() ?? [])]).toEqual(['0000', '0001']);
    expect([...later.keys()]).toEqual(['0001', '0002']);
    expect(later.get('0001')).toEqual(x?.get('0001'));
    const positions = [x, y, z].map((component) => component?.get('0001')?.data ?? []);
    const kept = Array.from(positions[0] ?? []).flatMap((value, n) => (value === -9999 ? [] : [n]));
    expect(kept.length).toBeGreaterThan(0.95 * design.particles);
    expect(kept.length).toBeLessThan(design.particles);
    const nd3p = snapshot('nd3p', 2);
    for (const n of kept) {
      const [i, j, k] = positions.map((component) => Math.round(component[n] ?? Number.NaN));
      expect(at(nd3p, i ?? 0, j ?? 0, k ?? 0)).toBeGreaterThan(0);
    }
  });

  it('drift with the solar wind, except photo-electrons', () => {
    const mean = (species: number) => {
      const values = Array.from(datasets(first, `p${species}vxe00_0001.h5`).get('0002')?.data ?? []).filter(
        (value) => value !== -9999,
      );
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(2)).toBeGreaterThan(8);
    expect(Math.abs(mean(3))).toBeLessThan(5);
  });
});

describe('the text files', () => {
  const rows = (name: string) =>
    readFileSync(join(first, name), 'latin1')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ +/));
  const steps = 800;

  it('have one row for each step, the last of which ends the run', () => {
    for (const name of ['icur', 'ocur', 'pbody', 'energy', 'chgacm1', 'chgacm2', 'chgmov', 'nesc']) {
      const table = rows(name);
      expect(table).toHaveLength(steps + 1);
      expect(table.map(([step]) => Number(step))).toEqual(Array.from({ length: steps + 1 }, (_, n) => n));
      expect(table.at(-1)?.[0]).toBe('000800');
    }
  });

  it.each([
    ['icur', 3 * (1 + 2 * 3)],
    ['ocur', 3 * (1 + 2 * 3)],
    ['pbody', 1 + 3 + 1],
    ['energy', 1 + 2 + 3 * 3],
    ['chgacm1', 1 + 3],
    ['chgmov', 1 + 3],
    ['nesc', 1 + 3],
  ])('%s has %i columns in the number format of the solver', (name, columns) => {
    const format = name.endsWith('cur') ? /^(\d\.\d{4}E[+-]\d|\*{9})$/ : /^-?\d\.\d{7}E[+-]\d\d$/;
    for (const row of rows(name)) {
      expect(row).toHaveLength(columns);
      for (const token of row) if (!/^\d{6}$/.test(token)) expect(token).toMatch(format);
    }
  });

  it('have moving averages that follow the currents, and potentials that rise', () => {
    const last = rows('icur').at(-1)?.map(Number) ?? [];
    expect(Math.abs((last[2] ?? 0) / (last[1] ?? 1) - 1)).toBeLessThan(0.15);
    const potentials = rows('pbody').map((row) => Number(row[1]));
    expect(potentials.at(-1)).toBeGreaterThan(3 * (potentials[10] ?? Number.NaN));
    expect(potentials.at(-1)).toBeCloseTo(at(snapshot('phisp', 4), 13, 1, 9), -1);
  });
});

describe('what is in the way', () => {
  it('is left as it is: a directory, a file, a link to nothing', async () => {
    await mkdir(join(root, 'directory'));
    writeFileSync(join(root, 'file'), 'kept');
    symlinkSync(join(root, 'nowhere'), join(root, 'link'));
    const before = readdirSync(root).sort();
    for (const name of ['directory', 'file', 'link']) {
      await expect(writeSampleRun(join(root, name), { size: 'small' })).rejects.toMatchObject({
        tag: 'RunExists',
        message: expect.stringContaining('exists already'),
      });
    }
    expect(readdirSync(root).sort()).toEqual(before);
    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('kept');
    expect(readdirSync(join(root, 'directory'))).toEqual([]);
  });

  it('is named when it is a parent that is no directory', async () => {
    writeFileSync(join(root, 'plain'), '');
    await expect(writeSampleRun(join(root, 'plain', 'run'), { size: 'small' })).rejects.toMatchObject({
      tag: 'NoParentDirectory',
      parent: join(root, 'plain'),
    });
  });
});

describe('an abort', () => {
  it.each([0.1, 0.5, 0.95])('after %d of the work leaves nothing', async (part) => {
    const parent = join(root, `abort-${part}`);
    await mkdir(parent);
    const controller = new AbortController();
    const reason = new Error('not wanted any more');
    let sawStaging = false;
    const writing = writeSampleRun(join(parent, 'run'), {
      size: 'small',
      signal: controller.signal,
      onProgress: (done, total) => {
        if (done / total < part || controller.signal.aborted) return;
        sawStaging = readdirSync(parent).some((name) => name.startsWith('.run.partial-'));
        expect(existsSync(join(parent, 'run'))).toBe(false);
        controller.abort(reason);
      },
    });
    await expect(writing).rejects.toBe(reason);
    expect(sawStaging).toBe(true);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('removes parents that were made for the run', async () => {
    const controller = new AbortController();
    const writing = writeSampleRun(join(root, 'made', 'for', 'it'), {
      size: 'small',
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(writing).rejects.toThrow();
    expect(existsSync(join(root, 'made'))).toBe(false);
  });

  it('before the beginning begins nothing', async () => {
    const parent = join(root, 'never');
    await expect(
      writeSampleRun(join(parent, 'run'), { size: 'small', signal: AbortSignal.abort() }),
    ).rejects.toThrow();
    expect(existsSync(parent)).toBe(false);
  });
});

describe('progress', () => {
  it('rises to its end', async () => {
    const seen: number[] = [];
    let end = 0;
    await writeSampleRun(join(root, 'progress'), {
      size: 'small',
      onProgress: (done, total, what) => {
        seen.push(done);
        end = total;
        expect(what).not.toBe('');
      },
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(end);
  });
});
