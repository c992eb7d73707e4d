import type { Mark, MarkersMark, Scene, TextMark } from '@emout/figure/scene';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { RasterShapeError, SceneSizeError } from './errors.js';
import {
  allElements,
  elementsNamed,
  parseXml,
  textContent,
  type XmlElement,
} from './strict-xml.test-data.js';
import { renderSvg, type SvgOptions } from './svg.js';
import { BLACK, FONT, raster, scene } from './test-scenes.js';

const metrics = canvasTextMetrics();
const RED = { r: 255, g: 0, b: 0, a: 1 };

function draw(picture: Scene, options: SvgOptions = {}): XmlElement {
  return parseXml(renderSvg(picture, { metrics, ...options }));
}

function attributes(element: XmlElement | undefined): Record<string, string> {
  return Object.fromEntries(element?.attributes ?? []);
}

function text(runs: TextMark['runs'], more: Partial<TextMark> = {}): TextMark {
  const common = { align: 'left', baseline: 'alphabetic', angleDeg: 0 } as const;
  return { kind: 'text', x: 30, y: 40, runs, color: BLACK, ...common, ...more };
}

function words(content: string, more: Partial<TextMark> = {}): TextMark {
  return text([{ text: content, font: FONT, riseUpPx: 0 }], more);
}

function line(points: number[], more: Partial<Extract<Mark, { kind: 'polyline' }>> = {}): Mark {
  return { kind: 'polyline', points: Float64Array.from(points), stroke: BLACK, widthPx: 1, ...more };
}

describe('hostile text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '</text><script>alert(1)</script>',
      ']]>',
      '<!--',
      '-->',
      '" onload="alert(1)',
      '\ud800x\udfff',
      '\u0000\u0001@\u001b\u009b\ufffe\uffff',
      '&amp;&#0;',
      'φ 電位 𝜙',
    ),
  );

  test('is text and nothing else, wherever it stands', () => {
    const plain = draw(scene(200, 100, [words('a')]), { title: 'a', description: 'a' });
    const names = allElements(plain).map(({ name }) => name);
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (label, title, description, idPrefix) => {
        const record = { spec: label, provenance: title, title: description, software: label };
        const options = { title: `.${title}`, description: `.${description}`, idPrefix, record };
        const root = draw(scene(200, 100, [words(`.${label}`)]), options);
        expect(allElements(root).map(({ name }) => name)).toEqual([
          ...names.slice(0, 3),
          'metadata',
          'emout:figure',
          ...names.slice(3),
        ]);
        const shown = elementsNamed(root, 'text').map(textContent).join();
        for (const [k, character] of [...`.${label}`].entries()) {
          if (/[\p{L}\p{P}\p{S}\p{N}]/u.test(character)) expect([...shown][k]).toBe(character);
        }
        const kept: unknown = JSON.parse(textContent(elementsNamed(root, 'emout:figure')[0] ?? root));
        expect(kept).toEqual(record);
      }),
    );
  });
});

describe('the page', () => {
  test('has the size in points, a ground, and names for those who cannot see it', () => {
    const root = draw(scene(960, 720, []), { title: 'Potential', description: 'A map.', idPrefix: 'one-' });
    expect(attributes(root)).toMatchObject({
      width: '460.8pt',
      height: '345.6pt',
      viewBox: '0 0 960 720',
      role: 'img',
      'aria-labelledby': 'one-title one-desc',
    });
    expect(elementsNamed(root, 'title').map(textContent)).toEqual(['Potential']);
    expect(attributes(elementsNamed(root, 'rect')[0])).toMatchObject({ fill: '#fff', width: '960' });
  });

  test('a transparent ground is not painted', () => {
    expect(elementsNamed(draw({ ...scene(9, 9, []), background: { ...BLACK, a: 0 } }), 'rect')).toEqual([]);
  });

  test('ids are unique and every reference leads somewhere, also with two figures in one page', () => {
    const clip = { x: 1, y: 2, width: 30, height: 40 };
    const circles: MarkersMark = {
      kind: 'markers',
      points: Float64Array.of(3, 4),
      shape: 'circle',
      sizePx: 6,
      fill: RED,
    };
    const first = draw(scene(99, 99, [line([0, 0, 9, 9], { clip }), circles]), { title: 'first' });
    const second = draw(scene(99, 99, [line([0, 0, 9, 9], { clip }), circles]), { title: 'second' });
    const ids = (root: XmlElement) =>
      allElements(root).flatMap((element) => element.attributes.get('id') ?? []);
    const all = [...ids(first), ...ids(second)];
    expect(new Set(all).size).toBe(all.length);
    const used = allElements(first).flatMap(({ attributes: own }) => [
      own.get('clip-path')?.slice(5, -1) ?? [],
      own.get('xlink:href')?.slice(1) ?? [],
    ]);
    expect(ids(first)).toEqual(expect.arrayContaining(used.flat()));
    expect(used.flat()).toHaveLength(2);
  });

  test('equal scenes give equal files', () => {
    const picture = scene(99, 99, [line([0, 0, 9, 9]), words('a')]);
    expect(renderSvg(picture)).toBe(renderSvg(picture));
  });

  test('sizes that cannot be painted are refused, an aborted signal ends it', () => {
    expect(() => renderSvg(scene(0, 5, []))).toThrow(SceneSizeError);
    const signal = AbortSignal.abort(new Error('gone'));
    expect(() => renderSvg(scene(5, 5, []), { signal })).toThrow('gone');
  });
});

