import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NewestWins } from './newest-wins';

interface Pending {
  readonly request: number;
  readonly signal: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function setUp(intervalMs = 50) {
  const pending: Pending[] = [];
  const answers: number[] = [];
  const errors: number[] = [];
  const loader = new NewestWins<number, number>({
    intervalMs,
    load: (request, signal) =>
      new Promise((resolve, reject) => {
        pending.push({ request, signal, resolve: () => resolve(request), reject });
      }),
    onAnswer: (answer) => answers.push(answer),
    onError: (_, request) => errors.push(request),
  });
  const at = (k: number): Pending => {
    const one = pending[k];
    if (one === undefined) throw new Error(`request ${k} was not started`);
    return one;
  };
  return { loader, pending, answers, errors, at };
}

const tick = () => vi.advanceTimersByTimeAsync(0);

describe('NewestWins', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets a streamed request finish and then asks for the newest only', async () => {
    const { loader, pending, answers, at } = setUp();
    for (const request of [1, 2, 3, 4]) loader.ask(request);
    expect(pending.map(({ request }) => request)).toEqual([1]);
    at(0).resolve();
    await vi.advanceTimersByTimeAsync(60);
    expect(answers).toEqual([1]);
    expect(pending.map(({ request }) => request)).toEqual([1, 4]);
    expect(at(0).signal.aborted).toBe(false);
  });

  it('starts streamed requests no faster than the interval', async () => {
    const { loader, pending, at } = setUp(50);
    loader.ask(1);
    at(0).resolve();
    await tick();
    loader.ask(2);
    await vi.advanceTimersByTimeAsync(49);
    expect(pending).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(pending).toHaveLength(2);
  });

  it('aborts whatever runs for a final request and never delivers it', async () => {
    const { loader, answers, at } = setUp();
    loader.ask(1);
    loader.ask(2);
    loader.settle(3);
    expect(at(0).signal.aborted).toBe(true);
    at(1).resolve();
    await tick();
    at(0).resolve();
    await vi.advanceTimersByTimeAsync(200);
    expect(answers).toEqual([3]);
  });

  it('keeps silent about errors of what was given up', async () => {
    const { loader, errors, answers, at } = setUp();
    loader.settle(1);
    loader.settle(2);
    at(0).reject(new DOMException('aborted', 'AbortError'));
    at(1).resolve();
    await tick();
    expect(errors).toEqual([]);
    expect(answers).toEqual([2]);
  });

  it('goes on after an error', async () => {
    const { loader, errors, answers, at } = setUp();
    loader.ask(1);
    loader.ask(2);
    at(0).reject(new Error('broken'));
    await vi.advanceTimersByTimeAsync(60);
    at(1).resolve();
    await tick();
    expect(errors).toEqual([1]);
    expect(answers).toEqual([2]);
  });

  it('asks nothing once it is closed', async () => {
    const { loader, pending, answers, at } = setUp();
    loader.ask(1);
    loader.close();
    loader.ask(2);
    loader.settle(3);
    at(0).resolve();
    await vi.advanceTimersByTimeAsync(200);
    expect(pending).toHaveLength(1);
    expect(answers).toEqual([]);
  });
});
