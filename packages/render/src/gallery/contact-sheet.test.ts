import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PngPainter } from '../png.js';
import { contactSheet } from './contact-sheet.js';
import { GALLERY } from './gallery.js';

const GOLDEN = fileURLToPath(new URL('../../golden/', import.meta.url));
const SHEETS = fileURLToPath(new URL('../../../../docs/pictures/', import.meta.url));
const WRITE = process.env.GOLDEN_SHEET === '1';
/** Few enough that a page shows a sheet at a size at which the pictures can be told. */
const PER_SHEET = 40;

const pictures = GALLERY.map(({ name }) => ({ name, png: readFileSync(`${GOLDEN}${name}.png`) }));

test('a sheet has room for every picture and its name', async () => {
  const sheet = await contactSheet(pictures.slice(0, 7), new PngPainter());
  const { width, height } = await sharp(sheet).metadata();
  expect([width, height]).toEqual([1536, 528]);
  const { data, info } = await sharp(sheet).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const dark = (fromX: number, fromY: number, toX: number, toY: number): number => {
    let count = 0;
    for (let y = fromY; y < toY; y++) {
      for (let x = fromX; x < toX; x++) if ((data[3 * (y * info.width + x)] ?? 255) < 128) count++;
    }
    return count;
  };
  expect(dark(16, 234, 304, 254)).toBeGreaterThan(50);
  expect(dark(16, 16, 304, 232)).toBeGreaterThan(500);
  // The second row has two pictures.
  expect(dark(624, 272, 1536, 528)).toBe(0);
});

test.runIf(WRITE)('the sheets of the documentation are written', async () => {
  const painter = new PngPainter();
  for (let from = 0; from < pictures.length; from += PER_SHEET) {
    const sheet = await contactSheet(pictures.slice(from, from + PER_SHEET), painter);
    writeFileSync(`${SHEETS}gallery-${1 + from / PER_SHEET}.png`, sheet);
  }
});
