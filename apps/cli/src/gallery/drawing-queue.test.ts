import { describe, expect, it } from 'vitest';
import { DrawingQueue } from './drawing-queue.js';
import type { PlannedPicture } from './gallery-plan.js';

function pictures(field: string, count: number): PlannedPicture[] {
  return Array.from({ length: count }, (_, k) => ({
    ...{ field, expression: field, fileName: `${field}${k}`, basis: { kind: 'line', expressions: [] } },
    ...{ kind: 'line', along: 'x' },
  }));
}

describe('DrawingQueue', () => {
  it('gives the pictures of a field to who drew the last of it', () => {
    const queue = new DrawingQueue([...pictures('a', 2), ...pictures('b', 2)]);
    const named = (field: string | null) => queue.next(field)?.fileName ?? null;
    expect([named(null), named(null)]).toEqual(['a0', 'b0']);
    expect([named('b'), named('a')]).toEqual(['b1', 'a1']);
    expect([named('a'), named('b')]).toEqual([null, null]);
  });

  it('shares the rest of the fullest field, from its end', () => {
    const queue = new DrawingQueue([...pictures('a', 4), ...pictures('b', 2)]);
    expect([queue.next(null), queue.next(null), queue.next('b')].map((one) => one?.fileName)).toEqual([
      'a0',
      'b0',
      'b1',
    ]);
    expect(queue.next('b')?.fileName).toBe('a3');
    expect(queue.next('a')?.fileName).toBe('a1');
    expect(queue.next('a')?.fileName).toBe('a2');
    expect(queue.next('a')).toBeNull();
  });

  it('gives every picture once, however many threads take them', () => {
    const all = ['a', 'b', 'c'].flatMap((field) => pictures(field, 7));
    const queue = new DrawingQueue(all);
    const last: (string | null)[] = [null, null, null, null, null];
    const given: string[] = [];
    for (let k = 0; ; k = (k * 3 + 1) % 5) {
      const next = queue.next(last[k] ?? null);
      if (next === null) break;
      last[k] = next.field;
      given.push(next.fileName);
    }
    expect(given.toSorted()).toEqual(all.map(({ fileName }) => fileName).toSorted());
  });
});
