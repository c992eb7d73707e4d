/**
 * The outline of an arrow along its direction, in widths of its shaft: half the shaft, the barbs, the tip. A head is 5
 * long and 3 wide and begins 4.5 before the tip at the shaft (matplotlib's quiver); an arrow shorter than its head is a
 * smaller head, and one shorter than its width a point.
 */
const HEAD_LENGTH = 5;
const HEAD_AXIS_LENGTH = 4.5;
const HEAD_HALF_WIDTH = 1.5;
const SHAFT_HALF_WIDTH = 0.5;
const SHORTEST = 1;
const POINT_CORNERS = 6;

/** Appends the arrow from a place by (dx, dy) pixels with a shaft of `width` pixels, as one ring. */
export function pushArrow(
  ring: { push(x: number, y: number): void; pushBreak(): void },
  x: number,
  y: number,
  dx: number,
  dy: number,
  width: number,
): void {
  ring.pushBreak();
  const length = Math.hypot(dx, dy) / width;
  if (!(length >= SHORTEST)) {
    for (let k = 0; k < POINT_CORNERS; k++) {
      const angle = (2 * Math.PI * k) / POINT_CORNERS;
      ring.push(x + 0.5 * width * Math.cos(angle), y + 0.5 * width * Math.sin(angle));
    }
    return;
  }
  const shrink = Math.min(1, length / HEAD_LENGTH);
  const [ux, uy] = [dx / length, dy / length];
  const corner = (along: number, across: number): void =>
    ring.push(x + along * ux - across * uy, y + along * uy + across * ux);
  const shoulder = length - HEAD_AXIS_LENGTH * shrink;
  const barb = length - HEAD_LENGTH * shrink;
  const half = SHAFT_HALF_WIDTH * shrink;
  corner(0, half);
  corner(shoulder, half);
  corner(barb, HEAD_HALF_WIDTH * shrink);
  corner(length, 0);
  corner(barb, -HEAD_HALF_WIDTH * shrink);
  corner(shoulder, -half);
  corner(0, -half);
}
