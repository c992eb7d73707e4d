export type AxisName = 't' | 'z' | 'y' | 'x';
/** The axes of every field, in array order. */
export const AXIS_NAMES = ['t', 'z', 'y', 'x'] as const;

export type PlaneName = 'xz' | 'xy' | 'yz' | 'tx' | 'ty' | 'tz';

/** Which axis runs where on the page: two span the picture, one recedes, one is the film strip. */
export interface Plane {
  readonly name: PlaneName;
  readonly horizontal: AxisName;
  readonly vertical: AxisName;
  readonly depth: AxisName;
  readonly strip: AxisName;
}

/** As emout draws them: the alphabetically first free axis runs to the right. */
export const PLANES: Readonly<Record<PlaneName, Plane>> = {
  xz: { name: 'xz', horizontal: 'x', vertical: 'z', depth: 'y', strip: 't' },
  xy: { name: 'xy', horizontal: 'x', vertical: 'y', depth: 'z', strip: 't' },
  yz: { name: 'yz', horizontal: 'y', vertical: 'z', depth: 'x', strip: 't' },
  tx: { name: 'tx', horizontal: 't', vertical: 'x', depth: 'y', strip: 'z' },
  ty: { name: 'ty', horizontal: 't', vertical: 'y', depth: 'x', strip: 'z' },
  tz: { name: 'tz', horizontal: 't', vertical: 'z', depth: 'x', strip: 'y' },
};

export const PLANE_NAMES = ['xz', 'xy', 'yz', 'tx', 'ty', 'tz'] as const satisfies readonly PlaneName[];

/** The plane that two free axes span, whatever their order; null when they are not two different axes. */
export function planeOfAxes(free: readonly AxisName[]): Plane | null {
  if (free.length !== 2) return null;
  const [first, second] = free;
  for (const name of PLANE_NAMES) {
    const plane = PLANES[name];
    const spans =
      (plane.horizontal === first && plane.vertical === second) ||
      (plane.horizontal === second && plane.vertical === first);
    if (spans) return plane;
  }
  return null;
}

/** The planes that some of the axes span. */
export function planesOfAxes(axes: readonly AxisName[]): PlaneName[] {
  return PLANE_NAMES.filter((name) => {
    const { horizontal, vertical } = PLANES[name];
    return axes.includes(horizontal) && axes.includes(vertical);
  });
}

/** The plane after `name` for the key that swaps planes: those in space, then those in time. */
export function nextPlane(name: PlaneName, planes: readonly PlaneName[] = PLANE_NAMES): PlaneName {
  return planes[(planes.indexOf(name) + 1) % planes.length] ?? name;
}

/** The position of an axis in (t, z, y, x). */
export function axisIndex(axis: AxisName): 0 | 1 | 2 | 3 {
  switch (axis) {
    case 't':
      return 0;
    case 'z':
      return 1;
    case 'y':
      return 2;
    case 'x':
      return 3;
  }
}
