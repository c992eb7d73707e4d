import { figure } from '@emout/figure/builder';
import type { FigureSpecInput } from '@emout/figure/spec';
import type { FieldScale } from './field-scale.js';
import type { PlannedPicture } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';

/** The figure of a planned picture of the run at an address. */
export function pictureSpec(
  picture: PlannedPicture,
  scale: FieldScale,
  run: string,
  { width, height, dpi, theme, mode, units, cmap }: Omit<GalleryStyle, 'format' | 'animation'>,
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
      return empty.map(expression, colors).contour(expression, { units, levels: 'colors' }).input();
    case 'animation': {
      const { shows } = picture;
      const drawn = shows.length === 1 ? empty.line(expression, heights) : empty.map(expression, colors);
      return drawn.animate('t').input();
    }
  }
}

/** Colours at the ends of what a map shows. */
function mapScale(scale: FieldScale) {
  return scale.norm === 'log'
    ? { norm: scale.norm, limits: { kind: 'auto' as const, min: scale.min } }
    : scale;
}

/** A line says where zero is by itself. */
function lineScale({ norm }: FieldScale) {
  return norm === 'log' ? { norm } : {};
}
