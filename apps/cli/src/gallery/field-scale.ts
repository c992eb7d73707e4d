import { classify, type FieldKind } from '@emout/emses/field-name';
import type { PanelDescription } from '@emout/engine/description';
import type { ColormapName } from '@emout/figure/colormaps';

/** How the values of a field become colours and heights. */
export type FieldScale =
  | { readonly norm: 'linear' }
  /** Zero in the middle, with a colour map of two halves. */
  | { readonly norm: 'centred'; readonly cmap: ColormapName }
  /** Decades, from `min` in the shown unit up, or from the smallest value. */
  | { readonly norm: 'log'; readonly min: number | null };

/** What planes of a field hold. */
export type SeenValues = Pick<PanelDescription, 'data' | 'histogram'>;

/** `signed`: both signs have a meaning, and zero is the neutral value; `positive`: a quantity that has no sign. */
type Nature = 'plain' | 'signed' | 'positive';

const NATURES: Readonly<Record<FieldKind, Nature>> = {
  // People know it in gray-jet from its smallest to its largest value.
  potential: 'plain',
  electricField: 'signed',
  magneticField: 'signed',
  numberDensity: 'positive',
  currentDensity: 'signed',
  surfaceCurrent: 'signed',
  chargeDensity: 'signed',
  backgroundCharge: 'signed',
  accumulatedCharge: 'signed',
  other: 'signed',
};

/** Blue below zero, white at it, red above; readable with any colour vision. */
const TWO_HALVES: ColormapName = 'RdBu_r';
/** Below this share of the other sign, the values beyond zero are noise. */
const LEAST_SHARE = 0.05;
/** A hundredth of the positive values may lie below what a logarithmic scale shows. */
const LOW_QUANTILE = 0.01;
/** Quantities that span more than two decades are shown by decades. */
const LINEAR_SPAN = 100;

/** Whether decades come into question: then the histograms of `fieldScale` have bins of equal ratio. */
export function mayHaveDecades(name: string): boolean {
  return NATURES[classify(name).kind] === 'positive';
}

/** Chooses the scale of a field by its name and by what some of its planes hold. */
export function fieldScale(name: string, seen: readonly SeenValues[]): FieldScale {
  const nature = NATURES[classify(name).kind];
  const min = Math.min(...seen.map(({ data }) => data.min ?? Number.POSITIVE_INFINITY));
  const max = Math.max(...seen.map(({ data }) => data.max ?? Number.NEGATIVE_INFINITY));
  if (!(min < max) || nature === 'plain') return { norm: 'linear' };
  if (nature === 'signed') {
    const weaker = Math.min(-min, max);
    return weaker > LEAST_SHARE * Math.max(-min, max)
      ? { norm: 'centred', cmap: TWO_HALVES }
      : { norm: 'linear' };
  }
  const low = lowestShown(seen);
  if (min < 0 || low === null || max / low <= LINEAR_SPAN) return { norm: 'linear' };
  return { norm: 'log', min: 10 ** Math.floor(Math.log10(low)) };
}

/** Whether values between some bounds are worth a logarithmic scale that begins at `least`. */
export function spansDecades({ min, max }: SeenValues['data'], least: number): boolean {
  return min !== null && max !== null && max > least && !(min > 0 && max / min <= LINEAR_SPAN);
}

/** The quantile of all positive values, to a bin. */
function lowestShown(seen: readonly SeenValues[]): number | null {
  const bins = seen.flatMap(({ histogram: { edges, counts } }) =>
    counts.map((count, k) => ({ count, from: edges[k] ?? 0 })),
  );
  bins.sort((a, b) => a.from - b.from);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { count, from } of bins) {
    below += count;
    if (below > LOW_QUANTILE * total && from > 0) return from;
  }
  return null;
}
