import { BREWER_DIVERGING, BREWER_SEQUENTIAL, LISTED } from './colormap-color-lists.js';
import { type ColorFormula, FORMULAS } from './colormap-formulas.js';
import { type ControlPoints, SEGMENTS, type Segments } from './colormap-segments.js';
import { TABLES } from './colormap-tables.js';
import type { Color, ColorTable } from './scene.js';

type Rgb = readonly [number, number, number];

const SIZE = 256;
/** matplotlib's 'gray', the colour of cells without a value. */
const NO_VALUE: Rgb = [128, 128, 128];

const brewer = { ...BREWER_SEQUENTIAL, ...BREWER_DIVERGING };

export type BaseColormapName =
  | keyof typeof TABLES
  | keyof typeof SEGMENTS
  | keyof typeof FORMULAS
  | keyof typeof brewer
  | keyof typeof LISTED;

export type ColormapName = BaseColormapName | `${BaseColormapName}_r`;

/** What a map is for, as matplotlib sorts them. */
export type ColormapGroup = 'sequential' | 'diverging' | 'cyclic' | 'qualitative' | 'miscellaneous';

/** Every map once, in the order in which a list shows them. */
export const COLORMAP_GROUPS: Readonly<Record<ColormapGroup, readonly BaseColormapName[]>> = {
  sequential: [
    ...(['viridis', 'plasma', 'inferno', 'magma', 'cividis'] as const),
    ...namesOf(BREWER_SEQUENTIAL),
    ...(['binary', 'gist_yarg', 'gist_gray', 'gray', 'bone', 'pink', 'spring', 'summer'] as const),
    ...(['autumn', 'winter', 'cool', 'Wistia', 'hot', 'afmhot', 'gist_heat', 'copper'] as const),
  ],
  diverging: [
    ...namesOf(BREWER_DIVERGING),
    ...(['coolwarm', 'bwr', 'seismic', 'berlin', 'managua', 'vanimo'] as const),
  ],
  cyclic: ['twilight', 'twilight_shifted', 'hsv'],
  qualitative: namesOf(LISTED),
  miscellaneous: [
    ...(['gray-jet', 'jet', 'turbo', 'rainbow', 'gist_rainbow', 'nipy_spectral', 'gist_ncar'] as const),
    ...(['cubehelix', 'CMRmap', 'gnuplot', 'gnuplot2', 'brg', 'ocean', 'terrain', 'gist_earth'] as const),
    ...(['gist_stern', 'flag', 'prism'] as const),
  ],
};

const GROUP_OF: ReadonlyMap<string, ColormapGroup> = new Map(
  (Object.keys(COLORMAP_GROUPS) as ColormapGroup[]).flatMap((group) =>
    COLORMAP_GROUPS[group].map((name) => [name, group] as const),
  ),
);

/** What a map is for. */
export function colormapGroup(name: ColormapName): ColormapGroup {
  return GROUP_OF.get(name.replace(/_r$/, '')) ?? 'miscellaneous';
}

/** Every colour map that `colorTable` knows, each also reversed as `<name>_r`. */
export const COLORMAP_NAMES: readonly ColormapName[] = Object.values(COLORMAP_GROUPS)
  .flat()
  .flatMap((name) => [name, `${name}_r` as const]);

const KNOWN: ReadonlySet<string> = new Set(COLORMAP_NAMES);

/** True when `name` is a colour map of `COLORMAP_NAMES`. */
export function isColormapName(name: string): name is ColormapName {
  return KNOWN.has(name);
}

/** Colours for what lies beyond the range or has no value, instead of the usual ones; their alpha is not used. */
export interface ColorsBeyond {
  readonly under?: Color;
  readonly over?: Color;
  readonly bad?: Color;
}

/**
 * The 256 colours of a map; values below and above the range take the end colours, cells without a value grey, unless
 * other colours are given. A list of fewer colours is spread over the 256 in even parts.
 */
export function colorTable(name: ColormapName, beyond: ColorsBeyond = {}): ColorTable {
  const reversed = name.endsWith('_r');
  const forward = colorsOf((reversed ? name.slice(0, -2) : name) as BaseColormapName);
  const rgb = reversed ? reverse(forward) : forward;
  return {
    rgb,
    under: channelsOf(beyond.under) ?? colorAt(rgb, 0),
    over: channelsOf(beyond.over) ?? colorAt(rgb, SIZE - 1),
    bad: channelsOf(beyond.bad) ?? NO_VALUE,
  };
}

