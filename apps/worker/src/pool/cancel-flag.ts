import { TaggedError } from '@emout/api/errors';

/** One shared Int32, 0 until the task is cancelled. */
export function createCancelFlag(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Cancels the task that holds the flag, in whichever thread it runs. */
export function raiseCancelFlag(flag: SharedArrayBuffer): void {
  Atomics.store(new Int32Array(flag), 0, 1);
}

/**
 * An AbortSignal that follows the flag. A thread that computes never returns to its event loop, so no abort
 * event could arrive: reading `aborted` or calling `throwIfAborted()` looks at the shared memory instead, and
 * the first look that finds the flag raised aborts the signal for its listeners, too.
 */
export function signalOfFlag(flag: SharedArrayBuffer): AbortSignal {
  const cell = new Int32Array(flag);
  const controller = new AbortController();
  const { signal } = controller;
  let aborted = false;
  const isAborted = () => {
    if (!aborted && Atomics.load(cell, 0) !== 0) {
      aborted = true;
      controller.abort(new TaggedError({ tag: 'Cancelled', message: 'The request was cancelled.' }));
    }
    return aborted;
  };
  return Object.defineProperties(signal, {
    aborted: { get: isAborted },
    throwIfAborted: {
      value: () => {
        if (isAborted()) throw signal.reason;
      },
    },
  });
}
