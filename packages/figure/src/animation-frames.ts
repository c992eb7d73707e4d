import type { NdArray } from '@emout/ndarray/ndarray';
import { extent } from '@emout/ndarray/reduce';
import { MAX_FRAMES } from './bounds.js';
import { contourLevels } from './contour-levels.js';
import type { AxisData, FieldData, FigureData, LayerData } from './data.js';
import { FigureError } from './errors.js';
import { frameTitles, positionWriter } from './frame-title.js';
import { quantityLabel } from './labels.js';
import { resolveLimits } from './limits.js';
import type { Animation, FigureSpec } from './spec.js';
import type { Layer } from './spec-layers.js';
import type { Panel } from './spec-panels.js';

/** A figure without an animation, and its data. */
export interface StillFigure {
  readonly spec: FigureSpec;
  readonly data: FigureData;
}

/** A figure in many frames; colours, levels and axes of values are the same in all. */
export interface AnimatedFigure {
  readonly count: number;
  /** Where a frame is on the axis: `t = 0.334 ms`. */
  label(frame: number): string;
  still(frame: number): StillFigure;
}

/** matplotlib's margin, at the ends of the values of all frames. */
const LINE_MARGIN = 0.05;

/**
 * The frames of a figure along the axis of its animation. Layers that have the axis are cut along it; others are the
 * same in every frame. With several panels the position stands above all, else in the title of the panel.
 * @param data as the expressions give it, the axis of the animation still in it.
 * @throws FigureError when no layer has the axis, or it has more than 2000 positions.
 */
export function animatedFigure(spec: FigureSpec, data: FigureData): AnimatedFigure {
  const { animation } = spec;
  if (animation === undefined) throw new FigureError(null, 'The figure has no animation.');
  const axes = data.panels.flatMap(({ layers }) => layers.flatMap((layer) => axisOf(layer, animation) ?? []));
  const [first] = axes;
  if (first === undefined) {
    throw new FigureError(
      null,
      `No expression leaves the axis ${animation.axis} open. Write : in its place, as in phisp[:, :, 64, :].`,
    );
  }
  const axis = shownPart({ ...first, count: Math.min(...axes.map(({ count }) => count)) }, animation);
  const fixed = withFixedValues(spec, data);
  const title = titleWriter(fixed, data, axis);
  const position = positionWriter(axis);
  return {
    count: axis.count,
    label: position,
    still: (frame) => ({
      spec: title(frame),
      data: frameData(
        data,
        animation,
        Math.round((axis.start + frame * axis.step - first.start) / first.step),
      ),
    }),
  };
}

/** The part of an axis that an animation goes through, by the rules of a slice. */
function shownPart(axis: AxisData, { start, stop, every }: Animation): AxisData {
  const bound = (at: number): number => Math.max(0, Math.min(axis.count, at < 0 ? at + axis.count : at));
  const from = bound(start ?? 0);
  const to = bound(stop ?? axis.count);
  const count = Math.max(0, Math.ceil((to - from) / every));
  if (count === 0)
    throw new FigureError(
      null,
      `No position of ${axis.name} is left between ${from} and ${to}; it has ${axis.count}.`,
    );
  if (count > MAX_FRAMES) {
    throw new FigureError(
      null,
      `The animation would have ${count} frames; at most ${MAX_FRAMES} are drawn. Take every ${Math.ceil(count / MAX_FRAMES)}th.`,
    );
  }
  return {
    ...axis,
    count,
    start: axis.start + from * axis.step,
    step: axis.step * every,
    first: axis.first + from * axis.spacing,
    spacing: axis.spacing * every,
  };
}

function axisOf(data: LayerData, { axis }: Animation): AxisData | null {
  const field = fieldBehind(data);
  return field?.axes.find(({ name }) => name === axis) ?? null;
}

function fieldBehind(data: LayerData): FieldData | null {
  if (data.kind === 'field') return data.field;
  return data.kind === 'vector' ? (data.vector.components[0]?.field ?? null) : null;
}

function frameData(data: FigureData, animation: Animation, at: number): FigureData {
  return {
    panels: data.panels.map(({ layers }) => ({ layers: layers.map((layer) => cut(layer, animation, at)) })),
  };
}

function cut(data: LayerData, animation: Animation, at: number): LayerData {
  if (axisOf(data, animation) === null) return data;
  if (data.kind === 'field') return { kind: 'field', field: cutField(data.field, animation, at) };
  if (data.kind !== 'vector') return data;
  const components = data.vector.components.map(({ letter, field }) => ({
    letter,
    field: cutField(field, animation, at),
  }));
  return { kind: 'vector', vector: { ...data.vector, components } };
}

