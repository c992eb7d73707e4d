import type { Scene } from '@emout/figure/scene';
import { withJfif } from './jpeg-record.js';
import { picturePixels } from './picture-pixels.js';
import type { PngPainter } from './png.js';

export interface JpegOptions {
  /** 1…100; 92 without it: letters keep clean edges. */
  readonly quality?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_QUALITY = 92;

/**
 * A scene as a JPEG that says its dpi; colours at full resolution, so that thin coloured lines stay clean. Where the
 * scene is transparent, the page is white.
 *
 * @throws what `PngPainter.render` throws.
 */
export async function renderJpeg(
  scene: Scene,
  painter: PngPainter,
  { quality = DEFAULT_QUALITY, signal }: JpegOptions = {},
): Promise<Uint8Array> {
  const { widthPx, heightPx, channels, data } = picturePixels(
    painter.paint(scene, { path: 'general', signal }),
  );
  // Loaded when it is needed: it takes longer to start than to pack a picture.
  const { default: sharp } = await import('sharp');
  signal?.throwIfAborted();
  const packed = await sharp(data, { raw: { width: widthPx, height: heightPx, channels } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: wholeQuality(quality), chromaSubsampling: '4:4:4' })
    .toBuffer();
  signal?.throwIfAborted();
  return withJfif(packed, scene.dpi);
}

/** A quality from 1 to 100, whatever was asked for. */
export function wholeQuality(quality: number): number {
  return Number.isFinite(quality) ? Math.min(100, Math.max(1, Math.round(quality))) : DEFAULT_QUALITY;
}
