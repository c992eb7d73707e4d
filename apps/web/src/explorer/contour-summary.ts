import type { ContourDescription } from '@emout/api/schemas';
import { formatNumber } from '@emout/units/number-format';

/** What caption and legend say of the contours; numbers are with their unit. */
export type ContourSummary =
  | ({ readonly kind: 'even'; readonly interval: string } & DrawnContours)
  /** `stride` decades from one line to the next. */
  | ({ readonly kind: 'decades'; readonly stride: number } & DrawnContours)
  | ({ readonly kind: 'one-two-five' } & DrawnContours)
  /** Every level is. */
  | { readonly kind: 'noisy' };

interface DrawnContours {
  /** Some lines are dashed, as those below zero are. */
  readonly dashed: boolean;
  /** Levels left out because only noise reaches them; empty for none. */
  readonly leftOut: readonly string[];
}

/** Null without contours. */
export function contourSummary(contours: ContourDescription | null, unit: string): ContourSummary | null {
  if (contours === null) return null;
  const { rule, interval, levels, noisy } = contours;
  if (levels.length === 0) return noisy.length === 0 ? null : { kind: 'noisy' };
  const withUnit = (value: number) => `${formatNumber(value)}\u00a0${unit}`;
  const drawn = { dashed: levels.some((level) => level < 0), leftOut: noisy.map(withUnit) };
  switch (rule) {
    case 'even':
      return { kind: 'even', interval: withUnit(interval ?? 0), ...drawn };
    case 'decades':
      return { kind: 'decades', stride: interval ?? 1, ...drawn };
    case 'one-two-five':
      return { kind: 'one-two-five', ...drawn };
  }
}
