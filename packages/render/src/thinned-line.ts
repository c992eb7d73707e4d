/** Lines with fewer points are left as they are. */
const FEWEST_POINTS = 10_000;
/** Columns of a quarter of a pixel: three to a dot of 600 per inch at 200 pixels per inch. */
const COLUMNS_PER_PX = 4;

/**
 * The same picture of a very long line with fewer points: of those that follow each other within a quarter of a pixel
 * from left to right, the first, the lowest, the highest and the last are kept (M4, Jugel et al., VLDB 2014).
 * NaN, which breaks the line, stays.
 */
export function thinnedLine(points: Float64Array): Float64Array {
  if (points.length < 2 * FEWEST_POINTS) return points;
  const kept = new Float64Array(points.length);
  let count = 0;
  const keep = (at: number) => {
    kept[count++] = points[at] as number;
    kept[count++] = points[at + 1] as number;
  };
  const end = points.length - (points.length % 2);
  for (let start = 0; start < end; ) {
    const column = Math.floor((points[start] as number) * COLUMNS_PER_PX);
    let [low, high, last] = [start, start, start];
    for (let i = start + 2; i < end; i += 2) {
      const y = points[i + 1] as number;
      if (Math.floor((points[i] as number) * COLUMNS_PER_PX) !== column || Number.isNaN(y)) break;
      if (y < (points[low + 1] as number)) low = i;
      if (y > (points[high + 1] as number)) high = i;
      last = i;
    }
    const [earlier, later] = low < high ? [low, high] : [high, low];
    keep(start);
    if (earlier !== start) keep(earlier);
    if (later !== earlier && later !== start) keep(later);
    if (last !== later && last !== start) keep(last);
    start = last + 2;
  }
  return kept.subarray(0, count);
}
