import type { Scene, TextMark } from '@emout/figure/scene';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type AnimateOptions, animate } from './animation.js';
import type { AnimationFormat } from './animation-format.js';
import { readApng } from './apng-frames.test-data.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import { renderPng } from './png.js';
import { parseRecordJson } from './record-json.js';
import { BLACK, FONT, RAMP, raster, scene, WHITE } from './test-scenes.js';

const [WIDTH, HEIGHT] = [120, 80];
const metrics = canvasTextMetrics();
const FORMATS: readonly AnimationFormat[] = ['gif', 'apng', 'webp'];

function title(text: string): TextMark {
  return {
    kind: 'text',
    x: 60,
    y: 4,
    runs: [{ text, font: { ...FONT, sizePx: 11 }, riseUpPx: 0 }],
    color: BLACK,
    align: 'center',
    baseline: 'top',
    angleDeg: 0,
  };
}

/** A map that moves, below a title. */
function frame(k: number, colors = RAMP): Scene {
  const rows = Array.from({ length: 6 }, (_, y) =>
    Array.from({ length: 10 }, (_, x) => (y === 2 ? 100 : 20 * x + 10 * y + 5 * k)),
  );
  const map = raster(rows, { x: 10, y: 20, width: 100, height: 50 }, { interpolation: 'bilinear', colors });
  return scene(WIDTH, HEIGHT, [map, title(`t = ${k}.00 ms`)]);
}

/** Two maps of many colours, one of them translucent: more than a palette holds. */
function colorful(k: number): Scene {
  const other = { ...RAMP, rgb: RAMP.rgb.map((value, i) => (i % 3 === 2 ? (i * 5) & 255 : value)) };
  const right = raster(
    [
      [0, 100 + k],
      [200, 250],
    ],
    { x: 60, y: 20, width: 60, height: 50 },
    { interpolation: 'bilinear', colors: other, opacity: 0.7 },
  );
  return { ...frame(k), marks: [...frame(k).marks, right] };
}

const scenes = (count: number, of: (k: number) => Scene = frame) =>
  Array.from({ length: count }, (_, k) => of(k));

async function made(
  format: AnimationFormat,
  list: Iterable<Scene> | AsyncIterable<Scene>,
  more: Partial<AnimateOptions> = {},
) {
  return animate(list, { format, metrics, ...more });
}

/** Whole frames as they are shown, r, g, b, alpha. */
async function framesOf(format: AnimationFormat, file: Uint8Array): Promise<Uint8Array[]> {
  if (format === 'apng') return [...readApng(file).frames];
  const { pages = 1 } = await sharp(file, { pages: -1 }).metadata();
  return Promise.all(
    Array.from(
      { length: pages },
      async (_, page) => new Uint8Array(await sharp(file, { page }).ensureAlpha().raw().toBuffer()),
    ),
  );
}

const pixelsOf = async (png: Uint8Array) => new Uint8Array(await sharp(png).ensureAlpha().raw().toBuffer());

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}

