import { type FigureBuilder, figure } from '@emout/figure/builder';
import type { ColormapName } from '@emout/figure/colormaps';
import { COLORMAP_NAMES } from '@emout/figure/colormaps';
import type { FigureSpec } from '@emout/figure/spec';
import type { AxisPair, Limits } from '@emout/figure/spec-values';
import type { ColorLimits } from './bar-scale';
import type { FilmFrame } from './film-frames';
import { type Place, sectionSubscript } from './place';
import type { AxisName, Plane } from './plane';
import {
  DEFAULT_CMAP,
  planeOf,
  printFormula,
  type Subscript,
  showsContours,
  type View,
  withItem,
} from './view';
import { written } from './written-figure';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface PlatePixels extends PixelSize {
  /** Pixels of the picture for one of the page. */
  readonly ratio: number;
}

/** Below this a preview would be refused or be unreadable. */
const LEAST_PIXELS = 16;
const DPI = 100;
/** For lines and labels over the figure: 9 pt are 10.75 px then, and 0.75 pt are 0.9 px. */
const OVERLAY_DPI = 86;
const CONTOUR_PT = 0.75;

/** A name from an address as one of the known colour maps. */
export function colormapOf(name: string): ColormapName {
  return COLORMAP_NAMES.find((known) => known === name) ?? DEFAULT_CMAP;
}

function sizeOf(pixels: PixelSize, dpi: number) {
  const clamp = (n: number) => Math.min(4096, Math.max(LEAST_PIXELS, Math.round(n)));
  return { width: clamp(pixels.width) / dpi, height: clamp(pixels.height) / dpi, dpi };
}

/** A figure that is nothing but its data, filling the picture. */
function frameless(run: string, pixels: PixelSize, dpi = DPI): FigureBuilder {
  return figure(run, { size: sizeOf(pixels, dpi), theme: 'paper', frame: 'none' });
}

interface PageAxes {
  readonly horizontal: AxisName;
  readonly vertical: AxisName;
}

function pairOf({ horizontal, vertical }: PageAxes): AxisPair {
  // A plane has two different axes.
  return `${horizontal}${vertical}` as AxisPair;
}

function withMap(
  builder: FigureBuilder,
  view: View,
  subscript: Subscript,
  axes: PageAxes,
  limits: Limits,
): FigureBuilder {
  return builder
    .map(printFormula({ base: view.base, subscript }, ','), {
      units: view.units,
      cmap: colormapOf(view.cmap),
      norm: view.norm,
      limits,
      axes: pairOf(axes),
    })
    .with({ colorbar: false });
}

/** The limits that a view asks for. */
export function limitsOf(view: Pick<View, 'range' | 'norm'>): Limits {
  const { range } = view;
  if (range.kind === 'fixed') return { kind: 'fixed', min: range.min, max: range.max };
  if (range.kind === 'percentile') return { kind: 'percentile', low: range.low, high: range.high };
  return { kind: 'auto' };
}

/** The plate itself, with its contours; null when the subscript is not a plane. */
export function plateFigure(run: string, view: View, pixels: PlatePixels): FigureSpec | null {
  const plane = planeOf(view.subscript);
  if (plane === null) return null;
  const dpi = showsContours(view) ? OVERLAY_DPI * pixels.ratio : DPI;
  const map = withMap(frameless(run, pixels, dpi), view, view.subscript, plane, limitsOf(view));
  if (!showsContours(view)) return written(map);
  const { units } = view;
  const contours = { units, levels: 'colors', width: CONTOUR_PT, axes: pairOf(plane) } as const;
  return written(map.contour(undefined, contours));
}

/** The plane through the probe that recedes at the side, in the colours of the plate. */
export function sideFaceFigure(
  run: string,
  view: View,
  plane: Plane,
  place: Place,
  limits: ColorLimits,
  pixels: PixelSize,
): FigureSpec | null {
  // Along the vertical axis the face is cropped as the plate is, so that both share their rows.
  const whole = sectionSubscript(view.subscript, place, [plane.depth, plane.vertical]);
  const vertical = view.subscript[['t', 'z', 'y', 'x'].indexOf(plane.vertical)];
  const subscript = vertical === undefined ? whole : withItem(whole, plane.vertical, vertical);
  const axes = { horizontal: plane.depth, vertical: plane.vertical };
  return written(withMap(frameless(run, pixels), view, subscript, axes, { kind: 'fixed', ...limits }));
}

/** The frames of the film strip as one picture, in the colours of the plate. */
export function filmFigure(
  run: string,
  view: View,
  plane: Plane,
  frames: readonly FilmFrame[],
  limits: ColorLimits,
  pixels: PixelSize,
): FigureSpec | null {
  const drawn = frames.filter((frame) => frame.written);
  if (drawn.length === 0) return null;
  let strip = frameless(run, pixels).figure({ layout: { kind: 'grid', rows: 1, cols: drawn.length } });
  for (const [k, frame] of drawn.entries()) {
    const subscript = withItem(view.subscript, plane.strip, { kind: 'index', at: frame.shown });
    const panel = k === 0 ? strip : strip.panel();
    strip = withMap(panel, view, subscript, plane, { kind: 'fixed', ...limits });
  }
  return written(strip);
}

/** A small picture of a field for the list of variables. */
export function thumbnailFigure(run: string, view: View, pixels: PixelSize): FigureSpec | null {
  return plateFigure(
    run,
    { ...view, range: { kind: 'auto' }, norm: 'linear', contours: false },
    { ...pixels, ratio: 1 },
  );
}
