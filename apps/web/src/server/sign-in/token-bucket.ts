/** How many at once, and how often one more. */
export interface BucketSize {
  readonly size: number;
  readonly refillMs: number;
}

/** Lets through `size` at once and one more each `refillMs`; the same memory for any number of askers. */
export class TokenBucket {
  readonly #size: number;
  readonly #refillMs: number;
  readonly #now: () => number;
  #tokens: number;
  #countedAt: number;

  /** `now`: a clock in milliseconds that does not jump. */
  constructor({ size, refillMs }: BucketSize, now: () => number = () => performance.now()) {
    this.#size = size;
    this.#refillMs = refillMs;
    this.#now = now;
    this.#tokens = size;
    this.#countedAt = now();
  }

  /** Takes one; false where there is none. */
  take(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whole seconds until there is one again, at least 1 where there is none now. */
  get waitS(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - this.#tokens) * this.#refillMs) / 1000));
  }

  #refill(): void {
    const now = this.#now();
    this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#countedAt) / this.#refillMs);
    this.#countedAt = now;
  }
}
