/** How a person would name the axis: `axis z` when the name is known, else `axis 0`. */
function axisLabel(axis: number, axisName: string | null): string {
  return axisName ?? `axis ${axis}`;
}

const LAST_HINT = 'the last can also be written -1';

/** A subscript names a position that the axis does not have. */
export class IndexError extends Error {
  readonly tag = 'IndexError' as const;

  constructor(
    readonly axis: number,
    readonly index: number,
    readonly size: number,
    readonly axisName: string | null = null,
  ) {
    const label = axisLabel(axis, axisName);
    const has = size === 0 ? 'is empty' : `has 0 to ${size - 1}; ${LAST_HINT}`;
    super(
      Number.isSafeInteger(index)
        ? `There is no index ${index} on ${label}: it ${has}.`
        : `The index ${index} on ${label} is not a whole number: it ${has}.`,
    );
    this.name = 'IndexError';
  }
}

/** A subscript has more items than the array has axes left, or more than one ellipsis. */
export class TooManyIndicesError extends Error {
  readonly tag = 'IndexError' as const;

  constructor(
    readonly given: number,
    readonly axes: number,
    readonly ellipses = 0,
  ) {
    super(
      ellipses > 1
        ? `The subscript has ${ellipses} ellipses; one is the most that can be resolved.`
        : `The subscript has ${given} ${given === 1 ? 'item' : 'items'}; the array has ${axes} ${axes === 1 ? 'axis' : 'axes'} left.`,
    );
    this.name = 'TooManyIndicesError';
  }
}

/** A range has a step of 0. */
export class ZeroStepError extends Error {
  readonly tag = 'IndexError' as const;

  constructor(
    readonly axis: number,
    readonly axisName: string | null = null,
  ) {
    super(`The range on ${axisLabel(axis, axisName)} has step 0; give a positive or negative step.`);
    this.name = 'ZeroStepError';
  }
}

/** An array does not have the shape that an operation needs. */
export class ShapeError extends Error {
  readonly tag = 'Shape' as const;

  constructor(
    message: string,
    readonly shape: readonly number[],
  ) {
    super(message);
    this.name = 'ShapeError';
  }
}

/** The range or the number of bins of a histogram cannot be divided. */
export class BinRangeError extends Error {
  readonly tag = 'BinRange' as const;

  constructor(
    message: string,
    readonly min: number,
    readonly max: number,
    readonly bins: number,
  ) {
    super(message);
    this.name = 'BinRangeError';
  }
}
