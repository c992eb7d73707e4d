import { describe, expect, it } from 'vitest';
import { InFlight } from './in-flight.js';

/** A computation that the test ends by hand and whose signals it sees. */
class Computation {
  readonly signals: AbortSignal[] = [];
  #finish: ((value: string) => void)[] = [];

  readonly run = (signal: AbortSignal): Promise<string> => {
    this.signals.push(signal);
    return new Promise((resolve, reject) => {
      this.#finish.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };

  finish(value: string): void {
    for (const resolve of this.#finish.splice(0)) resolve(value);
  }
}

const { signal } = new AbortController();

describe('InFlight', () => {
  it('computes once for equal keys, again once that is over', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const both = [flight.join('a', signal, work.run), flight.join('a', signal, work.run)];
    work.finish('picture');
    expect(await Promise.all(both)).toEqual(['picture', 'picture']);
    expect(work.signals.length).toBe(1);
    expect(flight.size).toBe(0);
    const again = flight.join('a', signal, work.run);
    work.finish('newer');
    expect(await again).toBe('newer');
  });

  it('keeps different keys apart', async () => {
    const flight = new InFlight<string>();
    const one = new Computation();
    const other = new Computation();
    const both = [flight.join('a', signal, one.run), flight.join('b', signal, other.run)];
    one.finish('1');
    other.finish('2');
    expect(await Promise.all(both)).toEqual(['1', '2']);
  });

  it('goes on while one of two still waits', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const leaving = new AbortController();
    const left = flight.join('a', leaving.signal, work.run);
    const stayed = flight.join('a', signal, work.run);
    leaving.abort(new Error('closed'));
    await expect(left).rejects.toThrow('closed');
    expect(work.signals[0]?.aborted).toBe(false);
    work.finish('picture');
    expect(await stayed).toBe('picture');
  });

  it('cancels when the last one leaves; a newcomer starts afresh', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const leaving = new AbortController();
    const left = flight.join('a', leaving.signal, work.run);
    leaving.abort(new Error('closed'));
    await expect(left).rejects.toThrow('closed');
    expect(work.signals[0]?.aborted).toBe(true);
    const fresh = new Computation();
    const newcomer = flight.join('a', signal, fresh.run);
    fresh.finish('picture');
    expect(await newcomer).toBe('picture');
  });

  it('gives every waiter the same error', async () => {
    const flight = new InFlight<string>();
    const fail = () => Promise.reject(new Error('The file ends early.'));
    const both = await Promise.allSettled([flight.join('a', signal, fail), flight.join('a', signal, fail)]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(flight.size).toBe(0);
  });
});
