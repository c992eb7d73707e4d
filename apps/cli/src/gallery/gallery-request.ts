import { figureFromQuery } from '@emout/figure/query';
import { pixelSize } from '@emout/figure/spec';
import { UsageError } from '../errors.js';
import {
  type AnimationFormat,
  DEFAULT_STYLE,
  type GalleryStyle,
  STILL_FORMATS,
  type StillFormat,
} from './gallery-style.js';

/** The options of a figure that hold for all pictures of a gallery. */
const SHARED = ['theme', 'mode', 'width', 'height', 'dpi', 'units', 'cmap'];

/**
 * Reads the look of a gallery from options of `emout render`.
 * @param parameters of a figure, as they were typed.
 * @throws UsageError for those of a single figure; FigureQueryError, FigureSpecError, FigureTooLargeError for values.
 */
export function galleryStyle(
  parameters: readonly (readonly [name: string, text: string])[],
  animation: AnimationFormat = DEFAULT_STYLE.animation,
): GalleryStyle {
  const format = parameters.find(([name]) => name === 'format')?.[1] ?? DEFAULT_STYLE.format;
  const shared = parameters.filter(([name]) => name !== 'format');
  const single = shared.find(([name]) => !SHARED.includes(name));
  if (single !== undefined) {
    throw new UsageError(
      `--${single[0]} is for a single figure. With --gallery ${SHARED.map((name) => `--${name}`).join(', ')} can be given.`,
    );
  }
  const given = new Map(shared);
  const usual = (['width', 'height', 'dpi'] as const).filter((name) => !given.has(name));
  const { size, theme, mode, panels } = figureFromQuery('run', [
    ['expr', 'field'],
    ...usual.map((name) => [name, String(DEFAULT_STYLE[name])] as const),
    ...shared,
  ]);
  const { widthPx: width, heightPx: height } = pixelSize(size);
  const layer = panels[0]?.layers[0];
  const map = layer?.kind === 'map' && 'units' in layer.data ? layer : null;
  return {
    format: stillFormat(format),
    animation,
    ...{ width, height, dpi: size.dpi, theme, mode },
    units: map !== null && 'units' in map.data ? map.data.units : DEFAULT_STYLE.units,
    cmap: given.has('cmap') ? map?.cmap : undefined,
  };
}

/** `--format` is that of the labels of contours in a single figure. */
function stillFormat(text: string): StillFormat {
  const format = STILL_FORMATS.find((known) => known === text);
  if (format !== undefined) return format;
  throw new UsageError(
    `--format ${text}: the pictures of a gallery are written as ${STILL_FORMATS.join(', ')}.`,
  );
}

/** The names in a list such as `phisp,nd1p`. @throws UsageError when it holds none */
export function fieldNames(list: string): string[] {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length > 0) return names;
  throw new UsageError('--fields takes names with commas between them, as in phisp,nd1p.');
}
