import { inflateSync } from 'node:zlib';
import type { Mark, Scene, TextMark } from '@emout/figure/scene';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { SceneSizeError } from './errors.js';
import { type PdfOptions, renderPdf } from './pdf.js';
import { PdfStructureError } from './pdf-errors.js';
import { updatedPdf } from './pdf-update.js';
import { recordJson } from './record-json.js';
import { BLACK, FONT, raster, scene } from './test-scenes.js';

const metrics = canvasTextMetrics();

function words(text: string, more: Partial<TextMark> = {}): TextMark {
  const runs = [{ text, font: FONT, riseUpPx: 0 }];
  const common = { align: 'left', baseline: 'alphabetic', angleDeg: 0 } as const;
  return { kind: 'text', x: 30, y: 40, runs, color: BLACK, ...common, ...more };
}

const RED = { r: 255, g: 0, b: 0, a: 1 };
const MARKS: readonly Mark[] = [
  raster(
    [
      [0, 100],
      [200, Number.NaN],
    ],
    { x: 5, y: 5, width: 70, height: 50 },
  ),
  { kind: 'polyline', points: Float64Array.of(5, 5, 60, 50), stroke: BLACK, widthPx: 1.5, dashPx: [3, 2] },
  { kind: 'polygon', points: Float64Array.of(5, 5, 60, 5, 60, 50), fill: { ...RED, a: 0.5 } },
  { kind: 'markers', points: Float64Array.of(9, 9, 20, 20), shape: 'circle', sizePx: 6, stroke: BLACK },
  { kind: 'markers', points: Float64Array.of(9, 30, 20, 30), shape: 'point', sizePx: 1, fill: RED },
  words('φ = 2', { angleDeg: 30, halo: { color: RED, widthPx: 1 } }),
];

function draw(picture: Scene, options: PdfOptions = {}): Buffer {
  return Buffer.from(renderPdf(picture, { metrics, ...options }));
}

/** Objects that the table of objects at the end of a file names, and the objects of earlier tables. */
function objects(file: Buffer): Map<number, string> {
  const text = file.toString('latin1');
  const found = new Map<number, string>();
  let table: number | undefined = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  while (table !== undefined) {
    const section = text.slice(table);
    expect(section.startsWith('xref\n')).toBe(true);
    const end = section.indexOf('trailer');
    for (const [, first = '', , entries = ''] of section
      .slice(5, end)
      .matchAll(/(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf] \n)+)/g)) {
      for (const [k, entry] of (entries.match(/.{20}/gs) ?? []).entries()) {
        const number = Number(first) + k;
        if (entry[17] !== 'n' || found.has(number)) continue;
        const object = text.slice(Number(entry.slice(0, 10)));
        expect(object.startsWith(`${number} 0 obj`)).toBe(true);
        found.set(number, object.slice(0, object.indexOf('\nendobj')));
      }
    }
    const previous: string | undefined = /\/Prev (\d+)/.exec(section.slice(end, end + 300))?.[1];
    table = previous === undefined ? undefined : Number(previous);
  }
  return found;
}

/** Drawing operators of the page. */
function operators(file: Buffer): string {
  const all = objects(file);
  const page = [...all.values()].find((object) => /\/Type \/Page\b/.test(object)) ?? '';
  const contents = all.get(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])) ?? '';
  const data = contents.slice(contents.indexOf('stream\n') + 7, contents.lastIndexOf('endstream'));
  return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

test('the page has the exact size in points', () => {
  const file = draw(scene(961, 720, []));
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  const page = [...objects(file).values()].find((object) => /\/Type \/Page\b/.test(object));
  expect(page).toContain('/MediaBox [ 0 0.4 461.28 346 ]');
});

test('fonts are embedded, texts are text, lines are lines', () => {
  const file = draw(scene(200, 100, MARKS));
  const text = file.toString('latin1');
  expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+DejaVuSans/);
  expect(text).toContain('/FontFile2');
  expect(text).toContain('/ToUnicode');
  const drawn = operators(file);
  expect(drawn).toMatch(/\bT[jJ]\b/);
  expect(drawn).toMatch(/\[ 1\.44 0\.96\] 0 d/);
});

