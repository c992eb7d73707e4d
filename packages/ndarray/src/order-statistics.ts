/**
 * Reorders `values` so that each given rank holds the value it would hold in the sorted array.
 * `values` has no NaN; expected time is linear in its length.
 */
export function placeRanks(values: Float32Array | Float64Array, ranks: readonly number[]): void {
  const sorted = [...new Set(ranks)].sort((a, b) => a - b);
  let low = 0;
  for (const rank of sorted) {
    placeRank(values, low, values.length - 1, rank);
    low = rank + 1;
  }
}

/**
 * The value at a fractional rank, linear between the neighbouring ranks, which must be in place already.
 * Equal neighbours give their value, infinite ones too; between a number and an infinity lies the infinity.
 */
export function valueAtRank(values: Float32Array | Float64Array, rank: number): number {
  const low = values[Math.floor(rank)] as number;
  const high = values[Math.ceil(rank)] as number;
  if (low === high) return low;
  if (low - low !== 0 || high - high !== 0) return low + high;
  const fraction = rank - Math.floor(rank);
  // From the nearer end, so that a fraction of 1 gives exactly the upper value.
  return fraction < 0.5 ? low + (high - low) * fraction : high - (high - low) * (1 - fraction);
}

/** Quickselect (Hoare partition, median of three); a run of bad pivots ends in a sort, so n log n is the worst. */
function placeRank(values: Float32Array | Float64Array, from: number, to: number, rank: number): void {
  let low = from;
  let high = to;
  let patience = 2 * Math.ceil(Math.log2(high - low + 2));
  while (low < high) {
    if (patience-- === 0) {
      values.subarray(low, high + 1).sort();
      return;
    }
    const pivot = medianOfThree(
      values[low] as number,
      values[(low + high) >>> 1] as number,
      values[high] as number,
    );
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] as number) < pivot) left++;
      while ((values[right] as number) > pivot) right--;
      if (left <= right) {
        const swapped = values[left] as number;
        values[left++] = values[right] as number;
        values[right--] = swapped;
      }
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
