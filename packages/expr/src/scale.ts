import { ARITHMETIC_KERNELS } from '@emout/ndarray/binary-kernels';
import { result } from './array-value.js';
import type { CheckContext } from './check-context.js';
import type { ArrayValue } from './checked-value.js';

/** The same quantity with its numbers times `factor`. */
export function scaled(value: ArrayValue, factor: number, context: CheckContext): ArrayValue {
  if (factor === 1) return value;
  const { graph } = context;
  const loop = { operands: 2, loop: ARITHMETIC_KERNELS.multiply } as const;
  const plan = graph.elementwise('multiply', loop, [value.plan, graph.constant(factor)]);
  return result(value.type, plan, value.type.unit);
}
