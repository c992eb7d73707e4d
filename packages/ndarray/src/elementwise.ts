/**
 * Writes one operation of `count` elements of `input` from `inputStart` to `output` from `outputStart`.
 * `output` may be `input` when both starts are equal. Nothing is allocated.
 */
export type UnaryKernel = (
  input: Float64Array,
  inputStart: number,
  output: Float64Array,
  outputStart: number,
  count: number,
) => void;

/**
 * Writes one operation of two operands to `count` elements of `output`. A step of 1 walks along an operand, a step
 * of 0 takes its element at the start every time (a scalar, a broadcast axis). `output` may be an operand of step 1
 * with the same start. Nothing is allocated.
 */
export type BinaryKernel = (
  a: Float64Array,
  aStart: number,
  aStep: number,
  b: Float64Array,
  bStart: number,
  bStep: number,
  output: Float64Array,
  outputStart: number,
  count: number,
) => void;

/** As {@link BinaryKernel} with three operands. */
export type TernaryKernel = (
  a: Float64Array,
  aStart: number,
  aStep: number,
  b: Float64Array,
  bStart: number,
  bStep: number,
  c: Float64Array,
  cStart: number,
  cStep: number,
  output: Float64Array,
  outputStart: number,
  count: number,
) => void;
