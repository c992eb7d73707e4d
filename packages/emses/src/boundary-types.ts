import { axisFrame } from '@emout/geometry/axis-frame';
import type { Box } from '@emout/geometry/box-mesh';
import { added, dot } from '@emout/geometry/vector3';
import { BoundaryNumberError } from './boundary-errors.js';
import type { BoundaryNumbers, NamedNumber } from './boundary-numbers.js';
import type { BoundaryShape, BoundaryType, Direction, PlaneWithCircleShape } from './boundary-shape.js';

interface TypeEntry {
  /** In English. */
  readonly label: string;
  /** @throws BoundaryNumberError */
  readonly shape: (numbers: BoundaryNumbers) => BoundaryShape;
}

/** What each type of boundary is called and which numbers of the input make it. */
export const BOUNDARY_TYPES: Readonly<Record<BoundaryType, TypeEntry>> = {
  sphere: {
    label: 'Sphere',
    shape: (numbers) => ({
      kind: 'sphere',
      center: numbers.point('sphere_origin'),
      radius: numbers.positive('sphere_radius'),
    }),
  },
  cuboid: { label: 'Cuboid', shape: (numbers) => ({ kind: 'cuboid', box: boxOf(numbers, 'cuboid_shape') }) },
  rectangle: { label: 'Rectangle', shape: rectangle },
  cylinderx: cylinder('x', false),
  cylindery: cylinder('y', false),
  cylinderz: cylinder('z', false),
  'open-cylinderx': cylinder('x', true),
  'open-cylindery': cylinder('y', true),
  'open-cylinderz': cylinder('z', true),
  diskx: disk('x'),
  disky: disk('y'),
  diskz: disk('z'),
  circlex: circle('x'),
  circley: circle('y'),
  circlez: circle('z'),
  'plane-with-circlex': planeWithCircle('x'),
  'plane-with-circley': planeWithCircle('y'),
  'plane-with-circlez': planeWithCircle('z'),
  'flat-surface': {
    label: 'Flat surface',
    shape: (numbers) => ({
      kind: 'flat-surface',
      z: numbers.scalar('zssurf'),
      width: [numbers.cells('nx'), numbers.cells('ny')],
    }),
  },
  'rectangle-hole': {
    label: 'Rectangular hole',
    shape: (numbers) => ({ kind: 'rectangle-hole', box: holeBox(numbers) }),
  },
  'cylinder-hole': { label: 'Cylindrical hole', shape: cylinderHole },
};

export function isBoundaryType(name: string): name is BoundaryType {
  return Object.hasOwn(BOUNDARY_TYPES, name);
}

function cylinder(axis: Direction, open: boolean): TypeEntry {
  return {
    label: `${open ? 'Open cylinder' : 'Cylinder'} along ${axis}`,
    shape: (numbers) => ({
      kind: 'cylinder',
      axis,
      origin: numbers.point('cylinder_origin'),
      radius: numbers.positive('cylinder_radius'),
      height: numbers.positive('cylinder_height'),
      open,
    }),
  };
}

function disk(axis: Direction): TypeEntry {
  return {
    label: `Ring-shaped disk along ${axis}`,
    shape: (numbers) => {
      const origin = numbers.point('disk_origin');
      const radius = numbers.positive('disk_radius');
      const innerRadius = numbers.positive('disk_inner_radius');
      const height = numbers.positive('disk_height');
      if (innerRadius >= radius) {
        const { entry } = numbers;
        throw new BoundaryNumberError(
          `disk_inner_radius(${entry})`,
          `= ${innerRadius} is not below disk_radius(${entry}) = ${radius}.`,
        );
      }
      return { kind: 'disk', axis, origin, radius, innerRadius, height };
    },
  };
}

function circle(axis: Direction): TypeEntry {
  return {
    label: `Circle across ${axis}`,
    shape: (numbers) => ({
      kind: 'circle',
      axis,
      center: numbers.point('circle_origin'),
      radius: numbers.positive('circle_radius'),
    }),
  };
}

function planeWithCircle(axis: Direction): TypeEntry {
  return {
    label: `Plane with a round hole across ${axis}`,
    shape: (numbers) => {
      const shape: PlaneWithCircleShape = {
        kind: 'plane-with-circle',
        axis,
        center: numbers.point('plane_with_circle_origin'),
        radius: numbers.positive('plane_with_circle_radius'),
        domain: [numbers.cells('nx'), numbers.cells('ny'), numbers.cells('nz')],
      };
      checkPlane(shape, numbers);
      return shape;
    },
  };
}