test('maps keep their pixels: one for each cell, two to one of the scene where they are smooth', () => {
  const rect = { x: 5, y: 5, width: 60, height: 40 };
  const sizeOf = (interpolation: 'nearest' | 'bilinear') => {
    const all = objects(
      draw(
        scene(99, 60, [
          raster(
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            rect,
            { interpolation },
          ),
        ]),
      ),
    );
    const image = [...all.values()].find((object) => object.includes('/Subtype /Image')) ?? '';
    return [/\/Width (\d+)/, /\/Height (\d+)/, /\/Interpolate (\w+)/].map(
      (member) => member.exec(image)?.[1],
    );
  };
  expect(sizeOf('nearest')).toEqual(['3', '2', 'false']);
  expect(sizeOf('bilinear')).toEqual(['120', '80', 'true']);
});

test('a rim is outlines below the text', () => {
  const outlines = (more: Partial<TextMark>) =>
    operators(draw(scene(200, 100, [words('φ', more)]))).match(/ c\b/g)?.length ?? 0;
  expect(outlines({})).toBe(0);
  expect(outlines({ halo: { color: RED, widthPx: 2 } })).toBeGreaterThan(5);
});

test('very many points are an image', () => {
  const points = Float64Array.from({ length: 50_000 }, (_, i) => i % 97);
  const drawn = operators(
    draw(scene(99, 99, [{ kind: 'markers', points, shape: 'point', sizePx: 1, fill: RED }])),
  );
  expect(drawn).toMatch(/\bDo\b/);
  expect(drawn.length).toBeLessThan(1000);
});

test('equal scenes give equal files, without a date', () => {
  const first = draw(scene(200, 100, MARKS));
  expect(Buffer.compare(first, draw(scene(200, 100, MARKS)))).toBe(0);
  const all = objects(first);
  expect([...all.values()].find((object) => object.includes('/Creator'))).not.toContain('Date');
});

describe('document information', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(')>> endobj', '\\', '電位', '\ud800'),
  );

  test('holds any title, and the record as it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, spec) => {
        const record = { spec, provenance: title, software: 'emout web 0.1.0' };
        const all = objects(draw(scene(20, 20, []), { title, record }));
        const information = [...all.values()].find((object) => object.includes('/Creator')) ?? '';
        const [, plain, hex] =
          /\/Title (?:\(((?:\\.|[^\\()])*)\)|<FEFF([0-9A-F]*)>)\n/.exec(information) ?? [];
        const read =
          plain?.replace(/\\(.)/g, '$1') ??
          (hex?.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
        expect(read).toBe(title.replace(/\p{Cs}/gu, '\ufffd'));
        expect(information).toContain('/Creator (emout web 0.1.0)');
        const kept = all.get(Number(/\/EmoutFigure (\d+) 0 R/.exec(information)?.[1]));
        expect(kept).toContain(`stream\n${recordJson(record)}\nendstream`);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file whose table of objects is a stream', () => {
  const table =
    '7 0 obj\n<< /Type /XRef /Size 8 /W [1 2 1] /Root 6 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n';
  const head = '%PDF-1.5\n';
  const source = Buffer.from(`${head}${table}startxref\n${head.length}\n%%EOF\n`, 'latin1');

  test('is continued by such a table', () => {
    const update = { information: { Title: 'a' }, record: '{}', box: [0, 0, 9, 9] } as const;
    const file = Buffer.from(updatedPdf(source, update));
    expect(file.subarray(0, source.length).equals(source)).toBe(true);
    const text = file.toString('latin1');
    const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    const [, dictionary = ''] = /^10 0 obj\n<< (.*) >>\nstream\n/.exec(text.slice(at)) ?? [];
    expect(dictionary).toBe(
      '/Type /XRef /Size 11 /Root 6 0 R /Info 8 0 R /Prev 9 /W [1 4 2] /Index [8 1 9 1 10 1] /Length 21',
    );
    const data = file.subarray(text.indexOf('stream\n', at) + 7);
    const offsets = [0, 1, 2].map((k) => data.readUInt32BE(7 * k + 1));
    expect(offsets.map((offset) => text.slice(offset, offset + 7).trim())).toEqual([
      '8 0 obj',
      '9 0 obj',
      '10 0 ob',
    ]);
    expect(offsets[2]).toBe(at);
  });

  test('a file that ends otherwise is refused', () => {
    for (const text of ['', '%PDF-1.5\n', 'startxref\n99999\n%%EOF', 'startxref\n3\n%%EOF']) {
      expect(() => updatedPdf(Buffer.from(text), { information: {} })).toThrow(PdfStructureError);
    }
  });
});

test('sizes that cannot be painted are refused, an aborted signal ends it', () => {
  expect(() => draw(scene(0, 5, []))).toThrow(SceneSizeError);
  const signal = AbortSignal.abort(new Error('gone'));
  expect(() => draw(scene(5, 5, []), { signal })).toThrow('gone');
});
