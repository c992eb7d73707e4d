import type { RunDetail } from '@emout/api/schemas';
import { type ColorLimits, tidyLimits } from './bar-scale';
import { axisOf, type Drawable, drawableField, isReadable } from './drawable';
import type { DrawableFormula } from './formula-check';
import { moveTo, type Place, withBase, withPlane } from './place';
import type { AxisName, Plane, PlaneName } from './plane';
import type { PlateMode } from './use-plate';
import type { ChangeOf, ChangeView } from './use-view';
import { type ColorRange, planeOf, showsContours, type View } from './view';

export interface ViewActionsOptions {
  readonly run: RunDetail;
  readonly view: View;
  readonly field: Drawable;
  readonly plane: Plane;
  readonly place: Place;
  /** Limits of the picture that is shown. */
  readonly limits: ColorLimits | null;
  readonly change: ChangeView;
  readonly setMode: (mode: PlateMode) => void;
}

/** Everything that one can do to the view: each changes the address, and says how the picture is to follow. */
export function viewActions({ run, view, field, plane, place, limits, change, setMode }: ViewActionsOptions) {
  const act = (next: View, how: ChangeOf = {}) => {
    setMode(how.dragging === true ? 'drag' : how.gesture === undefined ? 'final' : 'stream');
    change(next, how);
  };
  /** The last of a drag: one entry of the history with it, and the whole picture at once. */
  const drag = (next: View, gesture: string, dragging: boolean) => {
    setMode(dragging ? 'drag' : 'final');
    change(next, { gesture, dragging });
  };
  const range = (next: ColorRange, how?: ChangeOf) => act({ ...view, range: next }, how);
  /** What becomes of the limits when they are taken hold of. */
  const tidied = ({ min, max }: ColorLimits): ColorLimits =>
    view.range.kind === 'fixed' ? { min, max } : tidyLimits({ min, max }, view.norm);
  const fixedTo = (next: ColorLimits): ColorRange => ({ kind: 'fixed', ...tidied(next) });
  /** The picture stays as it is, only the probe moves. */
  const probeAt = (horizontal: number, vertical: number, open: boolean, dragging: boolean) => {
    const panel = open ? 'profile' : view.panel;
    change({ ...view, panel, probe: { horizontal, vertical } }, { gesture: 'probe', dragging });
  };
  return {
    act,
    range,
    fixedTo,
    probeAt,
    probeAlong: (axis: AxisName, position: number) =>
      probeAt(
        axis === plane.horizontal ? position : place[plane.horizontal],
        axis === plane.vertical ? position : place[plane.vertical],
        false,
        false,
      ),
    move: (axis: AxisName, position: number, dragging: boolean) => {
      if (axisOf(field, axis) !== null) drag(moveTo(view, axis, position), `drag ${axis}`, dragging);
    },
    limits: (next: ColorLimits, dragging: boolean) =>
      drag({ ...view, range: fixedTo(next) }, 'limits', dragging),
    /** One limit as it was written; the other stays where it is, rounded as when it is taken hold of. */
    limit: (which: 'min' | 'max', value: number) => {
      if (limits !== null) range({ kind: 'fixed', ...tidied(limits), [which]: value });
    },
    norm: (norm: View['norm']) => {
      const broken = norm === 'log' && view.range.kind === 'fixed' && view.range.min <= 0;
      act({ ...view, norm, range: broken ? { kind: 'auto' } : view.range });
    },
    /** Limits are numbers of a unit; in other units they would mean something else. */
    units: (units: View['units']) =>
      act({ ...view, units, range: view.range.kind === 'fixed' ? { kind: 'auto' } : view.range }),
    /** An address says only what differs from the map's own choice. */
    contours: () => {
      const shown = !showsContours(view);
      const usual = showsContours({ ...view, contours: null });
      act({ ...view, contours: shown === usual ? null : shown });
    },
    fit: (kind: ColorRange['kind']) => {
      if (kind === 'auto') range({ kind: 'auto' });
      else if (kind === 'percentile') range({ kind: 'percentile', low: 1, high: 99 });
      else if (limits !== null) range(fixedTo(limits));
    },
    plane: (name: PlaneName) => act(withPlane(view, field.shape, name)),
    panel: (panel: NonNullable<View['panel']>) =>
      act({ ...view, panel: view.panel === panel ? null : panel }),
    field: (name: string) => {
      const one = run.fields.find((listed) => listed.name === name);
      if (one !== undefined && isReadable(one)) act(withBase(view, drawableField(one)));
    },
    formula: ({ drawable, subscript }: DrawableFormula) => {
      const samePlane = planeOf(subscript)?.name === plane.name;
      const moved: View = { ...view, subscript, probe: samePlane ? view.probe : null };
      act(drawable.name === view.base ? moved : withBase(moved, drawable));
    },
  };
}
