import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { animate } from './animation.js';
import type { AnimationFormat } from './animation-format.js';
import { boundedUnzlib } from './bounded-unzlib.js';
import { readFigureRecord, UnreadableFigureFileError } from './embedded-figure.js';
import type { FigureRecord } from './figure-record.js';
import { renderJpeg } from './jpeg.js';
import { embedRecordInJpeg } from './jpeg-record.js';
import { renderPdf } from './pdf.js';
import { playerFragment, playerPage } from './player-page.js';
import { PngPainter } from './png.js';
import { embedRecordInPng } from './png-record.js';
import { recordJson } from './record-json.js';
import { renderSvg } from './svg.js';
import { BLACK, raster, scene } from './test-scenes.js';
import { renderWebp } from './webp.js';
import { embedRecordInWebp } from './webp-record.js';

const painter = new PngPainter();
const PICTURES = [3, 200].map((value) =>
  scene(24, 16, [
    raster([[value, 9]], { x: 2, y: 2, width: 20, height: 12 }),
    { kind: 'polyline', points: Float64Array.of(0, 0, 24, 16), stroke: BLACK, widthPx: 1 },
  ]),
);
const [PICTURE = scene(24, 16, [])] = PICTURES;
const metrics = painter.metrics;

const KINDS = [
  'png',
  'jpeg',
  'webp',
  'svg',
  'pdf',
  'gif',
  'apng',
  'animated webp',
  'player',
  'fragment',
] as const;
type Kind = (typeof KINDS)[number];

let still: Readonly<Record<'png' | 'jpeg' | 'webp', Uint8Array>>;
let moving: Readonly<Record<AnimationFormat, Uint8Array>>;

beforeAll(async () => {
  const all = (format: AnimationFormat) => animate(PICTURES, { format, metrics });
  still = {
    png: painter.render(PICTURE),
    jpeg: await renderJpeg(PICTURE, painter),
    webp: await renderWebp(PICTURE, painter),
  };
  moving = { gif: await all('gif'), apng: await all('apng'), webp: await all('webp') };
});

function page(record: FigureRecord | undefined, draw: typeof playerPage): Uint8Array {
  const frames = PICTURES.map((picture, k) => ({
    bytes: painter.render(picture),
    label: `="emout-figure" ${k}`,
  }));
  const kept = record === undefined ? {} : { record };
  return Buffer.from(
    draw(frames, { widthPx: 24, heightPx: 16, title: '<script id="emout-figure">', ...kept }),
  );
}

const FILES: Readonly<Record<Kind, (record: FigureRecord) => Uint8Array | Promise<Uint8Array>>> = {
  png: (record) => embedRecordInPng(still.png, record),
  jpeg: (record) => embedRecordInJpeg(still.jpeg, record),
  webp: (record) => embedRecordInWebp(still.webp, record),
  svg: (record) => Buffer.from(renderSvg(PICTURE, { metrics, record })),
  pdf: (record) => renderPdf(PICTURE, { metrics, record }),
  gif: (record) => animate(PICTURES, { format: 'gif', metrics, record }),
  apng: (record) => embedRecordInPng(moving.apng, record),
  'animated webp': (record) => embedRecordInWebp(moving.webp, record),
  player: (record) => page(record, playerPage),
  fragment: (record) => page(record, playerFragment),
};

const awkward = fc.constantFrom(
  '電位 φ 𝜙',
  '"\\',
  '--',
  ']]>',
  '-->',
  '</script>',
  '</emout:figure>',
  '<emout:figure>',
  '\nendstream',
  '1 0 obj << /Type /EmoutFigure >> stream\n',
  '&lt;&#60;',
);
const jsonText = fc
  .oneof(
    fc.jsonValue({ stringUnit: 'grapheme' }),
    fc.array(awkward),
    fc.dictionary(fc.string(), awkward),
    fc.nat(200_000).map((length) => 'ab'.repeat(length)),
  )
  .map((value) => JSON.stringify(value));
const records: fc.Arbitrary<FigureRecord> = fc
  .record({ spec: jsonText, provenance: jsonText, software: awkward, title: fc.option(awkward) })
  .map(({ title, ...record }) => (title === null ? record : { ...record, title: title.trim() }));

const RECORD: FigureRecord = {
  spec: `{"v":1,"expr":"${'ex+'.repeat(500)}ey"}`,
  provenance: '{"run":"電位"}',
  title: 'φ',
  software: 'emout web 0.1.0',
};

/** Null when the reader says in its own way that there is nothing to read. */
function readOrNothing(bytes: Uint8Array): FigureRecord | null {
  try {
    return readFigureRecord(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFigureFileError);
    return null;
  }
}