describe('animations', () => {
  it.each(FORMATS)('%s: every frame shows its scene', async (format) => {
    const frames = await framesOf(format, await made(format, scenes(6)));
    expect(frames).toHaveLength(6);
    for (const [k, shown] of frames.entries()) {
      const right = await pixelsOf(renderPng(frame(k), { path: 'general' }));
      expect(meanDifference(shown, right)).toBeLessThan(1.5);
    }
    const wrong = await pixelsOf(renderPng(frame(5), { path: 'general' }));
    expect(meanDifference(frames[0] ?? new Uint8Array(), wrong)).toBeGreaterThan(3);
  });

  it.each(FORMATS)('%s: scenes of too many colours come close, or exactly in true colour', async (format) => {
    const frames = await framesOf(format, await made(format, scenes(4, colorful)));
    expect(frames).toHaveLength(4);
    for (const [k, shown] of frames.entries()) {
      const right = await pixelsOf(renderPng(colorful(k), { path: 'general' }));
      expect(meanDifference(shown, right)).toBeLessThan(format === 'gif' ? 3 : 0.01);
      expect([...shown.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    }
  });

  it.each(FORMATS)('%s: a later frame with another colour table shows it', async (format) => {
    const gray = { ...RAMP, rgb: RAMP.rgb.map((_, i) => Math.floor(i / 3)) };
    const list = [...scenes(6), frame(6, gray)];
    const last = (await framesOf(format, await made(format, list))).at(-1) ?? new Uint8Array();
    const right = await pixelsOf(renderPng(frame(6, gray), { path: 'general' }));
    expect(meanDifference(last, right)).toBeLessThan(40);
    expect(last[4 * (65 * WIDTH + 12) + 1] ?? 255).toBeLessThan(120);
  });

  it.each(FORMATS)('%s: frames that stay the same stay frames, in a few bytes', async (format) => {
    const one = await made(format, [frame(0)]);
    const many = await made(
      format,
      Array.from({ length: 20 }, () => frame(0)),
    );
    const frames = await framesOf(format, many);
    expect(frames).toHaveLength(20);
    expect(frames.at(-1)).toEqual(frames[0]);
    expect(many.length - one.length).toBeLessThan(19 * 160);
  });

  it('says how long and how often', async () => {
    const times = { intervalMs: 125, loops: 3 };
    const gif = await sharp(await made('gif', scenes(4), times), { pages: -1 }).metadata();
    expect(gif).toMatchObject({ delay: [130, 120, 130, 120], loop: 3, pageHeight: HEIGHT });
    const webp = await sharp(await made('webp', scenes(4), times), { pages: -1 }).metadata();
    expect(webp).toMatchObject({ delay: [125, 125, 125, 125], loop: 3, pageHeight: HEIGHT });
    const apng = readApng(await made('apng', scenes(4), times));
    expect(apng).toMatchObject({ plays: 3, delaysMs: [125, 125, 125, 125] });
    expect(readApng(await made('apng', scenes(2))).plays).toBe(0);
  });

  it('keeps its record: GIF in a comment, PNG and WebP where still pictures have it', async () => {
    const record = { spec: '{"title":"電位 \\u0000 <&>"}', provenance: '{}', software: 'emout 0.1.0' };
    const gif = Buffer.from(await made('gif', scenes(2), { record }));
    let at = gif.indexOf(Buffer.of(0x21, 0xfe)) + 2;
    let comment = '';
    for (let length = gif[at] ?? 0; length > 0; length = gif[at] ?? 0) {
      comment += gif.toString('latin1', at + 1, at + 1 + length);
      at += length + 1;
    }
    expect(parseRecordJson(comment)).toEqual(record);
    expect(await framesOf('gif', gif)).toHaveLength(2);
    const apng = Buffer.from(await made('apng', scenes(2), { record }));
    expect(apng.indexOf('iTXtSoftware')).toBe(33 + 4);
    expect(readApng(apng).frames).toHaveLength(2);
    const webp = await made('webp', scenes(2), { record });
    expect(Buffer.from(webp).includes('emout 0.1.0')).toBe(true);
    expect((await sharp(webp, { pages: -1 }).metadata()).pages).toBe(2);
  });

  it('takes scenes one by one from a stream and tells how far it is', async () => {
    let [drawn, furthest] = [0, 0];
    async function* stream() {
      for (; drawn < 12; drawn++) yield frame(drawn);
    }
    const progress: (number | undefined)[][] = [];
    const onProgress = (done: number, total?: number) => {
      progress.push([done, total]);
      furthest = Math.max(furthest, drawn - done);
    };
    await made('apng', stream(), { onProgress });
    expect(progress).toHaveLength(12);
    expect(progress.at(-1)).toEqual([12, undefined]);
    expect(furthest).toBeLessThanOrEqual(3);
    await made('gif', scenes(3), { onProgress });
    expect(progress.at(-1)).toEqual([3, 3]);
  });

  it.each(FORMATS)('%s: stops after the frame in which it is cancelled', async (format) => {
    const controller = new AbortController();
    let done = 0;
    const onProgress = () => {
      done++;
      if (done === 2) setTimeout(() => controller.abort(), 0);
    };
    function* endless() {
      for (let k = 0; ; k++) yield frame(k % 10);
    }
    await expect(made(format, endless(), { signal: controller.signal, onProgress })).rejects.toThrow('abort');
    expect(done).toBeLessThan(10);
  });

  it.each(FORMATS)('%s: no frames, frames of two sizes, too many bytes', async (format) => {
    await expect(made(format, [])).rejects.toMatchObject({ tag: 'NoFrames' });
    const sizes = [frame(0), { ...frame(1), widthPx: 121 }];
    await expect(made(format, sizes)).rejects.toMatchObject({ tag: 'FrameSize', frame: 1 });
    const three = await made(format, scenes(3));
    const bound = { maxBytes: three.length + 10 };
    const error = await made(format, scenes(30), bound).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ tag: 'AnimationTooLarge', frames: 3 });
    expect(String(error)).toMatch(/Only the first 3 frames fit into \d+ kB\. Draw a smaller picture/);
    await expect(made(format, scenes(3), bound)).resolves.toHaveLength(three.length);
    await expect(made(format, scenes(3), { maxBytes: 0 })).rejects.toMatchObject({ option: 'maxBytes' });
  });

  it.each(FORMATS)('%s: a transparent ground leaves nothing of the frame before', async (format) => {
    const dot = (x: number): Scene => ({
      ...scene(40, 20, [{ kind: 'rect', rect: { x, y: 5, width: 6, height: 6 }, fill: BLACK }]),
      background: { ...WHITE, a: 0 },
    });
    const frames = await framesOf(format, await made(format, [dot(4), dot(24)]));
    const alpha = (k: number, x: number) => frames[k]?.[4 * (8 * 40 + x) + 3];
    expect([alpha(0, 6), alpha(1, 26)]).toEqual([255, 255]);
    const clear = format === 'gif' ? [255, 255] : [0, 0];
    expect([alpha(0, 26), alpha(1, 6)]).toEqual(clear);
  });
});
