import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { PictureFormatError } from './errors.js';
import type { FigureRecord } from './figure-record.js';
import { renderJpeg } from './jpeg.js';
import { embedRecordInJpeg } from './jpeg-record.js';
import { PngPainter } from './png.js';
import { embedRecordInPng } from './png-record.js';
import { BLACK, FONT, raster, scene } from './test-scenes.js';
import { renderWebp } from './webp.js';
import { embedRecordInWebp } from './webp-record.js';

const record: FigureRecord = {
  spec: '{"v":1,"title":"電位 <&> φ"}',
  provenance: '{"run":"a"}',
  title: 'Potential φ',
  software: 'emout 1',
};
const long: FigureRecord = { ...record, provenance: JSON.stringify({ notes: '<φ>'.repeat(60_000) }) };

const rows = Array.from({ length: 30 }, (_, r) => Array.from({ length: 40 }, (_, c) => 4 * c + 3 * r));
const picture = scene(121, 80, [
  raster(rows, { x: 10, y: 10, width: 90, height: 60 }, { interpolation: 'bilinear' }),
  {
    kind: 'text',
    x: 30,
    y: 40,
    runs: [{ text: 'Az', font: FONT, riseUpPx: 0 }],
    color: BLACK,
    align: 'left',
    baseline: 'alphabetic',
    angleDeg: 0,
  },
]);
const painter = new PngPainter();

/** Text chunks of a PNG by keyword. */
function textChunks(file: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) !== 'iTXt') continue;
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    const end = data.indexOf(0);
    const text = data.subarray(end + 5);
    found.set(data.toString('latin1', 0, end), (data[end + 1] === 1 ? inflateSync(text) : text).toString());
  }
  return found;
}

describe('PNG', () => {
  const bytes = painter.render(picture);

  test.each([record, long])('holds a record in text chunks', (one) => {
    const file = Buffer.from(embedRecordInPng(bytes, one));
    expect(Object.fromEntries(textChunks(file))).toEqual({
      Title: one.title,
      Software: one.software,
      'emout:figure': one.spec,
      'emout:provenance': one.provenance,
    });
    expect(PNG.sync.read(file).data.equals(PNG.sync.read(Buffer.from(bytes)).data)).toBe(true);
  });

  test('any text comes back', () => {
    const words = fc.string({ unit: 'binary', maxLength: 3000 });
    fc.assert(
      fc.property(words, words, (spec, provenance) => {
        const chunks = textChunks(Buffer.from(embedRecordInPng(bytes, { spec, provenance, software: 'x' })));
        expect(chunks.get('emout:figure')).toBe(spec);
        expect(chunks.get('emout:provenance')).toBe(provenance);
        expect(chunks.has('Title')).toBe(false);
      }),
    );
  });

  test('other bytes are refused', () => {
    expect(() => embedRecordInPng(new Uint8Array(80), record)).toThrow(PictureFormatError);
    expect(() => embedRecordInPng(bytes.subarray(0, 20), record)).toThrow(PictureFormatError);
  });
});

describe('JPEG', () => {
  test('opens, is close to the scene and says its dpi', async () => {
    const bytes = await renderJpeg(picture, painter);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([121, 80, 3]);
    expect((await sharp(bytes).metadata()).density).toBe(150);
    const exact = PNG.sync.read(Buffer.from(painter.render(picture, { path: 'general' }))).data;
    let sum = 0;
    for (let i = 0; i < 121 * 80; i++) sum += Math.abs((data[3 * i] ?? 0) - (exact[4 * i] ?? 0));
    expect(sum / (121 * 80)).toBeLessThan(3);
    expect((await renderJpeg(picture, painter, { quality: 30 })).length).toBeLessThan(bytes.length);
  });

  test('a short record is one XMP segment', async () => {
    const bytes = await renderJpeg(picture, painter);
    const file = embedRecordInJpeg(bytes, record);
    const xmp = (await sharp(file).metadata()).xmp?.toString() ?? '';
    expect(xmp).toContain('<emout:figure>{"v":1,"title":"電位 &#60;&#38;&#62; φ"}</emout:figure>');
    const [a, b] = await Promise.all([sharp(file).raw().toBuffer(), sharp(bytes).raw().toBuffer()]);
    expect(a.equals(b)).toBe(true);
  });

  test('a long record goes on in further segments, whole when they are put together', async () => {
    const file = Buffer.from(embedRecordInJpeg(await renderJpeg(picture, painter), long));
    const header = Buffer.from('http://ns.adobe.com/xmp/extension/\0');
    const parts: Buffer[] = [];
    let total = 0;
    for (let at = file.indexOf(header); at >= 0; at = file.indexOf(header, at + 1)) {
      const data = at + header.length;
      expect(file.indexOf(file.subarray(data, data + 32))).toBeLessThan(data);
      total = file.readUInt32BE(data + 32);
      expect(file.readUInt32BE(data + 36)).toBe(parts.reduce((sum, part) => sum + part.length, 0));
      parts.push(file.subarray(data + 40, at - 2 + file.readUInt16BE(at - 2)));
    }
    const packet = Buffer.concat(parts);
    expect(parts.length).toBeGreaterThan(2);
    expect(packet.length).toBe(total);
    expect(packet.toString()).toContain(
      '<φ>'.repeat(60_000).replaceAll('<', '&#60;').replaceAll('>', '&#62;'),
    );
    expect((await sharp(file).metadata()).width).toBe(121);
  });

  test('other bytes are refused', () => {
    expect(() => embedRecordInJpeg(new Uint8Array(80), record)).toThrow(PictureFormatError);
  });
});

describe('WebP', () => {
  test('loses nothing without a quality', async () => {
    const data = await sharp(await renderWebp(picture, painter))
      .removeAlpha()
      .raw()
      .toBuffer();
    const exact = PNG.sync.read(Buffer.from(painter.render(picture))).data;
    for (let i = 0; i < 121 * 80; i++) {
      expect([...data.subarray(3 * i, 3 * i + 3)]).toEqual([...exact.subarray(4 * i, 4 * i + 3)]);
    }
  });

  test.each([
    ['lossless', undefined, record],
    ['lossy', 80, record],
    ['lossy', 80, long],
  ] as const)('%s holds a record as XMP', async (_, quality, one) => {
    const bytes = await renderWebp(picture, painter, { quality });
    const file = embedRecordInWebp(bytes, one);
    const { xmp, width, height } = await sharp(file).metadata();
    expect([width, height]).toEqual([121, 80]);
    expect(xmp?.toString()).toContain('<emout:provenance>');
    const [a, b] = await Promise.all([sharp(file).raw().toBuffer(), sharp(bytes).raw().toBuffer()]);
    expect(a.equals(b)).toBe(true);
  });

  test('an animation holds one as well', async () => {
    const frames = Buffer.alloc(8 * 16 * 3, 90).fill(200, 0, 8 * 8 * 3);
    const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
    const bytes = await sharp(frames, { raw }).webp({ lossless: true }).toBuffer();
    const { pages, xmp } = await sharp(embedRecordInWebp(bytes, record), { pages: -1 }).metadata();
    expect(pages).toBe(2);
    expect(xmp?.toString()).toContain('<xmp:CreatorTool>emout 1</xmp:CreatorTool>');
  });

  test('other bytes are refused', () => {
    expect(() => embedRecordInWebp(new Uint8Array(80), record)).toThrow(PictureFormatError);
  });
});
