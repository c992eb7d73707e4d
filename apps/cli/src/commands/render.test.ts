import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildCommand, exitOf, Shell } from '../testing/shell.js';

// Each command starts a process and a thread.
vi.setConfig({ testTimeout: 120_000 });

const SLICE = 'phisp[-1, :, 6, :]';

let shell: Shell;
beforeAll(() => {
  buildCommand();
  shell = new Shell();
  mkdirSync(inShell('none'));
}, 300_000);
afterAll(() => shell[Symbol.dispose]());

const inShell = (...parts: string[]): string => join(shell.directory, ...parts);
const start = (name: string, length: number): string =>
  readFileSync(inShell(name)).toString('latin1', 0, length);

describe('emout render', () => {
  it('writes a picture called for the field, and says so', async () => {
    const { code, stdout } = await shell.emout(['render', 'small', `-${SLICE}`, '--vmin', '-5', '--contour']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Wrote phisp\.png: 960 × 720 pixels, .*\.\n$/),
    ]);
    expect(start('phisp.png', 4)).toBe('\x89PNG');
  });

  it('writes several formats of a figure, by the endings of their names', async () => {
    const names = ['a.png', 'a.svg', 'a.pdf', 'a.jpeg', 'a.webp', 'a.gif', 'a.apng', 'a.html'];
    const { files } = await shell.json<{ files: { file: string; bytes: number; width: number }[] }>(
      ...['render', 'small', 'phisp[:, :, 6, :]', '--animate', 't', '--width', '400', '--quality', '80'],
      ...names.flatMap((name) => ['-o', name]),
    );
    expect(files.map(({ file, bytes, width }) => [file, bytes, width])).toEqual(
      names.map((name) => [name, statSync(inShell(name)).size, 400]),
    );
    expect(names.map((name) => start(name, 5).replace(/[^\w%<]/g, ''))).toEqual([
      'PNG',
      '<xml',
      '%PDF',
      '',
      'RIFF',
      'GIF89',
      'PNG',
      '<doc',
    ]);
  });

  it('shows how many frames are drawn', async () => {
    const { stderr } = await shell.emout([
      'render',
      'small',
      'phisp[:, :, 6, :]',
      '--animate',
      't',
      '--width',
      '300',
    ]);
    expect(stderr).toContain('100 % drawn\n');
    expect(start('phisp.gif', 3)).toBe('GIF');
  });

  it('draws again what a picture keeps', async () => {
    await shell.emout(['render', 'small', SLICE, '--theme', 'paper', '--boundaries', '-o', 'first.png']);
    const { stdout: spec } = await shell.emout(['figure', 'first.png', '--spec']);
    expect(JSON.parse(spec)).toMatchObject({
      v: 1,
      theme: 'paper',
      panels: [{ layers: [{}, { kind: 'boundaries' }] }],
    });
    expect((await shell.emout(['render', '--spec', '-', '-o', 'again.png'], spec)).code).toBe(0);
    expect(readFileSync(inShell('again.png'))).toEqual(readFileSync(inShell('first.png')));
    writeFileSync(inShell('figure.json'), spec);
    const { stderr } = await shell.emout(['render', '--spec', 'figure.json', '--root', 'none']);
    expect(stderr).toContain('--root names the directory that holds the runs');
  });

  it('follows a link to a run', async () => {
    symlinkSync(inShell('small'), inShell('none', 'link'));
    const spec = JSON.stringify({
      v: 1,
      panels: [{ layers: [{ kind: 'map', data: { run: 'link', expr: SLICE } }] }],
    });
    const { code } = await shell.emout(['render', '--spec', '-', '--root', 'none', '-o', 'link.png'], spec);
    expect([code, existsSync(inShell('link.png'))]).toEqual([0, true]);
  });

  it('writes nothing into a run', async () => {
    const before = readdirSync(inShell('small'));
    for (const words of [
      ['-o', 'small/a.png'],
      ['-o', './small/../small/a.svg'],
    ]) {
      const { code, stderr } = await shell.emout(['render', 'small', SLICE, ...words]);
      expect([code, stderr]).toEqual([1, expect.stringContaining('nothing is written into a run')]);
    }
    expect(readdirSync(inShell('small'))).toEqual(before);
  });

  it('ends with Ctrl-C and leaves nothing behind', async () => {
    const words = ['render', 'small', 'phisp[:, :, :, 3]', '--animate', 'y', '--plot', 'map'];
    const child = shell.start(
      ...words,
      '--axes',
      'tz',
      '--width',
      '4000',
      '--height',
      '4000',
      '-o',
      'cut.gif',
    );
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await exitOf(child)).toBe(130);
    expect(readdirSync(shell.directory).filter((name) => name.startsWith('cut'))).toEqual([]);
  });

  it.each([
    [['phip[-1, :, 6, :]'], 1, '^^^^\nemout: There is no field or parameter phip'],
    [[SLICE, '--vmin', 'a'], 1, 'emout: --vmin a: a is not a number.'],
    [[SLICE, '--every', '2'], 1, '--every is about frames; add --animate t'],
    [[SLICE, '--cmpa', 'jet'], 2, 'Did you mean --cmap?'],
    [[SLICE, '-o', 'a.bmp'], 2, 'known are .png, .svg'],
    [[SLICE, '-o', 'still.gif'], 2, 'add --animate t'],
    [[SLICE, '-o', 'a.png', '-o', './a.png'], 2, 'given twice'],
    [[SLICE, '-o', 'gone/a.png'], 1, 'there is no directory gone'],
    [['phisp[-1]'], 1, 'emout: phisp[4, :, :, :] has 3 axes'],
    [[], 2, 'Write emout render <run>'],
    [[SLICE, '--spec', 'f.json'], 2, '--spec holds the whole figure'],
  ])('%j ends with %i', async (words, expected, sentence) => {
    const { code, stderr } = await shell.emout(['render', 'small', ...words]);
    expect([code, stderr.includes('    at ')]).toEqual([expected, false]);
    expect(stderr).toContain(sentence);
  });

  it('says to scripts what is wrong', async () => {
    const answer = await shell.json<{ error: object }>('render', 'small', 'phip[-1, :, 6, :]');
    expect(answer.error).toMatchObject({
      near: expect.arrayContaining(['phisp']),
      span: { start: 0, end: 4 },
    });
  });
});

