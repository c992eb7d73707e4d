import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readFigureRecord } from '@emout/render/embedded-figure';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, exitOf, Shell } from '../testing/shell.js';

interface Summary {
  readonly pictures: readonly {
    readonly field: string;
    readonly kind: string;
    readonly file: string;
    readonly python: string;
  }[];
  readonly failed: readonly { readonly file: string; readonly message: string }[];
  readonly leftOut: readonly { readonly field: string }[];
}

let shell: Shell;
beforeAll(() => {
  buildCommand();
  shell = new Shell();
}, 300_000);
afterAll(() => shell[Symbol.dispose]());

const SMALL_PICTURES = ['--width', '200', '--height', '150', '--dpi', '50'];
const at = (...parts: readonly string[]) => join(shell.directory, ...parts);
const gallery = (run: string, directory: string, ...more: readonly string[]) =>
  shell.json<Summary>('render', run, '--gallery', directory, ...SMALL_PICTURES, ...more);
/** Names, sizes and times of the files of a run. */
const filesOf = (run: string) =>
  readdirSync(at(run)).map((name) => [name, statSync(at(run, name)).size, statSync(at(run, name)).mtimeMs]);

describe('emout render --gallery', () => {
  it('draws every field of a run and a page that shows them', async () => {
    const before = filesOf('small');
    const { pictures, failed } = await gallery('small', 'out/gallery');
    expect(failed).toEqual([]);
    const fields = new Set(pictures.map(({ field }) => field));
    expect(fields.size).toBeGreaterThan(20);
    expect(pictures).toHaveLength(7 * fields.size);
    const files = pictures.map(({ file }) => file);
    expect(readdirSync(at('out/gallery')).toSorted()).toEqual([...files, 'index.html'].toSorted());
    for (const file of files) {
      const record = readFigureRecord(readFileSync(at('out/gallery', file)));
      expect(JSON.parse(record?.spec ?? 'null'), file).toMatchObject({
        size: { width: 4, height: 3, dpi: 50 },
      });
    }
    const page = readFileSync(at('out/gallery/index.html'), 'utf8');
    for (const file of files) expect(page).toContain(`src="${file}"`);
    expect(page).not.toContain(shell.directory);
    expect(page).not.toMatch(/(?:src|href)="(?:\/|https?:)/);
    expect(page).toContain('data.phisp<span>[');
    expect(filesOf('small')).toEqual(before);
  }, 120_000);

  it('writes other formats, for chosen fields', async () => {
    const { pictures } = await gallery(
      'small',
      'svg',
      '--fields',
      'nd1p,phisp',
      '--format',
      'svg',
      '--animation',
      'html',
    );
    expect([...new Set(pictures.map(({ field }) => field))]).toEqual(['nd1p', 'phisp']);
    for (const { file, kind } of pictures) {
      expect(file).toMatch(kind === 'animation' ? /\.html$/ : /\.svg$/);
      expect(readFigureRecord(readFileSync(at('svg', file)))).not.toBeNull();
    }
    expect(readFileSync(at('svg/index.html'), 'utf8')).toContain('<iframe src="phisp-time-xz.html"');
  }, 60_000);

  it('draws a run without a conversion key in EMSES units, as one without parameters', async () => {
    shell.copySmall('bare');
    rmSync(at('bare/plasma.inp'));
    const { failed } = await gallery('bare', 'bare-gallery', '--fields', 'phisp,ex', '--animation', 'none');
    expect(failed).toEqual([]);
    expect(readFileSync(at('bare-gallery/index.html'), 'utf8')).toContain('no conversion key');
  }, 60_000);

  it('goes on without a field that cannot be read, and says so', async () => {
    shell.copySmall('cut');
    truncateSync(at('cut/ex00_0000.h5'), 700);
    const { code, stdout, stderr } = await shell.emout([
      'render',
      'cut',
      '--gallery',
      'cut-gallery',
      '--fields',
      'ex,phisp',
      '--animation',
      'none',
      ...SMALL_PICTURES,
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ex: no pictures/);
    expect(stdout).toMatch(/6 pictures/);
    const page = readFileSync(at('cut-gallery/index.html'), 'utf8');
    expect(page).toContain('id="field-ex"');
    expect(page).not.toContain(shell.directory);
  }, 60_000);

  it('writes nothing into a run', async () => {
    mkdirSync(at('small/inner'), { recursive: true });
    for (const directory of ['small', 'small/inner/deep', 'small/../small/gallery']) {
      const { code, stderr } = await shell.emout(['render', 'small', '--gallery', directory]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/lies in the run small/);
    }
    expect(readdirSync(at('small/inner'))).toEqual([]);
    expect(existsSync(at('small/gallery'))).toBe(false);
  }, 60_000);

  it('refuses words that do not fit', async () => {
    for (const [words, said] of [
      [['--fields', 'nope'], /no field nope/],
      [['--title', 'T'], /--title is for a single figure/],
      [['--format', 'bmp'], /png, svg, pdf/],
      [['-o', 'x.png'], /leave out --output/],
    ] as const) {
      const { code, stderr } = await shell.emout(['render', 'small', '--gallery', 'never', ...words]);
      expect(stderr).toMatch(said);
      expect(code).toBe(2);
    }
    expect(existsSync(at('never'))).toBe(false);
  }, 60_000);

  it('ends with Ctrl-C, leaving whole pictures alone', async () => {
    const child = shell.start('render', 'small', '--gallery', 'stopped');
    child.stdout.resume();
    child.stderr.setEncoding('utf8');
    let said = '';
    child.stderr.on('data', (text: string) => {
      said += text;
    });
    while (!said.includes('25 %')) await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await exitOf(child)).toBe(130);
    expect(said).toMatch(/stopped\. \d+ pictures were drawn/);
    const files = readdirSync(at('stopped'));
    expect(files.length).toBeGreaterThan(0);
    expect(files).not.toContain('index.html');
    for (const file of files) {
      expect(file).toMatch(/\.(png|gif)$/);
      expect(readFigureRecord(readFileSync(at('stopped', file)))).not.toBeNull();
    }
  }, 120_000);
});
