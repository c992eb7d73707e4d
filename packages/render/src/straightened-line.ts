/** How far a point may lie from the line that is drawn instead, in pixels: a twentieth cannot be seen. */
const TOLERANCE_PX = 0.05;
const FEWEST_POINTS = 32;

/**
 * The same line without the points that lie on the straight way between others, to within a twentieth of a pixel:
 * from a kept point on, as long as one direction passes all points since near enough, and none turns back (Sklansky and
 * Gonzalez, 1980). Ends of pieces, and NaN between them, stay.
 */
export function straightenedLine(points: Float64Array): Float64Array {
  if (points.length < 2 * FEWEST_POINTS) return points;
  const end = points.length - (points.length % 2);
  const kept = new Float64Array(end);
  let count = 0;
  let anchorX = Number.NaN;
  let anchorY = Number.NaN;
  // The last point that is not kept yet, and the directions from the anchor that pass all such points.
  let pending = false;
  let lastX = 0;
  let lastY = 0;
  let reach = 0;
  let middle = 0;
  let low = 0;
  let high = 0;
  for (let i = 0; i < end; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const dx = x - anchorX;
    const dy = y - anchorY;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (!Number.isFinite(distance)) {
      if (pending) {
        kept[count++] = lastX;
        kept[count++] = lastY;
      }
      kept[count++] = x;
      kept[count++] = y;
      pending = false;
      anchorX = x;
      anchorY = y;
      reach = 0;
      continue;
    }
    if (distance >= reach - TOLERANCE_PX) {
      const half = distance > TOLERANCE_PX ? Math.asin(TOLERANCE_PX / distance) : Math.PI;
      if (reach <= TOLERANCE_PX) {
        middle = Math.atan2(dy, dx);
        low = -half;
        high = half;
        reach = Math.max(reach, distance);
        pending = true;
        lastX = x;
        lastY = y;
        continue;
      }
      let turn = Math.atan2(dy, dx) - middle;
      if (turn > Math.PI) turn -= 2 * Math.PI;
      else if (turn < -Math.PI) turn += 2 * Math.PI;
      if (turn >= low && turn <= high) {
        low = Math.max(low, turn - half);
        high = Math.min(high, turn + half);
        reach = Math.max(reach, distance);
        lastX = x;
        lastY = y;
        continue;
      }
    }
    kept[count++] = lastX;
    kept[count++] = lastY;
    anchorX = lastX;
    anchorY = lastY;
    middle = Math.atan2(y - anchorY, x - anchorX);
    reach = Math.hypot(x - anchorX, y - anchorY);
    high = reach > TOLERANCE_PX ? Math.asin(TOLERANCE_PX / reach) : Math.PI;
    low = -high;
    lastX = x;
    lastY = y;
    pending = true;
  }
  if (pending) {
    kept[count++] = lastX;
    kept[count++] = lastY;
  }
  return kept.subarray(0, count);
}
