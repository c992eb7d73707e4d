import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankByWeight } from './rendezvous.js';

const members = (count: number) => Array.from({ length: count }, (_, k) => ({ id: String(k) }));
const ranks = (key: string, among: readonly { readonly id: string }[]): string[] =>
  rankByWeight(key, among).map(({ id }) => id);
const runs = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('rankByWeight', () => {
  it('moves nothing but the keys of one that goes, and brings them back with it', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 12 }), fc.nat(), (run, count, pick) => {
        const all = members(count);
        const gone = String(pick % count);
        const before = ranks(run, all);
        const rest = all.filter(({ id }) => id !== gone);
        expect(ranks(run, rest)).toEqual(before.filter((id) => id !== gone));
        expect(ranks(run, [...rest, { id: gone }])).toEqual(before);
      }),
    );
  });

  it.each([2, 3, 5, 8])('spreads runs evenly over %i, and those of a dead one over the others', (count) => {
    const names = Array.from({ length: 3000 }, (_, k) => `study/2024-${k % 7}/run_${k}`);
    const first = new Map<string, number>();
    const second = new Map<string, number>();
    for (const name of names) {
      const [one = '', two = ''] = ranks(name, members(count));
      first.set(one, (first.get(one) ?? 0) + 1);
      if (one === '0') second.set(two, (second.get(two) ?? 0) + 1);
    }
    const fair = names.length / count;
    expect(first.size).toBe(count);
    // Six standard deviations of a fair draw.
    for (const some of first.values()) expect(Math.abs(some - fair)).toBeLessThan(6 * Math.sqrt(fair));
    const ofDead = first.get('0') ?? 0;
    const fairRest = ofDead / (count - 1);
    for (const some of second.values())
      expect(Math.abs(some - fairRest)).toBeLessThan(6 * Math.sqrt(fairRest));
  });
});
