import { composePositions, countOf, evenPositions, type Region, regionSize } from './positions.js';

/** Elements that pass through a computation at once: 1 MB of doubles, which stay in the processor's cache. */
export const BLOCK_ELEMENTS = 2 ** 17;

/** A part of a region whose elements follow one another in C order. */
export interface Block {
  readonly region: Region;
  /** Of its first element, for each axis of the whole region. */
  readonly from: readonly number[];
  /** Elements of the whole region before it. */
  readonly offset: number;
  readonly size: number;
}

/** Divides a region into blocks of at most `most` elements, in C order. */
export function* blocksOf(region: Region, most: number = BLOCK_ELEMENTS): Generator<Block> {
  const total = regionSize(region);
  const counts = region.map(countOf);
  if (total <= most) {
    yield { region, from: counts.map(() => 0), offset: 0, size: total };
    return;
  }
  // The axis that is divided: everything after it fits into a block.
  let axis = counts.length - 1;
  let inner = 1;
  while (axis > 0 && inner * (counts[axis] ?? 1) <= most) {
    inner *= counts[axis] ?? 1;
    axis -= 1;
  }
  const length = counts[axis] ?? 1;
  const chunk = Math.max(1, Math.floor(most / inner));
  const from = new Array<number>(counts.length).fill(0);
  for (let offset = 0; offset < total; ) {
    const count = Math.min(chunk, length - (from[axis] ?? 0));
    const part = region.map((positions, k) => {
      if (k > axis) return positions;
      return composePositions(positions, evenPositions(from[k] ?? 0, 1, k === axis ? count : 1));
    });
    yield { region: part, from: [...from], offset, size: count * inner };
    offset += count * inner;
    advance(from, counts, axis, count);
  }
}

function advance(from: number[], counts: readonly number[], axis: number, by: number): void {
  from[axis] = (from[axis] ?? 0) + by;
  for (let k = axis; k > 0 && (from[k] ?? 0) >= (counts[k] ?? 1); k -= 1) {
    from[k] = 0;
    from[k - 1] = (from[k - 1] ?? 0) + 1;
  }
}
