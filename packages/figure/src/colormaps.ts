import { TABLES } from './colormap-tables.js';
import type { ColorTable } from './scene.js';

type Rgb = readonly [number, number, number];
type ControlPoints = readonly (readonly [position: number, value: number])[];
type Segments = { readonly red: ControlPoints; readonly green: ControlPoints; readonly blue: ControlPoints };

const SIZE = 256;
/** matplotlib's 'gray', the colour of cells without a value. */
const NO_VALUE: Rgb = [128, 128, 128];

/** Jet squeezed into the upper nine tenths above a dark grey foot: the default map of emout. */
const GRAY_JET: Segments = {
  red: [
    [0, 0.2],
    [0.05, 0.3],
    [0.415, 0],
    [0.694, 1],
    [0.901, 1],
    [1, 0.5],
  ],
  green: [
    [0, 0.2],
    [0.05, 0.3],
    [0.2125, 0],
    [0.4375, 1],
    [0.676, 1],
    [0.919, 0],
    [1, 0],
  ],
  blue: [
    [0, 0.2],
    [0.05, 0.3],
    [0.1, 0.5],
    [0.199, 1],
    [0.406, 1],
    [0.685, 0],
    [1, 0],
  ],
};

const JET: Segments = {
  red: [
    [0, 0],
    [0.35, 0],
    [0.66, 1],
    [0.89, 1],
    [1, 0.5],
  ],
  green: [
    [0, 0],
    [0.125, 0],
    [0.375, 1],
    [0.64, 1],
    [0.91, 0],
    [1, 0],
  ],
  blue: [
    [0, 0.5],
    [0.11, 1],
    [0.34, 1],
    [0.65, 0],
    [1, 0],
  ],
};

const HOT: Segments = {
  red: [
    [0, 0.0416],
    [0.365079, 1],
    [1, 1],
  ],
  green: [
    [0, 0],
    [0.365079, 0],
    [0.746032, 1],
    [1, 1],
  ],
  blue: [
    [0, 0],
    [0.746032, 0],
    [1, 1],
  ],
};

const GRAY: Segments = evenly([
  [0, 0, 0],
  [1, 1, 1],
]);

const SEISMIC: Segments = evenly([
  [0, 0, 0.3],
  [0, 0, 1],
  [1, 1, 1],
  [1, 0, 0],
  [0.5, 0, 0],
]);

/** ColorBrewer's 11-class RdBu (C. Brewer, M. Harrower, Pennsylvania State University; Apache-2.0). */
const RD_BU: Segments = evenly(
  (
    [
      [103, 0, 31],
      [178, 24, 43],
      [214, 96, 77],
      [244, 165, 130],
      [253, 219, 199],
      [247, 247, 247],
      [209, 229, 240],
      [146, 197, 222],
      [67, 147, 195],
      [33, 102, 172],
      [5, 48, 97],
    ] as const
  ).map(([r, g, b]) => [r / 255, g / 255, b / 255] as const),
);

const BUILDERS = {
  'gray-jet': () => fromSegments(GRAY_JET),
  viridis: () => fromTable(TABLES.viridis),
  plasma: () => fromTable(TABLES.plasma),
  inferno: () => fromTable(TABLES.inferno),
  magma: () => fromTable(TABLES.magma),
  cividis: () => fromTable(TABLES.cividis),
  RdBu: () => fromSegments(RD_BU),
  coolwarm: () => fromTable(TABLES.coolwarm),
  seismic: () => fromSegments(SEISMIC),
  turbo: () => fromTable(TABLES.turbo),
  jet: () => fromSegments(JET),
  gray: () => fromSegments(GRAY),
  hot: () => fromSegments(HOT),
} as const satisfies Record<string, () => Uint8Array>;

export type BaseColormapName = keyof typeof BUILDERS;
export type ColormapName = BaseColormapName | `${BaseColormapName}_r`;

const BASE_NAMES = Object.keys(BUILDERS) as BaseColormapName[];

/** Every colour map that `colorTable` knows, each also reversed as `<name>_r`. */
export const COLORMAP_NAMES: readonly ColormapName[] = BASE_NAMES.flatMap((name) => [
  name,
  `${name}_r` as const,
]);

/** True when `name` is a colour map of `COLORMAP_NAMES`. */
export function isColormapName(name: string): name is ColormapName {
  return (COLORMAP_NAMES as readonly string[]).includes(name);
}

/** The 256 colours of a map; values below and above the range take the end colours, cells without a value grey. */
export function colorTable(name: ColormapName): ColorTable {
  const reversed = name.endsWith('_r');
  const base = (reversed ? name.slice(0, -2) : name) as BaseColormapName;
  const forward = BUILDERS[base]();
  const rgb = reversed ? reverse(forward) : forward;
  return { rgb, under: colorAt(rgb, 0), over: colorAt(rgb, SIZE - 1), bad: NO_VALUE };
}

function colorAt(rgb: Uint8Array, index: number): Rgb {
  return [rgb[3 * index] ?? 0, rgb[3 * index + 1] ?? 0, rgb[3 * index + 2] ?? 0];
}

function reverse(rgb: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgb.length);
  for (let i = 0; i < SIZE; i++) out.set(rgb.subarray(3 * i, 3 * i + 3), 3 * (SIZE - 1 - i));
  return out;
}

function evenly(colors: readonly Rgb[]): Segments {
  const channel = (c: 0 | 1 | 2): ControlPoints =>
    colors.map((color, i) => [i / (colors.length - 1), color[c]] as const);
  return { red: channel(0), green: channel(1), blue: channel(2) };
}

function fromSegments(segments: Segments): Uint8Array {
  const rgb = new Uint8Array(3 * SIZE);
  for (const [offset, points] of [segments.red, segments.green, segments.blue].entries()) {
    for (let i = 0; i < SIZE; i++) {
      // Cut, not rounded, as matplotlib turns colours into bytes; 1e-9 keeps 0.2 · 255 at 51.
      rgb[3 * i + offset] = Math.floor(interpolate(points, i / (SIZE - 1)) * 255 + 1e-9);
    }
  }
  return rgb;
}

function interpolate(points: ControlPoints, position: number): number {
  let [x0, y0] = points[0] ?? [0, 0];
  for (const [x1, y1] of points) {
    if (position <= x1) return x1 === x0 ? y1 : y0 + ((y1 - y0) * (position - x0)) / (x1 - x0);
    [x0, y0] = [x1, y1];
  }
  return y0;
}

function fromTable(base64: string): Uint8Array {
  const bytes = atob(base64);
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}
