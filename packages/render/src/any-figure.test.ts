import { animatedFigure } from '@emout/figure/animation-frames';
import { compose } from '@emout/figure/compose';
import type { FigureData } from '@emout/figure/data';
import type { Scene } from '@emout/figure/scene';
import type { FigureSpec } from '@emout/figure/spec';
import { anyDataOf } from '@emout/figure/testing/any-data';
import { anyFigure } from '@emout/figure/testing/any-figure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPdf } from './pdf.js';
import { PngPainter } from './png.js';
import { allElements, parseXml } from './strict-xml.test-data.js';
import { renderSvg } from './svg.js';

const RUNS = process.env.CI ? 400 : 60;
const MOST_MS = 60_000;

const sizes = fc.constantFrom(
  { width: 6.4, height: 4.8, dpi: 50 },
  { width: 2, height: 4, dpi: 100 },
  { width: 0.16, height: 0.16, dpi: 100 },
  { width: 6, height: 0.3, dpi: 72 },
  { width: 0.5, height: 0.5, dpi: 600 },
);

/** A figure with data for it. */
const anyFilledFigure = fc
  .tuple(anyFigure, sizes)
  .chain(([figure, size]) =>
    anyDataOf(figure).map((data): [FigureSpec, FigureData] => [{ ...figure, size }, data]),
  );

const painter = new PngPainter();

/** What a person is told when a figure cannot be drawn. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error) || !('tag' in error)) throw error;
  return error.message;
}

function expectSentence(message: string): void {
  expect(message).toMatch(/^\S.*[.)]$/su);
  expect(message).not.toMatch(/undefined|NaN|\[object/);
}

/** The scenes of a figure, the first and the last of an animation; a sentence when it has none. */
function scenesOf(spec: FigureSpec, data: FigureData): readonly Scene[] | string {
  try {
    if (spec.animation === undefined) return [compose(spec, data, painter.metrics)];
    const { count, still } = animatedFigure(spec, data);
    return [...new Set([0, count - 1])].map((frame) => {
      const { spec: own, data: part } = still(frame);
      return compose(own, part, painter.metrics);
    });
  } catch (error) {
    return sentenceOf(error);
  }
}

/** Attributes of SVG that are numbers, and words without an e. */
const GEOMETRY = new Set([
  'd',
  'x',
  'y',
  'width',
  'height',
  'viewBox',
  'stroke-width',
  'font-size',
  'opacity',
]);

/** Numbers of a scene's own geometry: places, sizes and widths are finite wherever they are single numbers. */
function expectFinite(scene: Scene): void {
  const bad: string[] = [];
  for (const mark of scene.marks) {
    for (const [key, value] of Object.entries({
      ...mark,
      ...('rect' in mark ? mark.rect : {}),
      ...('clip' in mark ? mark.clip : {}),
    })) {
      if (typeof value === 'number' && !Number.isFinite(value)) bad.push(`${mark.kind}.${key} = ${value}`);
    }
  }
  expect(bad).toEqual([]);
}

function expectPng(bytes: Uint8Array): void {
  expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
}

function expectDrawn(scene: Scene): void {
  expectFinite(scene);
  const { metrics } = painter;
  expectPng(painter.render(scene));
  expectPng(painter.render(scene, { path: 'general' }));
  const svg = renderSvg(scene, { metrics });
  for (const { name, attributes } of allElements(parseXml(svg))) {
    for (const [key, value] of attributes) {
      if (GEOMETRY.has(key)) expect(value, `${name} ${key}`).not.toMatch(/NaN|Infinity|undefined|e/);
    }
  }
  const pdf = renderPdf(scene, { metrics });
  expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
}

describe('any figure', () => {
  it(
    'is drawn in every format, or refused with a sentence',
    () => {
      fc.assert(
        fc.property(anyFilledFigure, ([spec, data]) => {
          const scenes = scenesOf(spec, data);
          if (typeof scenes === 'string') expectSentence(scenes);
          else for (const scene of scenes) expectDrawn(scene);
        }),
        { numRuns: RUNS },
      );
    },
    MOST_MS,
  );
});
