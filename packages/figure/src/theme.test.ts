import { describe, expect, test } from 'vitest';
import type { Color } from './scene.js';
import { type Theme, themeOf } from './theme.js';

type Triple = readonly [number, number, number];

/** Vision without one of the three kinds of cones: Machado, Oliveira and Fernandes (2009), severity 1, linear RGB. */
const VISIONS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const SRGB_TO_XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

function times([a, b, c]: readonly [Triple, Triple, Triple], v: Triple): Triple {
  const dot = (row: Triple): number => row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
  return [dot(a), dot(b), dot(c)];
}

function linear({ r, g, b }: Color): Triple {
  const channel = (value: number): number =>
    value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return [channel(r), channel(g), channel(b)];
}

function labOf(rgb: Triple): Triple {
  const [x, y, z] = times(SRGB_TO_XYZ, rgb);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const DEG = Math.PI / 180;

/** CIEDE2000 as Sharma, Wu and Dalal (2005) write it. */
function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const saturated = (c: number): number => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const stretch = 1 + 0.5 * (1 - saturated(mean));
  const hue = (a: number, b: number): number =>
    a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / DEG + 360) % 360;
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const gray = c1 * c2 === 0;
  const turn = gray ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const meanHue = gray ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const cos = (degrees: number): number => Math.cos(degrees * DEG);
  const t =
    1 -
    0.17 * cos(meanHue - 30) +
    0.24 * cos(2 * meanHue) +
    0.32 * cos(3 * meanHue + 6) -
    0.2 * cos(4 * meanHue - 63);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const angle = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * DEG)) / (1 + 0.015 * c * t);
  const rotation = -2 * saturated(c) * Math.sin(60 * DEG * Math.exp(-(((meanHue - 275) / 25) ** 2)));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + angle ** 2 + rotation * chroma * angle);
}

/** Least difference of two colours over all kinds of vision. */
function difference(one: Color, other: Color): number {
  const seen = (color: Color, vision: readonly [Triple, Triple, Triple]): Triple => {
    const [r, g, b] = times(vision, linear(color));
    const cut = (value: number): number => Math.min(1, Math.max(0, value));
    return labOf([cut(r), cut(g), cut(b)]);
  };
  return Math.min(
    ...Object.values(VISIONS).map((vision) => ciede2000(seen(one, vision), seen(other, vision))),
  );
}

function pairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: i }, (_, j): [number, number] => [j, i]),
  ).flat();
}

function leastDifference({ lineColors }: Theme): number {
  return Math.min(
    ...pairs(lineColors.length).map(([j, i]) => difference(lineColors[j] ?? BLACK, lineColors[i] ?? BLACK)),
  );
}

/** WCAG 2. */
function contrast(one: Color, other: Color): number {
  const [low, high] = [one, other].map((color) => times(SRGB_TO_XYZ, linear(color))[1]).sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const BLACK: Color = { r: 0, g: 0, b: 0, a: 1 };

test('the measure of differences is that of Sharma, Wu and Dalal', () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(ciede2000([90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447])).toBeCloseTo(1.4441, 4);
});

describe.each([
  ['paper', 'light', 22.8],
  ['paper', 'dark', 16.4],
  ['print', 'light', 22.8],
  ['print', 'dark', 22.8],
] as const)('%s, %s', (name, mode, least) => {
  const theme = themeOf({ theme: name, mode });

  test('lines differ by their colours in every kind of vision, and by their dashes', () => {
    expect(leastDifference(theme)).toBeGreaterThanOrEqual(least);
    const dashes = theme.lineColors.map((_, k) => JSON.stringify(theme.lineDashes[k]));
    expect(new Set(dashes).size).toBe(theme.lineColors.length);
  });

  test('lines and texts stand out from the paper', () => {
    for (const color of theme.lineColors) expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme.ink, theme.background)).toBeGreaterThanOrEqual(7);
  });
});

test.each(['light', 'dark'] as const)('matplotlib, %s: what colours do not tell apart dashes do', (mode) => {
  const theme = themeOf({ theme: 'matplotlib', mode });
  const look = (k: number): string => JSON.stringify(theme.lineDashes[k]);
  const alike = pairs(theme.lineColors.length).filter(
    ([j, i]) => difference(theme.lineColors[j] ?? BLACK, theme.lineColors[i] ?? BLACK) < 15,
  );
  expect(alike.length).toBeGreaterThan(5);
  for (const [j, i] of alike) expect(look(j)).not.toBe(look(i));
});

test('lines repeat themselves only after many', () => {
  for (const theme of ['matplotlib', 'paper', 'print'] as const) {
    const { lineColors, lineDashes } = themeOf({ theme, mode: 'light' });
    const looks = Array.from({ length: 18 }, (_, k) =>
      JSON.stringify([lineColors[k % lineColors.length], lineDashes[k % lineDashes.length]]),
    );
    expect(new Set(looks).size).toBe(18);
  }
});

test('print is black on white whatever the mode', () => {
  const { ink, background, labelPt, spinePt } = themeOf({ theme: 'print', mode: 'dark' });
  expect([ink, background]).toEqual([BLACK, { r: 255, g: 255, b: 255, a: 1 }]);
  expect([labelPt, spinePt]).toEqual([8, 0.6]);
});
