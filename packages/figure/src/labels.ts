import type { AxisData, FieldData } from './data.js';
import { planeOf, profileOf } from './plane.js';
import type { Layer, Panel } from './spec.js';

interface PanelLabels {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
}

/**
 * Title and axis labels of a panel as emout writes them, made of its first layer: `phisp [V]`, `x [m]`; a line has its
 * value on the y axis and no title. What the panel asks for replaces them, also by nothing.
 */
export function labelsOf(
  panel: Panel,
  first: { readonly layer: Layer; readonly field: FieldData } | undefined,
): PanelLabels {
  const usual =
    first === undefined ? { title: '', xLabel: '', yLabel: '' } : usualLabels(first.layer, first.field);
  return {
    title: panel.title ?? usual.title,
    xLabel: panel.x?.label ?? usual.xLabel,
    yLabel: panel.y?.label ?? usual.yLabel,
  };
}

/** `phisp [V]`, or the bare name for EMSES values. */
export function quantityLabel({ name, unit }: Pick<FieldData | AxisData, 'name' | 'unit'>): string {
  return unit === null || unit === '' ? name : `${name} [${unit}]`;
}

function usualLabels(layer: Layer, field: FieldData): PanelLabels {
  if (layer.kind === 'line') {
    return { title: '', xLabel: quantityLabel(profileOf(field).axis), yLabel: quantityLabel(field) };
  }
  const { horizontal, vertical } = planeOf(field, layer.axes);
  return { title: quantityLabel(field), xLabel: quantityLabel(horizontal), yLabel: quantityLabel(vertical) };
}
