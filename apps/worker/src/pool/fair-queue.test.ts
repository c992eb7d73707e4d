import { describe, expect, it } from 'vitest';
import { FairQueue, type Waiting } from './fair-queue.js';

interface Item extends Waiting {
  readonly name: string;
}

const item = (name: string, clients: string[] = [name.slice(0, 1)], rank = 0): Item => ({
  name,
  rank,
  clients: () => clients,
});

function queueOf(...items: Item[]): FairQueue<Item> {
  const queue = new FairQueue<Item>();
  for (const one of items) queue.add(one);
  return queue;
}

/** The names in the order of their turns. */
function drain(queue: FairQueue<Item>, most = Number.POSITIVE_INFINITY): string[] {
  const names: string[] = [];
  for (let next = queue.next(() => true); next && names.length < most; next = queue.next(() => true)) {
    queue.take(next);
    names.push(next.name);
  }
  return names;
}

describe('FairQueue', () => {
  it('gives clients their turns, and each its oldest first', () => {
    const queue = queueOf(...['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map((name) => item(name)));
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect(queue.size).toBe(0);
  });

  it('lets who comes later have the next turn but one', () => {
    const queue = queueOf(...Array.from({ length: 200 }, (_, k) => item(`a${k}`)));
    expect(drain(queue, 3)).toEqual(['a0', 'a1', 'a2']);
    queue.add(item('b0'));
    expect(drain(queue, 2)).toEqual(['b0', 'a3']);
  });

  it('does not let many who ask for one at a time keep out who asks for many', () => {
    const queue = queueOf(...['a0', 'a1', 'a2'].map((name) => item(name)));
    const order: string[] = [];
    for (let k = 0; k < 9; k += 1) {
      if (queue.sizeOf('b') === 0) queue.add(item(`b${k}`));
      if (queue.sizeOf('c') === 0) queue.add(item(`c${k}`));
      order.push(...drain(queue, 1));
    }
    expect(order.map((name) => name[0]).join('')).toBe('abcabcabc');
  });

  it('has ranks before turns', () => {
    const queue = queueOf(
      item('a1', ['a'], 1),
      item('a2', ['a'], 0),
      item('b1', ['b'], 1),
      item('a3', ['a'], 0),
    );
    expect(drain(queue)).toEqual(['a2', 'a3', 'b1', 'a1']);
  });

  it('takes what two wait for in the turn of either, which is the turn of both', () => {
    const queue = queueOf(item('a1'), item('a2'), item('a3', ['a', 'b']), item('b1'));
    expect(drain(queue)).toEqual(['a1', 'a3', 'a2', 'b1']);
  });

  it('passes over what may not start, and what was taken away', () => {
    const [first, second, third] = [item('a1'), item('a2'), item('a3')];
    const queue = queueOf(first, second, third);
    queue.remove(first);
    expect(queue.next((one) => one !== second)).toBe(third);
    queue.take(third);
    queue.putBack(third);
    expect([queue.size, queue.sizeOf('a'), queue.sizeOf('b')]).toEqual([2, 2, 0]);
    expect(drain(queue)).toEqual(['a3', 'a2']);
  });
});