describe.each(KINDS)('%s', (kind) => {
  test('what was written is read, character by character', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        expect(readFigureRecord(await FILES[kind](record))).toEqual(record);
      }),
      { numRuns: 25 },
    );
  });

  test('a file that was cut or altered gives the record, nothing, or says so', async () => {
    const file = await FILES[kind](RECORD);
    fc.assert(
      fc.property(
        fc.nat(file.length),
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 4 }),
        (length, changes) => {
          expect([undefined, RECORD.spec]).toContain(readOrNothing(file.subarray(0, length))?.spec);
          const altered = Uint8Array.from(file);
          for (const [at, value] of changes) altered[at] = value;
          readOrNothing(altered);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['PNG', () => still.png],
  ['JPEG', () => still.jpeg],
  ['WebP', () => still.webp],
  ['GIF', () => moving.gif],
  ['APNG', () => moving.apng],
  ['animated WebP', () => moving.webp],
  ['SVG', () => Buffer.from(renderSvg(PICTURE, { metrics, title: '<emout:figure>' }))],
  ['PDF', () => renderPdf(PICTURE, { metrics, title: '1 0 obj << /Type /EmoutFigure >> stream' })],
  ['player', () => page(undefined, playerPage)],
])('a %s without a record has none', (_, file) => {
  expect(readFigureRecord(file())).toBeNull();
});

test('random bytes behind any beginning never do harm', () => {
  const beginnings = [
    '',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'RIFF\x10\0\0\0WEBP',
    'GIF89a',
    '%PDF-1.5\n',
    '<svg ',
    '<!doctype html>',
  ];
  const marks = [
    '<emout:figure>',
    '="emout-figure"',
    '/Type /EmoutFigure >> stream\n',
    'iTXtemout:figure\0\x01',
    'XMP ',
  ];
  const noise = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...marks), fc.constant('{"spec":"'));
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.array(noise, { maxLength: 12 }), (beginning, pieces) => {
      readOrNothing(Buffer.from(beginning + pieces.join(''), 'latin1'));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [Buffer.from(''), 'it is empty'],
  [Buffer.from('\x7fELF\0\0'), 'it begins with “·ELF··”'],
  [Buffer.from('<note>to all</note>'), 'it begins with “<note>to all”'],
])('a file of another kind is named: %#', (bytes, found) => {
  expect(() => readFigureRecord(bytes)).toThrow(found);
});

test('files full of beginnings of records are read in one go', () => {
  const long = (text: string) => text.repeat(Math.ceil(4e6 / text.length));
  for (const text of [
    `<!doctype html>${long('<script id="emout-figure"')}`,
    `<!doctype html>${long('="emout-figure"')}`,
    `%PDF-1.5\n${long(' obj << /EmoutFigure >> stream')}`,
    `<svg ${long('<emout:figur<')}`,
    `GIF89a${'\0'.repeat(7)}${long('!\xfe\x02{{\0')}`,
    `\xff\xd8${long('\xff')}`,
  ]) {
    expect(readOrNothing(Buffer.from(text, 'latin1'))).toBeNull();
  }
});

test('a record that other programs compressed in a PDF, or wrote as attributes of XMP, is read', () => {
  const packed = deflateSync(recordJson(RECORD));
  const head = `%PDF-1.5\n7 0 obj\n<< /Filter /FlateDecode /Type /EmoutFigure /Length ${packed.length} >>\nstream\n`;
  const pdf = Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')]);
  expect(readFigureRecord(pdf)).toEqual(RECORD);
  const xmp = '<rdf:Description emout:figure="{&quot;v&quot;:1}" emout:provenance="{}" xmp:CreatorTool="a"/>';
  const chunk = Buffer.alloc(20 + xmp.length);
  chunk.write('RIFF\0\0\0\0WEBPXMP ');
  chunk.writeUInt32LE(xmp.length, 16);
  chunk.write(xmp, 20);
  expect(readFigureRecord(chunk)).toEqual({ spec: '{"v":1}', provenance: '{}', software: 'a' });
});

test('what would unpack to more than its bound is not unpacked', () => {
  const packed = deflateSync(Buffer.alloc(5_000_000));
  expect(boundedUnzlib(packed, 1_000_000)).toBeNull();
  expect(boundedUnzlib(packed.subarray(0, -9), 6_000_000)).toBeNull();
  expect(boundedUnzlib(deflateSync(Buffer.from('field')), 5)).toEqual(new Uint8Array(Buffer.from('field')));
  expect(boundedUnzlib(deflateSync(Buffer.from('fields')), 5)).toBeNull();
});

test('reading needs nothing that a browser lacks', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    for (const [, from = ''] of source.matchAll(/^(?:import|export|\}) .*from '([^']+)';$/gm)) {
      if (from.startsWith('./')) visit(from.replace(/\.js$/, '.ts'));
      else packages.add(from);
    }
  };
  visit('./embedded-figure.ts');
  expect(seen.size).toBeGreaterThan(8);
  expect([...packages]).toEqual(['fflate']);
});
