import { readFileSync } from 'node:fs';
import { createCanvas } from 'canvas';
import { expect, test } from 'vitest';
import { registerFonts } from './fonts.js';
import { FONT_FACES, facePath, fallbackFontFiles, fontFile } from './fonts-faces.js';
import { FONT } from './test-scenes.js';

const FACES = Object.entries(FONT_FACES).flatMap(([family, faces]) =>
  faces.map((face) => ({ family, ...face })),
);

/** Advance of a character per em as its font file says: `hmtx` by way of the format 4 part of `cmap`. */
function advanceInFile(path: string, character: string): number {
  const file = readFileSync(path);
  const tables = new Map<string, number>();
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    tables.set(file.toString('latin1', 12 + 16 * i, 16 + 16 * i), file.readUInt32BE(20 + 16 * i));
  }
  const at = (tag: string): number => tables.get(tag) ?? Number.NaN;
  const maps = Array.from(
    { length: file.readUInt16BE(at('cmap') + 2) },
    (_, i) => at('cmap') + file.readUInt32BE(at('cmap') + 8 + 8 * i),
  );
  const map = maps.find((offset) => file.readUInt16BE(offset) === 4) ?? Number.NaN;
  const twice = file.readUInt16BE(map + 6);
  const code = character.charCodeAt(0);
  let segment = 0;
  while (file.readUInt16BE(map + 14 + segment) < code) segment += 2;
  const first = file.readUInt16BE(map + 16 + twice + segment);
  const shift = file.readUInt16BE(map + 16 + 2 * twice + segment);
  const rangeAt = map + 16 + 3 * twice + segment;
  const rangeOffset = file.readUInt16BE(rangeAt);
  const glyph =
    rangeOffset === 0
      ? (code + shift) & 0xffff
      : file.readUInt16BE(rangeAt + rangeOffset + 2 * (code - first));
  const measured = Math.min(glyph, file.readUInt16BE(at('hhea') + 34) - 1);
  return file.readUInt16BE(at('hmtx') + 4 * measured) / file.readUInt16BE(at('head') + 18);
}

test.each(FACES)('$family $weight $style is drawn from its own file', (face) => {
  registerFonts();
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${face.style} ${face.weight} 1000px "${face.family}"`;
  for (const character of 'Qmg7') {
    expect(context.measureText(character).width / 1000).toBeCloseTo(
      advanceInFile(facePath(face), character),
      2,
    );
  }
});

test('a weight or slant that a family lacks is the nearest that it has', () => {
  const file = (more: object): string => fontFile({ ...FONT, ...more }).replace(/.*[/_]/, '');
  expect(fontFile({ ...FONT, family: 'Source Serif 4', weight: 'bold' })).toMatch(
    /SourceSerif4_600SemiBold\.ttf$/,
  );
  expect(fontFile({ ...FONT, family: 'Source Sans 3', weight: 'bold' })).toMatch(/SourceSans3_700Bold\.ttf$/);
  expect(file({ weight: 'semibold' })).toBe('DejaVuSans-Bold.ttf');
  expect(file({ family: 'DejaVu Sans Mono', style: 'italic' })).toBe('DejaVuSansMono.ttf');
});

test('characters that a typeface lacks come from the faces of its weight', () => {
  expect(
    fallbackFontFiles({ ...FONT, weight: 'semibold', style: 'italic' }).map((path) =>
      path.replace(/.*\//, ''),
    ),
  ).toEqual(['NotoSansJP_700Bold.ttf', 'DejaVuSans-Bold.ttf']);
});
