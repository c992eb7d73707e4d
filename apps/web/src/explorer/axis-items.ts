import type { ExpressionType } from '@emout/api/expression-schemas';
import type { Span } from '@emout/expr/expression';
import { axisOf, type Drawable, positionOnAxis } from './drawable';
import type { ParsedFormula, WrittenItem } from './formula-text';
import { AXIS_NAMES, type AxisName, axisIndex } from './plane';
import { NO_AXIS, type Subscript, type SubscriptItem, WHOLE_AXIS, withItem } from './view';

/** What the brackets of a formula say of one axis. */
export interface AxisItem {
  /** Null for what has to be computed. */
  readonly item: SubscriptItem | null;
  readonly span: Span | null;
}

/** Nothing is said. */
export const WHOLE: AxisItem = { item: WHOLE_AXIS, span: null };

/** One item for each of (t, z, y, x); brackets count the axes that there are. */
export function itemsOfAxes(
  items: readonly WrittenItem[],
  { axes }: Pick<Drawable, 'axes'>,
): readonly AxisItem[] {
  const given = items.filter((item) => item.kind === 'item').length;
  const filled = items.flatMap((item): AxisItem[] =>
    item.kind === 'item' ? [item] : Array.from({ length: Math.max(0, axes.length - given) }, () => WHOLE),
  );
  return AXIS_NAMES.map((name) => {
    const k = axes.findIndex((axis) => axis.name === name);
    return k < 0 ? { item: NO_AXIS, span: null } : (filled[k] ?? WHOLE);
  });
}

/** Null when an item is known to nobody. */
export function subscriptOf(
  items: readonly AxisItem[],
  drawable: Pick<Drawable, 'axes'>,
  computed: (axis: AxisName) => SubscriptItem | null,
): Subscript | null {
  let subscript: Subscript = [NO_AXIS, NO_AXIS, NO_AXIS, NO_AXIS];
  for (const { name } of drawable.axes) {
    const item = items[axisIndex(name)]?.item ?? computed(name);
    if (item === null) return null;
    subscript = withItem(subscript, name, item);
  }
  return subscript;
}

/** What the worker found an item to be. */
export function itemIn(
  { axes, fixed }: ExpressionType,
  base: Drawable,
  name: AxisName,
): SubscriptItem | null {
  const axis = axisOf(base, name);
  if (axis === null) return null;
  const range = axes.find((one) => one.name === name);
  if (range !== undefined) {
    const start = positionOnAxis(axis, range.startIndex);
    const step = Math.round(range.stepIndex / axis.step);
    return { kind: 'range', start, stop: start + step * range.count, step: step === 1 ? null : step };
  }
  const index = fixed.findLast((one) => one.axis === name)?.index;
  return index === undefined ? null : { kind: 'index', at: positionOnAxis(axis, index) };
}

/** The subscript of a formula in numbers; null where the worker has to compute one. */
export function literalSubscript(
  { items }: ParsedFormula,
  drawable: Pick<Drawable, 'axes'>,
): Subscript | null {
  return subscriptOf(itemsOfAxes(items, drawable), drawable, () => null);
}