describe('lines and areas', () => {
  test('marks with the same clip share a group, lines of the same look a path', () => {
    const clip = { x: 1, y: 2, width: 30, height: 40 };
    const marks = [line([0, 0, 9, 9], { clip }), line([5, 5, 9, 5], { clip }), line([0, 0, 0, 9])];
    const root = draw(scene(99, 99, marks));
    expect(elementsNamed(root, 'clipPath')).toHaveLength(1);
    const paths = elementsNamed(root, 'path').map((path) => path.attributes.get('d'));
    expect(paths).toEqual(['M0 0l9 9M5 5h4', 'M0 0v9']);
  });

  test('translucent lines stay apart, so that they darken where they cross', () => {
    const stroke = { ...BLACK, a: 0.25 };
    const root = draw(scene(9, 9, [line([0, 0, 9, 9], { stroke }), line([0, 9, 9, 0], { stroke })]));
    expect(elementsNamed(root, 'path').map((path) => path.attributes.get('stroke-opacity'))).toEqual([
      '0.25',
      '0.25',
    ]);
  });

  test('looks', () => {
    const more = { dashPx: [3.7, 1.6], cap: 'round', join: 'round', widthPx: 1.5, stroke: RED } as const;
    expect(attributes(elementsNamed(draw(scene(9, 9, [line([0, 0, 9, 9], more)])), 'path')[0])).toEqual({
      d: 'M0 0l9 9',
      fill: 'none',
      stroke: '#f00',
      'stroke-width': '1.5',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'stroke-dasharray': '3.7,1.6',
    });
  });

  test('an area has holes', () => {
    const nan = Number.NaN;
    const points = Float64Array.of(0, 0, 9, 0, 9, 9, nan, nan, 5, 2, 6, 2, 6, 3);
    const root = draw(scene(9, 9, [{ kind: 'polygon', points, fill: RED }]));
    expect(attributes(elementsNamed(root, 'path')[0])).toEqual({
      d: 'M0 0h9v9zM5 2h1v1z',
      'fill-rule': 'evenodd',
      fill: '#f00',
    });
  });

  test('markers refer to one outline; those at NaN are left out', () => {
    const points = Float64Array.of(1, 2, Number.NaN, 3, 5, 6);
    const rgb = Uint8Array.of(255, 0, 0, 0, 0, 0, 0, 0, 255);
    const markers = { kind: 'markers', points, shape: 'diamond', sizePx: 4, rgb, stroke: BLACK } as const;
    const root = draw(scene(9, 9, [markers]));
    expect(elementsNamed(root, 'path')).toHaveLength(1);
    expect(
      elementsNamed(root, 'use').map((use) => [use.attributes.get('x'), use.attributes.get('fill')]),
    ).toEqual([
      ['1', '#f00'],
      ['5', '#00f'],
    ]);
  });

  test('points are squares of one path', () => {
    const points = Float64Array.of(1, 2, 5, 6);
    const root = draw(scene(9, 9, [{ kind: 'markers', points, shape: 'point', sizePx: 1, fill: RED }]));
    expect(attributes(elementsNamed(root, 'path')[0])).toEqual({
      d: 'M.5 1.5h1v1h-1zM4.5 5.5h1v1h-1z',
      fill: '#f00',
    });
  });
});

