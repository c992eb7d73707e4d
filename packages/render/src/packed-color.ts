import type { Color } from '@emout/figure/scene';

/** 0xRRGGBB of three channels in a row. */
export function packedRgb(rgb: ArrayLike<number>, at = 0): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

/** 0xRRGGBB of a colour, its opacity left out. */
export function packedColor({ r, g, b }: Color): number {
  return (Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b);
}

/** A packed colour laid on another. */
export function packedMixture(below: number, above: number, alpha: number): number {
  const channel = (shift: number) => {
    const from = (below >> shift) & 255;
    return Math.round(from + (((above >> shift) & 255) - from) * alpha) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** How far apart two packed colours look, 0…255: channels weighted roughly as the eye does. */
export function colorDistance(a: number, b: number): number {
  const dr = (a >> 16) - (b >> 16);
  const dg = ((a >> 8) & 255) - ((b >> 8) & 255);
  const db = (a & 255) - (b & 255);
  return Math.sqrt((2 * dr * dr + 4 * dg * dg + 3 * db * db) / 9);
}
