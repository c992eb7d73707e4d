import type { RunDetail } from '@emout/api/schemas';
import { isDrawable } from './formula-check';
import type { DrawableField } from './opening-view';
import type { Plane } from './plane';
import { extentsOf, runOf } from './plate-geometry';
import { type PlateLayout, plateLayout } from './plate-layout';
import type { Area } from './use-area';
import type { PlateState } from './use-plate';
import { planeOf, type View } from './view';

/** What a picture is of, and where its parts stand. */
export interface Shown {
  readonly view: View;
  readonly field: DrawableField;
  readonly plane: Plane;
  readonly layout: PlateLayout;
}

export interface ShownOptions {
  readonly run: RunDetail;
  readonly area: Area;
  /** What the page asks for. */
  readonly wanted: Shown;
  readonly state: PlateState;
  /** True while the connection is down and the last picture stays. */
  readonly stale: boolean;
}

/** Where the parts of a view's figure stand. */
export function layoutOf(area: Area, view: View, field: DrawableField, plane: Plane): PlateLayout {
  const horizontal = runOf(view.subscript, field.shape, plane.horizontal);
  const vertical = runOf(view.subscript, field.shape, plane.vertical);
  return plateLayout(area, area.metrics, extentsOf(plane, horizontal, vertical));
}

/** What is on the page: the picture that came last, else what was asked for first. */
export function shownOf({ run, area, wanted, state, stale }: ShownOptions): Shown {
  const { plate, failure } = state;
  // Where the data cannot be read, the empty frame is that of what was asked for.
  const view = failure !== null && !stale ? failure.view : plate?.view;
  if (view === undefined) return wanted;
  const field = run.fields.find((one) => one.name === view.field);
  const plane = planeOf(view.subscript);
  if (field === undefined || !isDrawable(field) || plane === null) return wanted;
  return { view, field, plane, layout: layoutOf(area, view, field, plane) };
}
