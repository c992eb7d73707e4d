import type { Rect } from './scene.js';

/** A rectangle about its middle, turned counter-clockwise on the page. */
export interface TiltedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angleDeg: number;
}

/** Cosine and sine of the box's direction to the right, y downwards. */
export function directionOf({ angleDeg }: TiltedBox): readonly [x: number, y: number] {
  const angle = (-angleDeg * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

/** The four corners x0, y0, x1, y1, … round the box. */
export function cornersOf(box: TiltedBox): readonly [number, number][] {
  const [cos, sin] = directionOf(box);
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  return corners.map(([right, down]): [number, number] => {
    const [a, b] = [(right * box.width) / 2, (down * box.height) / 2];
    return [box.x + a * cos - b * sin, box.y + a * sin + b * cos];
  });
}

/** True when the whole box lies in the area. */
export function liesWithin(box: TiltedBox, area: Rect): boolean {
  return cornersOf(box).every(
    ([x, y]) => x >= area.x && y >= area.y && x <= area.x + area.width && y <= area.y + area.height,
  );
}

/** Whether two boxes have a point in common: no direction of an edge keeps them apart. */
export function boxesOverlap(a: TiltedBox, b: TiltedBox): boolean {
  const reach = (Math.hypot(a.width, a.height) + Math.hypot(b.width, b.height)) / 2;
  if (Math.hypot(a.x - b.x, a.y - b.y) > reach) return false;
  return ![a, b].some((box) => {
    const [cos, sin] = directionOf(box);
    return isApart(a, b, cos, sin) || isApart(a, b, -sin, cos);
  });
}

function isApart(a: TiltedBox, b: TiltedBox, x: number, y: number): boolean {
  const along = (box: TiltedBox): number[] => cornersOf(box).map(([cx, cy]) => cx * x + cy * y);
  const [first, second] = [along(a), along(b)];
  return Math.max(...first) < Math.min(...second) || Math.max(...second) < Math.min(...first);
}

/** The part 0…1 of a segment inside a box (Liang and Barsky 1984), or null. */
export function partInside(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  box: TiltedBox,
): [from: number, to: number] | null {
  const [cos, sin] = directionOf(box);
  const across = (x: number, y: number): number => (x - box.x) * cos + (y - box.y) * sin;
  const down = (x: number, y: number): number => (y - box.y) * cos - (x - box.x) * sin;
  let [from, to] = [0, 1];
  for (const [start, end, half] of [
    [across(x0, y0), across(x1, y1), box.width / 2],
    [down(x0, y0), down(x1, y1), box.height / 2],
  ] as const) {
    const delta = end - start;
    if (delta === 0) {
      if (Math.abs(start) > half) return null;
      continue;
    }
    const [a, b] = [(-half - start) / delta, (half - start) / delta];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to ? [from, to] : null;
}
