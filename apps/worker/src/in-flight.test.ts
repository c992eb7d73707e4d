import { describe, expect, it } from 'vitest';
import { type Computing, InFlight } from './in-flight.js';

/** A computation that the test ends by hand and whose signals it sees. */
class Computation {
  readonly signals: AbortSignal[] = [];
  clients: () => readonly string[] = () => [];
  #finish: ((value: string) => void)[] = [];

  readonly run = ({ signal, clients }: Computing): Promise<string> => {
    this.signals.push(signal);
    this.clients = clients;
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
const usual = { signal, client: 'a' };

describe('InFlight', () => {
  it('computes once for equal keys, again once that is over', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const both = [flight.join('a', usual, work.run), flight.join('a', usual, work.run)];
    work.finish('picture');
    expect(await Promise.all(both)).toEqual(['picture', 'picture']);
    expect(work.signals.length).toBe(1);
    expect(flight.size).toBe(0);
    const again = flight.join('a', usual, work.run);
    work.finish('newer');
    expect(await again).toBe('newer');
  });

  it('keeps different keys apart', async () => {
    const flight = new InFlight<string>();
    const one = new Computation();
    const other = new Computation();
    const both = [flight.join('a', usual, one.run), flight.join('b', usual, other.run)];
    one.finish('1');
    other.finish('2');
    expect(await Promise.all(both)).toEqual(['1', '2']);
  });

  it('goes on while one of two still waits', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const leaving = new AbortController();
    const left = flight.join('a', { signal: leaving.signal, client: 'b' }, work.run);
    const stayed = flight.join('a', usual, work.run);
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
    const left = flight.join('a', { signal: leaving.signal, client: 'b' }, work.run);
    leaving.abort(new Error('closed'));
    await expect(left).rejects.toThrow('closed');
    expect(work.signals[0]?.aborted).toBe(true);
    const fresh = new Computation();
    const newcomer = flight.join('a', usual, fresh.run);
    fresh.finish('picture');
    expect(await newcomer).toBe('picture');
  });

  it('says who waits at the moment', async () => {
    const flight = new InFlight<string>();
    const work = new Computation();
    const leaving = new AbortController();
    const left = flight.join('a', { signal: leaving.signal, client: 'b' }, work.run);
    expect(work.clients()).toEqual(['b']);
    const stayed = [flight.join('a', usual, work.run), flight.join('a', usual, work.run)];
    expect(work.clients()).toEqual(['b', 'a', 'a']);
    leaving.abort(new Error('closed'));
    await expect(left).rejects.toThrow('closed');
    expect(work.clients()).toEqual(['a', 'a']);
    work.finish('picture');
    await Promise.all(stayed);
  });

  it('gives every waiter the same error', async () => {
    const flight = new InFlight<string>();
    const fail = () => Promise.reject(new Error('The file ends early.'));
    const both = await Promise.allSettled([flight.join('a', usual, fail), flight.join('a', usual, fail)]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(flight.size).toBe(0);
  });
});
