/** A row whose step is not above all before it: the run was started again from an earlier step. */
export interface Restart {
  readonly row: number;
  readonly step: number;
  /** The step of the row before. */
  readonly after: number;
}

/** What the step column tells about restarts, which append to the same file. */
export interface StepHistory {
  readonly restarts: readonly Restart[];
  /** 1 for rows that a restart made void: a later row has the same step or an earlier one. */
  readonly superseded: Uint8Array;
}

/** Follows the steps through restarts; rows without a step are never void. */
export function stepHistory(steps: Float64Array): StepHistory {
  const restarts: Restart[] = [];
  let previous = Number.NaN;
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row] as number;
    if (Number.isNaN(step)) continue;
    if (step <= previous) restarts.push({ row, step, after: previous });
    previous = step;
  }
  const superseded = new Uint8Array(steps.length);
  let earliest = Number.POSITIVE_INFINITY;
  for (let row = steps.length - 1; row >= 0; row--) {
    const step = steps[row] as number;
    if (step >= earliest) superseded[row] = 1;
    else if (step < earliest) earliest = step;
  }
  return { restarts, superseded };
}
