import type { AxisMap } from './axis-map.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression, SubscriptItemExpression } from './expression.js';
import { FieldNode } from './plan-field.js';
import { SelectNode } from './plan-select.js';
import type { AxisPositions } from './value-type.js';

/** The expression with the subscripts of fields joined and counted from the start: `phisp[19, :, 64, :]`. */
export function resolvedExpression(
  expression: Expression,
  values: ReadonlyMap<Expression, CheckedValue>,
): Expression {
  const value = values.get(expression);
  if (expression.kind === 'name' && value !== undefined) {
    return resolvedField(expression, expression, value) ?? expression;
  }
  return resolvedPart(expression, values);
}

function resolvedPart(expression: Expression, values: ReadonlyMap<Expression, CheckedValue>): Expression {
  const resolve = (part: Expression) => resolvedPart(part, values);
  switch (expression.kind) {
    case 'subscript': {
      const root = subscripted(expression);
      const value = values.get(expression);
      return (
        (value && resolvedField(expression, root, value)) ?? { ...expression, base: resolve(expression.base) }
      );
    }
    case 'unary':
      return { ...expression, operand: resolve(expression.operand) };
    case 'binary':
      return { ...expression, left: resolve(expression.left), right: resolve(expression.right) };
    case 'call':
      return {
        ...expression,
        positional: expression.positional.map(resolve),
        keywords: expression.keywords.map((keyword) => ({ ...keyword, value: resolve(keyword.value) })),
      };
    case 'member':
      return { ...expression, base: resolve(expression.base) };
    case 'list':
      return { ...expression, items: expression.items.map(resolve) };
    case 'lambda':
      return { ...expression, body: resolve(expression.body) };
    default:
      return expression;
  }
}

/** What the brackets of an expression stand behind. */
function subscripted(expression: Expression): Expression {
  return expression.kind === 'subscript' ? subscripted(expression.base) : expression;
}

/** A subscripted field as one subscript over (t, z, y, x); null when it is something else. */
function resolvedField(at: Expression, root: Expression, value: CheckedValue): Expression | null {
  const isNamed = root.kind === 'name' || (root.kind === 'member' && root.base.kind === 'call');
  if (!isNamed) return null;
  const array = value.kind === 'vector' ? value.components[0]?.value : value;
  if (array?.kind !== 'array') return null;
  const { plan } = array;
  const { span } = at;
  const whole: AxisMap[] = plan.shape.map((count) => ({
    kind: 'positions',
    positions: { kind: 'even', start: 0, step: 1, count },
  }));
  const [field, maps] = plan instanceof SelectNode ? [plan.input, plan.maps] : [plan, whole];
  if (!(field instanceof FieldNode)) return null;
  const items = maps.map((map, axis) => itemOf(map, field.shape[axis] ?? 1, span));
  return { kind: 'subscript', base: root, items, span };
}

type Span = Expression['span'];

function itemOf(map: AxisMap, size: number, span: Span): SubscriptItemExpression {
  if (map.kind === 'fixed') return { kind: 'index', at: number(map.at, span), span };
  const positions: AxisPositions =
    map.kind === 'positions' ? map.positions : { kind: 'even', start: 0, step: 1, count: size };
  if (positions.kind === 'list') {
    const items = positions.at.map((position) => number(position, span));
    return { kind: 'index', at: { kind: 'list', items, span }, span };
  }
  const { start, step, count } = positions;
  if (start === 0 && step === 1 && count === size)
    return { kind: 'range', start: null, stop: null, step: null, span };
  const end = start + step * count;
  const bound = (value: number | null) => (value === null ? null : number(value, span));
  return {
    kind: 'range',
    start: bound(start === 0 && step > 0 ? null : start),
    // A reversed range that ends with element 0 has no stop that could be written: −1 means the last element.
    stop: bound(end < 0 || (step > 0 && end >= size) ? null : end),
    step: bound(step === 1 ? null : step),
    span,
  };
}

function number(value: number, span: Span): Expression {
  return { kind: 'number', value, span };
}
