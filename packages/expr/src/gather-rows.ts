/** For each axis of the output, where its positions stand among the elements of the input. */
export type OffsetTables = readonly Int32Array[];

/**
 * Writes `input[Σ tables[axis][k_axis]]` for all places (k_0, k_1, …) in C order to the start of `output`. An axis
 * that the input does not have repeats: its table is zero.
 */
export function gatherRows(input: Float64Array, tables: OffsetTables, output: Float64Array): void {
  const last = tables.length - 1;
  const inner = tables[last];
  if (inner === undefined) {
    output[0] = input[0] ?? Number.NaN;
    return;
  }
  const count = inner.length;
  const adjoining = isAdjoining(inner);
  const places = new Array<number>(last).fill(0);
  let next = 0;
  for (;;) {
    let base = 0;
    for (let axis = 0; axis < last; axis += 1) base += tables[axis]?.[places[axis] ?? 0] ?? 0;
    if (adjoining) {
      base += inner[0] ?? 0;
      for (let k = 0; k < count; k += 1) output[next + k] = input[base + k] as number;
    } else {
      for (let k = 0; k < count; k += 1) output[next + k] = input[base + (inner[k] as number)] as number;
    }
    next += count;
    if (!advance(places, tables)) return;
  }
}

/** Moves to the next row; false after the last. */
function advance(places: number[], tables: OffsetTables): boolean {
  for (let axis = places.length - 1; axis >= 0; axis -= 1) {
    const place = (places[axis] ?? 0) + 1;
    if (place < (tables[axis]?.length ?? 0)) {
      places[axis] = place;
      return true;
    }
    places[axis] = 0;
  }
  return false;
}

function isAdjoining(table: Int32Array): boolean {
  for (let k = 1; k < table.length; k += 1) if ((table[k] ?? 0) !== (table[k - 1] ?? 0) + 1) return false;
  return true;
}

/** Elements from one position of an axis to the next, for an array of this shape in C order. */
export function elementStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}

/** Offsets of `count` places that are `stride` elements apart. */
export function evenTable(count: number, stride: number): Int32Array {
  return Int32Array.from({ length: count }, (_, k) => k * stride);
}
