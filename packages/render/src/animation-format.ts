import type { Scene } from '@emout/figure/scene';
import { AnimatedWebpWriter } from './animated-webp-writer.js';
import { WebpSizeError } from './animation-errors.js';
import {
  ColorFrames,
  type FramePainter,
  IndexedFrames,
  NearestFrames,
  paintPixels,
} from './animation-frames.js';
import { ANIMATION_COLORS, commonPalette } from './animation-palette.js';
import { type NearestColors, quantizedColors } from './animation-quantize.js';
import type { AnimationTiming } from './animation-timing.js';
import type { AnimationWriter } from './animation-writer.js';
import { ApngWriter } from './apng-writer.js';
import type { FigureRecord } from './figure-record.js';
import { GifWriter } from './gif-writer.js';
import { distinctColors } from './palette-needs.js';
import { embedRecordInPng } from './png-record.js';
import { recordJson } from './record-json.js';
import { checkedSize } from './scene-size.js';
import type { TextStamps } from './text-stamps.js';
import { embedRecordInWebp } from './webp-record.js';

export type AnimationFormat = 'gif' | 'apng' | 'webp';

/** An animation that has begun: its first scene, what paints and what writes. */
export interface Animation {
  readonly first: Scene;
  readonly painter: FramePainter;
  readonly writer: AnimationWriter;
  /** Lays the record into a finished file. */
  readonly seal: (file: Uint8Array) => Uint8Array;
}

export interface AnimationPlan {
  readonly timing: AnimationTiming;
  readonly stamps: TextStamps;
  readonly record: FigureRecord | undefined;
  readonly signal: AbortSignal | undefined;
}

type FirstScenes = readonly [Scene, ...Scene[]];

const WEBP_LONGEST_SIDE_PX = 16_383;
/** Words keep their colour exactly where the others are quantised; of more than so many different ones, the first. */
const MOST_KEPT_COLORS = 16;

/** Begins an animation of each format with the first few of its scenes. */
export const ANIMATIONS: Readonly<
  Record<AnimationFormat, (scenes: FirstScenes, plan: AnimationPlan) => Animation>
> = { gif: beginGif, apng: beginApng, webp: beginWebp };

function beginGif(scenes: FirstScenes, { timing, stamps, record, signal }: AnimationPlan): Animation {
  const first = checkedSize(scenes[0]);
  const opaque = scenes.map(onOpaqueGround);
  const palette = commonPalette(opaque, stamps.metrics, false);
  const frames =
    palette === null
      ? new NearestFrames(first, quantizedScenes(opaque, stamps, signal), stamps)
      : new IndexedFrames(first, palette, stamps, 1);
  const painter = {
    colors: frames.colors,
    paint: (scene: Scene, signal?: AbortSignal) => frames.paint(onOpaqueGround(scene), signal),
  };
  const comment = record === undefined ? undefined : recordJson(record);
  return {
    first,
    painter,
    writer: new GifWriter(first, painter.colors, timing, comment),
    seal: (file) => file,
  };
}

function beginApng(scenes: FirstScenes, { timing, stamps, record }: AnimationPlan): Animation {
  const first = checkedSize(scenes[0]);
  const painter = faithfulFrames(scenes, stamps, 1);
  const writer = new ApngWriter(first, painter.colors, timing);
  const seal = (file: Uint8Array) => (record === undefined ? file : embedRecordInPng(file, record));
  return { first, painter, writer, seal };
}

function beginWebp(scenes: FirstScenes, { timing, stamps, record }: AnimationPlan): Animation {
  const first = checkedSize(scenes[0]);
  const { widthPx, heightPx } = first;
  if (Math.max(widthPx, heightPx) > WEBP_LONGEST_SIDE_PX)
    throw new WebpSizeError(widthPx, heightPx, WEBP_LONGEST_SIDE_PX);
  const painter = faithfulFrames(scenes, stamps, 2);
  const writer = new AnimatedWebpWriter(first, painter.colors, timing);
  const seal = (file: Uint8Array) => (record === undefined ? file : embedRecordInWebp(file, record));
  return { first, painter, writer, seal };
}

/** GIF knows no soft edges on nothing: a translucent ground is painted in its full colour. */
function onOpaqueGround(scene: Scene): Scene {
  return scene.background.a === 1 ? scene : { ...scene, background: { ...scene.background, a: 1 } };
}

/** Indices where they show the same as true colour, else true colour. */
function faithfulFrames(scenes: FirstScenes, stamps: TextStamps, grid: 1 | 2): FramePainter {
  const palette = commonPalette(scenes, stamps.metrics, true);
  return palette === null
    ? new ColorFrames(scenes[0], stamps, grid)
    : new IndexedFrames(scenes[0], palette, stamps, grid);
}

function quantizedScenes(
  scenes: readonly Scene[],
  stamps: TextStamps,
  signal: AbortSignal | undefined,
): NearestColors {
  const pictures = scenes.map((scene) => paintPixels(scene, stamps, signal));
  const words = scenes.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [mark.color] : [])),
  );
  const kept = distinctColors([...scenes.map(({ background }) => background), ...words]);
  return quantizedColors(pictures, kept.slice(0, MOST_KEPT_COLORS), ANIMATION_COLORS);
}
