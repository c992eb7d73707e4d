import type { Color, Font, TextMark } from './scene.js';

/** The rim of letters on a map, in parts of their size. */
const HALO_EM = 0.22;
/** Of numbers that stand all over a map: just enough to be read on dark colours. */
const THIN_HALO_EM = 0.13;

/** A rim that keeps letters readable on any colour: light round dark ones, dark round light ones. */
export function haloAround(
  color: Color,
  { sizePx }: Font,
  width: 'usual' | 'thin' = 'usual',
): NonNullable<TextMark['halo']> {
  const isDark = color.r + color.g + color.b < 384;
  const rim = isDark ? { r: 255, g: 255, b: 255, a: 0.8 } : { r: 0, g: 0, b: 0, a: 0.6 };
  return { color: rim, widthPx: (width === 'thin' ? THIN_HALO_EM : HALO_EM) * sizePx };
}
