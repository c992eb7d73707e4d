import type { CheckContext } from './check-context.js';
import type { ArrayValue, CheckedValue } from './checked-value.js';
import { FieldNode } from './plan-field.js';
import { wholeAxis } from './positions.js';
import type { ExpressionScope, FieldSource, NamedData } from './scope.js';
import type { AxisType, ValueUnit } from './value-type.js';

/** A field or a vector of a run as a value. */
export function dataValue(data: NamedData, scope: ExpressionScope, context: CheckContext): CheckedValue {
  if (data.kind === 'field') return fieldValue(data.field, scope, context);
  const components = data.vector.components.map(({ letter, field }) => ({
    letter,
    value: fieldValue(field, scope, context),
  }));
  return { kind: 'vector', name: data.vector.name, components };
}

function fieldValue(field: FieldSource, scope: ExpressionScope, context: CheckContext): ArrayValue {
  context.use(scope, field);
  const { quantity, ratio } = field;
  const inSi = context.options.units === 'si' && quantity !== null && ratio !== null;
  const divisor = inSi ? ratio : 1;
  const unit: ValueUnit = {
    unit: quantity,
    system: inSi ? 'si' : 'emses',
    emsesFactor: quantity === null || ratio === null ? null : 1 / ratio,
    plain: false,
  };
  const axes = field.axes.map(
    (source, k): AxisType => ({ name: source.name, positions: wholeAxis(field.shape[k] ?? 1), source }),
  );
  const key = `field ${scope.address}\n${field.name}\n${field.fingerprint}\n${divisor}`;
  return {
    kind: 'array',
    type: {
      kind: 'array',
      axes,
      fixed: [],
      reduced: [],
      unit,
      dtype: field.dtype === 'float32' ? 'float32' : 'float64',
      name: field.name,
    },
    plan: context.graph.step(key, [], () => new FieldNode(field, divisor)),
  };
}
