/** What takes the outline of a mark: a canvas, or the text of an SVG path. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
}

/** Farther out coordinates are cut: far beyond the picture a line may bend unseen. */
const MAX_COORDINATE = 1e6;

/**
 * Traces a polyline exactly where it lies; NaN breaks it. A piece that returns to its start is closed, so that its
 * last corner is joined and not capped.
 */
export function tracePolyline(sink: PathSink, points: Float64Array): void {
  eachPiece(points, (first, last) => {
    const closed =
      last - first > 2 && points[first] === points[last] && points[first + 1] === points[last + 1];
    tracePiece(sink, points, first, closed ? last - 2 : last);
    if (closed) sink.closePath();
  });
}

/** Traces rings, each closed by itself; NaN stands between them. */
export function traceRings(sink: PathSink, points: Float64Array): void {
  eachPiece(points, (first, last) => {
    tracePiece(sink, points, first, last);
    sink.closePath();
  });
}

function tracePiece(sink: PathSink, points: Float64Array, first: number, last: number): void {
  sink.moveTo(bounded(points[first] as number), bounded(points[first + 1] as number));
  for (let i = first + 2; i <= last; i += 2) {
    sink.lineTo(bounded(points[i] as number), bounded(points[i + 1] as number));
  }
}

/** Calls `piece` with the places of the first and last x of every run of finite points of two or more. */
function eachPiece(points: Float64Array, piece: (first: number, last: number) => void): void {
  let first = -1;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const finite = Number.isFinite((points[i] as number) + (points[i + 1] as number));
    if (finite && first < 0) first = i;
    if (!finite) {
      if (first >= 0 && i - 2 > first) piece(first, i - 2);
      first = -1;
    }
  }
  const last = points.length - (points.length % 2) - 2;
  if (first >= 0 && last > first) piece(first, last);
}

function bounded(coordinate: number): number {
  return Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, coordinate));
}
