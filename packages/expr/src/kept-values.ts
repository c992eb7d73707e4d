import { elementStrides, gatherRows } from './gather-rows.js';
import { countOf, evenPositions, positionAt, type Region, regionShape } from './positions.js';
import type { AxisPositions } from './value-type.js';

/** Values of a region of a step, computed once for the whole of an evaluation. */
export class KeptValues {
  readonly #strides: readonly number[];
  readonly #shape: readonly number[];

  constructor(
    readonly region: Region,
    readonly values: Float64Array,
  ) {
    this.#shape = regionShape(region);
    this.#strides = elementStrides(this.#shape);
  }

  /** Writes a part of the region to `output`; false when some of it was not kept. */
  copy(part: Region, output: Float64Array): boolean {
    const tables: Int32Array[] = [];
    for (const [axis, positions] of part.entries()) {
      const kept = this.region[axis];
      const table = kept && placesOf(positions, kept, this.#strides[axis] ?? 1);
      if (!table) return false;
      tables.push(table);
    }
    gatherRows(this.values, tables, output);
    return true;
  }
}

/** True when every position of `part` is one of a kept region. */
export function holdsRegion(kept: Region, part: Region): boolean {
  return part.every((positions, axis) => {
    const all = kept[axis];
    return all !== undefined && holdsPositions(all, positions);
  });
}

function holdsPositions(kept: AxisPositions, part: AxisPositions): boolean {
  if (kept.kind !== 'even' || part.kind !== 'even') return placesOf(part, kept, 1) !== null;
  // Even positions between two kept ones are kept when one of their steps is.
  const ends = part.count === 1 ? [0] : [0, 1, part.count - 1];
  return ends.every((k) => placesOf(evenPositions(positionAt(part, k), 1, 1), kept, 1) !== null);
}

/** Where positions stand among the kept ones, times the stride; null when one of them was not kept. */
function placesOf(positions: AxisPositions, kept: AxisPositions, stride: number): Int32Array | null {
  const count = countOf(positions);
  const table = new Int32Array(count);
  const find = kept.kind === 'even' ? null : new Map(kept.at.map((position, place) => [position, place]));
  for (let k = 0; k < count; k += 1) {
    const position = positionAt(positions, k);
    const place =
      kept.kind === 'even'
        ? (position - kept.start) / (kept.count === 1 ? 1 : kept.step)
        : (find?.get(position) ?? -1);
    if (!Number.isInteger(place) || place < 0 || place >= countOf(kept)) return null;
    table[k] = place * stride;
  }
  return table;
}
