import { scaleCurve } from './norm.js';
import type { Color, ColorScale, ColorTable } from './scene.js';
import { faded } from './stroke.js';

/** Colours of magnitudes. */
export interface MagnitudeColors {
  readonly scale: ColorScale;
  readonly table: ColorTable;
}

/** Magnitudes in a few classes, each drawn by one mark. */
export interface MagnitudeBins {
  readonly count: number;
  binOf(magnitude: number): number;
  colorOf(bin: number): Color;
  /** The magnitude in the middle of a bin. */
  middleOf(bin: number): number;
}

const INSIDE = 30;

/** Thirty bins of equal length on the colour bar, one below and one above it; their colour is that of their middle. */
export function colorBins({ scale, table }: MagnitudeColors, opacity: number | undefined): MagnitudeBins {
  const curve = scaleCurve(scale);
  const colors = Array.from({ length: INSIDE + 2 }, (_, bin): Color => {
    const at = 3 * Math.floor(((bin - 0.5) / INSIDE) * 256);
    const [r, g, b] =
      bin === 0
        ? table.under
        : bin === INSIDE + 1
          ? table.over
          : [table.rgb[at] ?? 0, table.rgb[at + 1] ?? 0, table.rgb[at + 2] ?? 0];
    return faded({ r, g, b, a: 1 }, opacity);
  });
  return {
    count: INSIDE + 2,
    binOf: (magnitude) => {
      const position = curve.toPosition(magnitude);
      // A magnitude of 0 has no logarithm and lies below any scale.
      if (!(position >= 0)) return 0;
      if (position > 1) return INSIDE + 1;
      return 1 + Math.min(INSIDE - 1, Math.floor(position * INSIDE));
    },
    colorOf: (bin) => colors[bin] ?? { r: 0, g: 0, b: 0, a: 1 },
    middleOf: (bin) =>
      bin === 0 ? scale.min : bin > INSIDE ? scale.max : curve.toValue((bin - 0.5) / INSIDE),
  };
}

/** Bins of equal width from 0 to the largest magnitude, all of one colour. */
export function widthBins(largest: number, color: Color): MagnitudeBins {
  return {
    count: INSIDE,
    binOf: (magnitude) => {
      const bin = Math.floor((magnitude / largest) * INSIDE);
      return bin >= 0 ? Math.min(INSIDE - 1, bin) : 0;
    },
    colorOf: () => color,
    middleOf: (bin) => ((bin + 0.5) / INSIDE) * largest,
  };
}

/** All magnitudes in one bin. */
export function singleBin(color: Color): MagnitudeBins {
  return { count: 1, binOf: () => 0, colorOf: () => color, middleOf: () => Number.NaN };
}