/** How many different colours a map is a list of, or null for a continuous one. */
export function listedCount(name: ColormapName): number | null {
  const base = name.replace(/_r$/, '');
  return isKey(LISTED, base) ? colorsFrom(LISTED[base]).length : null;
}

function colorsOf(name: BaseColormapName): Uint8Array {
  if (isKey(TABLES, name)) return fromTable(TABLES[name]);
  if (isKey(SEGMENTS, name)) return fromSegments(SEGMENTS[name]);
  if (isKey(FORMULAS, name)) return fromFormula(FORMULAS[name]);
  if (isKey(LISTED, name)) return fromList(colorsFrom(LISTED[name]));
  return fromSegments(evenly(colorsFrom(brewer[name])));
}

function isKey<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}

function namesOf<K extends string>(record: Readonly<Record<K, string>>): K[] {
  return Object.keys(record) as K[];
}

function channelsOf(color: Color | undefined): Rgb | undefined {
  return color && [Math.round(color.r), Math.round(color.g), Math.round(color.b)];
}

function colorAt(rgb: Uint8Array, index: number): Rgb {
  return [rgb[3 * index] ?? 0, rgb[3 * index + 1] ?? 0, rgb[3 * index + 2] ?? 0];
}

function reverse(rgb: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgb.length);
  for (let i = 0; i < SIZE; i++) out.set(rgb.subarray(3 * i, 3 * i + 3), 3 * (SIZE - 1 - i));
  return out;
}

/** Colours written rrggbb with spaces between them. */
function colorsFrom(text: string): Rgb[] {
  return text.split(' ').map((hex) => {
    const bits = Number.parseInt(hex, 16);
    return [bits >> 16, (bits >> 8) & 255, bits & 255] as const;
  });
}

function evenly(colors: readonly Rgb[]): Segments {
  const channel = (c: 0 | 1 | 2): number[] =>
    colors.flatMap((color, i) => [i / (colors.length - 1), color[c] / 255]);
  return { red: channel(0), green: channel(1), blue: channel(2) };
}

function fromList(colors: readonly Rgb[]): Uint8Array {
  const rgb = new Uint8Array(3 * SIZE);
  for (let i = 0; i < SIZE; i++) rgb.set(colors[Math.floor(((i + 0.5) / SIZE) * colors.length)] ?? [], 3 * i);
  return rgb;
}

function fromFormula(formula: ColorFormula): Uint8Array {
  const rgb = new Uint8Array(3 * SIZE);
  for (let i = 0; i < SIZE; i++) rgb.set(formula(i / (SIZE - 1)).map(toByte), 3 * i);
  return rgb;
}

function fromSegments({ red, green, blue }: Segments): Uint8Array {
  const rgb = new Uint8Array(3 * SIZE);
  for (const [offset, points] of [red, green, blue].entries()) interpolated(points, rgb, offset);
  return rgb;
}

/** Cut, not rounded, as matplotlib turns colours into bytes; 1e-9 keeps 0.2 · 255 at 51. */
function toByte(channel: number): number {
  return Math.floor(Math.min(1, Math.max(0, channel)) * 255 + 1e-9);
}

/** Positions ascend, so that the piece a colour lies in is never before that of the colour below. */
function interpolated(points: ControlPoints, rgb: Uint8Array, offset: number): void {
  let k = 0;
  for (let i = 0; i < SIZE; i++) {
    const x = i / (SIZE - 1);
    while (k + 2 < points.length && (points[k] as number) < x) k += 2;
    const [x1, y1] = [points[k] as number, points[k + 1] as number];
    const [x0, y0] = k === 0 ? [x1, y1] : [points[k - 2] as number, points[k - 1] as number];
    rgb[3 * i + offset] = toByte(x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
  }
}

function fromTable(base64: string): Uint8Array {
  const bytes = atob(base64);
  const rgb = new Uint8Array(bytes.length);
  for (let i = 0; i < rgb.length; i++) rgb[i] = bytes.charCodeAt(i);
  return rgb;
}
