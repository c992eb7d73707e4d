import { composePositions, countOf, evenPositions, positionsOf } from './positions.js';
import type { AxisPositions } from './value-type.js';

/** Where the positions along an axis come from in the axis before. */
export type AxisMap =
  /** One position; the axis is gone. */
  | { readonly kind: 'fixed'; readonly at: number }
  | { readonly kind: 'positions'; readonly positions: AxisPositions }
  /** An axis of `size` points followed by `copies` of it, each without its first point unless `withEdge`. */
  | { readonly kind: 'tile'; readonly size: number; readonly copies: number; readonly withEdge: boolean }
  /** An axis of `size` points followed by its reverse without the first point of that. */
  | { readonly kind: 'mirror'; readonly size: number };

/** Points of the mapped axis; null when it is gone. */
export function mappedCount(map: AxisMap): number | null {
  switch (map.kind) {
    case 'fixed':
      return null;
    case 'positions':
      return countOf(map.positions);
    case 'tile':
      return map.size + map.copies * (map.withEdge ? map.size : map.size - 1);
    case 'mirror':
      return 2 * map.size - 1;
  }
}

/** The positions before the map that `places` after it stand for. */
export function mapPositions(map: AxisMap, places: AxisPositions): AxisPositions {
  switch (map.kind) {
    case 'fixed':
      return evenPositions(map.at, 1, 1);
    case 'positions':
      return composePositions(map.positions, places);
    case 'tile': {
      const { size, withEdge } = map;
      const period = Math.max(1, size - 1);
      return each(places, (p) =>
        p < size ? p : withEdge ? p % size : size === 1 ? 0 : ((p - size) % period) + 1,
      );
    }
    case 'mirror':
      return each(places, (p) => (p < map.size ? p : 2 * (map.size - 1) - p));
  }
}

/** Equal for equal maps. */
export function mapKey(map: AxisMap): string {
  switch (map.kind) {
    case 'fixed':
      return `${map.at}`;
    case 'positions': {
      const { positions } = map;
      return positions.kind === 'even'
        ? `${positions.start}:${positions.step}:${positions.count}`
        : positions.at.join('_');
    }
    case 'tile':
      return `t${map.size}x${map.copies}${map.withEdge ? 'e' : ''}`;
    case 'mirror':
      return `m${map.size}`;
  }
}

function each(places: AxisPositions, of: (place: number) => number): AxisPositions {
  if (places.kind === 'list') return positionsOf(places.at.map(of));
  const { start, step, count } = places;
  return positionsOf(Array.from({ length: count }, (_, k) => of(start + k * step)));
}
