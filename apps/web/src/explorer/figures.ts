import type { ColormapName } from '@emout/figure/colormaps';
import { COLORMAP_NAMES } from '@emout/figure/colormaps';
import { type FigureSpec, type Limits, type Panel, pixelSize } from '@emout/figure/spec';
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

function sizeOf(pixels: PixelSize) {
  const clamp = (n: number) => Math.min(4096, Math.max(LEAST_PIXELS, Math.round(n)));
  return { width: clamp(pixels.width) / DPI, height: clamp(pixels.height) / DPI, dpi: DPI };
}

function frameless(panels: Panel[], rows: number, cols: number, pixels: PixelSize): FigureSpec {
  return {
    v: 1,
    size: sizeOf(pixels),
    theme: 'matplotlib',
    mode: 'light',
    layout: { kind: 'grid', rows, cols },
    frame: 'none',
    panels,
  };
}

function mapPanel(
  run: string,
  view: View,
  subscript: Subscript,
  axes: { readonly horizontal: AxisName; readonly vertical: AxisName },
  limits: Limits,
): Panel {
  return {
    layers: [
      {
        kind: 'map',
        data: { run, expr: printFormula({ base: view.base, subscript }, ','), units: view.units },
        cmap: colormapOf(view.cmap),
        norm: view.norm,
        limits,
        interpolation: 'bilinear',
        axes: `${axes.horizontal}${axes.vertical}` as NonNullable<
          Extract<Panel['layers'][number], { kind: 'map' }>['axes']
        >,
      },
    ],
    colorbar: false,
    aspect: 'auto',
  };
}

/** The limits that a view asks for. */
export function limitsOf(view: Pick<View, 'range' | 'norm'>): Limits {
  const { range } = view;
  if (range.kind === 'fixed') return { kind: 'fixed', min: range.min, max: range.max };
  if (range.kind === 'percentile') return { kind: 'percentile', low: range.low, high: range.high };
  return { kind: 'auto' };
}

function mapFigure(run: string, view: View, pixels: PixelSize): FigureSpec | null {
  const plane = planeOf(view.subscript);
  if (plane === null) return null;
  return frameless([mapPanel(run, view, view.subscript, plane, limitsOf(view))], 1, 1, pixels);
}

/** The plate itself, with its contours; null when the subscript is not a plane. */
export function plateFigure(run: string, view: View, pixels: PlatePixels): FigureSpec | null {
  const figure = mapFigure(run, view, pixels);
  if (figure === null || !showsContours(view)) return figure;
  const dpi = OVERLAY_DPI * pixels.ratio;
  const { widthPx, heightPx } = pixelSize(figure.size);
  return {
    ...figure,
    size: { width: widthPx / dpi, height: heightPx / dpi, dpi },
    panels: figure.panels.map((panel) => ({ ...panel, layers: panel.layers.flatMap(withContour) })),
  };
}

function withContour(layer: Panel['layers'][number]): Panel['layers'] {
  if (layer.kind !== 'map') return [layer];
  const { data, axes } = layer;
  const contour = { kind: 'contour', data, levels: 'colors', width: CONTOUR_PT, labels: true } as const;
  return [layer, axes === undefined ? contour : { ...contour, axes }];
}

/** The plane through the probe that recedes at the side, in the colours of the plate. */
export function sideFaceFigure(
  run: string,
  view: View,
  plane: Plane,
  place: Place,
  limits: ColorLimits,
  pixels: PixelSize,
): FigureSpec {
  // Along the vertical axis the face is cropped as the plate is, so that both share their rows.
  const whole = sectionSubscript(view.subscript, place, [plane.depth, plane.vertical]);
  const vertical = view.subscript[['t', 'z', 'y', 'x'].indexOf(plane.vertical)];
  const subscript = vertical === undefined ? whole : withItem(whole, plane.vertical, vertical);
  const axes = { horizontal: plane.depth, vertical: plane.vertical };
  return frameless([mapPanel(run, view, subscript, axes, { kind: 'fixed', ...limits })], 1, 1, pixels);
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
  const written = frames.filter((frame) => frame.written);
  if (written.length === 0) return null;
  const panels = written.map((frame) =>
    mapPanel(run, view, withItem(view.subscript, plane.strip, { kind: 'index', at: frame.shown }), plane, {
      kind: 'fixed',
      ...limits,
    }),
  );
  return frameless(panels, 1, panels.length, pixels);
}

/** A small picture of a field for the list of variables. */
export function thumbnailFigure(run: string, view: View, pixels: PixelSize): FigureSpec | null {
  return mapFigure(run, { ...view, range: { kind: 'auto' }, norm: 'linear' }, pixels);
}