test('very many points are one image of two pixels to one of the scene', () => {
  const points = new Float64Array(60_000).fill(5);
  const clip = { x: 2, y: 0, width: 40, height: 20 };
  const markers = { kind: 'markers', points, shape: 'point', sizePx: 1, fill: RED, clip } as const;
  const root = draw(scene(99, 99, [markers]));
  expect(elementsNamed(root, 'path')).toEqual([]);
  const [image] = elementsNamed(root, 'image');
  expect(attributes(image)).toMatchObject({ x: '2', y: '0', width: '40', height: '20' });
  const data = image?.attributes.get('xlink:href') ?? '';
  const png = PNG.sync.read(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
  expect([png.width, png.height]).toEqual([80, 40]);
  const painted = Array.from({ length: 3200 }, (_, i) => png.data[4 * i + 3]).filter(
    (alpha) => alpha === 255,
  );
  expect(painted).toHaveLength(4);
});

describe('texts', () => {
  test('runs are spans: raised, shifted back and lowered', () => {
    const small = { ...FONT, sizePx: 14, style: 'italic' } as const;
    const root = draw(
      scene(99, 99, [
        text([
          { text: 'n', font: FONT, riseUpPx: 0 },
          { text: '2', font: small, riseUpPx: 8 },
          { text: '', font: small, riseUpPx: 3, shiftPx: -2 },
          { text: 'e', font: small, riseUpPx: -4, shiftPx: -7 },
        ]),
      ]),
    );
    expect(elementsNamed(root, 'tspan').map((span) => [textContent(span), attributes(span)])).toEqual([
      ['n', { 'font-size': '20' }],
      ['2', { dy: '-8', 'font-size': '14', 'font-style': 'italic' }],
      ['e', { dx: '-9', dy: '12', 'font-size': '14', 'font-style': 'italic' }],
    ]);
  });

  test('a turned text is turned about its anchor, and its rim lies below', () => {
    const halo = { color: { r: 255, g: 255, b: 255, a: 1 }, widthPx: 1.5 };
    const mark = words('−2.5', { angleDeg: 30, align: 'center', baseline: 'middle', halo });
    expect(attributes(elementsNamed(draw(scene(99, 99, [mark])), 'text')[0])).toMatchObject({
      x: '30',
      y: '47.29',
      transform: 'rotate(-30 30 40)',
      'text-anchor': 'middle',
      stroke: '#fff',
      'stroke-width': '3',
      'paint-order': 'stroke',
    });
  });

  test('the commonest typeface is named once, with others to stand in', () => {
    const serif = { ...FONT, family: 'Source Serif 4' } as const;
    const marks = [words('a'), words('b'), text([{ text: 'c', font: serif, riseUpPx: 0 }])];
    const root = draw(scene(99, 99, marks));
    const named = allElements(root).flatMap((element) => element.attributes.get('font-family') ?? []);
    expect(named).toHaveLength(2);
    expect(named[0]).toMatch(/^'DejaVu Sans',.*sans-serif$/);
    expect(named[1]).toMatch(/^'Source Serif 4',.*serif$/);
  });

  test('spaces at the ends are kept, a text without letters is left out', () => {
    const texts = elementsNamed(draw(scene(9, 9, [words(' a'), words('')])), 'text');
    expect(texts.map((one) => one.attributes.get('xml:space'))).toEqual(['preserve']);
  });
});

describe('maps', () => {
  function images(picture: Scene): { element: Record<string, string>; png: PNG }[] {
    return elementsNamed(draw(picture), 'image').map((image) => {
      const data = image.attributes.get('xlink:href') ?? '';
      expect(data.startsWith('data:image/png;base64,')).toBe(true);
      const png = PNG.sync.read(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'));
      return { element: attributes(image), png };
    });
  }
  const levels = ({ width, height, data }: PNG) =>
    Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => data[(y * width + x) * 4]),
    );

  test('cells are one pixel each and keep their edges', () => {
    const [image] = images(
      scene(60, 40, [
        raster(
          [
            [10, 20, 30],
            [40, 50, 60],
          ],
          { x: 5, y: 6, width: 45, height: 20 },
        ),
      ]),
    );
    expect(image?.element).toMatchObject({
      x: '5',
      y: '6',
      width: '45',
      height: '20',
      style: 'image-rendering:pixelated',
    });
    expect(image === undefined ? [] : levels(image.png)).toEqual([
      [40, 50, 60],
      [10, 20, 30],
    ]);
  });

  test('a view that cuts cells, turned round, is clipped', () => {
    const cut = { columns: [1.5, 0], rows: [0, 1] } as const;
    const picture = scene(60, 40, [
      raster(
        [
          [10, 20],
          [40, 50],
        ],
        { x: 0, y: 0, width: 30, height: 20 },
        cut,
      ),
    ]);
    const [image] = images(picture);
    expect(image?.element).toMatchObject({ x: '0', y: '-10', width: '40', height: '40' });
    expect(image === undefined ? [] : levels(image.png)).toEqual([
      [50, 40],
      [20, 10],
    ]);
    expect(attributes(elementsNamed(draw(picture), 'clipPath')[0]?.children[0] as XmlElement)).toMatchObject({
      width: '30',
      height: '20',
    });
  });

  test('smooth maps have two pixels to one of the scene', () => {
    const rect = { x: 5.5, y: 6, width: 45, height: 20 };
    const [image] = images(
      scene(60, 40, [raster([[0, 200]], rect, { interpolation: 'bilinear', opacity: 0.5 })]),
    );
    expect([image?.png.width, image?.png.height]).toEqual([90, 40]);
    expect(image?.element).toMatchObject({ x: '5.5', width: '45', opacity: '0.5' });
    const row = image === undefined ? [] : (levels(image.png)[0] ?? []);
    expect(row).toEqual([...row].sort((a = 0, b = 0) => a - b));
  });

  test('a map beyond the page is cut, one without samples is refused', () => {
    const [image] = images(
      scene(60, 40, [
        raster([[0, 200]], { x: -1e9, y: 0, width: 2e9, height: 40 }, { interpolation: 'bilinear' }),
      ]),
    );
    expect([image?.png.width, image?.png.height]).toEqual([120, 80]);
    expect(images(scene(60, 40, [raster([[1]], { x: 70, y: 0, width: 9, height: 9 })]))).toEqual([]);
    expect(() => renderSvg(scene(9, 9, [raster([[]], { x: 0, y: 0, width: 9, height: 9 })]))).toThrow(
      RasterShapeError,
    );
  });
});
