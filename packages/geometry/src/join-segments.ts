/** Points one behind the other; a closed chain has its first point again at the end. */
export interface Chain {
  readonly chain: readonly number[];
  readonly closed: boolean;
}

/**
 * Joins segments, given by the numbers of their end points, to lines as long as possible; segments that occur twice
 * enclose nothing and are left out in pairs.
 */
export function joinSegments(segments: readonly (readonly [number, number])[]): Chain[] {
  const neighbours = new Map<number, Set<number>>();
  const toggle = (from: number, to: number): void => {
    const known = neighbours.get(from) ?? new Set<number>();
    neighbours.set(from, known);
    if (!known.delete(to)) known.add(to);
  };
  for (const [a, b] of segments) {
    if (a === b) continue;
    toggle(a, b);
    toggle(b, a);
  }
  const chains: Chain[] = [];
  const follow = (start: number): void => {
    const chain = [start];
    for (let at = start; ; ) {
      const [next] = neighbours.get(at) ?? [];
      if (next === undefined) break;
      neighbours.get(at)?.delete(next);
      neighbours.get(next)?.delete(at);
      chain.push(next);
      at = next;
      if (at === start) break;
    }
    chains.push({ chain, closed: chain.length > 2 && chain.at(-1) === start });
  };
  // Lines with ends first, from an end; whatever is left then closes on itself.
  for (const [point, known] of neighbours) while (known.size % 2 === 1) follow(point);
  for (const [point, known] of neighbours) while (known.size > 0) follow(point);
  return chains;
}
