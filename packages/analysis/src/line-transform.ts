/**
 * A real transform of lines of one length that is its own inverse but for a factor: applied twice, a line is `gain`
 * times itself. Two lines are done at once, as the real and the imaginary part of one complex transform.
 */
export interface LineTransform {
  readonly length: number;
  readonly gain: number;
  /** Transforms, in place, the lines that begin at the elements `first` and `second` of `lines`. */
  apply(lines: Float64Array, first: number, second: number): void;
}

/** Lines gathered at once, so that every cache line that is touched is used whole. */
const LINES = 16;

/**
 * Transforms every line along one axis of a C-order array, in place.
 * @param axis 0, 1 or 2; `shape[axis]` is the transform's length.
 * @param signal looked at between blocks of lines.
 * @throws the reason of `signal`.
 */
export function transformAxis(
  data: Float64Array,
  shape: readonly [number, number, number],
  axis: 0 | 1 | 2,
  transform: LineTransform,
  signal?: AbortSignal,
): void {
  const [, ny, nx] = shape;
  const length = shape[axis];
  const stride = axis === 0 ? ny * nx : axis === 1 ? nx : 1;
  // Lines `inner` apart in memory are neighbours; groups of them are `outer` apart.
  const neighbours = axis === 2 ? ny : stride;
  const inner = axis === 2 ? nx : 1;
  const outer = axis === 0 ? 0 : axis === 1 ? ny * nx : neighbours * nx;
  const groups = axis === 0 ? 1 : shape[0];
  const block = new Float64Array(LINES * length);
  for (let group = 0; group < groups; group++) {
    for (let line = 0; line < neighbours; line += LINES) {
      signal?.throwIfAborted();
      const count = Math.min(LINES, neighbours - line);
      const start = group * outer + line * inner;
      gather(block, data, start, count, inner, length, stride);
      if (count % 2 === 1) block.fill(0, count * length, (count + 1) * length);
      for (let pair = 0; pair < count; pair += 2) transform.apply(block, pair * length, (pair + 1) * length);
      scatter(block, data, start, count, inner, length, stride);
    }
  }
}

function gather(
  block: Float64Array,
  data: Float64Array,
  start: number,
  count: number,
  inner: number,
  length: number,
  stride: number,
): void {
  for (let j = 0, row = start; j < length; j++, row += stride) {
    for (let line = 0, to = j, from = row; line < count; line++, to += length, from += inner) {
      block[to] = data[from] as number;
    }
  }
}

function scatter(
  block: Float64Array,
  data: Float64Array,
  start: number,
  count: number,
  inner: number,
  length: number,
  stride: number,
): void {
  for (let j = 0, row = start; j < length; j++, row += stride) {
    for (let line = 0, from = j, to = row; line < count; line++, from += length, to += inner) {
      data[to] = block[from] as number;
    }
  }
}
