/** Red, green and blue, 0…1 after clipping, at a position 0…1. */
export type ColorFormula = (x: number) => readonly [red: number, green: number, blue: number];

const { abs, cos, PI, sin, sqrt } = Math;

/** The start colour, rotations and hue that D. A. Green (2011) proposes for his helix. */
const HELIX = { start: 0.5, rotations: -1.5, hue: 1 } as const;

/** Maps that are given by formulas: gnuplot's palettes (numbers 3, 7, 13, 33 …), D. A. Green's cubehelix and others. */
export const FORMULAS = {
  gist_gray: (x) => [x, x, x],
  gist_yarg: (x) => [1 - x, 1 - x, 1 - x],
  gist_heat: (x) => [1.5 * x, 2 * x - 1, 4 * x - 3],
  afmhot: (x) => [2 * x, 2 * x - 0.5, 2 * x - 1],
  gnuplot: (x) => [sqrt(x), x ** 3, sin(2 * PI * x)],
  gnuplot2: (x) => [x / 0.32 - 0.78125, 2 * x - 0.84, gnuplot2Blue(x)],
  ocean: (x) => [3 * x - 2, abs((3 * x - 1) / 2), x],
  rainbow: (x) => [abs(2 * x - 0.5), sin(PI * x), cos((PI / 2) * x)],
  flag: (x) => [
    0.75 * sin((31.5 * x + 0.25) * PI) + 0.5,
    sin(31.5 * PI * x),
    0.75 * sin((31.5 * x - 0.25) * PI) + 0.5,
  ],
  prism: (x) => [
    0.75 * sin((20.9 * x + 0.25) * PI) + 0.67,
    0.75 * sin((20.9 * x - 0.25) * PI) + 0.33,
    -1.1 * sin(20.9 * PI * x),
  ],
  cubehelix: (x) => {
    const amplitude = (HELIX.hue * x * (1 - x)) / 2;
    const phase = 2 * PI * (HELIX.start / 3 + HELIX.rotations * x);
    const channel = (p: number, q: number): number => x + amplitude * (p * cos(phase) + q * sin(phase));
    return [channel(-0.14861, 1.78277), channel(-0.29227, -0.90649), channel(1.97294, 0)];
  },
} as const satisfies Record<string, ColorFormula>;

function gnuplot2Blue(x: number): number {
  if (x < 0.25) return 4 * x;
  return x < 0.92 ? 1.84 - 2 * x : x / 0.08 - 11.5;
}
