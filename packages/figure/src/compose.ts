import { colorTable } from './colormaps.js';
import { contourMarks } from './contour-marks.js';
import type { FieldData, FigureData } from './data.js';
import { FigureError } from './errors.js';
import { type PanelView, panelView } from './extent.js';
import { labelsOf } from './labels.js';
import { layoutFigure, type PanelContent, type PictureSize, tileRects, withAspect } from './layout.js';
import { resolveLimits } from './limits.js';
import { lineMark } from './line-mark.js';
import { planeOf, shownLayer } from './plane.js';
import { rampMark, rasterMark } from './raster.js';
import type { ColorScale, ColorTable, Mark, Rect, Scene } from './scene.js';
import { type FigureSpec, type Layer, type Panel, pixelSize } from './spec.js';
import { rememberingMetrics } from './text.js';
import type { TextMetrics } from './text-metrics.js';
import { hexColor, type Theme, themeOf } from './theme.js';

/** A layer with its data, ready to draw. */
interface ShownLayer {
  readonly layer: Layer;
  readonly field: FieldData;
  /** Colour scale and table of a map, null for lines. */
  readonly colors: { readonly scale: ColorScale; readonly table: ColorTable } | null;
}

interface ShownPanel {
  readonly layers: readonly ShownLayer[];
  readonly view: PanelView;
  readonly content: PanelContent;
}

interface Paint {
  readonly spec: FigureSpec;
  readonly theme: Theme;
  readonly metrics: TextMetrics;
  readonly pointPx: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Draws a figure into a scene.
 * @param data one field for each layer of each panel, in the order of the specification.
 * @throws FigureError when data does not suit its layer; the reason of `signal` when it is aborted.
 */
export function compose(
  spec: FigureSpec,
  data: FigureData,
  metrics: TextMetrics,
  signal?: AbortSignal,
): Scene {
  const theme = themeOf(spec);
  const size = { ...pixelSize(spec.size), dpi: spec.size.dpi };
  const panels = spec.panels.map((panel, i) => shownPanel(panel, data.panels[i]?.layers ?? [], spec));
  const measured = rememberingMetrics(metrics);
  const marks =
    spec.frame === 'none'
      ? bareMarks(panels, size, { spec, theme, metrics: measured, pointPx: size.dpi / 72, signal })
      : framedMarks(panels, size, { spec, theme, metrics: measured, pointPx: size.dpi / 72, signal });
  return {
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    dpi: size.dpi,
    background: theme.background,
    marks,
  };
}

function framedMarks(panels: readonly ShownPanel[], size: PictureSize, paint: Paint): Mark[] {
  const contents = panels.map((panel) => panel.content);
  const { frames, pointPx } = layoutFigure(contents, paint.spec.layout, size, paint.theme, paint.metrics);
  return panels.flatMap((panel, i) => {
    const frame = frames[i];
    if (frame === undefined) return [];
    const table = panel.layers.find((shown) => shown.colors !== null)?.colors?.table;
    const ramp = frame.bar === null || table === undefined ? [] : [rampMark(frame.bar, table)];
    return [...layerMarks(panel, frame.axes, { ...paint, pointPx }), ...ramp, ...frame.marks];
  });
}

function bareMarks(panels: readonly ShownPanel[], size: PictureSize, paint: Paint): Mark[] {
  const tiles = tileRects(paint.spec.layout, size, panels.length);
  return panels.flatMap((panel, i) => {
    const tile = tiles[i];
    return tile === undefined ? [] : layerMarks(panel, withAspect(tile, panel.content.aspect), paint);
  });
}

function shownPanel(panel: Panel, fields: readonly FieldData[], spec: FigureSpec): ShownPanel {
  const layers = panel.layers.map((asked, i): ShownLayer => {
    const field = fields[i];
    if (field === undefined)
      throw new FigureError(asked.data.expr, `No data was read for ${asked.data.expr}.`);
    const layer = shownLayer(asked, field);
    if (layer.kind !== 'map') return { layer, field, colors: null };
    const { min, max } = resolveLimits(layer, field);
    return { layer, field, colors: { scale: { kind: layer.norm, min, max }, table: colorTable(layer.cmap) } };
  });
  refuseMixture(layers);
  const view = panelView(panel, fields, spec);
  return { layers, view, content: contentOf(panel, layers, view) };
}

/** A line's vertical axis is its value, a map's a coordinate: one panel cannot have both. */
function refuseMixture(layers: readonly ShownLayer[]): void {
  const line = layers.find(({ layer }) => layer.kind === 'line');
  if (line === undefined || layers.every(({ layer }) => layer.kind === 'line')) return;
  const { expression } = line.field;
  throw new FigureError(
    expression,
    `${expression} is a line and shares its panel with a map. Give it a panel of its own.`,
  );
}

function contentOf(panel: Panel, layers: readonly ShownLayer[], view: PanelView): PanelContent {
  const bar = layers.find((shown) => shown.colors !== null)?.colors?.scale ?? null;
  const [first] = layers;
  return {
    ...view,
    ...labelsOf(panel, first),
    bar: panel.colorbar ? bar : null,
    aspect: panel.aspect === 'equal' && first !== undefined ? equalAspect(view, first) : null,
  };
}

/**
 * Width over height of axes on which a unit is as long to the right as upwards.
 * @throws FigureError when the axes do not measure the same.
 */
function equalAspect({ x, y }: PanelView, { layer, field }: ShownLayer): number | null {
  if (layer.kind === 'line') return null;
  const { horizontal, vertical } = planeOf(field, layer.axes);
  if ((horizontal.name === 't') !== (vertical.name === 't')) {
    throw new FigureError(
      field.expression,
      `${field.expression} has the axes ${horizontal.name} and ${vertical.name}, which do not measure the same. Choose aspect=auto.`,
    );
  }
  return (x.max - x.min) / (y.max - y.min);
}

function layerMarks(panel: ShownPanel, axes: Rect, paint: Paint): Mark[] {
  return panel.layers.flatMap((shown, i) => marksOf(shown, i, panel, axes, paint));
}

function marksOf(
  { layer, field, colors }: ShownLayer,
  index: number,
  panel: ShownPanel,
  axes: Rect,
  paint: Paint,
): Mark[] {
  const { spec, theme, pointPx, metrics, signal } = paint;
  switch (layer.kind) {
    case 'map': {
      if (colors === null) return [];
      const mark = rasterMark(layer, field, panel.view, axes, colors.scale, colors.table, spec.compat);
      return mark === null ? [] : [mark];
    }
    case 'contour': {
      const scale = panel.layers.find((shown) => shown.colors !== null)?.colors?.scale ?? null;
      const usual = scale === null ? theme.ink : theme.overlayInk;
      const ink = layer.color === undefined ? usual : hexColor(layer.color);
      return contourMarks(layer, field, panel.view, axes, { theme, pointPx, metrics, ink, scale }, signal);
    }
    case 'line': {
      const cycle = theme.lineColors[index % theme.lineColors.length] ?? theme.ink;
      const stroke = layer.color === undefined ? cycle : hexColor(layer.color);
      return [lineMark(field, panel.view, axes, stroke, (layer.width ?? theme.lineWidthPt) * pointPx)];
    }
  }
}