function cutField(field: FieldData, { axis }: Animation, at: number): FieldData {
  const place = field.axes.findIndex(({ name }) => name === axis);
  const { data, shape, strides, offset } = field.values;
  const values: NdArray = {
    data,
    shape: shape.toSpliced(place, 1),
    strides: strides.toSpliced(place, 1),
    offset: offset + at * (strides[place] ?? 0),
  };
  return { ...field, values, axes: field.axes.toSpliced(place, 1) };
}

/** The same figure with limits and levels that hold for all frames. */
function withFixedValues(spec: FigureSpec, data: FigureData): FigureSpec {
  const panels = spec.panels.map((panel, p) => ({
    ...panel,
    layers: panel.layers.map((layer, l) => {
      const own = data.panels[p]?.layers[l];
      return own === undefined || spec.animation === undefined || axisOf(own, spec.animation) === null
        ? layer
        : fixedLayer(layer, own);
    }),
  }));
  const { animation: _, ...still } = spec;
  return { ...still, panels };
}

function fixedLayer(layer: Layer, data: LayerData): Layer {
  if (data.kind === 'vector') return fixedVector(layer, data);
  if (data.kind !== 'field') return layer;
  const { field } = data;
  if (layer.kind === 'histogram') {
    const { min, max } = extent(field.values);
    if (layer.range !== undefined || min === null || max === null || !(min < max)) return layer;
    return { ...layer, range: [min * field.factor, max * field.factor] };
  }
  if (!('limits' in layer)) return layer;
  const { min, max, scale, dataMin, dataMax } = resolveLimits(layer, field);
  const held = layer.limits.kind === 'fixed';
  const isLine =
    layer.kind === 'line' || layer.kind === 'points' || (layer.kind === 'map' && field.axes.length === 2);
  const margin = isLine && !held && scale.kind === 'linear' ? LINE_MARGIN * (max - min) : 0;
  const limits = { kind: 'fixed' as const, min: min - margin, max: max + margin };
  const linthresh = scale.kind === 'symlog' ? { linthresh: scale.linthresh } : {};
  if (layer.kind !== 'contour') return { ...layer, limits, ...linthresh };
  const { levels } = layer;
  if (Array.isArray(levels) || levels === 'colors' || dataMin === null || dataMax === null)
    return { ...layer, limits };
  return { ...layer, limits, levels: [...contourLevels(dataMin, dataMax, levels)] };
}

function fixedVector(layer: Layer, { vector }: Extract<LayerData, { kind: 'vector' }>): Layer {
  if ((layer.kind !== 'stream' && layer.kind !== 'quiver') || layer.cmap === undefined) return layer;
  const largest = vector.components.map(({ field }) => {
    const { min, max } = extent(field.values);
    return Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)) * field.factor;
  });
  const max = Math.hypot(...largest);
  if (layer.limits.kind === 'fixed' || !(max > 0)) return layer;
  const min = layer.limits.kind === 'auto' ? layer.limits.min : undefined;
  const top = layer.limits.kind === 'auto' ? layer.limits.max : undefined;
  const low = min ?? (layer.norm === 'log' ? 1e-3 * max : 0);
  return { ...layer, limits: { kind: 'fixed', min: low, max: top ?? max } };
}

/** The specification of each frame with its title. */
function titleWriter(spec: FigureSpec, data: FigureData, axis: AxisData): (frame: number) => FigureSpec {
  const { compat, labels } = spec;
  const own = spec.panels.filter(({ inset }) => inset === undefined);
  const [panel] = own;
  const prefix = spec.title ?? '';
  if (own.length !== 1 || panel === undefined || spec.title !== undefined) {
    const titles = frameTitles(prefix, axis);
    return (frame) => ({ ...spec, title: titles[frame] ?? prefix });
  }
  const at = spec.panels.indexOf(panel);
  const field = data.panels[at]?.layers.map(nameOf).find((found) => found !== null) ?? null;
  const titles = frameTitles(panel.title ?? field?.name ?? '', axis, compat === undefined ? {} : { compat });
  const named =
    compat === undefined && field !== null
      ? withBarLabel(panel, quantityLabel(field, labels, compat))
      : panel;
  return (frame) => ({
    ...spec,
    panels: spec.panels.with(at, { ...named, title: titles[frame] ?? '' }),
  });
}

function nameOf(data: LayerData) {
  if (data.kind === 'field') return data.field;
  return data.kind === 'vector' ? data.vector : null;
}

/** The title says the position; what the colours mean stands at their bar. */
function withBarLabel(panel: Panel, label: string): Panel {
  const { colorbar } = panel;
  if (colorbar === false) return panel;
  if (colorbar === true) return { ...panel, colorbar: { side: 'right', notation: 'auto', label } };
  return colorbar.label === undefined ? { ...panel, colorbar: { ...colorbar, label } } : panel;
}
