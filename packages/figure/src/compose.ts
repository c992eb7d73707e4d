import type { FrameStyle } from './axis-drawing.js';
import type { FigureData, LayerData } from './data.js';
import { Extents } from './extents.js';
import { sharedBarContents, withSharedLimits } from './figure-bars.js';
import type { Frame } from './frame.js';
import { type FigureLayout, layoutFigure, tileRects } from './layout.js';
import { legendPlace } from './legend.js';
import { panelContents } from './panel-content.js';
import { type PanelScales, viewOf } from './panel-view.js';
import type { Drawing } from './prepared-layer.js';
import { preparedPanels, type ShownPanel } from './prepared-panel.js';
import { withAspect } from './rects.js';
import type { Mark, Rect, Scene, ScenePanel } from './scene.js';
import { sharedScales } from './shared-axes.js';
import { type FigureSpec, pixelSize } from './spec.js';
import { rememberingMetrics } from './text.js';
import type { TextMetrics } from './text-metrics.js';
import { type Theme, themeOf } from './theme.js';

const INSET_PAD_PT = 2;
const INSET_OPACITY = 0.8;

/** What layers are drawn with, wherever they stand. */
interface Paint {
  readonly theme: Theme;
  readonly metrics: TextMetrics;
  readonly pointPx: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Draws a figure into a scene.
 * @param data one entry for each layer of each panel, in the order of the specification.
 * @throws FigureError when data does not suit its layer; the reason of `signal` when it is aborted.
 */
export function compose(
  spec: FigureSpec,
  data: FigureData,
  metrics: TextMetrics,
  signal?: AbortSignal,
): Scene {
  const theme = themeOf(spec);
  const measured = rememberingMetrics(metrics);
  const size = { ...pixelSize(spec.size), dpi: spec.size.dpi };
  const layers = spec.panels.map((_, i): readonly LayerData[] => data.panels[i]?.layers ?? []);
  const extents = new Extents();
  const prepared = preparedPanels(spec, layers, theme, signal, extents);
  const panels = withSharedLimits(spec, prepared, theme, extents, signal);
  const scales = sharedScales(spec, panels);
  const scene = {
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    dpi: size.dpi,
    background: theme.background,
  };
  if (spec.frame === 'none') {
    const paint = { theme, metrics: measured, pointPx: size.dpi / 72, signal };
    const tiles = tileRects(spec, size);
    const places = panels.map((panel, i) => {
      const tile = tiles[i];
      return tile === undefined || tile === null ? null : withAspect(tile, panel.aspectOf(at(scales, i)));
    });
    const marks = panels.flatMap((panel, i) => {
      const axes = places[i];
      return axes === undefined || axes === null ? [] : layerMarks(panel, at(scales, i), axes, paint).flat();
    });
    return { ...scene, marks, panels: scenePanels(places, scales) };
  }
  const contents = {
    panels: panelContents(spec, panels, scales, theme),
    bars: sharedBarContents(spec, panels),
    title: spec.title ?? '',
  };
  const style = { theme, metrics: measured, labels: spec.labels, compat: spec.compat };
  const layout = layoutFigure(contents, spec, size, style);
  const marks = [
    ...framedMarks(panels, scales, layout, signal),
    ...layout.bars.flatMap((bar) => bar.marks),
    ...(layout.superTitle === null ? [] : [layout.superTitle.mark]),
  ];
  const frames = layout.frames.map((frame) => frame.axes);
  const bars = layout.frames.map((frame) => frame.bar);
  return { ...scene, marks, panels: scenePanels(frames, scales, bars) };
}

function framedMarks(
  panels: readonly ShownPanel[],
  scales: readonly PanelScales[],
  { frames, style }: FigureLayout,
  signal?: AbortSignal,
): Mark[] {
  const { theme, metrics, pointPx } = style;
  // Insets lie over the panels that they belong to.
  const order = [...panels.keys()].sort((a, b) => Number(isInset(panels[a])) - Number(isInset(panels[b])));
  return order.flatMap((i): Mark[] => {
    const [panel, frame] = [panels[i], frames[i]];
    if (panel === undefined || frame === undefined) return [];
    const { axes } = frame;
    const ground = isInset(panel) ? insetGround(frame, theme, pointPx) : [];
    const drawn = layerMarks(panel, at(scales, i), axes, { theme, metrics, pointPx, signal });
    return [
      ...ground,
      ...withGrid(panel, drawn, frame.under),
      ...frame.marks,
      ...legendMarks(panel, frame, drawn.flat(), style),
    ];
  });
}

/** Paper below an inset and its numbers, which would be hard to read on a map. */
function insetGround({ axes, bounds }: Frame, { background }: Theme, pointPx: number): Mark[] {
  const pad = INSET_PAD_PT * pointPx;
  const around = {
    x: bounds.x - pad,
    y: bounds.y - pad,
    width: bounds.width + 2 * pad,
    height: bounds.height + 2 * pad,
  };
  return [
    { kind: 'rect', rect: around, fill: { ...background, a: INSET_OPACITY } },
    { kind: 'rect', rect: axes, fill: background },
  ];
}

/** Grid lines lie over maps and filled contours and under lines, as in matplotlib. */
function withGrid(
  { layers }: ShownPanel,
  drawn: readonly (readonly Mark[])[],
  grid: readonly Mark[],
): Mark[] {
  const above = layers.findLastIndex(({ isArea }) => isArea) + 1;
  return [...drawn.slice(0, above).flat(), ...grid, ...drawn.slice(above).flat()];
}

function legendMarks(panel: ShownPanel, frame: Frame, drawn: readonly Mark[], style: FrameStyle): Mark[] {
  const legend = style.texts ? panel.legend(style) : null;
  if (legend === null) return [];
  const { x, y } = legendPlace(legend, panel.legendAt, frame.axes, frame.bounds, drawn, style);
  return legend.at(x, y);
}

/** What each layer draws. */
function layerMarks(panel: ShownPanel, scales: PanelScales, axes: Rect, paint: Paint): Mark[][] {
  const mapScale = panel.layers.find(({ colors }) => colors !== null)?.colors?.scale ?? null;
  return panel.layers.map((layer) => {
    paint.signal?.throwIfAborted();
    const drawing: Drawing = { ...paint, view: viewOf(layer, scales), axes, mapScale };
    return layer.draw(drawing);
  });
}

function scenePanels(
  places: readonly (Rect | null)[],
  scales: readonly PanelScales[],
  bars: readonly (Rect | null)[] = [],
): ScenePanel[] {
  return places.flatMap((axes, i) => {
    const { x, y } = at(scales, i);
    return axes === null ? [] : [{ axes, bar: bars[i] ?? null, x, y }];
  });
}

function isInset(panel: ShownPanel | undefined): boolean {
  return panel?.panel.inset !== undefined;
}

function at(scales: readonly PanelScales[], index: number): PanelScales {
  const found = scales[index];
  if (found === undefined) throw new RangeError(`panel ${index} has no scales`);
  return found;
}
