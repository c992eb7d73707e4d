import { setImmediate } from 'node:timers/promises';
import type { Scene } from '@emout/figure/scene';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { AnimationTooLargeError, checkMaxBytes, FrameSizeError, NoFramesError } from './animation-errors.js';
import { ANIMATIONS, type Animation, type AnimationFormat } from './animation-format.js';
import { withLookAhead } from './animation-scenes.js';
import { checkTiming, DEFAULT_INTERVAL_MS } from './animation-timing.js';
import { canvasTextMetrics } from './canvas-text-metrics.js';
import type { FigureRecord } from './figure-record.js';
import { TextStamps } from './text-stamps.js';

export interface AnimateOptions {
  readonly format: AnimationFormat;
  /** Time that each frame is shown, 1 ms … 60 s; 200 without it. GIF counts in hundredths of a second, see `gifDelay`. */
  readonly intervalMs?: number;
  /** How often all frames are shown; `forever` without it. */
  readonly loops?: number | 'forever';
  /** Written into the file, so that the figure can be read back. */
  readonly record?: FigureRecord;
  /** Those that the scenes were composed with. */
  readonly metrics?: TextMetrics;
  /** The file may have so many bytes; 256 MB without it. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Called after each frame; `total` is known when the scenes came as an array. */
  readonly onProgress?: (done: number, total?: number) => void;
}

const DEFAULT_MAX_BYTES = 256_000_000;
/** So many scenes are looked at before the first is painted: their colours make the palette of all. */
const LOOK_AHEAD = 3;

/**
 * Paints scenes of one size into an animation. Scenes are taken as they come and held only until they are painted; of
 * pictures the last two are held. Only what changes from frame to frame is written.
 *
 * @throws NoFramesError when there is no scene.
 * @throws FrameSizeError when a scene has another size than the first, SceneSizeError when the format cannot hold it.
 * @throws AnimationTooLargeError when the file would have more than `maxBytes`; no frame is left out silently.
 * @throws AnimationOptionError for an interval, a count or a bound that cannot be.
 */
export async function animate(
  scenes: Iterable<Scene> | AsyncIterable<Scene>,
  options: AnimateOptions,
): Promise<Uint8Array> {
  const { signal, onProgress, maxBytes = DEFAULT_MAX_BYTES } = options;
  const timing = { intervalMs: options.intervalMs ?? DEFAULT_INTERVAL_MS, loops: options.loops ?? 'forever' };
  checkTiming(timing);
  checkMaxBytes(maxBytes);
  const total = Array.isArray(scenes) ? scenes.length : undefined;
  const stamps = new TextStamps(options.metrics ?? canvasTextMetrics());
  let animation: Animation | null = null;
  let painted = 0;
  for await (const { scene, ahead } of withLookAhead(scenes, LOOK_AHEAD)) {
    signal?.throwIfAborted();
    animation ??= ANIMATIONS[options.format]([scene, ...ahead], {
      timing,
      stamps,
      record: options.record,
      signal,
    });
    const { first, painter, writer } = animation;
    if (scene.widthPx !== first.widthPx || scene.heightPx !== first.heightPx)
      throw new FrameSizeError(painted, scene, first);
    await writer.add(painter.paint(scene, signal));
    if (writer.length > maxBytes) throw new AnimationTooLargeError(writer.frames - 1, maxBytes);
    painted++;
    onProgress?.(painted, total);
    // Lets a cancellation through.
    await setImmediate();
  }
  signal?.throwIfAborted();
  if (animation === null) throw new NoFramesError();
  const file = animation.seal(await animation.writer.finish());
  if (file.length > maxBytes) throw new AnimationTooLargeError(animation.writer.frames - 1, maxBytes);
  return file;
}
