interface Waiter {
  readonly client: string;
}

interface Shared<Value> {
  readonly promise: Promise<Value>;
  readonly controller: AbortController;
  readonly waiters: Set<Waiter>;
}

/** Who else a computation is for; `client` is who asks, empty for who is not told apart. */
export interface Joining {
  readonly signal: AbortSignal;
  readonly client: string;
}

/** What a computation is told: when nobody waits any more, and which clients do at the moment. */
export interface Computing {
  readonly signal: AbortSignal;
  readonly clients: () => readonly string[];
}

/** Equal requests that overlap become one computation, which is cancelled when the last one waiting leaves. */
export class InFlight<Value> {
  readonly #shared = new Map<string, Shared<Value>>();

  get size(): number {
    return this.#shared.size;
  }

  /** The result of `compute` under `key`, shared with others; rejects with the signal's reason when it aborts. */
  join(
    key: string,
    { signal, client }: Joining,
    compute: (computing: Computing) => Promise<Value>,
  ): Promise<Value> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const waiter: Waiter = { client };
    const known = this.#shared.get(key);
    known?.waiters.add(waiter);
    const shared = known ?? this.#begin(key, waiter, compute);
    return new Promise<Value>((resolve, reject) => {
      const leave = () => {
        shared.waiters.delete(waiter);
        if (shared.waiters.size === 0) {
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

  #begin(key: string, first: Waiter, compute: (computing: Computing) => Promise<Value>): Shared<Value> {
    const controller = new AbortController();
    // Before the computation starts: its place in the queue depends on who waits.
    const waiters = new Set([first]);
    const clients = () => Array.from(waiters, ({ client }) => client);
    const shared: Shared<Value> = {
      controller,
      waiters,
      promise: compute({ signal: controller.signal, clients }).finally(() => {
        if (this.#shared.get(key) === shared) this.#shared.delete(key);
      }),
    };
    this.#shared.set(key, shared);
    return shared;
  }
}