/** The widths of the plane along e1 and e2 of its axis, and where its hole is from its middle. */
export function planeAndHole({ axis, center, domain }: PlaneWithCircleShape): {
  readonly width: readonly [number, number];
  readonly hole: readonly [number, number];
} {
  const { e1, e2 } = axisFrame(axis);
  const fromMiddle = added(center, domain, -0.5);
  return {
    width: [Math.abs(dot(domain, e1)), Math.abs(dot(domain, e2))],
    hole: [dot(fromMiddle, e1), dot(fromMiddle, e2)],
  };
}

function checkPlane(shape: PlaneWithCircleShape, { entry, compat }: BoundaryNumbers): void {
  const { radius, center } = shape;
  const { width, hole } = planeAndHole(shape);
  const name = `plane_with_circle_radius(${entry})`;
  if (compat) {
    const half = 0.5 * Math.min(...width);
    if (radius < half) return;
    throw new BoundaryNumberError(name, `= ${radius} is not below ${half}, half of the shorter side.`);
  }
  const [u, v] = [Math.abs(hole[0]), Math.abs(hole[1])];
  if (u >= 0.5 * width[0] || v >= 0.5 * width[1]) {
    throw new BoundaryNumberError(
      `plane_with_circle_origin(1:3, ${entry})`,
      `= (${center.join(', ')}) lies outside the domain.`,
    );
  }
  if (radius >= Math.hypot(u + 0.5 * width[0], v + 0.5 * width[1])) {
    throw new BoundaryNumberError(name, `= ${radius} leaves nothing of the plane.`);
  }
}

function rectangle(numbers: BoundaryNumbers): BoundaryShape {
  const box = boxOf(numbers, 'rectangle_shape');
  if (!numbers.compat && flatAxis(box) === null) {
    throw new BoundaryNumberError(
      `rectangle_shape(1:6, ${numbers.entry})`,
      'is not flat: along one axis both limits have to be the same.',
    );
  }
  return { kind: 'rectangle', box };
}

/** Limits nearer than this, in cells, are the same. */
const FLAT = 1e-12;

/** The first axis along which a box is flat. */
export function flatAxis(box: Box): Direction | null {
  if (Math.abs(box.xmax - box.xmin) <= FLAT) return 'x';
  if (Math.abs(box.ymax - box.ymin) <= FLAT) return 'y';
  return Math.abs(box.zmax - box.zmin) <= FLAT ? 'z' : null;
}

/** `key(1:6, entry)` = xmin, xmax, ymin, ymax, zmin, zmax. */
function boxOf(numbers: BoundaryNumbers, key: string): Box {
  const limits = numbers.vector(key, 6);
  const extents = [0, 2, 4].map((at) => {
    const [min = 0, max = 0] = [limits[at], limits[at + 1]];
    if (min <= max) return max - min;
    throw new BoundaryNumberError(
      `${key}(${at + 1}, ${numbers.entry})`,
      `= ${min} is above ${key}(${at + 2}, ${numbers.entry}) = ${max}.`,
    );
  });
  if (extents.filter((extent) => extent > FLAT).length < 2) {
    throw new BoundaryNumberError(`${key}(1:6, ${numbers.entry})`, 'has no area.');
  }
  const [xmin = 0, xmax = 0, ymin = 0, ymax = 0, zmin = 0, zmax = 0] = limits;
  return { xmin, xmax, ymin, ymax, zmin, zmax };
}

/** The pit of the types that have their limits in one set of parameters for the whole run. */
function holeBox(numbers: BoundaryNumbers): Box {
  const xl = numbers.firstFrom('xlrechole', 1);
  const xu = numbers.firstFrom('xurechole', 1);
  const yl = numbers.firstFrom('ylrechole', 1);
  const yu = numbers.firstFrom('yurechole', 1);
  // EMSES has the bottom of the pit in the second element.
  const zl = numbers.firstFrom('zlrechole', 2);
  const zu = { name: 'zssurf', value: numbers.scalar('zssurf') };
  below(xl, xu);
  below(yl, yu);
  below(zl, zu);
  return { xmin: xl.value, xmax: xu.value, ymin: yl.value, ymax: yu.value, zmin: zl.value, zmax: zu.value };
}

function below(lower: NamedNumber, upper: NamedNumber): void {
  if (lower.value < upper.value) return;
  throw new BoundaryNumberError(lower.name, `= ${lower.value} is not below ${upper.name} = ${upper.value}.`);
}

function cylinderHole(numbers: BoundaryNumbers): BoundaryShape {
  const { xmin, xmax, ymin, ymax, zmin, zmax } = holeBox(numbers);
  return {
    kind: 'cylinder-hole',
    center: [0.5 * (xmin + xmax), 0.5 * (ymin + ymax), zmin],
    radius: 0.5 * (xmax - xmin),
    depth: zmax - zmin,
  };
}
