import type { AnimationFrame } from './animation-frames.js';

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
}

/** Takes the frames of an animation one after the other and makes a file of them. */
export interface AnimationWriter {
  /** Frames and bytes written so far. */
  readonly frames: number;
  readonly length: number;
  add(frame: AnimationFrame): void | Promise<void>;
  finish(): Uint8Array | Promise<Uint8Array>;
}
