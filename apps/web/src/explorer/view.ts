import { operandText } from './operand-text';
import { AXIS_NAMES, type AxisName, axisIndex, type Plane, planeOfAxes } from './plane';

/** One place of the subscript: a position, or a range of which `null` bounds are left out. */
export type SubscriptItem =
  | { readonly kind: 'index'; readonly at: number }
  | {
      readonly kind: 'range';
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  /** What is sliced does not have this axis. */
  | { readonly kind: 'absent' };

/** (t, z, y, x) */
export type Subscript = readonly [SubscriptItem, SubscriptItem, SubscriptItem, SubscriptItem];
/** (t, z, y, x) */
export type Shape = readonly [number, number, number, number];

export type ColorRange =
  | { readonly kind: 'auto' }
  | { readonly kind: 'percentile'; readonly low: number; readonly high: number }
  | { readonly kind: 'fixed'; readonly min: number; readonly max: number };

export type Units = 'si' | 'emses';
export type PanelName = 'variables' | 'profile';

/** The cell under the probe: grid positions along the picture's axes. */
export interface Probe {
  readonly horizontal: number;
  readonly vertical: number;
}

/** Everything that the address bar holds; two equal views are the same page. */
export interface View {
  /** What is sliced: the name of a field, or the text of an expression. */
  readonly base: string;
  readonly subscript: Subscript;
  readonly cmap: string;
  readonly norm: 'linear' | 'log';
  readonly range: ColorRange;
  readonly units: Units;
  /** Null where the colour map decides. */
  readonly contours: boolean | null;
  readonly probe: Probe | null;
  readonly panel: PanelName | null;
}

export const WHOLE_AXIS: SubscriptItem = { kind: 'range', start: null, stop: null, step: null };
export const NO_AXIS: SubscriptItem = { kind: 'absent' };
export const DEFAULT_CMAP = 'gray-jet';

/** Whether contours lie over the map: usually with gray-jet, whose hues alone not every reader can tell apart. */
export function showsContours({ contours, cmap }: Pick<View, 'contours' | 'cmap'>): boolean {
  return contours ?? cmap === DEFAULT_CMAP;
}

/** The axes that the subscript leaves free, in array order. */
export function freeAxes(subscript: Subscript): AxisName[] {
  return AXIS_NAMES.filter((axis) => subscript[axisIndex(axis)].kind === 'range');
}

/** The axes that what is sliced has, in array order. */
export function axesOf(subscript: Subscript): AxisName[] {
  return AXIS_NAMES.filter((axis) => subscript[axisIndex(axis)].kind !== 'absent');
}

/** The plane a subscript draws; null unless exactly two axes are free. */
export function planeOf(subscript: Subscript): Plane | null {
  return planeOfAxes(freeAxes(subscript));
}

/** `subscript` with the item of one axis replaced. */
export function withItem(subscript: Subscript, axis: AxisName, item: SubscriptItem): Subscript {
  const [t, z, y, x] = subscript;
  switch (axis) {
    case 't':
      return [item, z, y, x];
    case 'z':
      return [t, item, y, x];
    case 'y':
      return [t, z, item, x];
    case 'x':
      return [t, z, y, item];
  }
}

function printItem(item: SubscriptItem): string {
  if (item.kind === 'absent') return '';
  if (item.kind === 'index') return String(item.at);
  const bound = (value: number | null) => (value === null ? '' : String(value));
  const range = `${bound(item.start)}:${bound(item.stop)}`;
  return item.step === null ? range : `${range}:${item.step}`;
}

/** True for an item that leaves the axis as it is. */
export function isWhole(item: SubscriptItem): boolean {
  return item.kind === 'range' && item.start === null && item.stop === null && item.step === null;
}

/** The expression as emout reads it; `separator` is ", " on the page and "," in an address. */
export function printFormula(
  { base, subscript }: Pick<View, 'base' | 'subscript'>,
  separator = ', ',
): string {
  const items = subscript.filter((item) => item.kind !== 'absent');
  if (items.every(isWhole)) return base;
  return `${operandText(base)}[${items.map(printItem).join(separator)}]`;
}

/** The text of one slot of the formula. */
export const printSlot = printItem;
