/** A box of positions along the axes of an array. */
interface Slab {
  readonly first: readonly number[];
  readonly count: readonly number[];
}

/**
 * Cuts a box of `counts` into boxes of at most `most` elements, in C order: whole inner axes first.
 * `alignment` (elements per chunk, along each axis) moves the cuts to where chunks end, so that none is decoded twice.
 */
export function* cutIntoSlabs(
  counts: readonly number[],
  most: number,
  alignment: readonly number[] = [],
): Generator<Slab> {
  if (counts.includes(0)) return;
  let level = counts.length;
  let inner = 1;
  while (level > 0 && inner * (counts[level - 1] ?? 1) <= most) inner *= counts[--level] ?? 1;
  // `level - 1` is the axis that has to be cut; outside it every position is a slab of its own.
  const cut = level - 1;
  const step = cut < 0 ? 1 : stepAlong(Math.max(1, Math.floor(most / inner)), alignment[cut] ?? 1);
  const first = new Array<number>(counts.length).fill(0);
  for (;;) {
    yield {
      first: [...first],
      count: counts.map((count, axis) =>
        axis < cut ? 1 : axis === cut ? Math.min(step, count - (first[axis] ?? 0)) : count,
      ),
    };
    let axis = cut;
    for (; axis >= 0; axis--) {
      const next = (first[axis] ?? 0) + (axis === cut ? step : 1);
      if (next < (counts[axis] ?? 1)) {
        first[axis] = next;
        break;
      }
      first[axis] = 0;
    }
    if (axis < 0) return;
  }
}

function stepAlong(room: number, chunk: number): number {
  return room > chunk ? room - (room % chunk) : room;
}
