import type { Words } from './dtype.js';
import type { TransferAxis } from './transfer-plan.js';

/** Moves words along `axes[level …]`, of which the first runs `count` times. */
export function gather(
  from: Words,
  source: number,
  to: Words,
  target: number,
  axes: readonly TransferAxis[],
  level: number,
  count: number,
): void {
  const axis = axes[level];
  if (!axis) return;
  const inner = axes[level + 1];
  if (!inner) {
    moveRow(from, source, axis.source, to, target, axis.target, count);
    return;
  }
  for (let k = 0; k < count; k++) {
    gather(from, source + k * axis.source, to, target + k * axis.target, axes, level + 1, inner.count);
  }
}

function moveRow(
  from: Words,
  source: number,
  sourceStep: number,
  to: Words,
  target: number,
  targetStep: number,
  count: number,
): void {
  if (sourceStep === 1 && targetStep === 1 && count >= 64) {
    to.set(from.subarray(source, source + count), target);
    return;
  }
  let s = source;
  let t = target;
  for (let k = 0; k < count; k++) {
    to[t] = from[s] as number;
    s += sourceStep;
    t += targetStep;
  }
}
