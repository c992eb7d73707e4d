import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesBelow } from './pages-below.js';

const BASE = '/node/c013/46291';

let directory: string;
let cache: string;

function put(file: string, text: string): void {
  const place = path.join(directory, 'web', file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-pages-'));
  cache = path.join(directory, 'runtime', 'pages');
  put('next.config.mjs', 'export default { compress: true };');
  put('public/icon.svg', '<svg/>');
  put('.next/BUILD_ID', 'one\n');
  put('.next/build-manifest.json', '{"rootMainFiles":["static/chunks/a.js"]}');
  put('.next/cache/large', 'x');
  put('.next/static/chunks/a.js', 'let base="/_next/";');
  put('.next/static/chunks/a.js.map', '"/_next/"');
  put('.next/static/media/font.woff2', 'wOF2/_next/');
  put(
    '.next/server/app/run/[...run]/page_client-reference-manifest.js',
    '{"chunks":["/_next/static/chunks/a.js"]}',
  );
  put('.next/server/app/run/[...run]/page.js', 'require("x")');
  put('.next/server/pages/500.html', '<script src="/_next/static/chunks/a.js">');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('makes a build in which scripts and styles lie below the base path', async () => {
  const made = await pagesBelow(path.join(directory, 'web'), BASE, cache);
  const read = (file: string): string => readFileSync(path.join(made, file), 'utf8');
  expect(read('.next/static/chunks/a.js')).toBe(`let base="${BASE}/_next/";`);
  expect(read('.next/static/media/font.woff2')).toBe('wOF2/_next/');
  expect(read('.next/server/app/run/[...run]/page_client-reference-manifest.js')).toBe(
    `{"chunks":["${BASE}/_next/static/chunks/a.js"]}`,
  );
  expect(read('.next/server/pages/500.html')).toContain(`src="${BASE}/_next/static/chunks/a.js"`);
  expect(read('.next/server/app/run/[...run]/page.js')).toBe('require("x")');
  expect(read('.next/BUILD_ID')).toBe('one\n');
  expect(read('public/icon.svg')).toBe('<svg/>');
  expect(readdirSync(path.join(made, '.next'))).not.toContain('cache');
  expect(readdirSync(path.join(made, '.next/static/chunks'))).toEqual(['a.js']);
  const config: { default: unknown } = await import(path.join(made, 'next.config.mjs'));
  expect(config.default).toEqual({ compress: true, assetPrefix: BASE });
});

it('makes it once for a build and a base path, whoever comes at the same time', async () => {
  const web = path.join(directory, 'web');
  const made = await Promise.all([1, 2, 3].map(() => pagesBelow(web, BASE, cache)));
  expect(new Set(made).size).toBe(1);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(await pagesBelow(web, '/other', cache)).not.toBe(made[0]);
  put('.next/BUILD_ID', 'two');
  expect(await pagesBelow(web, BASE, cache)).not.toBe(made[0]);
  expect(readdirSync(cache)).toHaveLength(3);
});

it('leaves nothing half made', async () => {
  rmSync(path.join(directory, 'web/.next/static'), { recursive: true });
  await expect(pagesBelow(path.join(directory, 'web'), BASE, cache)).rejects.toThrow('ENOENT');
  expect(readdirSync(cache)).toEqual([]);
});
