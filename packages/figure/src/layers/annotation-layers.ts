import { haloAround } from '../halo.js';
import type { Prepare } from '../layer-preparation.js';
import { lineEntry } from '../legend-entries.js';
import { pageX, pageY } from '../page.js';
import { type Drawing, NOTHING_PREPARED } from '../prepared-layer.js';
import { textRuns } from '../rich-text-runs.js';
import type { Color, Font, Mark, TextMark } from '../scene.js';
import type { ArrowLayer, HlineLayer, SpanLayer, TextLayer, VlineLayer } from '../spec-layers.js';
import { colorOf, faded, type Stroke, strokeMark, strokeOf } from '../stroke.js';
import type { Theme } from '../theme.js';

/** Head of an arrow in points. */
const HEAD_LENGTH_PT = 6;
const HEAD_HALF_WIDTH_PT = 2.4;

/** A horizontal line through the whole panel. */
export const prepareHline: Prepare<HlineLayer> = (layer, _data, { theme }) => {
  const stroke = strokeOf(layer, lineStroke(theme), theme);
  return {
    ...NOTHING_PREPARED,
    axes: { x: 'x', y: layer.axis },
    legend: lineEntry(layer.label, stroke),
    draw: (drawing) => {
      const { axes, view } = drawing;
      const y = pageY(view, axes, layer.y);
      return [straight([axes.x, y, axes.x + axes.width, y], stroke, drawing)];
    },
  };
};

/** A vertical line through the whole panel. */
export const prepareVline: Prepare<VlineLayer> = (layer, _data, { theme }) => {
  const stroke = strokeOf(layer, lineStroke(theme), theme);
  return {
    ...NOTHING_PREPARED,
    axes: { x: layer.xAxis, y: 'y' },
    legend: lineEntry(layer.label, stroke),
    draw: (drawing) => {
      const { axes, view } = drawing;
      const x = pageX(view, axes, layer.x);
      return [straight([x, axes.y, x, axes.y + axes.height], stroke, drawing)];
    },
  };
};

/** A band from edge to edge of the panel. */
export const prepareSpan: Prepare<SpanLayer> = (layer, _data, { theme, cycle }) => {
  const usual = theme.lineColors[cycle % theme.lineColors.length] ?? theme.ink;
  const color = layer.color === undefined ? usual : colorOf(layer.color, theme);
  const fill = faded(color, layer.opacity);
  return {
    ...NOTHING_PREPARED,
    legend: layer.label === undefined ? null : { label: layer.label, swatch: { kind: 'patch', fill } },
    draw: ({ axes, view }) => {
      const place = layer.along === 'x' ? pageX : pageY;
      const [from, to] = [place(view, axes, layer.from), place(view, axes, layer.to)];
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      const corners =
        layer.along === 'x'
          ? [low, axes.y, high, axes.y, high, axes.y + axes.height, low, axes.y + axes.height]
          : [axes.x, low, axes.x + axes.width, low, axes.x + axes.width, high, axes.x, high];
      return [{ kind: 'polygon', points: Float64Array.from(corners), fill, clip: axes }];
    },
  };
};

/** Words in the panel, with a rim that keeps them readable on a map. */
export const prepareText: Prepare<TextLayer> = (layer, _data, { theme }) => ({
  ...NOTHING_PREPARED,
  draw: (drawing) => {
    const [x, y] = placed(layer.at, layer.in, drawing);
    if (Number.isNaN(x + y)) return [];
    const font = annotationFont(theme, layer.size, drawing.pointPx);
    return [
      {
        ...wordsAt(layer.text, x, y, font, inkOf(layer.color, drawing), drawing),
        align: layer.align,
        baseline: layer.baseline,
        angleDeg: layer.angle,
      },
    ];
  },
});

/** An arrow between two places, with words at its tail. */
export const prepareArrow: Prepare<ArrowLayer> = (layer, _data, { theme }) => ({
  ...NOTHING_PREPARED,
  draw: (drawing) => {
    const { pointPx, axes } = drawing;
    const [x0, y0] = placed(layer.from, layer.in, drawing);
    const [x1, y1] = placed(layer.to, layer.in, drawing);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 0)) return [];
    const color = inkOf(layer.color, drawing);
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    const head = Math.min(length, HEAD_LENGTH_PT * pointPx);
    const half = (HEAD_HALF_WIDTH_PT * head) / HEAD_LENGTH_PT;
    const [bx, by] = [x1 - head * dx, y1 - head * dy];
    const tip = [x1, y1, bx - half * dy, by + half * dx, bx + half * dy, by - half * dx];
    const stroke = { color, widthPt: layer.width ?? theme.spinePt * 1.25, dash: null };
    const marks: Mark[] = [
      straight([x0, y0, bx, by], stroke, drawing),
      { kind: 'polygon', points: Float64Array.from(tip), fill: color, clip: axes },
    ];
    if (layer.text === undefined) return marks;
    const font = annotationFont(theme, layer.size, pointPx);
    const gap = 0.35 * font.sizePx;
    // The words stand behind the tail, on the side that the arrow comes from.
    const sideways = Math.abs(dx) > Math.abs(dy);
    const words = wordsAt(
      layer.text,
      x0 - gap * Math.sign(dx) * Number(sideways),
      y0 - gap * Math.sign(dy) * Number(!sideways),
      font,
      color,
      drawing,
    );
    const align = !sideways ? 'center' : dx > 0 ? 'right' : 'left';
    const baseline = sideways ? 'middle' : dy > 0 ? 'bottom' : 'top';
    return [...marks, { ...words, align, baseline }];
  },
});

function lineStroke(theme: Theme): Stroke {
  return { color: theme.ink, widthPt: theme.spinePt * 1.25, dash: null };
}

function straight(points: readonly number[], stroke: Stroke, { axes, pointPx }: Drawing): Mark {
  return {
    kind: 'polyline',
    points: Float64Array.from(points),
    ...strokeMark(stroke, pointPx),
    cap: 'butt',
    clip: axes,
  };
}

function placed(
  [x, y]: readonly [number, number],
  frame: 'data' | 'axes',
  { view, axes }: Drawing,
): [number, number] {
  if (frame === 'axes') return [axes.x + x * axes.width, axes.y + (1 - y) * axes.height];
  return [pageX(view, axes, x), pageY(view, axes, y)];
}

function annotationFont(theme: Theme, sizePt: number | undefined, pointPx: number): Font {
  return {
    family: theme.fontFamily,
    sizePx: (sizePt ?? theme.annotationPt) * pointPx,
    weight: 'normal',
    style: 'normal',
  };
}

/** Annotations on a map are black whatever the mode, since the map is not inverted. */
function inkOf(color: string | undefined, { theme, mapScale }: Drawing): Color {
  if (color !== undefined) return colorOf(color, theme);
  return mapScale === null ? theme.ink : theme.overlayInk;
}

function wordsAt(
  text: string,
  x: number,
  y: number,
  font: Font,
  color: Color,
  { mapScale, axes, metrics, theme }: Drawing,
): TextMark {
  return {
    kind: 'text',
    x,
    y,
    runs: textRuns(text, font, metrics, theme.symbols),
    color,
    align: 'left',
    baseline: 'middle',
    angleDeg: 0,
    clip: axes,
    ...(mapScale === null ? {} : { halo: haloAround(color, font) }),
  };
}
