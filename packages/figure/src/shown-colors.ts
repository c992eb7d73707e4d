import { type ColormapName, colorTable } from './colormaps.js';
import { scaleCurve } from './norm.js';
import type { Color, ColorScale, ColorTable } from './scene.js';
import { colorOf } from './stroke.js';
import type { Theme } from './theme.js';

interface ColorOptions {
  readonly cmap: ColormapName;
  readonly under?: string | undefined;
  readonly over?: string | undefined;
  readonly bad?: string | undefined;
}

/** The colours that a layer asks for. */
export function tableOf({ cmap, under, over, bad }: ColorOptions, theme: Theme): ColorTable {
  const asked = {
    ...(under === undefined ? {} : { under: colorOf(under, theme) }),
    ...(over === undefined ? {} : { over: colorOf(over, theme) }),
    ...(bad === undefined ? {} : { bad: colorOf(bad, theme) }),
  };
  return colorTable(cmap, asked);
}

/** The colour of a value, as a map of these colours shows it. */
export function colorOfValue(value: number, scale: ColorScale, table: ColorTable): Color {
  const position = scaleCurve(scale).toPosition(value);
  const [r, g, b] = Number.isNaN(position)
    ? table.bad
    : position < 0
      ? table.under
      : position > 1
        ? table.over
        : entry(table, Math.min(255, Math.floor(position * 256)));
  return { r, g, b, a: 1 };
}

function entry({ rgb }: ColorTable, index: number): readonly [number, number, number] {
  return [rgb[3 * index] ?? 0, rgb[3 * index + 1] ?? 0, rgb[3 * index + 2] ?? 0];
}
