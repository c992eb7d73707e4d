import type { AxisSelection } from '@emout/ndarray/index-rules';
import fc from 'fast-check';

/** Any selection of an array of this shape: indices, ranges with steps of both signs, empty ranges. */
export function arbitrarySelection(shape: readonly number[]): fc.Arbitrary<AxisSelection[]> {
  return fc.tuple(...shape.map(arbitraryAxis));
}

function arbitraryAxis(size: number): fc.Arbitrary<AxisSelection> {
  const index = fc.nat(size - 1).map((start): AxisSelection => ({ start, step: 1, count: 1, dropped: true }));
  const range = fc
    .tuple(fc.nat(size - 1), fc.integer({ min: 1, max: size }), fc.boolean(), fc.nat())
    .map(([start, stride, backwards, limit]): AxisSelection => {
      const step = backwards ? -stride : stride;
      const most = backwards ? Math.floor(start / stride) + 1 : Math.ceil((size - start) / stride);
      return { start, step, count: limit % (most + 1), dropped: false };
    });
  const whole = fc.constant<AxisSelection>({ start: 0, step: 1, count: size, dropped: false });
  return fc.oneof(index, range, whole);
}
