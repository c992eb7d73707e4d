import { axisOf, type Drawable } from './drawable';
import type { Plane } from './plane';
import { extentsOf, runOf } from './plate-geometry';
import { type PlateLayout, plateLayout } from './plate-layout';
import type { Area } from './use-area';
import type { PlateState } from './use-plate';
import { planeOf, type View } from './view';

/** What a picture is of, and where its parts stand. */
export interface Shown {
  readonly view: View;
  readonly field: Drawable;
  readonly plane: Plane;
  readonly layout: PlateLayout;
}

export interface ShownOptions {
  readonly area: Area;
  /** What the page asks for. */
  readonly wanted: Shown;
  readonly state: PlateState;
  /** True while the connection is down and the last picture stays. */
  readonly stale: boolean;
}

/** Where the parts of a view's figure stand. */
export function layoutOf(area: Area, view: View, field: Drawable, plane: Plane): PlateLayout {
  const horizontal = runOf(view.subscript, field.shape, plane.horizontal);
  const vertical = runOf(view.subscript, field.shape, plane.vertical);
  const hasDepth = axisOf(field, plane.depth) !== null;
  return plateLayout(area, area.metrics, extentsOf(plane, horizontal, vertical), hasDepth);
}

/** What is on the page: the picture that came last, else what was asked for first. */
export function shownOf({ area, wanted, state, stale }: ShownOptions): Shown {
  const { plate, failure } = state;
  // Where the data cannot be read, the empty frame is that of what was asked for.
  const source = failure !== null && !stale ? failure : plate;
  if (source === null) return wanted;
  const { view } = source;
  // A series grows while its picture stays.
  const field = view.base === wanted.view.base ? wanted.field : source.drawable;
  const plane = planeOf(view.subscript);
  if (plane === null) return wanted;
  return { view, field, plane, layout: layoutOf(area, view, field, plane) };
}
