import type { TernaryKernel } from './elementwise.js';

/** `where(condition, yes, no)`: `yes` where the condition is not 0 (NaN is true), else `no`. */
export const where: TernaryKernel = (
  condition,
  conditionStart,
  conditionStep,
  yes,
  yesStart,
  yesStep,
  no,
  noStart,
  noStep,
  output,
  outputStart,
  count,
) => {
  const end = outputStart + count;
  for (let k = outputStart, c = conditionStart, i = yesStart, j = noStart; k < end; k++) {
    output[k] = (condition[c] !== 0 ? yes[i] : no[j]) as number;
    c += conditionStep;
    i += yesStep;
    j += noStep;
  }
};

/** `clip(x, low, high)`, the smaller of `high` and the larger of `low` and `x`; NaN in any of them wins. */
export const clip: TernaryKernel = (
  x,
  xStart,
  xStep,
  low,
  lowStart,
  lowStep,
  high,
  highStart,
  highStep,
  output,
  outputStart,
  count,
) => {
  const end = outputStart + count;
  if (lowStep === 0 && highStep === 0) {
    // Two numbers, as nearly always: they stay in registers.
    const least = low[lowStart] as number;
    const greatest = high[highStart] as number;
    for (let k = outputStart, i = xStart; k < end; k++, i += xStep) {
      output[k] = Math.min(Math.max(x[i] as number, least), greatest);
    }
    return;
  }
  for (let k = outputStart, i = xStart, l = lowStart, h = highStart; k < end; k++) {
    output[k] = Math.min(Math.max(x[i] as number, low[l] as number), high[h] as number);
    i += xStep;
    l += lowStep;
    h += highStep;
  }
};
