interface Shared<Value> {
  readonly promise: Promise<Value>;
  readonly controller: AbortController;
  waiters: number;
}

/** Equal requests that overlap become one computation, which is cancelled when the last one waiting leaves. */
export class InFlight<Value> {
  readonly #shared = new Map<string, Shared<Value>>();

  get size(): number {
    return this.#shared.size;
  }

  /** The result of `compute` under `key`, shared with others; rejects with the signal's reason when it aborts. */
  join(key: string, signal: AbortSignal, compute: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const shared = this.#shared.get(key) ?? this.#begin(key, compute);
    shared.waiters += 1;
    return new Promise<Value>((resolve, reject) => {
      const leave = () => {
        shared.waiters -= 1;
        if (shared.waiters === 0) {
          // A newcomer must not be tied to a computation that ends cancelled.
          if (this.#shared.get(key) === shared) this.#shared.delete(key);
          shared.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = () => signal.removeEventListener('abort', leave);
      shared.promise.then(
        (value) => {
          stay();
          resolve(value);
        },
        (error: unknown) => {
          stay();
          reject(error);
        },
      );
    });
  }

  #begin(key: string, compute: (signal: AbortSignal) => Promise<Value>): Shared<Value> {
    const controller = new AbortController();
    const shared: Shared<Value> = {
      controller,
      waiters: 0,
      promise: compute(controller.signal).finally(() => {
        if (this.#shared.get(key) === shared) this.#shared.delete(key);
      }),
    };
    this.#shared.set(key, shared);
    return shared;
  }
}
