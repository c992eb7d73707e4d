import type { Scene } from '@emout/figure/scene';
import { SceneSizeError } from './errors.js';
import { wholeQuality } from './jpeg.js';
import { picturePixels } from './picture-pixels.js';
import type { PngPainter } from './png.js';

export interface WebpOptions {
  /** 1…100: with loss; without it nothing is lost. */
  readonly quality?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** WebP keeps sides in 14 bits. */
const MAX_WEBP_SIDE_PX = 16383;
/** Finds the few colours of a map, in a tenth of the time of the highest effort and within 5 % of its size. */
const LOSSLESS_EFFORT = 1;
const LOSSY_EFFORT = 3;

/**
 * A scene as a WebP, without loss unless a quality is given.
 *
 * @throws SceneSizeError when a side is more than 16383 pixels; otherwise what `PngPainter.render` throws.
 */
export async function renderWebp(
  scene: Scene,
  painter: PngPainter,
  { quality, signal }: WebpOptions = {},
): Promise<Uint8Array> {
  if (Math.max(scene.widthPx, scene.heightPx) > MAX_WEBP_SIDE_PX) {
    throw new SceneSizeError(scene.widthPx, scene.heightPx, MAX_WEBP_SIDE_PX);
  }
  // Few colours pack well without loss; with loss they would only cost some sharpness.
  const path = quality === undefined ? 'auto' : 'general';
  const { widthPx, heightPx, channels, data } = picturePixels(painter.paint(scene, { path, signal }));
  // Loaded when it is needed: it takes longer to start than to pack a picture.
  const { default: sharp } = await import('sharp');
  signal?.throwIfAborted();
  const packed = await sharp(data, { raw: { width: widthPx, height: heightPx, channels } })
    .webp(
      quality === undefined
        ? { lossless: true, effort: LOSSLESS_EFFORT }
        : { quality: wholeQuality(quality), effort: LOSSY_EFFORT, smartSubsample: true },
    )
    .toBuffer();
  signal?.throwIfAborted();
  return packed;
}
