import { readFileSync } from 'node:fs';
import { GOLDEN } from '../golden.js';

/** Statistics of an array that matplotlib was given. */
export interface PlottedArray {
  readonly shape: readonly number[];
  readonly nan: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

interface PlottedImage {
  readonly extent: readonly [number, number, number, number];
  readonly clim: readonly [number, number];
  readonly array: PlottedArray;
  /** Parts 0…1 of red, green, blue and opacity. */
  readonly bad_color: readonly number[];
}

interface PlottedLine {
  readonly n: number;
  readonly color: string;
  readonly lw: number;
  readonly x: PlottedArray;
  readonly y: PlottedArray;
}

interface PlottedCollection {
  readonly class: string;
  readonly clim?: readonly [number, number];
  readonly npaths?: number;
  readonly N?: number;
  readonly U?: PlottedArray;
  readonly V?: PlottedArray;
}

/** Axes as matplotlib drew them; a colour bar is the second of a picture. */
export interface PlottedAxes {
  readonly class: string;
  readonly xlabel: string;
  readonly ylabel: string;
  readonly title: string;
  readonly xlim: readonly [number, number];
  readonly ylim: readonly [number, number];
  readonly xscale: string;
  readonly yscale: string;
  /** Left, bottom, width, height in parts of the picture. */
  readonly position: readonly [number, number, number, number];
  /** Also those of the ticks beyond the limits, which are not seen. */
  readonly xticklabels: readonly string[];
  readonly yticklabels: readonly string[];
  readonly images: readonly PlottedImage[];
  readonly lines: readonly PlottedLine[];
  readonly collections: readonly PlottedCollection[];
  readonly texts: readonly string[];
}

/** A call of the Python emout, and what it drew or said. */
export interface GoldenPlot {
  readonly expr: string;
  readonly figsize?: readonly [number, number];
  readonly dpi?: number;
  readonly axes?: readonly PlottedAxes[];
  readonly error?: string;
}

/** The calls in the order in which they were made. */
export function goldenPlots(): readonly GoldenPlot[] {
  const { small }: { small: { plots: readonly GoldenPlot[] } } = JSON.parse(
    readFileSync(`${GOLDEN}small.json`, 'utf8'),
  );
  return small.plots;
}
