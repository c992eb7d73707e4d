import { axisOf, type Drawable } from './drawable';
import { AXIS_NAMES, type AxisName, axisIndex, PLANES, type Plane, type PlaneName } from './plane';
import {
  NO_AXIS,
  planeOf,
  type Shape,
  type Subscript,
  type SubscriptItem,
  type View,
  WHOLE_AXIS,
  withItem,
} from './view';

/** A cell of the run: a grid position along each axis. */
export type Place = Readonly<Record<AxisName, number>>;

/** A position that may count from the end, as one from the start, kept inside 0 … size − 1. */
export function positionIn(at: number, size: number): number {
  const fromStart = at < 0 ? at + size : at;
  return Math.max(0, Math.min(size - 1, fromStart));
}

/** The middle of space and the end of time are the most telling cuts. */
function usualPosition(axis: AxisName, shape: Shape): number {
  const size = shape[axisIndex(axis)];
  return axis === 't' ? Math.max(0, size - 1) : Math.floor(size / 2);
}

/** The cell that the view looks at: its indices, and the probe (or the middle) along the free axes. */
export function placeOf(view: Pick<View, 'subscript' | 'probe'>, shape: Shape): Place {
  const plane = planeOf(view.subscript);
  const along = (axis: AxisName): number => {
    const k = axisIndex(axis);
    const item = view.subscript[k];
    if (item.kind === 'absent') return 0;
    if (item.kind === 'index') return positionIn(item.at, shape[k]);
    if (view.probe !== null && plane !== null) {
      if (axis === plane.horizontal) return positionIn(view.probe.horizontal, shape[k]);
      if (axis === plane.vertical) return positionIn(view.probe.vertical, shape[k]);
    }
    return usualPosition(axis, shape);
  };
  return { t: along('t'), z: along('z'), y: along('y'), x: along('x') };
}

const at = (position: number): SubscriptItem => ({ kind: 'index', at: position });

/** The subscript of one cell of what `subscript` slices. */
export function cellSubscript(subscript: Subscript, place: Place): Subscript {
  return sectionSubscript(subscript, place, []);
}

/** The subscript that leaves the named axes whole at a place, over the axes that `subscript` has. */
export function sectionSubscript(subscript: Subscript, place: Place, free: readonly AxisName[]): Subscript {
  const item = (axis: AxisName) => {
    if (subscript[axisIndex(axis)].kind === 'absent') return NO_AXIS;
    return free.includes(axis) ? WHOLE_AXIS : at(place[axis]);
  };
  return [item('t'), item('z'), item('y'), item('x')];
}

/** The same plane at another position of one of its fixed axes; the same view where there is no such axis. */
export function moveTo(view: View, axis: AxisName, position: number): View {
  if (view.subscript[axisIndex(axis)].kind === 'absent') return view;
  return { ...view, subscript: withItem(view.subscript, axis, at(position)) };
}

/** Moves along a fixed axis by `delta` positions and stops at both ends. */
export function moveBy(view: View, shape: Shape, axis: AxisName, delta: number): View {
  const position = placeOf(view, shape)[axis] + delta;
  return moveTo(view, axis, Math.max(0, Math.min(shape[axisIndex(axis)] - 1, position)));
}

/** Another plane through the same cell; a probe stays on that cell. */
export function withPlane(view: View, shape: Shape, name: PlaneName): View {
  const place = placeOf(view, shape);
  const plane: Plane = PLANES[name];
  const subscript = sectionSubscript(view.subscript, place, [plane.horizontal, plane.vertical]);
  const probe =
    view.probe === null ? null : { horizontal: place[plane.horizontal], vertical: place[plane.vertical] };
  return { ...view, subscript, probe };
}

/**
 * Something else cut at the same place: positions beyond its shape go to its last cell, axes that are new to the
 * view are cut where they tell most, and limits in the unit of what was shown are given up.
 */
export function withBase(view: View, base: Pick<Drawable, 'name' | 'axes' | 'shape'>): View {
  const { shape } = base;
  let subscript = view.subscript;
  for (const axis of AXIS_NAMES) {
    const k = axisIndex(axis);
    const item = subscript[k];
    if (axisOf(base, axis) === null) subscript = withItem(subscript, axis, NO_AXIS);
    else if (item.kind === 'absent') subscript = withItem(subscript, axis, at(usualPosition(axis, shape)));
    else if (item.kind === 'index' && (item.at >= shape[k] || item.at < -shape[k])) {
      subscript = withItem(subscript, axis, at(positionIn(item.at, shape[k])));
    }
  }
  const plane = planeOf(subscript);
  const probe =
    view.probe === null || plane === null
      ? null
      : {
          horizontal: positionIn(view.probe.horizontal, shape[axisIndex(plane.horizontal)]),
          vertical: positionIn(view.probe.vertical, shape[axisIndex(plane.vertical)]),
        };
  const range = view.range.kind === 'fixed' ? ({ kind: 'auto' } as const) : view.range;
  return { ...view, base: base.name, subscript, probe, range };
}
