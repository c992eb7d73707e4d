import type { ReductionKind } from '@emout/ndarray/axis-reduce';
import { result } from './array-value.js';
import { axisPlaces } from './axis-argument.js';
import type { BoundCall, FunctionRule } from './bound-call.js';
import type { CheckContext } from './check-context.js';
import { type ArrayValue, type CheckedValue, mapComponents } from './checked-value.js';
import { problem, shown } from './expression-words.js';
import type { FunctionName } from './functions.js';
import { arrayOf, constantOf, kindSentence } from './operands.js';
import type { PlanNode } from './plan-node.js';
import { QuantileNode } from './plan-quantile.js';
import { ReduceNode } from './plan-reduce.js';
import { PURE } from './unit-rules.js';

type Reduce = (value: ArrayValue, gone: readonly boolean[], context: CheckContext) => PlanNode;

/** Reductions whose value for each component of a vector has a meaning of its own. */
const OF_COMPONENTS: ReadonlySet<FunctionName> = new Set(['mean', 'sum', 'nanmean', 'nansum']);

function folding(kind: ReductionKind, ignoreNaN: boolean): FunctionRule {
  const name = `${ignoreNaN ? 'nan' : ''}${kind}`;
  const reduce: Reduce = ({ plan }, gone, { graph }) =>
    graph.fold(name, plan, gone, (input, reduced) => new ReduceNode(input, reduced, kind, ignoreNaN));
  return (call, context) => reduction(call, reduce, context);
}

function ranking(ignoreNaN: boolean): FunctionRule {
  return (call, context) => {
    const percent = call.name.endsWith('percentile') ? percentOf(call) : 50;
    const reduce: Reduce = ({ plan }, gone, { graph }) => {
      // The axes that go stand last, so that the values behind one result follow one another.
      const order = [...gone.keys()].sort((a, b) => Number(gone[a]) - Number(gone[b]) || a - b);
      const shape = order.map((axis) => plan.shape[axis] ?? 1);
      const input = graph.align(plan, order, shape);
      const kept = gone.filter((one) => !one).length;
      const key = `${ignoreNaN ? 'nan' : ''}percentile ${percent} ${kept}`;
      return graph.step(key, [input], () => new QuantileNode(input, kept, percent, ignoreNaN));
    };
    return reduction(call, reduce, context);
  };
}

function percentOf(call: BoundCall): number {
  const { value, expression } = call.required('q');
  const percent = constantOf(value, expression, 'q, the percentage,');
  if (percent >= 0 && percent <= 100) return percent;
  throw problem(expression, `A percentile is between 0 and 100; it is ${percent}.`);
}

function reduction(call: BoundCall, reduce: Reduce, context: CheckContext): CheckedValue {
  const { value, expression } = call.required('x');
  if (value.kind === 'vector') {
    if (!OF_COMPONENTS.has(call.name)) {
      throw problem(call.expression, `${call.name} takes an array; ${kindSentence(value, expression)}`);
    }
    const vector = mapComponents(value, (component) => reduced(call, component, reduce, context));
    return { ...vector, name: '' };
  }
  return reduced(call, arrayOf(value, expression, call.name), reduce, context);
}

function reduced(call: BoundCall, value: ArrayValue, reduce: Reduce, context: CheckContext): ArrayValue {
  const { type } = value;
  const places = axisPlaces(call.optional('axis'), value, shown(call.required('x').expression));
  const gone = type.axes.map(
    (axis, place) => (places ?? everyPlace(call, value, context)).includes(place) && !!axis,
  );
  const axes = type.axes.filter((_, place) => gone[place] !== true);
  const removed = type.axes.flatMap(({ name, positions, source }, place) =>
    gone[place] === true ? [{ name, operation: call.name, positions, source }] : [],
  );
  const unit = type.dtype === 'bool' ? PURE : type.unit;
  const plan = removed.length === 0 && type.axes.length > 0 ? value.plan : reduce(value, gone, context);
  return result({ axes, fixed: type.fixed, reduced: [...type.reduced, ...removed] }, plan, unit);
}

/** Without an axis all go; emout averages a series of volumes, which it has not read yet, over time alone. */
function everyPlace(call: BoundCall, { type }: ArrayValue, { options }: CheckContext): number[] {
  const t = type.axes.findIndex(({ name }) => name === 't');
  if (options.compat === 'emout' && call.name === 'mean' && t >= 0 && type.axes.length === 4) return [t];
  return [...type.axes.keys()];
}

type ReductionName = Extract<
  FunctionName,
  | ('min' | 'max' | 'mean' | 'sum' | 'std' | 'median' | 'percentile')
  | ('nanmin' | 'nanmax' | 'nanmean' | 'nansum' | 'nanstd' | 'nanmedian' | 'nanpercentile')
>;

export const REDUCTION_RULES: Readonly<Record<ReductionName, FunctionRule>> = {
  min: folding('min', false),
  max: folding('max', false),
  mean: folding('mean', false),
  sum: folding('sum', false),
  std: folding('std', false),
  median: ranking(false),
  percentile: ranking(false),
  nanmin: folding('min', true),
  nanmax: folding('max', true),
  nanmean: folding('mean', true),
  nansum: folding('sum', true),
  nanstd: folding('std', true),
  nanmedian: ranking(true),
  nanpercentile: ranking(true),
};
