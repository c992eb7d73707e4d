import type { NdArray } from '@emout/ndarray/ndarray';
import { type Extent, extent } from '@emout/ndarray/reduce';

/** Finds how far the values of an array reach. */
export type ExtentOf = (values: NdArray) => Extent;

interface Known {
  readonly values: NdArray;
  readonly extent: Extent;
}

/** The extents of the arrays of one figure, each looked for once: a map and its contours show the same values. */
export class Extents {
  readonly #known = new WeakMap<NdArray['data'], Known[]>();

  /** As `extent` finds it; the values may not change as long as the figure is drawn. */
  readonly of: ExtentOf = (values) => {
    const ofData = this.#known.get(values.data) ?? [];
    const known = ofData.find((one) => isSamePart(one.values, values));
    if (known !== undefined) return known.extent;
    const found = extent(values);
    this.#known.set(values.data, [...ofData, { values, extent: found }]);
    return found;
  };
}

/** Whether two arrays over the same numbers are the same elements in the same order. */
function isSamePart(a: NdArray, b: NdArray): boolean {
  return a.offset === b.offset && areEqual(a.shape, b.shape) && areEqual(a.strides, b.strides);
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
