import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLORMAP_NAMES, colorTable } from '@emout/figure/colormaps';
import { expect } from 'vitest';
import { writeVti } from '../../vti-file.js';
import { GOLDEN } from '../golden.js';
import { readVti } from '../read-vti.js';
import { wholeSection } from './golden-case.js';
import { expectNear, SINGLE } from './golden-numbers.js';

/** What is said of the reference beside it. */
const readMe = () => readFileSync(join(GOLDEN, '../README.md'), 'utf8');

/** The library and the version that gave the numbers are those that are named beside them. */
export const compareOrigin = wholeSection((golden) => {
  const text = readMe();
  expect(text).toContain(
    `emout ${golden.at('emout').text} (commit \`${golden.at('commit').text.slice(0, 7)}\``,
  );
  expect(text).toContain(`NumPy ${golden.at('numpy').text}, matplotlib ${golden.at('matplotlib').text}`);
});

/** As `compareOrigin`, of a file that has them in a sentence. */
export const compareNote = wholeSection((golden) => {
  const [emout = '', numpy = '', scipy = ''] = golden.text.match(/\d+(\.\d+)+/g) ?? [];
  expect(readMe()).toContain(`emout ${emout}`);
  expect(readMe()).toContain(`(NumPy ${numpy}, SciPy ${scipy})`);
});

/** Colours in eight bits, as they are painted. */
export const compareColorTable = wholeSection((golden) => {
  const name = COLORMAP_NAMES.find((known) => known === golden.at('name').text);
  if (name === undefined) throw new RangeError('there is no such colour map');
  const { rgb } = colorTable(name);
  expect(rgb.length).toBe(3 * golden.at('N').number);
  expect([...rgb]).toEqual(golden.at('lut_rgb').numbers.map((value) => Math.floor(value * 255 + 1e-3)));
});

/** The original takes a run for valid when `icur` has reached the last step. */
export const compareValidity = wholeSection((golden, { run }) => {
  const isValid = golden.value;
  expect(run.state().kind === 'complete').toBe(isValid);
  expect(run.diagnostic('icur').steps?.at(-1) === run.parameters?.number('nstep')).toBe(isValid);
});

export const compareContinuations = wholeSection((golden, { run }) => {
  expect(run.directories.slice(1)).toEqual(golden.value);
});

/** The last potential as VTK image data: the numbers that belong first, and those of the original along z. */
export const compareVtk = wholeSection((golden, { library }) => {
  const { checked } = library.prepare({ run: 'small', expr: 'phisp[-1]', units: 'si' });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  writeVti(checked, { units: 'si' }, (bytes) => pieces.push(bytes));
  const { arrays, extent } = readVti(new Uint8Array(Buffer.concat(pieces)));
  expect(extent).toEqual([0, 16, 0, 12, 0, 40]);
  const values = arrays.get('phisp [V]') ?? [];
  for (const [key, step] of [
    ['expected_x_fastest_first8', 1],
    ['first8', 17 * 13],
  ] as const) {
    for (const [k, volts] of golden.at(key).numbers.entries()) {
      expectNear(values[k * step] ?? Number.NaN, volts, SINGLE.relative, `${key} ${k}`);
    }
  }
});
