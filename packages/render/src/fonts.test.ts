import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { cssFont, registerFonts } from './fonts.js';
import { FONT } from './test-scenes.js';

const require = createRequire(import.meta.url);
const canvasUrl = JSON.stringify(pathToFileURL(require.resolve('canvas')).href);

/** Writes a module of this folder as JavaScript that finds its packages from another place. */
function writeModule(directory: string, name: string): void {
  const source = new URL(`./${name}.ts`, import.meta.url);
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const code = outputText
    .replace(/'canvas'/g, canvasUrl)
    .replace(/import\.meta\.url/g, JSON.stringify(source.href));
  writeFileSync(join(directory, `${name}.mjs`), code.replace(/'(\.\/[\w-]+)\.js'/g, "'$1.mjs'"));
}

/** Runs a program in a process of its own, with the modules of this folder beside it. */
function run(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'emout-fonts-'));
  try {
    writeModule(directory, 'errors');
    writeModule(directory, 'fonts-faces');
    writeModule(directory, 'fonts');
    const main = join(directory, 'main.mjs');
    writeFileSync(main, program);
    const { stdout, stderr, status } = spawnSync(process.execPath, [main], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : `exit ${status}: ${stderr}`;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const THREADS = `
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createCanvas } from ${canvasUrl};
import { registerFonts } from './fonts.mjs';
function startThread() {
  return new Promise((resolve) => {
    const thread = new Worker(new URL(import.meta.url));
    thread.once('message', resolve);
    thread.once('error', (error) => resolve(error.tag ?? error.message));
  });
}
function draw() {
  registerFonts();
  registerFonts();
  const context = createCanvas(200, 30).getContext('2d');
  context.font = 'bold 20px "DejaVu Sans"';
  for (let k = 0; k < 20; k++) context.fillText('phisp −0.25', k, 20);
  return String(context.measureText('phisp −0.25').width);
}
if (!isMainThread) parentPort.postMessage(draw());
`;

test('threads draw with the fonts that the main thread registered', () => {
  const answers = run(`${THREADS}
    if (isMainThread) {
      registerFonts();
      console.log(JSON.stringify([draw(), ...(await Promise.all([1, 2, 3, 4].map(startThread)))]));
    }`);
  const widths: unknown = JSON.parse(answers);
  expect(widths).toHaveLength(5);
  expect(new Set(widths as string[]).size).toBe(1);
});

test('a thread does not register fonts while others may draw', () => {
  const answer = run(`${THREADS} if (isMainThread) console.log(await startThread());`);
  expect(answer).toBe('ThreadFontsError');
});

test('registering again does nothing', () => {
  registerFonts();
  expect(registerFonts).not.toThrow();
});

test('fonts are written as CSS writes them', () => {
  expect(cssFont({ ...FONT, weight: 'bold', style: 'italic' })).toBe(
    'italic 700 20px "DejaVu Sans","Noto Sans JP"',
  );
  expect(cssFont({ ...FONT, family: 'Source Code Pro', weight: 'bold', style: 'italic' })).toBe(
    'normal 400 20px "Source Code Pro","Noto Sans JP","DejaVu Sans"',
  );
});
