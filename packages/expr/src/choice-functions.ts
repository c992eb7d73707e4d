import { COMPARISON_KERNELS } from '@emout/ndarray/compare-kernels';
import { where } from '@emout/ndarray/select-kernels';
import { UNARY_KERNELS } from '@emout/ndarray/unary-kernels';
import { alignAxes, type Operand } from './align-axes.js';
import { plainNumber, result } from './array-value.js';
import type { BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { type ArrayValue, type CheckedValue, mapComponents } from './checked-value.js';
import type { Expression } from './expression.js';
import { arrayOf } from './operands.js';
import { commonUnit } from './unit-problems.js';

const CHOOSE = { operands: 3, loop: where } as const;

/** `where(condition, yes, no)` of arrays. @throws ExpressionTypeError for units that do not fit */
function choose(
  at: Expression,
  condition: Operand,
  yes: Operand,
  no: Operand,
  context: CheckContext,
): ArrayValue {
  const common = commonUnit(at, [yes, no], 'alternatives of one array', context);
  // The values come first, so that their axes give the order.
  const aligned = alignAxes([...common.operands, condition], context);
  const [yesPlan, noPlan, conditionPlan] = aligned.plans;
  const plans = [conditionPlan, yesPlan, noPlan].flatMap((plan) => plan ?? []);
  return result(aligned, context.graph.elementwise('where', CHOOSE, plans), common.unit);
}

function chosen(call: BoundCall, context: CheckContext): CheckedValue {
  const [condition, yes, no] = ['condition', 'x', 'y'].map((name): Operand => {
    const { value, expression } = call.required(name);
    return { value: arrayOf(value, expression, call.name), expression };
  });
  if (!condition || !yes || !no) throw new RangeError('where has three parameters');
  return choose(call.expression, condition, yes, no, context);
}

function masked(call: BoundCall, context: CheckContext): CheckedValue {
  const field = call.required('x');
  const condition = call.required('condition');
  const mask = (value: ArrayValue): ArrayValue => {
    const applied =
      condition.value.kind === 'lambda' ? context.apply(condition.value.lambda, value) : condition.value;
    return choose(
      call.expression,
      { value: arrayOf(applied, condition.expression, call.name), expression: condition.expression },
      { value: plainNumber(context.graph, Number.NaN), expression: call.expression },
      { value, expression: field.expression },
      context,
    );
  };
  if (field.value.kind === 'vector') return { ...mapComponents(field.value, mask), name: '' };
  return mask(arrayOf(field.value, field.expression, call.name));
}

/** `number` where the values are NaN, or equal to one; the others as they are. */
export function replaced(
  { type, plan }: ArrayValue,
  test: 'isnan' | 'equal',
  to: number | null,
  number: number,
  { graph }: CheckContext,
): ArrayValue {
  const condition =
    test === 'isnan'
      ? graph.elementwise('isnan', { operands: 1, loop: UNARY_KERNELS.isnan }, [plan])
      : graph.elementwise('equal', { operands: 2, loop: COMPARISON_KERNELS.equal }, [
          plan,
          graph.constant(to ?? Number.NaN),
        ]);
  return result(
    type,
    graph.elementwise('where', CHOOSE, [condition, graph.constant(number), plan]),
    type.unit,
  );
}

export const CHOICE_RULES: Readonly<Record<'where' | 'masked', FunctionRule>> = { where: chosen, masked };
