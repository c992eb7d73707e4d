/** What one expression may cost; everything is known before anything is read. */
export interface EvaluationLimits {
  /** Bytes taken from files. */
  readonly bytesToRead: number;
  /** Numbers in the result, over all components of a vector. */
  readonly outputElements: number;
  /** Numbers computed on the way, over all steps of the computation. */
  readonly operations: number;
  /** Memory for intermediate values, in bytes. */
  readonly workBytes: number;
}

/** What an expression costs, of the quantities of `EvaluationLimits`. */
export interface EvaluationCost {
  readonly bytesToRead: number;
  readonly outputElements: number;
  readonly operations: number;
}

/** Bounds for one request to a shared process: a volume series of some gigabytes may be read, not kept. */
export const DEFAULT_LIMITS: EvaluationLimits = {
  bytesToRead: 8e9,
  outputElements: 2 ** 31,
  operations: 2e10,
  workBytes: 512e6,
};

/** Longer axes than any simulation has; lists of positions stay small below it. */
export const MAX_AXIS_POINTS = 2 ** 20;
