import { coordinateAt, type FieldData } from './data.js';
import type { PanelView } from './extent.js';
import { normalize } from './norm.js';
import { profileOf } from './plane.js';
import type { Color, PolylineMark, Rect } from './scene.js';

/** Farther out than this many pixels a line is cut off, since painters lose precision. */
const FAR = 1e5;

/** The values of a field with one axis as a line; it breaks where there is no value, or none above 0 on a log axis. */
export function lineMark(
  field: FieldData,
  view: PanelView,
  axes: Rect,
  stroke: Color,
  widthPx: number,
): PolylineMark {
  const { axis, values } = profileOf(field);
  const { data, offset, strides } = values;
  const points = new Float64Array(2 * axis.count);
  for (let k = 0; k < axis.count; k++) {
    const value = (data[offset + k * (strides[0] ?? 1)] ?? Number.NaN) * field.factor;
    const x = normalize(view.x, coordinateAt(axis, k));
    const y = normalize(view.y, value);
    points[2 * k] = axes.x + x * axes.width;
    points[2 * k + 1] = Math.min(FAR, Math.max(-FAR, axes.y + (1 - y) * axes.height));
  }
  return { kind: 'polyline', points, stroke, widthPx, cap: 'square', join: 'round', clip: axes };
}
