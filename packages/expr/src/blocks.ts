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
  const { axis, inner, chunk } = division(counts, most);
  const length = counts[axis] ?? 1;
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

/** Blocks that stand for others: those at the ends of an axis may take less of its neighbourhood than all between. */
export interface AlikeBlocks {
  readonly region: Region;
  /** How many blocks are like it, itself included. */
  readonly times: number;
}

/** Blocks from either end of an axis that are told apart. */
const END_BLOCKS = 2;

/** The blocks of `blocksOf`, those between the ends of an axis once for all of them. */
export function alikeBlocks(region: Region, most: number = BLOCK_ELEMENTS): AlikeBlocks[] {
  if (regionSize(region) <= most) return [{ region, times: 1 }];
  const counts = region.map(countOf);
  const { axis, chunk } = division(counts, most);
  let alike: AlikeBlocks[] = [{ region, times: 1 }];
  for (let k = 0; k <= axis; k += 1) {
    const stretches = alikeStretches(counts[k] ?? 1, k === axis ? chunk : 1);
    alike = alike.flatMap(({ region: before, times }) =>
      stretches.map(({ from, count, times: more }) => ({
        region: before.map((positions, at) =>
          at === k ? composePositions(positions, evenPositions(from, 1, count)) : positions,
        ),
        times: times * more,
      })),
    );
  }
  return alike;
}

/** Stretches of `chunk` positions of an axis, the last of what is left. */
function alikeStretches(length: number, chunk: number): { from: number; count: number; times: number }[] {
  const blocks = Math.ceil(length / chunk);
  const at = (block: number, times: number) => ({
    from: block * chunk,
    count: Math.min(chunk, length - block * chunk),
    times,
  });
  if (blocks <= 2 * END_BLOCKS + 1) return Array.from({ length: blocks }, (_, block) => at(block, 1));
  const ends = Array.from({ length: END_BLOCKS }, (_, k) => [at(k, 1), at(blocks - 1 - k, 1)]).flat();
  return [...ends, at(END_BLOCKS, blocks - 2 * END_BLOCKS)];
}

/** The axis that is divided into chunks so that everything behind it fits into a block, `inner` elements a position. */
function division(counts: readonly number[], most: number): { axis: number; inner: number; chunk: number } {
  let axis = counts.length - 1;
  let inner = 1;
  while (axis > 0 && inner * (counts[axis] ?? 1) <= most) {
    inner *= counts[axis] ?? 1;
    axis -= 1;
  }
  return { axis, inner, chunk: Math.max(1, Math.floor(most / inner)) };
}

function advance(from: number[], counts: readonly number[], axis: number, by: number): void {
  from[axis] = (from[axis] ?? 0) + by;
  for (let k = axis; k > 0 && (from[k] ?? 0) >= (counts[k] ?? 1); k -= 1) {
    from[k] = 0;
    from[k - 1] = (from[k - 1] ?? 0) + 1;
  }
}
