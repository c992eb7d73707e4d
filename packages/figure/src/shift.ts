import type { AxisData, CurvesData, FieldData, LayerData, PointsData } from './data.js';
import { coordinateAt } from './data.js';
import { pointsOf } from './layer-data.js';
import { directionOf } from './panel-view.js';
import { planeAxes, stackedAxes } from './plane.js';
import type { AxisKey } from './prepared-layer.js';
import type { Layer } from './spec-layers.js';
import type { AxisOptions, Panel } from './spec-panels.js';

const AXES: readonly AxisKey[] = ['x', 'y', 'x2', 'y2'];

/** Added to the coordinates of a layer. */
interface Shift {
  readonly x: number;
  readonly y: number;
}

/**
 * The data of a panel with the origin of its coordinates moved as its axes ask: `left`, `center` and `right` are the
 * first, the middle (`count // 2`) and the last coordinate of the first data on an axis; all its layers move alike.
 */
export function shiftedData(panel: Panel, data: readonly LayerData[]): readonly LayerData[] {
  if (AXES.every((key) => panel[key]?.shift === undefined)) return data;
  // A line's second coordinate is its value.
  const whole = data.map((one): LayerData => {
    const isLine = one.kind === 'field' && one.field.axes.length === 1;
    return isLine ? { kind: 'points', points: pointsOf(one) } : one;
  });
  const shifts = AXES.map((key) => [key, shiftOn(key, panel, whole)] as const);
  const shiftAlong = (layer: Layer, direction: 'x' | 'y'): number =>
    shifts.find(([key]) => key === axisOf(layer, direction))?.[1] ?? 0;
  return whole.map((one, i) => {
    const layer = panel.layers[i];
    if (layer === undefined) return one;
    return moved(one, layer, { x: shiftAlong(layer, 'x'), y: shiftAlong(layer, 'y') });
  });
}

function axisOf(layer: Layer, direction: 'x' | 'y'): AxisKey {
  if (direction === 'x') return 'xAxis' in layer ? layer.xAxis : 'x';
  return 'axis' in layer ? layer.axis : 'y';
}

function shiftOn(key: AxisKey, panel: Panel, data: readonly LayerData[]): number {
  const asked = panel[key];
  const direction = directionOf(key);
  for (const [i, layer] of panel.layers.entries()) {
    const one = data[i];
    if (one === undefined || one.kind === 'none' || one.kind === 'curves') continue;
    if (axisOf(layer, direction) !== key) continue;
    if (one.kind === 'points') return byValues(asked, one.points[direction]);
    const field = one.kind === 'vector' ? one.vector.components[0]?.field : one.field;
    if (field?.axes.length !== 2) continue;
    const { horizontal, vertical } = axesOnPage(field, layer);
    return byAxis(asked, direction === 'x' ? horizontal : vertical);
  }
  return typeof asked?.shift === 'number' ? asked.shift : 0;
}

function axesOnPage({ axes, expression }: FieldData, layer: Layer) {
  if (layer.kind === 'phaseSpace') return stackedAxes(axes, expression);
  return planeAxes(axes, expression, 'axes' in layer ? layer.axes : undefined);
}

function byAxis(asked: AxisOptions | undefined, axis: AxisData | undefined): number {
  if (axis === undefined || asked?.shift === undefined) return 0;
  if (typeof asked.shift === 'number') return asked.shift;
  const at = { left: 0, center: Math.floor(axis.count / 2), right: axis.count - 1 }[asked.shift];
  return -coordinateAt(axis, at);
}

function byValues(asked: AxisOptions | undefined, values: Float64Array): number {
  if (asked?.shift === undefined) return 0;
  if (typeof asked.shift === 'number') return asked.shift;
  const at = { left: 0, center: Math.floor(values.length / 2), right: values.length - 1 }[asked.shift];
  return -(values[at] ?? 0);
}

function moved(data: LayerData, layer: Layer, shift: Shift): LayerData {
  switch (data.kind) {
    case 'none':
      return data;
    case 'field':
      return { kind: 'field', field: movedField(data.field, layer, shift) };
    case 'vector': {
      const { vector } = data;
      const components = vector.components.map(({ letter, field }) => ({
        letter,
        field: movedField(field, layer, shift),
      }));
      return { kind: 'vector', vector: { ...vector, components } };
    }
    case 'points':
      return { kind: 'points', points: movedPoints(data.points, shift) };
    case 'curves':
      return { kind: 'curves', curves: movedCurves(data.curves, shift) };
  }
}

function movedField(field: FieldData, layer: Layer, shift: Shift): FieldData {
  if (field.axes.length !== 2) return field;
  const { horizontal } = axesOnPage(field, layer);
  const axes = field.axes.map((axis) => movedAxis(axis, axis === horizontal ? shift.x : shift.y));
  return { ...field, axes };
}

function movedAxis(axis: AxisData, by: number): AxisData {
  return { ...axis, first: axis.first + by };
}

function movedPoints(points: PointsData, { x, y }: Shift): PointsData {
  return { ...points, x: points.x.map((value) => value + x), y: points.y.map((value) => value + y) };
}

function movedCurves(curves: CurvesData, { x, y }: Shift): CurvesData {
  return { ...curves, points: curves.points.map((value, k) => value + (k % 2 === 0 ? x : y)) };
}
