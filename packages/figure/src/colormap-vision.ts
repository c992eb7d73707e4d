import { lightness } from './colormap-lightness.js';
import {
  type ColormapGroup,
  type ColormapName,
  colormapGroup,
  colorTable,
  listedCount,
} from './colormaps.js';

/** Colour vision without one kind of cones. */
export type ColorVisionDeficiency = 'protanopia' | 'deuteranopia';

/** In linear RGB, rows one after another; G. M. Machado, M. M. Oliveira, L. A. F. Fernandes (2009), severity 1. */
const SEEN: Readonly<Record<ColorVisionDeficiency, readonly number[]>> = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
};

/** Colours (r, g, b one after another, 0…255) as they look to somebody with the deficiency. */
export function seenWith(deficiency: ColorVisionDeficiency, rgb: Uint8Array): Uint8Array {
  const matrix = SEEN[deficiency];
  const seen = new Uint8Array(rgb.length);
  for (let k = 0; k + 2 < rgb.length; k += 3) {
    const [r, g, b] = [linearOf(rgb[k] ?? 0), linearOf(rgb[k + 1] ?? 0), linearOf(rgb[k + 2] ?? 0)];
    for (let row = 0; row < 3; row++) {
      const [a = 0, c = 0, d = 0] = matrix.slice(3 * row, 3 * row + 3);
      seen[k + row] = byteOf(a * r + c * g + d * b);
    }
  }
  return seen;
}

/** Colours further apart than this (CIE 1976) are told apart at a glance, those nearer than the other are one colour. */
const CLEAR = 30;
const SAME = 10.5;
/** Positions of a continuous map that are compared with each other when they are further apart than this part of it. */
const SAMPLES = 43;
const APART = 1 / 6;
/** Smaller ups and downs of lightness are not seen as such. */
const LIGHTNESS_STEP = 5;

/** How often the lightness may turn, so that it tells the order of values where hues do not. */
const MOST_TURNS: Readonly<Record<ColormapGroup, number>> = {
  sequential: 0,
  diverging: 1,
  cyclic: 2,
  qualitative: Number.POSITIVE_INFINITY,
  miscellaneous: 0,
};

/**
 * True when a map can be read with protanopia and with deuteranopia: no two colours that differ clearly become one, and
 * the lightness of a continuous map turns no more often than a map of its group has to. Of a continuous
 * map 43 even positions are compared, of a list all its colours.
 */
export function isColorBlindSafe(name: ColormapName): boolean {
  const count = listedCount(name);
  const normal = sampled(name, count ?? SAMPLES);
  const lab = labOf(normal);
  if (lightnessTurns(lab) > MOST_TURNS[colormapGroup(name)]) return false;
  const views = (['protanopia', 'deuteranopia'] as const).map((kind) => labOf(seenWith(kind, normal)));
  const apart = 3 * (count === null ? APART * SAMPLES : 1);
  for (let i = 0; i < lab.length; i += 3) {
    for (let j = 0; j <= i - apart; j += 3) {
      if (distance(lab, i, j) < CLEAR) continue;
      if (views.some((seen) => distance(seen, i, j) < SAME)) return false;
    }
  }
  return true;
}

/** How often the lightness begins to fall after it rose, or to rise after it fell. */
function lightnessTurns(lab: Float64Array): number {
  let [lowest, highest] = [lab[0] ?? 0, lab[0] ?? 0];
  let way = 0;
  let turns = 0;
  for (let k = 3; k < lab.length; k += 3) {
    const l = lab[k] ?? 0;
    lowest = Math.min(lowest, l);
    highest = Math.max(highest, l);
    const next =
      l - lowest > LIGHTNESS_STEP && way <= 0 ? 1 : highest - l > LIGHTNESS_STEP && way >= 0 ? -1 : 0;
    if (next === 0) continue;
    if (way !== 0) turns++;
    way = next;
    lowest = l;
    highest = l;
  }
  return turns;
}

function sampled(name: ColormapName, count: number): Uint8Array {
  const { rgb } = colorTable(name);
  const colors = new Uint8Array(3 * count);
  for (let i = 0; i < count; i++) {
    const at = 3 * Math.floor(((i + 0.5) / count) * 256);
    colors.set(rgb.subarray(at, at + 3), 3 * i);
  }
  return colors;
}

function distance(lab: Float64Array, i: number, j: number): number {
  return Math.hypot(
    (lab[i] ?? 0) - (lab[j] ?? 0),
    (lab[i + 1] ?? 0) - (lab[j + 1] ?? 0),
    (lab[i + 2] ?? 0) - (lab[j + 2] ?? 0),
  );
}

/** L*, a*, b* one after another (D65); IEC 61966-2-1 and CIE 15. */
function labOf(rgb: Uint8Array): Float64Array {
  const lab = new Float64Array(rgb.length);
  for (let k = 0; k + 2 < rgb.length; k += 3) {
    const [red, green, blue] = [rgb[k] ?? 0, rgb[k + 1] ?? 0, rgb[k + 2] ?? 0];
    const [r, g, b] = [linearOf(red), linearOf(green), linearOf(blue)];
    const l = lightness(red, green, blue);
    const y = (l + 16) / 116;
    const x = compressed((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const z = compressed((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    lab.set([l, 500 * (x - y), 200 * (y - z)], k);
  }
  return lab;
}

function compressed(part: number): number {
  return part > (6 / 29) ** 3 ? Math.cbrt(part) : part / (3 * (6 / 29) ** 2) + 4 / 29;
}

function linearOf(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function byteOf(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}
