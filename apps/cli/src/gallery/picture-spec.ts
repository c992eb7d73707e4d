import { figure } from '@emout/figure/builder';
import type { FigureSpecInput } from '@emout/figure/spec';
import type { FieldScale } from './field-scale.js';
import type { Plane, SpaceAxis } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';

/** What a picture is made of. */
export type PictureSubject =
  | { readonly kind: 'plane' | 'line'; readonly expression: string }
  | { readonly kind: 'animation'; readonly expression: string; readonly shows: Plane | SpaceAxis };

/**
 * The figure of a picture of the run at an address.
 * @param levels of the contours over a plane: round values between its colour limits, or the usual ones, which are
 * found faster and do for describing it.
 */
export function pictureSpec(
  picture: PictureSubject,
  scale: FieldScale,
  run: string,
  { width, height, dpi, theme, mode, units, cmap }: Omit<GalleryStyle, 'format' | 'animation'>,
  levels: 'colors' | 'usual' = 'colors',
): FigureSpecInput {
  const { expression } = picture;
  const size = { width: width / dpi, height: height / dpi, dpi };
  const empty = figure(run, { size, theme, mode });
  const heights = { units, ...lineScale(scale) };
  const colors = { units, ...mapScale(scale), ...(cmap === undefined ? {} : { cmap }) };
  switch (picture.kind) {
    case 'line':
      return empty.line(expression, heights).input();
    case 'plane':
      return empty
        .map(expression, colors)
        .contour(expression, levels === 'usual' ? { units } : { units, levels })
        .input();
    case 'animation': {
      const { shows } = picture;
      const drawn = shows.length === 1 ? empty.line(expression, heights) : empty.map(expression, colors);
      return drawn.animate('t').input();
    }
  }
}

function mapScale(scale: FieldScale) {
  if (scale.norm !== 'log') return scale;
  const { norm, min } = scale;
  return min === null ? { norm } : { norm, limits: { kind: 'auto' as const, min } };
}

/** A line says where zero is by itself. */
function lineScale({ norm }: FieldScale) {
  return norm === 'log' ? { norm } : {};
}
