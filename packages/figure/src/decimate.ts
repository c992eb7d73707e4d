/** So many points for each pixel of width change nothing that can be seen. */
const POINTS_PER_PIXEL = 4;

/**
 * The same curve with at most four points for each pixel column, when its x coordinates ascend or descend: the first,
 * lowest, highest and last of each run within a column. Other curves come back as they are.
 * @param points x0, y0, x1, y1, … in pixels; NaN breaks the curve.
 */
export function decimated(points: Float64Array, widthPx: number): Float64Array {
  const count = points.length / 2;
  if (count <= POINTS_PER_PIXEL * Math.max(1, widthPx) || !isMonotonic(points)) return points;
  const out = new Float64Array(points.length);
  let length = 0;
  const keep = (k: number): void => {
    out[length++] = points[2 * k] as number;
    out[length++] = points[2 * k + 1] as number;
  };
  let k = 0;
  while (k < count) {
    const column = Math.floor(points[2 * k] as number);
    if (Number.isNaN(column + (points[2 * k + 1] as number))) {
      keep(k++);
      continue;
    }
    const first = k;
    let [low, high] = [k, k];
    while (k < count && Math.floor(points[2 * k] as number) === column) {
      const y = points[2 * k + 1] as number;
      if (Number.isNaN(y)) break;
      if (y < (points[2 * low + 1] as number)) low = k;
      if (y > (points[2 * high + 1] as number)) high = k;
      k++;
    }
    const last = k - 1;
    const [near, far] = low < high ? [low, high] : [high, low];
    keep(first);
    if (near > first) keep(near);
    if (far > near && far > first) keep(far);
    if (last > far) keep(last);
  }
  return out.slice(0, length);
}

function isMonotonic(points: Float64Array): boolean {
  let [ascends, descends] = [true, true];
  let before = Number.NaN;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number;
    if (x < before) ascends = false;
    if (x > before) descends = false;
    if (!Number.isNaN(x)) before = x;
  }
  return ascends || descends;
}
