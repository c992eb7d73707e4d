import { type AnimatedFigure, animatedFigure, type StillFigure } from '@emout/figure/animation-frames';
import { compose } from '@emout/figure/compose';
import type { FigureData } from '@emout/figure/data';
import type { Scene } from '@emout/figure/scene';
import type { FigureSpec } from '@emout/figure/spec';
import { animate } from '@emout/render/animation';
import type { FigureRecord } from '@emout/render/figure-record';
import { renderJpeg } from '@emout/render/jpeg';
import { embedRecordInJpeg } from '@emout/render/jpeg-record';
import { renderPdf } from '@emout/render/pdf';
import { play } from '@emout/render/player';
import type { PngPainter } from '@emout/render/png';
import { embedRecordInPng } from '@emout/render/png-record';
import { renderSvg } from '@emout/render/svg';
import { renderWebp } from '@emout/render/webp';
import { embedRecordInWebp } from '@emout/render/webp-record';
import { FigureDataError } from './errors.js';
import { type PictureFormat, showsFrames } from './picture-format.js';

/** How a picture is written, beyond its format. */
export interface PictureOptions {
  readonly format: PictureFormat;
  /** Of JPEG and WebP, 1…100; WebP is lossless without it. */
  readonly quality?: number | undefined;
  /** Of a page that plays: its language. */
  readonly lang?: 'en' | 'ja' | undefined;
  readonly signal: AbortSignal;
  /** Called after each frame of an animation. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What is drawn, and what the file keeps of it. */
export interface PictureContent {
  readonly spec: FigureSpec;
  readonly data: FigureData;
  readonly record: FigureRecord;
}

/** A picture as bytes, and how long composing took of the time. */
export interface WrittenPicture {
  readonly bytes: Uint8Array;
  readonly composeMs: number;
}

/**
 * Composes a figure and writes it in a format; the file keeps the figure's specification and where its data is from.
 * A figure with an animation is written as its last frame where the format holds one picture.
 * @throws FigureError, FigureDataError for frames of a figure without an animation; what the encoders throw
 */
export async function writePicture(
  content: PictureContent,
  painter: PngPainter,
  options: PictureOptions,
): Promise<WrittenPicture> {
  const { spec, data } = content;
  const animated = spec.animation !== undefined;
  const clock = new ComposeClock(painter, options.signal);
  if (!showsFrames(options.format, animated)) {
    const scene = clock.scene(stillOf(spec, data));
    const bytes = await STILLS[options.format as StillFormat](scene, content, painter, options);
    return { bytes, composeMs: clock.spentMs };
  }
  if (!animated) {
    throw new FigureDataError(
      'animation',
      `The figure has no animation, and ${options.format} shows one.`,
      'Leave an axis open, as in phisp[:, :, 64, :], and name it as the axis of the animation.',
    );
  }
  const frames = animatedFigure(spec, data);
  const bytes = await writeFrames(frames, content, painter, clock, options);
  return { bytes, composeMs: clock.spentMs };
}

type StillFormat = Exclude<PictureFormat, 'gif' | 'apng' | 'html'>;
type WriteStill = (
  scene: Scene,
  content: PictureContent,
  painter: PngPainter,
  options: PictureOptions,
) => Uint8Array | Promise<Uint8Array>;

const STILLS: Record<StillFormat, WriteStill> = {
  png: (scene, { record }, painter, { signal }) =>
    embedRecordInPng(painter.render(scene, { signal }), record),
  svg: (scene, { record }, { metrics, room }, { signal }) =>
    new TextEncoder().encode(renderSvg(scene, { metrics, room, record, signal })),
  pdf: (scene, { record }, { metrics }, { signal }) => renderPdf(scene, { metrics, record, signal }),
  jpg: async (scene, { record }, painter, { signal, quality }) =>
    embedRecordInJpeg(await renderJpeg(scene, painter, { quality, signal }), record),
  webp: async (scene, { record }, painter, { signal, quality }) =>
    embedRecordInWebp(await renderWebp(scene, painter, { quality, signal }), record),
};

/** The figure itself, or the last frame of its animation. */
function stillOf(spec: FigureSpec, data: FigureData): StillFigure {
  if (spec.animation === undefined) return { spec, data };
  const frames = animatedFigure(spec, data);
  return frames.still(frames.count - 1);
}

async function writeFrames(
  frames: AnimatedFigure,
  { spec, record }: PictureContent,
  painter: PngPainter,
  clock: ComposeClock,
  { format, lang, signal, onProgress }: PictureOptions,
): Promise<Uint8Array> {
  const { intervalMs = 200, repeat = true } = spec.animation ?? {};
  const { count } = frames;
  const progress = { onProgress: (done: number) => onProgress?.(done, count) };
  if (format === 'html') {
    const scenes = function* () {
      for (let k = 0; k < count; k++) yield { scene: clock.scene(frames.still(k)), label: frames.label(k) };
    };
    const page = await play(scenes(), {
      title: record.title ?? '',
      intervalMs,
      mode: repeat ? 'loop' : 'once',
      record,
      painter,
      signal,
      ...(lang === undefined ? {} : { lang }),
      ...progress,
    });
    return new TextEncoder().encode(page);
  }
  const scenes = function* () {
    for (let k = 0; k < count; k++) yield clock.scene(frames.still(k));
  };
  return await animate(scenes(), {
    format: format === 'apng' || format === 'webp' ? format : 'gif',
    intervalMs,
    loops: repeat ? 'forever' : 1,
    record,
    metrics: painter.metrics,
    signal,
    ...progress,
  });
}

/** Composes scenes and adds up the time. */
class ComposeClock {
  #spentMs = 0;

  constructor(
    private readonly painter: PngPainter,
    private readonly signal: AbortSignal,
  ) {}

  get spentMs(): number {
    return this.#spentMs;
  }

  scene({ spec, data }: StillFigure): Scene {
    const start = performance.now();
    const scene = compose(spec, data, this.painter.metrics, this.signal);
    this.#spentMs += performance.now() - start;
    return scene;
  }
}
