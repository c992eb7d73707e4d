import type { CurvesData } from './data.js';
import { pageX, pageY } from './page.js';
import type { PanelView } from './prepared-layer.js';
import type { Mark, Rect } from './scene.js';
import { type Stroke, strokeMark } from './stroke.js';

/** 1.7 and 3.6 px at 96 dots to the inch. */
const LINE_PT = 1.275;
const RIM_PT = 2.7;
const WHITE = { r: 255, g: 255, b: 255, a: 1 } as const;

/** What an outline is drawn with when nothing else is asked for: black on a white rim, on any map, in any mode. */
export const OUTLINE_STROKE: Stroke = { color: { r: 0, g: 0, b: 0, a: 1 }, widthPt: LINE_PT, dash: null };

/** The outlines of bodies in the plane, with a rim in white that keeps them apart from the map. */
export function outlineMarks(
  { points }: Pick<CurvesData, 'points'>,
  view: PanelView,
  axes: Rect,
  stroke: Stroke,
  pointPx: number,
): Mark[] {
  if (points.length === 0) return [];
  const onPage = new Float64Array(points.length);
  for (let k = 0; k < points.length; k += 2) {
    onPage[k] = pageX(view, axes, points[k] as number);
    onPage[k + 1] = pageY(view, axes, points[k + 1] as number);
  }
  const line = { kind: 'polyline', points: onPage, join: 'round', clip: axes } as const;
  const rim = { ...WHITE, a: stroke.color.a };
  const rimPx = (stroke.widthPt + RIM_PT - LINE_PT) * pointPx;
  return [
    { ...line, stroke: rim, widthPx: rimPx, cap: 'round' },
    { ...line, ...strokeMark(stroke, pointPx), cap: stroke.dash === null ? 'round' : 'butt' },
  ];
}
