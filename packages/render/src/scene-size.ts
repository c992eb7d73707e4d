import type { Scene } from '@emout/figure/scene';
import { SceneSizeError } from './errors.js';

const MAX_SIDE_PX = 32767;

/**
 * The scene, if it has a size that can be painted.
 * @throws SceneSizeError when a side is not 1 … 32767 pixels.
 */
export function checkedSize(scene: Scene): Scene {
  const { widthPx, heightPx } = scene;
  for (const side of [widthPx, heightPx]) {
    if (!Number.isInteger(side) || side < 1 || side > MAX_SIDE_PX)
      throw new SceneSizeError(widthPx, heightPx);
  }
  return scene;
}
