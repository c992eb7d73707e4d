import type { CheckedExpression } from '@emout/expr/checked-expression';
import type { ArrayType } from '@emout/expr/value-type';
import type { FieldData } from '@emout/figure/data';
import type { NdArray } from '@emout/ndarray/ndarray';
import type { FixedAxis } from './description.js';
import { axisDataOf, fixedAxisOf, shownSymbol, type UnitSystemName } from './value-axes.js';

/** Values of an expression; a shown value is an element times `factor`. */
export interface EvaluatedField {
  readonly values: NdArray;
  readonly factor: number;
}

/** The values of an expression as figures take them. */
export function fieldDataOf(
  checked: CheckedExpression,
  type: ArrayType,
  { values, factor }: EvaluatedField,
  units: UnitSystemName,
): FieldData {
  return {
    name: type.name,
    unit: shownSymbol(type.unit),
    values,
    factor,
    axes: type.axes.map((axis) => axisDataOf(axis, units)),
    expression: checked.resolved,
  };
}

/** The axes that integer indices removed, with the coordinate of each. */
export function fixedAxesOf(type: ArrayType, units: UnitSystemName): FixedAxis[] {
  return type.fixed.map((axis) => fixedAxisOf(axis, units));
}
