import { describe, expect, it } from 'vitest';
import { createCancelFlag, raiseCancelFlag, signalOfFlag } from './cancel-flag.js';

describe('signalOfFlag', () => {
  it('is quiet until the flag is raised, and aborts without a turn of the event loop', () => {
    const flag = createCancelFlag();
    const signal = signalOfFlag(flag);
    expect(signal.aborted).toBe(false);
    expect(() => signal.throwIfAborted()).not.toThrow();
    raiseCancelFlag(flag);
    expect(() => signal.throwIfAborted()).toThrow('The request was cancelled.');
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ tag: 'Cancelled' });
  });

  it('tells its listeners once, at the first look', () => {
    const flag = createCancelFlag();
    const signal = signalOfFlag(flag);
    let told = 0;
    signal.addEventListener('abort', () => {
      told += 1;
    });
    raiseCancelFlag(flag);
    expect(told).toBe(0);
    expect([signal.aborted, signal.aborted]).toEqual([true, true]);
    expect(told).toBe(1);
  });

  it('is an AbortSignal to others', () => {
    const flag = createCancelFlag();
    const combined = AbortSignal.any([signalOfFlag(flag)]);
    expect(combined).toBeInstanceOf(AbortSignal);
    expect(signalOfFlag(flag)).toBeInstanceOf(AbortSignal);
  });
});