describe('emout figure', () => {
  interface Answer {
    readonly title: string;
    readonly address: string;
    readonly provenance: { readonly resolved: readonly string[] };
    readonly data: object;
  }

  it('says what a picture shows, and whether the data is what it was', async () => {
    shell.copySmall('changing');
    await shell.emout(['render', 'changing', SLICE, '--title', 'Hole', '-o', 'hole.svg']);
    const { stdout } = await shell.emout(['figure', 'hole.svg']);
    for (const words of ['Hole\n', 'changing: phisp', 'phisp[4, :, 6, :]', 'as it was']) {
      expect(stdout).toContain(words);
    }
    utimesSync(inShell('changing', 'phisp00_0000.h5'), 1, 1);
    const answer = await shell.json<Answer>('figure', 'hole.svg');
    expect(answer).toMatchObject({ title: 'Hole', data: { kind: 'changed', what: ['phisp of changing'] } });
    const missing = await shell.json<Answer>('figure', 'hole.svg', '--root', 'none');
    expect(missing.data).toMatchObject({ kind: 'unknown' });
    const { stdout: address } = await shell.emout(['figure', 'hole.svg', '--address']);
    expect(address).toBe(`${answer.address}\n`);
    expect(address).toMatch(/^\/f\?s=~[\w-]+\n$/);
  });

  it.each([
    ['figure.json', 'No figure can be read from this file'],
    ['none.png', 'none.png holds no figure'],
    ['gone.png', 'There is no file gone.png'],
  ])('%s is no picture with a figure', async (name, sentence) => {
    const plain =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
    writeFileSync(inShell('none.png'), Buffer.from(plain, 'base64'));
    if (!existsSync(inShell('figure.json'))) writeFileSync(inShell('figure.json'), '{}');
    const { code, stderr } = await shell.emout(['figure', name]);
    expect([code === 0, stderr.includes('    at ')]).toEqual([false, false]);
    expect(stderr).toContain(sentence);
  });
});
