import type { ColorScale } from './scene.js';

/** Position 0…1 of a value on a scale, below 0 and above 1 outside it; NaN where a logarithm does not exist. */
export function normalize(scale: ColorScale, value: number): number {
  if (scale.kind === 'linear') return (value - scale.min) / (scale.max - scale.min);
  if (!(value > 0)) return Number.NaN;
  return Math.log(value / scale.min) / Math.log(scale.max / scale.min);
}

/** The value at a position of a scale; the inverse of `normalize`. */
export function denormalize(scale: ColorScale, position: number): number {
  if (scale.kind === 'linear') return scale.min + position * (scale.max - scale.min);
  return scale.min * (scale.max / scale.min) ** position;
}

/** Entry 0…255 of the colour table for a position 0…1, as matplotlib rounds it; null for NaN. */
export function colorIndex(position: number): number | null {
  if (Number.isNaN(position)) return null;
  return Math.min(255, Math.max(0, Math.floor(position * 256)));
}
