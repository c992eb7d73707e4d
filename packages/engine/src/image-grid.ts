import { countOf, positionAt } from '@emout/expr/positions';
import type { AxisName, AxisSource } from '@emout/expr/scope';
import type { ArrayType, AxisType } from '@emout/expr/value-type';
import { ImageDataError } from './errors.js';
import { coordinateOf, type UnitSystemName } from './value-axes.js';

/** Points at `origin + k·spacing` for 0 ≤ k < count along one axis. */
export interface ImageAxis {
  readonly count: number;
  readonly origin: number;
  /** Above 0, also where there is one point. */
  readonly spacing: number;
}

/** Where the points of an array lie in space and in time, in metres and seconds or in EMSES units. */
export interface ImageGrid {
  readonly x: ImageAxis;
  readonly y: ImageAxis;
  readonly z: ImageAxis;
  /** The one time of the values; null when they have none. */
  readonly time: number | null;
}

/**
 * The grid of values whose axes ascend. An axis that they do not have is one point: where an index took it, or in the
 * middle of what a reduction went over.
 * @throws ImageDataError for several times, and for points that are not equally far apart
 */
export function imageGrid(type: ArrayType, units: UnitSystemName): ImageGrid {
  const time = type.axes.find(({ name }) => name === 't');
  if (time !== undefined && countOf(time.positions) > 1) {
    throw new ImageDataError(
      `${type.name} has ${countOf(time.positions)} times; image data hold one.`,
      'Select one with an index, such as -1 for the last, and write a file for each time.',
    );
  }
  const axis = (name: AxisName): ImageAxis => imageAxis(type, name, units);
  const fixed = type.fixed.find(({ name }) => name === 't');
  const at = time === undefined ? fixed?.position : positionAt(time.positions, 0);
  const source = time?.source ?? fixed?.source;
  return {
    ...{ x: axis('x'), y: axis('y'), z: axis('z') },
    time: at === undefined || source === undefined ? null : coordinateOf(source, at, units).value,
  };
}

function imageAxis(type: ArrayType, name: AxisName, units: UnitSystemName): ImageAxis {
  const axis = type.axes.find((one) => one.name === name);
  if (axis !== undefined) return presentAxis(axis, type, units);
  const fixed = type.fixed.find((one) => one.name === name);
  if (fixed !== undefined) return onePoint(fixed.source, fixed.position, units);
  const reduced = type.reduced.find((one) => one.name === name);
  if (reduced === undefined) return { count: 1, origin: 0, spacing: 1 };
  const { positions, source } = reduced;
  const ends = [positionAt(positions, 0), positionAt(positions, countOf(positions) - 1)];
  const [first = 0, last = 0] = ends.map((position) => coordinateOf(source, position, units).value);
  return { ...onePoint(source, 0, units), origin: (first + last) / 2 };
}

function presentAxis(
  { name, positions, source }: AxisType,
  type: ArrayType,
  units: UnitSystemName,
): ImageAxis {
  if (positions.kind === 'list') {
    throw new ImageDataError(
      `The points of ${type.name} along ${name} are not equally far apart; those of image data are.`,
      'Write a range with a step in place of the list.',
    );
  }
  const { start, step, count } = positions;
  const { origin, spacing } = onePoint(source, start, units);
  return { count, origin, spacing: count === 1 ? spacing : spacing * step };
}

function onePoint(source: AxisSource, position: number, units: UnitSystemName): ImageAxis {
  const at = (k: number): number => coordinateOf(source, k, units).value;
  return { count: 1, origin: at(position), spacing: at(1) - at(0) };
}
