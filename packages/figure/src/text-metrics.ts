import type { Font } from './scene.js';

/** The box of one run of text, in pixels; `ascent` and `descent` are measured from the baseline and positive. */
export interface TextExtent {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** Measures text as the painter will draw it, so that the layout can leave room for it. */
export interface TextMetrics {
  measure(text: string, font: Font): TextExtent;
}
