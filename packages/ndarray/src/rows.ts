/** The strides of a view apart from its data. */
export interface StridedLayout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The same elements in the same order with the fewest axes: length-1 axes removed, adjoining axes merged. */
export function normalizedAxes(layout: StridedLayout): StridedLayout {
  const shape: number[] = [];
  const strides: number[] = [];
  for (let axis = 0; axis < layout.shape.length; axis++) {
    const length = layout.shape[axis] ?? 1;
    const stride = layout.strides[axis] ?? 0;
    if (length === 1) continue;
    const last = shape.length - 1;
    if (last >= 0 && strides[last] === stride * length) {
      shape[last] = (shape[last] ?? 1) * length;
      strides[last] = stride;
    } else {
      shape.push(length);
      strides.push(stride);
    }
  }
  return { shape, strides, offset: layout.offset };
}

/** The same elements in the order of memory: for results that do not depend on the order. */
export function memoryOrder(layout: StridedLayout): StridedLayout {
  let { offset } = layout;
  const axes: { length: number; stride: number }[] = [];
  for (let axis = 0; axis < layout.shape.length; axis++) {
    const length = layout.shape[axis] ?? 1;
    const stride = layout.strides[axis] ?? 0;
    if (stride < 0 && length > 0) offset += (length - 1) * stride;
    axes.push({ length, stride: Math.abs(stride) });
  }
  axes.sort((a, b) => b.stride - a.stride);
  return normalizedAxes({
    shape: axes.map((axis) => axis.length),
    strides: axes.map((axis) => axis.stride),
    offset,
  });
}

/** Calls `row(start, stride, count)` for every run of elements along the last axis, in C order. */
export function walkRows(
  layout: StridedLayout,
  row: (start: number, stride: number, count: number) => void,
): void {
  const { shape, strides } = layout;
  if (shape.includes(0)) return;
  const last = shape.length - 1;
  if (last < 0) {
    row(layout.offset, 1, 1);
    return;
  }
  const count = shape[last] ?? 1;
  const stride = strides[last] ?? 1;
  const odometer = new Array<number>(last).fill(0);
  let start = layout.offset;
  for (;;) {
    row(start, stride, count);
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      const length = shape[axis] ?? 1;
      const outer = strides[axis] ?? 0;
      const index = (odometer[axis] ?? 0) + 1;
      start += outer;
      if (index < length) {
        odometer[axis] = index;
        break;
      }
      start -= outer * length;
      odometer[axis] = 0;
    }
    if (axis < 0) return;
  }
}
