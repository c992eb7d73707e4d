import { signOf, type WorkerAddress } from './worker-address.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Whether a worker is worth asking: one that was lost is left alone for pauses that grow, or until it listens anew. */
export class WorkerPresence {
  readonly #address: WorkerAddress;
  readonly #now: () => number;
  #losses = 0;
  #lostAtMs = Number.NEGATIVE_INFINITY;
  #signAtLoss = '';

  /** @param now milliseconds of a clock that never goes back */
  constructor(address: WorkerAddress, now: () => number = () => performance.now()) {
    this.#address = address;
    this.#now = now;
  }

  /** True unless it was lost a short time ago and nothing has changed since. */
  get isLikely(): boolean {
    if (this.#losses === 0) return true;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.#losses - 1), LONGEST_PAUSE_MS);
    return this.#now() - this.#lostAtMs >= pause || signOf(this.#address) !== this.#signAtLoss;
  }

  /** The time at which a question begins, for `lost`. */
  begin(): number {
    return this.#now();
  }

  /** It answered. */
  found(): void {
    this.#losses = 0;
  }

  /** It did not answer a question that began at a time; many that it leaves at once are one loss. */
  lost(beganAtMs: number): void {
    if (beganAtMs < this.#lostAtMs) return;
    this.#losses += 1;
    this.#lostAtMs = this.#now();
    this.#signAtLoss = signOf(this.#address);
  }
}
