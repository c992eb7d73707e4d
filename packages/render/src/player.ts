import { setImmediate } from 'node:timers/promises';
import type { Scene } from '@emout/figure/scene';
import { AnimationTooLargeError, FrameSizeError, NoFramesError } from './animation-errors.js';
import {
  PLAYER_MAX_BYTES,
  type PlayerFrame,
  type PlayerOptions,
  playerFragment,
  playerPage,
} from './player-page.js';
import { PngPainter } from './png.js';

/** A scene with the position of its frame, `t = 0.334 ms`. */
export interface LabelledScene {
  readonly scene: Scene;
  readonly label: string;
}

export interface PlayOptions extends Omit<PlayerOptions, 'widthPx' | 'heightPx' | 'type'> {
  /** `page` (the default) is a whole document, `fragment` a piece of one. */
  readonly form?: 'page' | 'fragment';
  /** Keeps texts and palettes from one animation to the next; its metrics are those of the scenes. */
  readonly painter?: PngPainter;
  readonly signal?: AbortSignal;
  /** Called after each frame; `total` is known when the scenes came as an array. */
  readonly onProgress?: (done: number, total?: number) => void;
}

/**
 * Paints scenes of one size into a page that plays them, see `playerPage`. Scenes are taken as they come; what is held
 * are their pictures as PNG, within `maxBytes`.
 *
 * @throws NoFramesError, FrameSizeError, AnimationTooLargeError, AnimationOptionError as `animate`.
 */
export async function play(
  scenes: Iterable<LabelledScene> | AsyncIterable<LabelledScene>,
  options: PlayOptions,
): Promise<string> {
  const { form = 'page', painter = new PngPainter(), maxBytes = PLAYER_MAX_BYTES, signal } = options;
  const total = Array.isArray(scenes) ? scenes.length : undefined;
  const frames: PlayerFrame[] = [];
  let size: { readonly widthPx: number; readonly heightPx: number } | null = null;
  let bytes = 0;
  for await (const { scene, label } of scenes) {
    signal?.throwIfAborted();
    const { widthPx, heightPx } = scene;
    size ??= { widthPx, heightPx };
    if (widthPx !== size.widthPx || heightPx !== size.heightPx)
      throw new FrameSizeError(frames.length, scene, size);
    const picture = painter.render(scene, signal === undefined ? {} : { signal });
    bytes += (4 / 3) * picture.length;
    if (bytes > maxBytes) throw new AnimationTooLargeError(frames.length, maxBytes);
    frames.push({ bytes: picture, label });
    options.onProgress?.(frames.length, total);
    // Lets a cancellation through.
    await setImmediate();
  }
  signal?.throwIfAborted();
  if (size === null) throw new NoFramesError();
  return (form === 'page' ? playerPage : playerFragment)(frames, { ...options, ...size });
}
